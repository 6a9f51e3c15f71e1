//! The ledger of letters, for whoever runs the portal (FUND-02).

use std::fmt;

use chrono::{DateTime, Utc};
use database::write;
use entity::post::letter::{Column, Entity, LetterState, Model};
use sea_orm::{
    ActiveEnum as _, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use serde::Serialize;
use uuid::Uuid;

use super::{
    candidates::with_addressees,
    rules::{Mark, Reference, address_hash, marked, reference},
};
use crate::identity::secrets::{CODE_PURPOSES, void};

/// A letter as it is listed. Neither its addressee nor its code: the reference on the paper finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedLetter {
    /// Its identifier in manifests.
    pub id: Uuid,
    /// The reference that stands on it.
    pub reference: String,
    /// Which letter.
    pub kind: String,
    /// Its language.
    pub language: String,
    /// How far it has come.
    pub state: String,
    /// Why it is not printed.
    pub reason: Option<String>,
    /// When it was queued.
    pub queued_at: DateTime<Utc>,
    /// The run that printed it.
    pub run: Option<String>,
    /// When it was printed.
    pub printed_at: Option<DateTime<Utc>>,
    /// When it was handed to the post.
    pub posted_at: Option<DateTime<Utc>>,
    /// When it came back.
    pub returned_at: Option<DateTime<Utc>>,
}

impl fmt::Display for ListedLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reference, state, kind, language, queued_at, .. } = self;
        write!(f, "{reference}  {state:<8} {kind:<17} {language}  queued {}", queued_at.format("%Y-%m-%d %H:%M"))?;
        if let Some(run) = &self.run {
            write!(f, "  {run}")?;
        }
        self.reason.as_ref().map_or(Ok(()), |reason| write!(f, "  {reason}"))
    }
}

impl From<Model> for ListedLetter {
    fn from(letter: Model) -> Self {
        Self {
            id: letter.public_id,
            reference: reference(letter.id, letter.queued_at).to_string(),
            kind: letter.kind.to_value(),
            language: letter.language,
            state: letter.state.to_value(),
            reason: letter.stop_reason,
            queued_at: letter.queued_at,
            run: letter.print_run,
            printed_at: letter.printed_at,
            posted_at: letter.posted_at,
            returned_at: letter.returned_at,
        }
    }
}

/// The letters in these states, of this run if one is named, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list_letters(
    db: &DatabaseConnection,
    states: &[LetterState],
    run: Option<&str>,
    most: u64,
) -> Result<Vec<ListedLetter>, DbErr> {
    let mut letters = Entity::find().filter(Column::State.is_in(states.iter().copied()));
    if let Some(run) = run {
        letters = letters.filter(Column::PrintRun.eq(run));
    }
    let letters = letters.order_by_desc(Column::Id).limit(most).all(db).await?;
    Ok(letters.into_iter().map(ListedLetter::from).collect())
}

/// The letters that somebody speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every letter of a print run.
    Run(String),
    /// One letter, by the reference on it or its identifier in the manifest.
    One(String),
}

/// Why a word about letters changes nothing.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// There is no such run or letter.
    #[error("there is no letter or print run « {0} »")]
    Unknown(String),
    /// The word makes no sense of the letter.
    #[error("{reference} is {state}: it cannot be marked so")]
    Senseless {
        /// The letter.
        reference: String,
        /// How it stands.
        state: String,
    },
    /// The database fails.
    #[error("the database: {0}")]
    Database(#[from] DbErr),
}

/// Takes an operator's word about letters, all of them or none; answers how many changed. A letter of a run that stands
/// so already does not count.
///
/// # Errors
/// When there is no such letter, or the word makes no sense of one.
pub async fn mark(db: &DatabaseConnection, which: Which, word: Mark, now: DateTime<Utc>) -> Result<usize, MarkError> {
    write(db, move |txn| async move {
        let mut changed = 0;
        for letter in find(&txn, &which).await? {
            changed += usize::from(mark_one(&txn, &letter, &which, word, now).await?);
        }
        Ok((txn, changed))
    })
    .await
}

async fn find(txn: &DatabaseTransaction, which: &Which) -> Result<Vec<Model>, MarkError> {
    let (condition, name) = match which {
        Which::Run(run) => (Column::PrintRun.eq(run.as_str()), run),
        Which::One(name) => match (Reference::parse(name), Uuid::try_parse(name.trim())) {
            (Some(reference), _) => (Column::Id.eq(reference.id()), name),
            (None, Ok(id)) => (Column::PublicId.eq(id), name),
            (None, Err(_)) => return Err(MarkError::Unknown(name.clone())),
        },
    };
    let letters = Entity::find().filter(condition).order_by_asc(Column::Id).lock_exclusive().all(txn).await?;
    if letters.is_empty() { Err(MarkError::Unknown(name.clone())) } else { Ok(letters) }
}

async fn mark_one(
    txn: &DatabaseTransaction,
    letter: &Model,
    which: &Which,
    word: Mark,
    now: DateTime<Utc>,
) -> Result<bool, MarkError> {
    let Some(state) = marked(letter.state, word) else {
        // Of a run, those that came back meanwhile stay as they are.
        let stands_so_already = word == Mark::Posted && letter.state == LetterState::Posted;
        if stands_so_already || matches!(which, Which::Run(_)) {
            return Ok(false);
        }
        let reference = reference(letter.id, letter.queued_at).to_string();
        return Err(MarkError::Senseless { reference, state: letter.state.to_value() });
    };
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::StopReason, Expr::value(None::<String>))
        .filter(Column::Id.eq(letter.id));
    match word {
        Mark::Posted => update = update.col_expr(Column::PostedAt, Expr::value(now)),
        Mark::Returned => {
            update = update.col_expr(Column::ReturnedAt, Expr::value(now));
            void_code(txn, letter, now).await?;
        }
        Mark::Resume => resume_address(txn, letter, now).await?,
    }
    update.exec(txn).await?;
    Ok(true)
}

/// The code of a letter that came back has been in other hands: it stops working, unless a newer letter has replaced
/// it already.
async fn void_code(txn: &DatabaseTransaction, letter: &Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let newer = Entity::find()
        .filter(Column::SubscriptionId.eq(letter.subscription_id))
        .filter(Column::PrintedAt.gt(letter.printed_at));
    if newer.count(txn).await? == 0 {
        void(txn, letter.subscription_id, &CODE_PURPOSES, now).await?;
    }
    Ok(())
}

/// Letters to where this one goes go out again, although one came back from there.
async fn resume_address(txn: &DatabaseTransaction, letter: &Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let hash = match (letter.state, letter.address_hash.clone()) {
        (LetterState::Returned, Some(hash)) => Some(hash),
        _ => with_addressees(txn, vec![letter.clone()]).await?.first().map(|one| address_hash(&one.person)),
    };
    Entity::update_many()
        .col_expr(Column::ResumedAt, Expr::value(now))
        .filter(Column::State.eq(LetterState::Returned))
        .filter(Column::ResumedAt.is_null())
        .filter(Column::AddressHash.eq(hash))
        .exec(txn)
        .await?;
    Ok(())
}
