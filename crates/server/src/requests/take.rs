//! Taking a request for a document (REQ-03).

use chrono::{DateTime, Utc};
use contract::{
    language::Language,
    requests::{AttestationKind, DocumentRequest, IssuedAttestation, MissingData, RequestDocument},
};
use entity::{
    household::registry,
    requests::document_request::{self, Column, Entity, Model, RequestState},
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use super::{
    attest::{About, Issued, issue, prepare},
    catalogue::Document,
    convert,
    error::RequestError,
    rules::{MOST_A_DAY, MOST_OPEN, WINDOW, check_beneficiary, initials, kept_comment, request_number},
};
use crate::{
    audit::{Actor, AuditAction, Subject, note},
    clock::monaco_day,
    household::{MemberRow, members},
    identity::Reporter,
    post::{Notice, queue_if_confirmed},
};

/// What is asked for, by whom, and when.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who asks, for whose household.
    pub by: Reporter,
    /// What they send.
    pub request: RequestDocument,
    /// The document of the catalogue.
    pub document: Document,
    /// In which language they read.
    pub language: Language,
    /// When.
    pub now: DateTime<Utc>,
}

/// Takes a request: with a number, and with the document where it can be issued at once; otherwise open from now on.
///
/// # Errors
/// See [`RequestError`].
pub async fn take(db: &DatabaseConnection, asked: Asked) -> Result<DocumentRequest, RequestError> {
    database::write(db, move |txn| async move {
        let household_id = asked.by.household.household_id();
        // Requests of one household are taken one after the other. On SQLite the transaction itself does that.
        let household = registry::Entity::find_by_id(household_id).lock_exclusive().one(&txn).await?;
        let members = members(&txn, household_id, monaco_day(asked.now)).await?;
        let member = members.all().find(|member| member.public_id == asked.request.beneficiary);
        let member = member.ok_or(RequestError::UnknownMember)?;
        check_beneficiary(&asked.document, member.role)?;
        refuse_second(&txn, household_id, member, &asked.request.document).await?;
        refuse_too_many(&txn, household_id, asked.now).await?;
        let about = About {
            household_id,
            matricule: household.map(|household| household.matricule).unwrap_or_default(),
            holder: &members.holder,
            member,
            requester_id: asked.by.person.person_id(),
            language: asked.language,
            today: monaco_day(asked.now),
        };
        let outcome = Outcome::of(&txn, asked.document.issued, &about).await?;
        let row = insert(&txn, &asked, member, &outcome).await?;
        let issued = keep(&txn, &row, &outcome, asked.now).await?;
        let request = taken(row, issued, member, &asked);
        Ok((txn, request))
    })
    .await
}

/// What becomes of a request at once.
enum Outcome {
    /// The document is issued.
    Issued(Issued),
    /// The department handles it: because something is missing, or because it always does.
    Waits(Option<MissingData>),
}

impl Outcome {
    async fn of(
        txn: &DatabaseTransaction,
        kind: Option<AttestationKind>,
        about: &About<'_>,
    ) -> Result<Self, RequestError> {
        let Some(kind) = kind else { return Ok(Self::Waits(None)) };
        Ok(match prepare(txn, kind, about).await? {
            Ok(attestation) => {
                let initials = initials(&about.member.first_name, &about.member.last_name);
                Self::Issued(Issued { kind, attestation, initials })
            }
            Err(missing) => Self::Waits(Some(missing)),
        })
    }
}

/// Notes the request, keeps what is issued for it, and tells the person of it.
async fn keep(
    txn: &DatabaseTransaction,
    row: &Model,
    outcome: &Outcome,
    now: DateTime<Utc>,
) -> Result<Option<IssuedAttestation>, RequestError> {
    let number = request_number(row.id, row.requested_at);
    let subject = |name: &str| Subject { person_id: Some(row.requester_id), name: name.to_owned() };
    note(txn, Actor::Person, AuditAction::Received, subject(&number), now).await?;
    let Outcome::Issued(issued) = outcome else { return Ok(None) };
    let kept = issue(txn, row.id, issued, now).await?;
    note(txn, Actor::Portal, AuditAction::Issued, subject(&number), now).await?;
    queue_if_confirmed(txn, row.subscription_id, &Notice::RequestNews { number }, now).await?;
    Ok(Some(kept))
}

