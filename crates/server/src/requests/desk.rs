//! The fund's side: the requests that wait for a department, taking one in hand, and answering it (FUND-03).

use chrono::{DateTime, Utc};
use contract::{
    household::PostalAddress,
    institution::DepartmentKey,
    requests::{DeskRequest, DeskRequestSheet, LONGEST_ASSIGNEE, LONGEST_REQUEST_ANSWER, RequestState, RequestVerdict},
    text::is_hidden,
};
use entity::{
    household::{person, registry},
    requests::{
        attestation,
        document_request::{self, Column, Department, Domain, Entity, MissingData, RequestState as StoredState},
    },
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, FromQueryResult, IntoActiveModel as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};

use super::{
    convert,
    rules::{attestation_number, parse_request_number, request_number},
};
use crate::{
    audit::{Actor, AuditAction, Subject, note, note_all},
    identity::DeskScope,
    join::to_parent,
    post::{Notice, queue_if_confirmed},
};

/// Who acts for the fund, on whose work.
#[derive(Clone, Debug)]
pub struct DeskActor {
    /// The departments whose requests are seen and handled.
    pub scope: DeskScope,
    /// Who it is, for the audit.
    pub actor: Actor,
}

impl DeskActor {
    /// Whoever may run the program's commands.
    #[must_use]
    pub fn operator() -> Self {
        Self { scope: DeskScope::of_operator(), actor: Actor::Operator }
    }
}

/// Which requests are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeskFilter {
    /// Of this department; of all of the scope where none is named.
    pub department: Option<DepartmentKey>,
    /// Those that are not answered, only.
    pub open_only: bool,
    /// Those that came after the request with this key.
    pub after: i64,
}

/// Why a request cannot be shown, taken in hand, or answered.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// There is no such request, or not for these departments.
    #[error("there is no request `{0}`")]
    Unknown(String),
    /// It is answered, which the person has perhaps read.
    #[error("request `{0}` is answered already")]
    Answered(String),
    /// The name of who takes it in hand cannot be shown as it is.
    #[error("whoever takes a request in hand is named in one line of 1 to {LONGEST_ASSIGNEE} characters")]
    Nameless,
    /// The answer cannot be shown as it is.
    #[error("an answer is one line of 1 to {LONGEST_REQUEST_ANSWER} characters that can be seen")]
    Unreadable,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    requester_id: i64,
    document: String,
    title: String,
    domain: Domain,
    department: Department,
    comment: Option<String>,
    state: StoredState,
    requested_at: DateTime<Utc>,
    not_issued_because: Option<MissingData>,
    being_handled_at: Option<DateTime<Utc>>,
    assigned_to: Option<String>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    matricule: String,
    number: String,
    first_name: String,
    last_name: String,
    attestation_id: Option<i64>,
    issued_at: Option<DateTime<Utc>>,
}

impl Row {
    /// The number that people quote.
    fn name(&self) -> String {
        request_number(self.id, self.requested_at)
    }

    /// What the audit names: the request, and who asked.
    fn subject(&self) -> Subject {
        Subject { person_id: Some(self.requester_id), name: self.name() }
    }
}

impl From<Row> for DeskRequest {
    fn from(row: Row) -> Self {
        Self {
            number: row.name(),
            state: convert::state(row.state),
            department: convert::department(row.department),
            domain: convert::domain(row.domain),
            document: row.document,
            title: row.title,
            matricule: row.matricule,
            beneficiary: row.number,
            beneficiary_name: format!("{} {}", row.first_name, row.last_name),
            comment: row.comment,
            requested_at: row.requested_at,
            not_issued_because: row.not_issued_because.map(convert::missing),
            being_handled_at: row.being_handled_at,
            assigned_to: row.assigned_to,
            answer: row.answer,
            answered_at: row.answered_at,
            attestation: row.attestation_id.zip(row.issued_at).map(|(id, at)| attestation_number(id, at)),
        }
    }
}

