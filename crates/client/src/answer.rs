//! Reads what came back, whatever carried it.

use contract::problem::Problem;
use serde::de::DeserializeOwned;

use crate::{error::ClientError, transport::Incoming};

/// The value of a success. An empty success reads as `()`.
///
/// # Errors
/// [`ClientError::Unreadable`] when it is not what the contract promises.
pub fn read<A: DeserializeOwned>(success: &Incoming) -> Result<A, ClientError> {
    parse(if success.body.is_empty() { "null" } else { &success.body }).ok_or(ClientError::Unreadable)
}

/// What came back, if it is a success; the problem of a refusal.
pub(crate) fn success(exchange: Result<Incoming, ClientError>) -> Result<Incoming, ClientError> {
    let incoming = exchange?;
    if (200..300).contains(&incoming.status) { Ok(incoming) } else { Err(problem(&incoming.body)) }
}

fn problem(body: &str) -> ClientError {
    parse::<Problem>(body).map_or(ClientError::Unreadable, |problem| ClientError::Problem(Box::new(problem)))
}

/// The value that a JSON text stands for.
#[cfg(not(target_arch = "wasm32"))]
fn parse<A: DeserializeOwned>(text: &str) -> Option<A> {
    serde_json::from_str(text).ok()
}

#[cfg(target_arch = "wasm32")]
use crate::json::parse;

#[cfg(test)]
mod tests {
    use contract::{
        health::Health,
        problem::{Problem, ProblemKind},
    };
    use serde::de::DeserializeOwned;

    use crate::{error::ClientError, transport::Incoming};

    fn read<A: DeserializeOwned>(exchange: Result<Incoming, ClientError>) -> Result<A, ClientError> {
        super::read(&super::success(exchange)?)
    }

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
