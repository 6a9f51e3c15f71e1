//! Input that has been read and validated, or a problem that names the field.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest,
    dev::Payload,
    error::{JsonPayloadError, QueryPayloadError},
    web,
};
use contract::problem::{Problem, ProblemKind};
use serde::de::DeserializeOwned;
use validator::Validate;

use super::Refusal;

/// A JSON body that is valid.
#[derive(Debug)]
pub struct ValidJson<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for ValidJson<T> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request.content_type().eq_ignore_ascii_case("application/json");
        let body = web::Json::<T>::from_request(request, payload);
        Box::pin(async move {
            if !is_json {
                let detail = "the body must be JSON, sent as `application/json`";
                return Err(Problem::new(ProblemKind::MalformedRequest).with_detail(detail).into());
            }
            let value = body.await.map_err(|error| unreadable_body(&error))?.into_inner();
            value.validate().map_err(|errors| Refusal::invalid(&errors))?;
            Ok(Self(value))
        })
    }
}

/// serde's messages quote values, so only the position of the fault is told.
fn unreadable_body(error: &actix_web::Error) -> Refusal {
    match error.as_error::<JsonPayloadError>() {
        Some(JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. }) => {
            Refusal::new(ProblemKind::BodyTooLarge)
        }
        Some(JsonPayloadError::Deserialize(fault)) => {
            let detail = format!(
                "the body is not JSON of the documented shape (line {}, column {})",
                fault.line(),
                fault.column()
            );
            Problem::new(ProblemKind::MalformedRequest).with_detail(detail).into()
        }
        _ => Refusal::new(ProblemKind::MalformedRequest),
    }
}

/// Query parameters that are valid.
#[derive(Debug)]
pub struct ValidQuery<T>(pub T);

impl<T: DeserializeOwned + Validate> FromRequest for ValidQuery<T> {
    type Error = Refusal;
    type Future = std::future::Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(read_query(request.query_string()).map(Self))
    }
}

fn read_query<T: DeserializeOwned + Validate>(query: &str) -> Result<T, Refusal> {
    let value = web::Query::<T>::from_query(query).map_err(|error| {
        let QueryPayloadError::Deserialize(fault) = error else {
            return Refusal::new(ProblemKind::MalformedRequest);
        };
        Problem::new(ProblemKind::MalformedRequest).with_detail(fault.to_string()).into()
    })?;
    value.validate().map_err(|errors| Refusal::invalid(&errors))?;
    Ok(value.into_inner())
}
