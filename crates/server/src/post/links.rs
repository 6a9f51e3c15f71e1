//! Links of mails: made when the mail is sent, in the transaction that claims it. Only hashes stay behind.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    identity::one_time_secret::Purpose,
    post::outgoing_mail,
    profile::{delivery_secret, statement_delivery},
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, Set,
};

use super::Notice;
use crate::{
    identity::secrets::{LINK_LIFE, issue_link},
    secret::Token,
};

/// How long an insurer can fetch a statement (PROF-09).
pub const DELIVERY_LIFE: TimeDelta = TimeDelta::days(90);

/// The secret of a link, where it leads, and until when.
#[derive(Debug)]
pub struct FreshLink {
    page: &'static str,
    token: Token,
    /// When it stops working.
    pub valid_until: DateTime<Utc>,
}

impl FreshLink {
    /// The address. The secret stands behind `#`: no server that the browser asks ever sees it.
    pub fn address(&self, public_url: &str) -> String {
        format!("{public_url}{}#{}", self.page, self.token.reveal())
    }
}

/// Makes the link that a mail with this notice carries, if it carries one.
pub async fn fresh_link(
    txn: &DatabaseTransaction,
    mail: &outgoing_mail::Model,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<Option<FreshLink>, DbErr> {
    let link = |page, token, life| Some(FreshLink { page, token, valid_until: now + life });
    let subscription = mail.subscription_id;
    Ok(match notice {
        Notice::PasswordLink => {
            let token = issue_link(txn, subscription, Purpose::PasswordLink, None, now).await?;
            link("/mot-de-passe/nouveau", token, LINK_LIFE)
        }
        Notice::EmailLink => {
            let address = Some(mail.recipient.clone());
            let token = issue_link(txn, subscription, Purpose::EmailLink, address, now).await?;
            link("/adresse-electronique/confirmer", token, LINK_LIFE)
        }
        Notice::ForwardedStatement { .. } => {
            let token = delivery_token(txn, mail.id, now).await?;
            token.and_then(|token| link("/organisme-complementaire/decompte", token, DELIVERY_LIFE))
        }
        _ => None,
    })
}

/// The secret with which an insurer fetches the statement that this mail announces; none when the delivery is gone.
async fn delivery_token(txn: &DatabaseTransaction, mail_id: i64, now: DateTime<Utc>) -> Result<Option<Token>, DbErr> {
    let delivery = statement_delivery::Entity::find().filter(statement_delivery::Column::MailId.eq(mail_id)).one(txn);
    let Some(delivery) = delivery.await? else { return Ok(None) };
    let token = Token::random();
    let secret = delivery_secret::ActiveModel {
        delivery_id: Set(delivery.id),
        secret_hash: Set(token.hash()),
        expires_at: Set(now + DELIVERY_LIFE),
        ..Default::default()
    };
    secret.insert(txn).await?;
    Ok(Some(token))
}
