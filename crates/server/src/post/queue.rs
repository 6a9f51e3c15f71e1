//! Putting mails and letters where they wait, in the transaction of their cause.

use chrono::{DateTime, Utc};
use contract::language::Language;
use entity::post::{
    letter::{self, LetterKind, LetterState},
    outgoing_mail::{self, MailState},
};
use sea_orm::{ActiveModelTrait as _, DatabaseTransaction, DbErr, Set};
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
    let notice = serde_json::to_string(notice).map_err(|fault| DbErr::Custom(fault.to_string()))?;
    let mail = outgoing_mail::ActiveModel {
        message_uuid: Set(Uuid::new_v4()),
        subscription_id: Set(to.subscription_id),
        recipient: Set(to.address),
        language: Set(to.language.code().to_owned()),
        notice: Set(notice),
        state: Set(MailState::Queued),
        attempts: Set(0),
        created_at: Set(now),
        due_at: Set(now),
        ..Default::default()
    };
    Ok(mail.insert(txn).await?.id)
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
