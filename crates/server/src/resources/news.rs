//! Telling the person by mail what becomes of their declaration, where their address is confirmed. Nothing of what was
//! declared.

use chrono::{DateTime, Utc};
use entity::{identity::subscription, resources::declaration};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait as _};

use super::rules::declaration_number;
use crate::{
    post::{DeclarationNews, MailTo, Notice, queue_mail},
    profile::{confirmed_address, language_of},
};

/// Queues the mail in the transaction of its cause.
pub async fn tell(
    txn: &DatabaseTransaction,
    row: &declaration::Model,
    news: DeclarationNews,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(subscription) = subscription::Entity::find_by_id(row.subscription_id).one(txn).await? else {
        return Ok(());
    };
    let Some(address) = confirmed_address(&subscription) else { return Ok(()) };
    let to =
        MailTo { subscription_id: subscription.id, address: address.to_owned(), language: language_of(&subscription) };
    let notice = Notice::Declaration { number: declaration_number(row.id, row.submitted_at), news };
    queue_mail(txn, to, &notice, now).await?;
    Ok(())
}