fn requests(scope: &DeskScope) -> Select<Entity> {
    let departments = scope.departments().iter().map(|department| convert::stored_department(*department));
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::RequesterId, Column::Document, Column::Title, Column::Domain, Column::Department])
        .columns([Column::Comment, Column::State, Column::RequestedAt, Column::NotIssuedBecause])
        .columns([Column::BeingHandledAt, Column::AssignedTo, Column::Answer, Column::AnsweredAt])
        .column(registry::Column::Matricule)
        .columns([person::Column::Number, person::Column::FirstName, person::Column::LastName])
        .column_as(attestation::Column::Id, "attestation_id")
        .column(attestation::Column::IssuedAt)
        .join(JoinType::InnerJoin, to_parent(Entity, Column::HouseholdId, registry::Entity, registry::Column::Id))
        .join(JoinType::InnerJoin, to_parent(Entity, Column::BeneficiaryId, person::Entity, person::Column::Id))
        .join(
            JoinType::LeftJoin,
            to_parent(attestation::Entity, attestation::Column::RequestId, Entity, Column::Id).rev(),
        )
        .filter(Column::Department.is_in(departments))
}

/// The requests of a scope, the oldest first. At most `limit`. That each was listed is noted.
///
/// # Errors
/// When the database fails.
pub async fn list(
    db: &DatabaseConnection,
    by: &DeskActor,
    filter: DeskFilter,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<DeskRequest>, DbErr> {
    let by = by.clone();
    database::write(db, move |txn| async move {
        let mut select = requests(&by.scope).filter(Column::Id.gt(filter.after)).order_by_asc(Column::Id).limit(limit);
        if let Some(department) = filter.department {
            select = select.filter(Column::Department.eq(convert::stored_department(department)));
        }
        if filter.open_only {
            select = select.filter(Column::State.is_in([StoredState::Received, StoredState::BeingHandled]));
        }
        let rows = select.into_model::<Row>().all(&txn).await?;
        let subjects: Vec<Subject> = rows.iter().map(Row::subject).collect();
        note_all(&txn, by.actor, AuditAction::Listed, subjects, now).await?;
        Ok((txn, rows.into_iter().map(DeskRequest::from).collect()))
    })
    .await
}

/// The request of a scope with this number, and where its document goes. That it was shown is noted.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn show(
    db: &DatabaseConnection,
    by: &DeskActor,
    number: &str,
    now: DateTime<Utc>,
) -> Result<DeskRequestSheet, DeskError> {
    let (by, number) = (by.clone(), number.to_owned());
    database::write(db, move |txn| async move {
        let row = find(&txn, &by.scope, &number).await?;
        note(&txn, by.actor, AuditAction::Shown, row.subject(), now).await?;
        let sheet = sheet(&txn, row).await?;
        Ok((txn, sheet))
    })
    .await
}

async fn find(txn: &DatabaseTransaction, scope: &DeskScope, number: &str) -> Result<Row, DeskError> {
    let unknown = || DeskError::Unknown(number.to_owned());
    let (_, id) = parse_request_number(number).ok_or_else(unknown)?;
    let row = requests(scope).filter(Column::Id.eq(id)).into_model::<Row>().one(txn).await?.ok_or_else(unknown)?;
    // The year belongs to the number: a slip of the keyboard in it is no other request's number.
    if row.name().eq_ignore_ascii_case(number.trim()) { Ok(row) } else { Err(unknown()) }
}

async fn sheet(txn: &DatabaseTransaction, row: Row) -> Result<DeskRequestSheet, DbErr> {
    let requester = person::Entity::find_by_id(row.requester_id).one(txn).await?;
    let (requester, address) = requester.map_or_else(Default::default, |person| {
        (format!("{} {}", person.first_name, person.last_name), address_of(person))
    });
    Ok(DeskRequestSheet { request: row.into(), requester, address })
}

