//! What became of the mails, for whoever runs the portal.

use std::fmt;

use chrono::{DateTime, Utc};
use contract::email::EmailAddress;
use database::write;
use entity::post::outgoing_mail::{Column, Entity, MailState, Model};
use sea_orm::{
    ActiveEnum as _, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use serde::Serialize;
use uuid::Uuid;

use super::rules::{Word, told};

/// A mail as it is listed. Its link and its words are nowhere kept; of the address one sees enough to recognise it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedMail {
    /// Its identifier: what its Message-ID begins with.
    pub id: Uuid,
    /// How far it has come.
    pub state: String,
    /// Which notice.
    pub notice: String,
    /// The address, masked.
    pub to: String,
    /// Attempts that count.
    pub attempts: i32,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it is tried next; only while it is queued.
    pub due_at: Option<DateTime<Utc>>,
    /// When the relay took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// Code of the last failure.
    pub failure: Option<String>,
}

impl fmt::Display for ListedMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M").to_string();
        let Self { id, state, notice, to, attempts, .. } = self;
        write!(f, "{id}  {:<9} {notice:<22} {to:<32} {}  tried {attempts}×", state, moment(self.created_at))?;
        if let Some(due) = self.due_at {
            write!(f, "  next {}", moment(due))?;
        }
        self.failure.as_ref().map_or(Ok(()), |failure| write!(f, "  {failure}"))
    }
}

impl From<Model> for ListedMail {
    fn from(mail: Model) -> Self {
        let notice = serde_json::from_str::<serde_json::Value>(&mail.notice).unwrap_or_default();
        Self {
            id: mail.message_uuid,
            notice: notice["notice"].as_str().unwrap_or("unknown").to_owned(),
            to: EmailAddress::parse(&mail.recipient).map_or_else(|_| "•".to_owned(), |address| address.masked()),
            attempts: mail.attempts,
            created_at: mail.created_at,
            due_at: (mail.state == MailState::Queued).then_some(mail.due_at),
            sent_at: mail.sent_at,
            failure: mail.failure,
            state: mail.state.to_value(),
        }
    }
}

/// The mails in these states, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list_mails(db: &DatabaseConnection, states: &[MailState], most: u64) -> Result<Vec<ListedMail>, DbErr> {
    let mails = Entity::find()
        .filter(Column::State.is_in(states.iter().copied()))
        .order_by_desc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(mails.into_iter().map(ListedMail::from).collect())
}

/// What somebody's word about a mail has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It stands otherwise now.
    Changed,
    /// It stands as it stood: the word makes no sense of it.
    Unchanged(MailState),
    /// There is no such mail.
    Unknown,
}

/// Takes somebody's word about a mail.
///
/// # Errors
/// When the database fails.
pub async fn tell(db: &DatabaseConnection, id: Uuid, word: Word, now: DateTime<Utc>) -> Result<Told, DbErr> {
    write(db, move |txn| async move {
        let told = tell_in(&txn, id, word, now).await?;
        Ok((txn, told))
    })
    .await
}

async fn tell_in(txn: &DatabaseTransaction, id: Uuid, word: Word, now: DateTime<Utc>) -> Result<Told, DbErr> {
    let found = Entity::find().filter(Column::MessageUuid.eq(id)).lock_exclusive().one(txn).await?;
    let Some(mail) = found else { return Ok(Told::Unknown) };
    let Some(state) = told(mail.state, word) else { return Ok(Told::Unchanged(mail.state)) };
    let mut update = Entity::update_many().col_expr(Column::State, Expr::value(state)).filter(Column::Id.eq(mail.id));
    if word == Word::Retry {
        // From the start: the waits are short again.
        update = update
            .col_expr(Column::Attempts, Expr::value(0))
            .col_expr(Column::DueAt, Expr::value(now))
            .col_expr(Column::SentAt, Expr::value(None::<DateTime<Utc>>));
    }
    update.exec(txn).await?;
    Ok(Told::Changed)
}

/// Tries every mail again that was given up; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn retry_given_up(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let again = Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Queued))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(now))
        .filter(Column::State.eq(MailState::GivenUp))
        .exec(db)
        .await?;
    Ok(again.rows_affected)
}

/// How many mails wait.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &DatabaseConnection) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait as _;
    Entity::find().filter(Column::State.eq(MailState::Queued)).count(db).await
}
