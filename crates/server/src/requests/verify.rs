//! Whether number and code of a document belong together, for anybody (REQ-05).

use std::net::IpAddr;

use actix_web::{HttpRequest, post, web};
use contract::{
    problem::ProblemKind,
    requests::{VerifiedDocument, VerifyDocument, typed_attestation_number, typed_code},
};
use entity::requests::attestation::{Entity, Model};
use sea_orm::{DatabaseConnection, EntityTrait as _};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{convert, rules::attestation_number};
use crate::{
    clock::monaco_day,
    http::{Answer, RateLimit, Refusal, ValidJson, client_address},
    identity::{Anybody, Brake, count_failure, state_of},
    state::AppState,
};

/// Seconds to wait when an address tries too often.
const WAIT_SECONDS: u32 = 60;

/// The operation of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(verify_document);
}

/// Verify a document
///
/// Whether the fund has issued a document with this number and this code: what it attests, its day, and the initials of
/// the person; nothing else (REQ-05). Everything that does not belong together is answered alike. Guessing is slowed down
/// for each address and for each number.
#[utoipa::path(tag = "Verification", request_body(content = VerifyDocument, example = json!({
    "number": "ATT2026-000045",
    "code": "7K4M-90XR",
})), responses(
    (status = 404, response = inline(crate::openapi::DocumentNotVerified)),
    (status = 422, response = inline(crate::openapi::InvalidValues)),
    (status = 429, response = inline(crate::openapi::TooManyAttempts)),
))]
#[post("/verifications")]
async fn verify_document(
    _caller: Anybody,
    request: HttpRequest,
    state: web::Data<AppState>,
    ValidJson(typed): ValidJson<VerifyDocument>,
) -> Result<Answer<VerifiedDocument>, Refusal> {
    let address = client_address(&request, &state.config.trusted_proxies);
    if !state.verification_limit.admits(address) {
        return Err(Refusal::too_many(state.verification_limit.limit(), WAIT_SECONDS));
    }
    Ok(Answer::private(verify(&state, &typed, address).await?))
}

async fn verify(state: &AppState, typed: &VerifyDocument, address: IpAddr) -> Result<VerifiedDocument, Refusal> {
    let now = state.clock.now();
    let number = typed_attestation_number(&typed.number);
    // What can be no number is guessed at together.
    let account = number.map_or_else(String::new, |(year, key)| format!("{year}-{key}"));
    let brakes =
        [Brake::of_request("verification", &account, Some(address)), Brake::of_request("verification", &account, None)];
    if let Some(wait) = state_of(&state.db, &brakes, now).await?.wait {
        let seconds = u32::try_from(wait.num_seconds()).unwrap_or(u32::MAX).max(1);
        return Err(Refusal::too_many(RateLimit::one_in(seconds), seconds));
    }
    let found = find(&state.db, number, typed_code(&typed.code)).await?;
    let Some(row) = found else {
        count_failure(&state.db, &brakes, now).await?;
        return Err(Refusal::new(ProblemKind::DocumentNotVerified));
    };
    Ok(VerifiedDocument {
        number: attestation_number(row.id, row.issued_at),
        kind: convert::kind(row.kind),
        issued_on: monaco_day(row.issued_at),
        initials: row.initials,
    })
}

/// The document with this number and code. One question to the database, whatever is wrong.
async fn find(
    db: &DatabaseConnection,
    number: Option<(i32, i64)>,
    code: Option<String>,
) -> Result<Option<Model>, sea_orm::DbErr> {
    let (year, key) = number.unwrap_or_default();
    let found = Entity::find_by_id(key).one(db).await?;
    let is_this = |row: &Model| {
        code.as_deref() == Some(row.code.as_str())
            && typed_attestation_number(&attestation_number(row.id, row.issued_at)) == Some((year, key))
    };
    Ok(found.filter(is_this))
}