fn address_of(person: person::Model) -> Vec<String> {
    let person::Model { address_line_1, address_line_2, postal_code, city, country, .. } = person;
    PostalAddress { line_1: address_line_1, line_2: address_line_2, postal_code, city, country }.lines()
}

/// Takes a request in hand, or gives it to somebody else. The first time, the person is told that there is news.
///
/// # Errors
/// See [`DeskError`].
pub async fn assign(
    db: &DatabaseConnection,
    by: &DeskActor,
    number: &str,
    to: &str,
    now: DateTime<Utc>,
) -> Result<DeskRequestSheet, DeskError> {
    let to = one_line(to, LONGEST_ASSIGNEE).ok_or(DeskError::Nameless)?;
    change(db, by, number, now, move |state, request| {
        request.assigned_to = Set(Some(to));
        let is_news = state == RequestState::Received;
        if is_news {
            request.state = Set(StoredState::BeingHandled);
            request.being_handled_at = Set(Some(now));
        }
        Change { action: AuditAction::Assigned, is_news }
    })
    .await
}

/// Answers a request, once: the person sees it, and is told by mail that there is news where their address is confirmed.
///
/// # Errors
/// See [`DeskError`].
pub async fn answer(
    db: &DatabaseConnection,
    by: &DeskActor,
    number: &str,
    verdict: RequestVerdict,
    now: DateTime<Utc>,
) -> Result<DeskRequestSheet, DeskError> {
    let (new_state, action, text) = match verdict {
        RequestVerdict::Sent { answer } => (StoredState::Sent, AuditAction::Answered, answer),
        RequestVerdict::Refused { answer } => (StoredState::Refused, AuditAction::Refused, Some(answer)),
    };
    let readable = |text: String| one_line(&text, LONGEST_REQUEST_ANSWER).ok_or(DeskError::Unreadable);
    let text = text.map(readable).transpose()?;
    change(db, by, number, now, move |_, request| {
        request.state = Set(new_state);
        request.answer = Set(text);
        request.answered_at = Set(Some(now));
        Change { action, is_news: true }
    })
    .await
}

/// What was typed, where it is one line that can be shown.
fn one_line(typed: &str, longest: usize) -> Option<String> {
    let text = typed.trim();
    ((1..=longest).contains(&text.chars().count()) && !text.chars().any(is_hidden)).then(|| text.to_owned())
}

/// How a change is noted, and whether the person is told.
struct Change {
    action: AuditAction,
    is_news: bool,
}

/// Changes an open request, in one transaction with the note and the mail.
async fn change(
    db: &DatabaseConnection,
    by: &DeskActor,
    number: &str,
    now: DateTime<Utc>,
    made: impl FnOnce(RequestState, &mut document_request::ActiveModel) -> Change + Send + 'static,
) -> Result<DeskRequestSheet, DeskError> {
    let (by, number) = (by.clone(), number.to_owned());
    database::write(db, move |txn| async move {
        let row = find(&txn, &by.scope, &number).await?;
        // Two at once wait here for each other, and the second finds what the first has made of it.
        let locked = Entity::find_by_id(row.id).lock_exclusive().one(&txn).await?;
        let locked = locked.ok_or_else(|| DeskError::Unknown(number.clone()))?;
        let (state, subscription_id) = (convert::state(locked.state), locked.subscription_id);
        if !state.is_open() {
            return Err(DeskError::Answered(row.name()));
        }
        let mut request = locked.into_active_model();
        let Change { action, is_news } = made(state, &mut request);
        request.update(&txn).await?;
        note(&txn, by.actor, action, row.subject(), now).await?;
        if is_news {
            queue_if_confirmed(&txn, subscription_id, &Notice::RequestNews { number: row.name() }, now).await?;
        }
        let changed = find(&txn, &by.scope, &number).await?;
        let sheet = sheet(&txn, changed).await?;
        Ok((txn, sheet))
    })
    .await
}
