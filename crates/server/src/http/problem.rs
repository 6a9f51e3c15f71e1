//! Every answer with status 400 or above is a problem document (RFC 9457).

use std::{collections::BTreeMap, fmt};

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
};
use contract::problem::{FieldError, PROBLEM_MEDIA_TYPE, Problem, ProblemKind};
use sea_orm::DbErr;
use utoipa::{
    IntoResponses,
    openapi::{Ref, RefOr, response::Response},
};
use uuid::Uuid;
use validator::{ValidationErrors, ValidationErrorsKind};

use super::RateLimit;

/// The refusal of a request, as the problem that the caller reads.
#[derive(Debug)]
pub struct Refusal {
    problem: Box<Problem>,
    limit: Option<RateLimit>,
}

impl Refusal {
    /// A refusal of this kind, without particulars.
    #[must_use]
    pub fn new(kind: ProblemKind) -> Self {
        Problem::new(kind).into()
    }

    /// The caller has used up what `limit` allows, and waits for so many seconds.
    #[must_use]
    pub fn too_many(limit: RateLimit, wait_seconds: u32) -> Self {
        let problem = Problem::new(ProblemKind::TooManyAttempts).with_retry_after(wait_seconds);
        Self { problem: Box::new(problem), limit: Some(limit) }
    }

    /// Something failed inside: `failure` is logged under an identifier, and only the identifier is sent.
    #[must_use]
    pub fn internal(failure: &dyn fmt::Display) -> Self {
        let instance = Uuid::new_v4();
        tracing::error!(%instance, %failure, "a request failed inside");
        Problem::new(ProblemKind::Internal)
            .with_detail("The failure is recorded. Give the identifier of this occurrence to technical support.")
            .with_instance(format!("urn:uuid:{instance}"))
            .into()
    }

    /// A single value that is not acceptable, with the way out.
    #[must_use]
    pub fn invalid_value(field: &str, code: &str, message: &str) -> Self {
        let error = FieldError { field: field.to_owned(), code: code.to_owned(), message: message.to_owned() };
        Problem::new(ProblemKind::InvalidValues).with_errors(vec![error]).into()
    }

    /// A cursor that the API did not give.
    #[must_use]
    pub fn unknown_cursor() -> Self {
        Self::invalid_value("cursor", "unknown_cursor", "use `next_cursor` of the page before, or leave it out")
    }

    /// Values that validation refused, field by field.
    #[must_use]
    pub fn invalid(errors: &ValidationErrors) -> Self {
        let mut fields = Vec::new();
        collect(errors, "", &mut fields);
        Problem::new(ProblemKind::InvalidValues).with_errors(fields).into()
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem: Box::new(problem), limit: None }
    }
}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Self::internal(&error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.title)
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.content_type(PROBLEM_MEDIA_TYPE).insert_header((CACHE_CONTROL, "no-store"));
        if let Some(seconds) = self.problem.retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
            if self.status_code() == StatusCode::TOO_MANY_REQUESTS {
                let limit = self.limit.unwrap_or(RateLimit::one_in(seconds));
                limit.exhausted_until(seconds, &mut response);
            }
        }
        response.body(serde_json::to_string(&self.problem).unwrap_or_default())
    }
}

/// Documented once for every operation: whatever is not listed is a problem.
impl IntoResponses for Refusal {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        BTreeMap::from([("default".to_owned(), RefOr::Ref(Ref::from_response_name("AnyProblem")))])
    }
}

/// The problem for a status that the framework chose by itself (an unknown path, a wrong method).
#[must_use]
pub fn problem_for_status(status: StatusCode) -> Problem {
    let kind = ProblemKind::ALL
        .into_iter()
        .find(|kind| kind.status() == status.as_u16())
        .unwrap_or(if status.is_server_error() { ProblemKind::Internal } else { ProblemKind::MalformedRequest });
    Problem::new(kind)
}

fn collect(errors: &ValidationErrors, prefix: &str, fields: &mut Vec<FieldError>) {
    for (name, kind) in errors.errors() {
        let field = if prefix.is_empty() { name.to_string() } else { format!("{prefix}.{name}") };
        match kind {
            ValidationErrorsKind::Field(reasons) => fields.extend(reasons.iter().map(|reason| FieldError {
                field: field.clone(),
                code: reason.code.to_string(),
                message: reason.message.as_ref().map_or_else(|| bounds(&reason.params), ToString::to_string),
            })),
            ValidationErrorsKind::Struct(inner) => collect(inner, &field, fields),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{field}[{index}]"), fields);
                }
            }
        }
    }
    fields.sort_by(|a, b| a.field.cmp(&b.field));
}

fn bounds(params: &std::collections::HashMap<std::borrow::Cow<'static, str>, serde_json::Value>) -> String {
    match (params.get("min"), params.get("max")) {
        (Some(min), Some(max)) => format!("must be from {min} to {max} (characters, or value)"),
        (Some(min), None) => format!("must be {min} at least (characters, or value)"),
        (None, Some(max)) => format!("must be {max} at most (characters, or value)"),
        (None, None) => "is not acceptable".to_owned(),
    }
}
