//! Following one's own requests (REQ-04).

use chrono::{DateTime, Utc};
use contract::{
    language::Language,
    paging::PageRequest,
    requests::{DocumentRequest, DocumentRequestPage, IssuedAttestation, spoken_code},
};
use entity::{
    household::person,
    requests::{
        attestation::{self, AttestationKind},
        document_request::{Column, Department, Domain, Entity, MissingData, RequestState},
    },
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select, prelude::Uuid,
};

use super::{
    catalogue::Catalogue,
    convert,
    error::RequestError,
    rules::{attestation_number, parse_request_number, request_number},
};
use crate::{http::cursor, identity::RightsHolder, join::to_parent};

/// A request with its beneficiary, and with the attestation that was issued for it.
#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    document: String,
    title: String,
    domain: Domain,
    department: Department,
    comment: Option<String>,
    state: RequestState,
    requested_at: DateTime<Utc>,
    not_issued_because: Option<MissingData>,
    being_handled_at: Option<DateTime<Utc>>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    public_id: Uuid,
    first_name: String,
    last_name: String,
    attestation_id: Option<i64>,
    attestation_kind: Option<AttestationKind>,
    attestation_code: Option<String>,
    issued_at: Option<DateTime<Utc>>,
}

/// The caller's own requests for their household.
fn own_requests(caller: &RightsHolder) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Document, Column::Title, Column::Domain, Column::Department, Column::Comment])
        .columns([Column::State, Column::RequestedAt, Column::NotIssuedBecause, Column::BeingHandledAt])
        .columns([Column::Answer, Column::AnsweredAt])
        .columns([person::Column::PublicId, person::Column::FirstName, person::Column::LastName])
        .column_as(attestation::Column::Id, "attestation_id")
        .column_as(attestation::Column::Kind, "attestation_kind")
        .column_as(attestation::Column::Code, "attestation_code")
        .column(attestation::Column::IssuedAt)
        .join(JoinType::InnerJoin, to_parent(Entity, Column::BeneficiaryId, person::Entity, person::Column::Id))
        .join(
            JoinType::LeftJoin,
            to_parent(attestation::Entity, attestation::Column::RequestId, Entity, Column::Id).rev(),
        )
        .filter(Column::RequesterId.eq(caller.person.person_id()))
        .filter(Column::HouseholdId.eq(caller.scope.household_id()))
}

/// A page of the caller's own requests, the newest first.
///
/// # Errors
/// See [`RequestError`].
pub async fn list(
    caller: &RightsHolder,
    catalogue: &Catalogue,
    page: &PageRequest,
    language: Language,
) -> Result<DocumentRequestPage, RequestError> {
    let after = match &page.cursor {
        Some(text) => cursor::decode_key(text).ok_or(RequestError::UnknownCursor)?,
        None => i64::MAX,
    };
    let limit = usize::from(page.limit());
    let mut rows = own_requests(caller)
        .filter(Column::Id.lt(after))
        .order_by_desc(Column::Id)
        // One row more than asked for tells whether there is a next page.
        .limit(limit as u64 + 1)
        .into_model::<Row>()
        .all(&caller.db)
        .await?;
    let next_cursor = cursor::cut(&mut rows, limit, |last| cursor::encode(last.id));
    let requests = rows.into_iter().map(|row| row.into_request(catalogue, language)).collect();
    Ok(DocumentRequestPage { requests, next_cursor })
}

/// The caller's own request with this number.
///
/// # Errors
/// See [`RequestError`].
pub async fn one(
    caller: &RightsHolder,
    catalogue: &Catalogue,
    number: &str,
    language: Language,
) -> Result<DocumentRequest, RequestError> {
    let (_, id) = parse_request_number(number).ok_or(RequestError::Unknown)?;
    let row = own_requests(caller).filter(Column::Id.eq(id)).into_model::<Row>().one(&caller.db).await?;
    let found = row.map(|row| row.into_request(catalogue, language));
    // The year belongs to the number: a slip of the keyboard in it is no other request's number.
    found.filter(|found| found.number.eq_ignore_ascii_case(number.trim())).ok_or(RequestError::Unknown)
}

impl Row {
    fn into_request(self, catalogue: &Catalogue, language: Language) -> DocumentRequest {
        let issued = self.issued();
        DocumentRequest {
            number: request_number(self.id, self.requested_at),
            title: title(catalogue, &self.document, language).unwrap_or(self.title),
            document: self.document,
            domain: convert::domain(self.domain),
            department: convert::department(self.department),
            beneficiary: self.public_id,
            beneficiary_name: format!("{} {}", self.first_name, self.last_name),
            comment: self.comment,
            state: convert::state(self.state),
            requested_at: self.requested_at,
            being_handled_at: self.being_handled_at,
            answered_at: self.answered_at,
            answer: self.answer,
            issued,
            not_issued_because: self.not_issued_because.map(convert::missing),
        }
    }

    fn issued(&self) -> Option<IssuedAttestation> {
        let (id, issued_at) = (self.attestation_id?, self.issued_at?);
        Some(IssuedAttestation {
            number: attestation_number(id, issued_at),
            kind: convert::kind(self.attestation_kind?),
            code: spoken_code(self.attestation_code.as_deref()?),
            issued_at,
        })
    }
}

/// The title that the catalogue gives to a document today.
fn title(catalogue: &Catalogue, code: &str, language: Language) -> Option<String> {
    catalogue.document(code).map(|document| document.title.get(language).to_owned())
}
