//! The registration service's side: what has been reported, and answering it. Every look and every answer is noted in the
//! audit, and told to whoever reported (FUND-04).

use chrono::{DateTime, Utc};
use contract::text::is_hidden;
use entity::household::{
    household_report::{self, Column, Entity, ReportState, ReportedField},
    person, registry,
};
use sea_orm::{
    ActiveEnum as _, ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection,
    DatabaseTransaction, DbErr, EntityTrait as _, FromQueryResult, IntoActiveModel as _, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use serde::Serialize;

use crate::{
    audit::{Actor, AuditAction, Subject, note, note_all},
    household::rules::{parse_report_number, report_number},
    join::to_parent,
    post::{Notice, queue_if_confirmed},
};

/// Longest answer, in characters.
const LONGEST_ANSWER: usize = 1_000;

/// A report as the registration service sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskReport {
    /// Its number.
    pub number: String,
    /// `received`, `handled` or `refused`.
    pub state: String,
    /// Matricule of the household.
    pub matricule: String,
    /// The fund's own number of the member.
    pub person: String,
    /// Name of the member.
    pub name: String,
    /// What is wrong, as the API names it.
    pub field: String,
    /// What stood there when it was reported.
    pub recorded: Option<String>,
    /// What it should be.
    pub should_be: String,
    /// When it was reported.
    pub reported_at: DateTime<Utc>,
    /// What was answered.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    reporter_id: i64,
    field: ReportedField,
    recorded: Option<String>,
    should_be: String,
    state: ReportState,
    reported_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    matricule: String,
    number: String,
    first_name: String,
    last_name: String,
}

impl Row {
    /// The number that people quote.
    fn name(&self) -> String {
        report_number(self.id, self.reported_at)
    }

    /// What the audit names: the report, and who made it.
    fn subject(&self) -> Subject {
        Subject { person_id: Some(self.reporter_id), name: self.name() }
    }
}

impl From<Row> for DeskReport {
    fn from(row: Row) -> Self {
        Self {
            number: row.name(),
            state: row.state.to_value(),
            matricule: row.matricule,
            person: row.number,
            name: format!("{} {}", row.first_name, row.last_name),
            field: row.field.to_value(),
            recorded: row.recorded,
            should_be: row.should_be,
            reported_at: row.reported_at,
            answer: row.answer,
            answered_at: row.answered_at,
        }
    }
}

/// How a report is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The data are right now, in the fund's own systems.
    Handled,
    /// They stay as they are.
    Refused,
}

/// Why a report cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// There is no such report.
    #[error("there is no report `{0}`")]
    Unknown(String),
    /// It has an answer, which the person has perhaps read.
    #[error("report `{0}` has been answered already")]
    Answered(String),
    /// The answer cannot be shown as it is.
    #[error("an answer is one line of 1 to {LONGEST_ANSWER} characters that can be seen")]
    Unreadable,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

fn reports() -> sea_orm::Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::ReporterId, Column::Field, Column::Recorded, Column::ShouldBe, Column::State])
        .columns([Column::ReportedAt, Column::Answer, Column::AnsweredAt])
        .column(registry::Column::Matricule)
        .columns([person::Column::Number, person::Column::FirstName, person::Column::LastName])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::HouseholdId, registry::Entity, registry::Column::Id))
        .join(JoinType::InnerJoin, to_parent(Entity, Column::PersonId, person::Entity, person::Column::Id))
}

/// The oldest reports first: those that wait, or all. At most `limit`. That each was listed is noted.
///
/// # Errors
/// When the database fails.
pub async fn list_reports(
    db: &DatabaseConnection,
    waiting_only: bool,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<DeskReport>, DbErr> {
    database::write(db, move |txn| async move {
        let mut select = reports().order_by_asc(Column::Id).limit(limit);
        if waiting_only {
            select = select.filter(Column::State.eq(ReportState::Received));
        }
        let rows = select.into_model::<Row>().all(&txn).await?;
        let subjects: Vec<Subject> = rows.iter().map(Row::subject).collect();
        note_all(&txn, Actor::Operator, AuditAction::Listed, subjects, now).await?;
        Ok((txn, rows.into_iter().map(DeskReport::from).collect()))
    })
    .await
}

/// The report with this number. That it was shown is noted.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn show_report(db: &DatabaseConnection, number: &str, now: DateTime<Utc>) -> Result<DeskReport, AnswerError> {
    let number = number.to_owned();
    database::write(db, move |txn| async move {
        let row = find(&txn, &number).await?;
        note(&txn, Actor::Operator, AuditAction::Shown, row.subject(), now).await?;
        Ok((txn, row.into()))
    })
    .await
}

async fn find(txn: &DatabaseTransaction, number: &str) -> Result<Row, AnswerError> {
    let unknown = || AnswerError::Unknown(number.to_owned());
    let (_, id) = parse_report_number(number).ok_or_else(unknown)?;
    let row = reports().filter(Column::Id.eq(id)).into_model::<Row>().one(txn).await?.ok_or_else(unknown)?;
    // The year belongs to the number: a slip of the keyboard in it is no other report's number.
    if row.name().eq_ignore_ascii_case(number.trim()) { Ok(row) } else { Err(unknown()) }
}

/// Answers a report, once: the person sees the answer, and is told by mail that there is one where their address is
/// confirmed. What the fund has recorded stays as it is; its own systems correct it, and the importer brings it.
///
/// # Errors
/// See [`AnswerError`].
pub async fn answer_report(
    db: &DatabaseConnection,
    number: &str,
    verdict: Verdict,
    text: &str,
    now: DateTime<Utc>,
) -> Result<DeskReport, AnswerError> {
    let text = text.trim().to_owned();
    if !(1..=LONGEST_ANSWER).contains(&text.chars().count()) || text.chars().any(is_hidden) {
        return Err(AnswerError::Unreadable);
    }
    let number = number.to_owned();
    database::write(db, move |txn| async move {
        let row = find(&txn, &number).await?;
        settle(&txn, row.id, &row.name(), verdict, text, now).await?;
        let action = match verdict {
            Verdict::Handled => AuditAction::Answered,
            Verdict::Refused => AuditAction::Refused,
        };
        note(&txn, Actor::Operator, action, row.subject(), now).await?;
        let answered = find(&txn, &number).await?;
        Ok((txn, answered.into()))
    })
    .await
}

async fn settle(
    txn: &DatabaseTransaction,
    id: i64,
    number: &str,
    verdict: Verdict,
    text: String,
    now: DateTime<Utc>,
) -> Result<(), AnswerError> {
    let unknown = || AnswerError::Unknown(number.to_owned());
    let found = Entity::find_by_id(id).lock_exclusive().one(txn).await?.ok_or_else(unknown)?;
    if found.state != ReportState::Received {
        return Err(AnswerError::Answered(number.to_owned()));
    }
    let subscription_id = found.subscription_id;
    let mut settled: household_report::ActiveModel = found.into_active_model();
    settled.state = Set(match verdict {
        Verdict::Handled => ReportState::Handled,
        Verdict::Refused => ReportState::Refused,
    });
    settled.answer = Set(Some(text));
    settled.answered_at = Set(Some(now));
    settled.update(txn).await?;
    // Of what the answer says, the mail says nothing.
    queue_if_confirmed(txn, subscription_id, &Notice::ReportAnswered { number: number.to_owned() }, now).await?;
    Ok(())
}
