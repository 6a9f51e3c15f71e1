//! Putting mails and letters where they wait, in the transaction of their cause.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::language::Language;
use entity::{
    identity::subscription,
    post::{
        letter::{self, LetterKind, LetterState},
        outgoing_mail::{self, MailState},
    },
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Set,
};
use uuid::Uuid;

use super::Notice;

/// Where a mail goes.
#[derive(Clone, Debug)]
pub struct MailTo {
    /// The subscription that it is about.
    pub subscription_id: i64,
    /// The address.
    pub address: String,
    /// The language of its text.
    pub language: Language,
}

/// Queues a mail, due at once; answers its key.
///
/// # Errors
/// When the database fails.
pub async fn queue_mail(
    txn: &DatabaseTransaction,
    to: MailTo,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<i64, DbErr> {
    Ok(row(Uuid::new_v4(), to, notice, now)?.insert(txn).await?.id)
}

/// Queues a mail to the address of a subscription, where one is confirmed.
///
/// # Errors
/// When the database fails.
pub async fn queue_if_confirmed(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    notice: &Notice,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(subscription) = subscription::Entity::find_by_id(subscription_id).one(txn).await? else {
        return Ok(());
    };
    if let Some(address) = subscription.email_confirmed_at.and(subscription.email_address) {
        let language = Language::from_tag(&subscription.language).unwrap_or_default();
        queue_mail(txn, MailTo { subscription_id, address, language }, notice, now).await?;
    }
    Ok(())
}

/// Mails that one statement inserts.
const TOGETHER: usize = 500;

/// Queues many mails, due at once, with a few statements; answers their keys, in the order of the mails.
///
/// # Errors
/// When the database fails.
pub async fn queue_mails(
    txn: &DatabaseTransaction,
    mails: Vec<(MailTo, Notice)>,
    now: DateTime<Utc>,
) -> Result<Vec<i64>, DbErr> {
    use outgoing_mail::{Column, Entity};
    let mut keys = Vec::with_capacity(mails.len());
    let mut mails = mails.into_iter();
    loop {
        let some: Vec<(Uuid, (MailTo, Notice))> =
            mails.by_ref().take(TOGETHER).map(|mail| (Uuid::new_v4(), mail)).collect();
        if some.is_empty() {
            return Ok(keys);
        }
        let names: Vec<Uuid> = some.iter().map(|(name, _)| *name).collect();
        let rows = some.into_iter().map(|(name, (to, notice))| row(name, to, &notice, now));
        Entity::insert_many(rows.collect::<Result<Vec<_>, _>>()?).exec_without_returning(txn).await?;
        // In what order keys were given is not promised: each mail is found by its name.
        let stored: Vec<(Uuid, i64)> = Entity::find()
            .select_only()
            .columns([Column::MessageUuid, Column::Id])
            .filter(Column::MessageUuid.is_in(names.iter().copied()))
            .into_tuple()
            .all(txn)
            .await?;
        let stored: HashMap<Uuid, i64> = stored.into_iter().collect();
        keys.extend(names.iter().filter_map(|name| stored.get(name).copied()));
    }
}

fn row(name: Uuid, to: MailTo, notice: &Notice, now: DateTime<Utc>) -> Result<outgoing_mail::ActiveModel, DbErr> {
    let notice = serde_json::to_string(notice).map_err(|fault| DbErr::Json(fault.to_string()))?;
    Ok(outgoing_mail::ActiveModel {
        message_uuid: Set(name),
        subscription_id: Set(to.subscription_id),
        recipient: Set(to.address),
        language: Set(to.language.code().to_owned()),
        notice: Set(notice),
        state: Set(MailState::Queued),
        attempts: Set(0),
        created_at: Set(now),
        due_at: Set(now),
        ..Default::default()
    })
}

/// Queues a letter for the next print run; answers its key.
///
/// # Errors
/// When the database fails.
pub async fn queue_letter(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    kind: LetterKind,
    language: Language,
    now: DateTime<Utc>,
) -> Result<i64, DbErr> {
    let letter = letter::ActiveModel {
        public_id: Set(Uuid::new_v4()),
        subscription_id: Set(subscription_id),
        kind: Set(kind),
        language: Set(language.code().to_owned()),
        state: Set(LetterState::Queued),
        queued_at: Set(now),
        ..Default::default()
    };
    Ok(letter.insert(txn).await?.id)
}
