//! Reads what came back, whatever carried it.

use contract::problem::Problem;
use serde::de::DeserializeOwned;

use crate::{error::ClientError, transport::Incoming};

/// The answer of a successful exchange, or the problem of a refused one. An empty success reads as `()`.
pub(crate) fn read<A: DeserializeOwned>(exchange: Result<Incoming, ClientError>) -> Result<A, ClientError> {
    parse(&success(exchange)?).ok_or(ClientError::Unreadable)
}

/// The JSON text of a success.
fn success(exchange: Result<Incoming, ClientError>) -> Result<String, ClientError> {
    let Incoming { status, body, .. } = exchange?;
    if !(200..300).contains(&status) {
        return Err(problem(&body));
    }
    Ok(if body.is_empty() { "null".to_owned() } else { body })
}

fn problem(body: &str) -> ClientError {
    parse::<Problem>(body).map_or(ClientError::Unreadable, |problem| ClientError::Problem(Box::new(problem)))
}

/// The value that a JSON text stands for.
#[cfg(not(target_arch = "wasm32"))]
fn parse<A: DeserializeOwned>(text: &str) -> Option<A> {
    serde_json::from_str(text).ok()
}

/// The value that a JSON text stands for. Every browser reads JSON: a reader of our own need not travel to it. Its
/// numbers are exact up to 2⁵³, in cents ninety thousand billion euros.
#[cfg(target_arch = "wasm32")]
fn parse<A: DeserializeOwned>(text: &str) -> Option<A> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use contract::{
        health::Health,
        problem::{Problem, ProblemKind},
    };

    use super::read;
    use crate::{error::ClientError, transport::Incoming};

    fn incoming(status: u16, body: &str) -> Result<Incoming, ClientError> {
        Ok(Incoming { status, tag: None, body: body.to_owned() })
    }

    #[test]
    fn an_empty_success_reads_as_nothing() {
        assert_eq!(read::<()>(incoming(204, "")), Ok(()));
    }

    #[test]
    fn a_success_reads_as_its_answer() {
        let expected = Health { status: "ok".to_owned() };
        assert_eq!(read(incoming(200, r#"{"status":"ok"}"#)), Ok(expected));
    }

    #[test]
    fn a_success_of_another_shape_is_unreadable() {
        assert_eq!(read::<Health>(incoming(200, "<html>")), Err(ClientError::Unreadable));
        assert_eq!(read::<Health>(incoming(200, "")), Err(ClientError::Unreadable));
    }

    #[test]
    fn a_refusal_reads_as_its_problem() {
        let body = serde_json::to_string(&Problem::new(ProblemKind::NotFound)).unwrap();
        let error = read::<Health>(incoming(404, &body)).unwrap_err();
        assert_eq!(error.kind(), Some(ProblemKind::NotFound));
    }

    #[test]
    fn a_refusal_that_is_no_problem_is_unreadable() {
        assert_eq!(read::<Health>(incoming(502, "Bad gateway")), Err(ClientError::Unreadable));
        assert_eq!(read::<()>(incoming(302, "")), Err(ClientError::Unreadable));
    }
}