fn open_requests(household_id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::HouseholdId.eq(household_id))
        .filter(Column::State.is_in([RequestState::Received, RequestState::BeingHandled]))
}

/// Refuses a request for what is asked for already.
async fn refuse_second(
    txn: &DatabaseTransaction,
    household_id: i64,
    member: &MemberRow,
    document: &str,
) -> Result<(), RequestError> {
    let same = open_requests(household_id)
        .filter(Column::BeneficiaryId.eq(member.person_id))
        .filter(Column::Document.eq(document))
        .one(txn)
        .await?;
    same.map_or(Ok(()), |open| {
        Err(RequestError::AlreadyRequested { number: request_number(open.id, open.requested_at) })
    })
}

/// Refuses a request when too many are open, or were made within a day.
async fn refuse_too_many(txn: &DatabaseTransaction, household_id: i64, now: DateTime<Utc>) -> Result<(), RequestError> {
    if open_requests(household_id).count(txn).await? >= MOST_OPEN {
        return Err(RequestError::TooManyOpen);
    }
    let last_day =
        Entity::find().filter(Column::HouseholdId.eq(household_id)).filter(Column::RequestedAt.gt(now - WINDOW));
    // The one whose end of the window makes room for another.
    let oldest: Option<Model> = last_day.order_by_desc(Column::RequestedAt).offset(MOST_A_DAY - 1).one(txn).await?;
    oldest.map_or(Ok(()), |oldest| {
        let wait = (oldest.requested_at + WINDOW - now).num_seconds().max(1);
        Err(RequestError::TooManyToday { wait_seconds: u32::try_from(wait).unwrap_or(u32::MAX) })
    })
}

async fn insert(
    txn: &DatabaseTransaction,
    asked: &Asked,
    member: &MemberRow,
    outcome: &Outcome,
) -> Result<Model, RequestError> {
    let (state, missing) = match outcome {
        Outcome::Issued(_) => (RequestState::Sent, None),
        Outcome::Waits(missing) => (RequestState::Received, *missing),
    };
    let row = document_request::ActiveModel {
        household_id: Set(asked.by.household.household_id()),
        subscription_id: Set(asked.by.person.subscription_id()),
        requester_id: Set(asked.by.person.person_id()),
        beneficiary_id: Set(member.person_id),
        document: Set(asked.document.code.clone()),
        title: Set(asked.document.title.fr.clone()),
        domain: Set(convert::stored_domain(asked.document.domain)),
        department: Set(convert::stored_department(asked.document.department)),
        comment: Set(kept_comment(asked.request.comment.as_deref())),
        state: Set(state),
        requested_at: Set(asked.now),
        not_issued_because: Set(missing.map(convert::stored_missing)),
        answered_at: Set((state == RequestState::Sent).then_some(asked.now)),
        ..Default::default()
    };
    Ok(row.insert(txn).await?)
}

fn taken(row: Model, issued: Option<IssuedAttestation>, member: &MemberRow, asked: &Asked) -> DocumentRequest {
    DocumentRequest {
        number: request_number(row.id, row.requested_at),
        title: asked.document.title.get(asked.language).to_owned(),
        document: row.document,
        domain: asked.document.domain,
        department: asked.document.department,
        beneficiary: member.public_id,
        beneficiary_name: format!("{} {}", member.first_name, member.last_name),
        comment: row.comment,
        state: convert::state(row.state),
        requested_at: row.requested_at,
        being_handled_at: row.being_handled_at,
        answered_at: row.answered_at,
        answer: row.answer,
        issued,
        not_issued_because: row.not_issued_because.map(convert::missing),
    }
}
