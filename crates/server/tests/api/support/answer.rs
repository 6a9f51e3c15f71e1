//! What the application answered.

use contract::problem::{Problem, ProblemKind};
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

/// An answer that keeps the promises of the OpenAPI document.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; none when it is absent.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The media type without its parameters.
    pub fn media_type(&self) -> &str {
        self.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim()
    }

    /// The answer, which must have this status.
    #[track_caller]
    pub fn expect_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    /// The body of a success.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{}: {}", self.status, String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The problem, which must be of this kind.
    #[track_caller]
    pub fn expect_problem(&self, kind: ProblemKind) -> Problem {
        assert_eq!(self.status, kind.status(), "{}", String::from_utf8_lossy(&self.body));
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.kind(), Some(kind));
        problem
    }

    /// The fields that a problem of the kind `invalid-values` names.
    #[track_caller]
    pub fn refused_fields(&self) -> Vec<String> {
        let problem = self.expect_problem(ProblemKind::InvalidValues);
        problem.errors.into_iter().map(|error| error.field).collect()
    }

    /// The cookies that the answer sets, as they were sent.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }

    /// Everything but the date: what two answers have to share to be the same to whoever compares them.
    pub fn fingerprint(&self) -> (u16, Vec<(String, String)>, Vec<u8>) {
        let mut headers: Vec<_> = self
            .headers
            .iter()
            .filter(|(name, _)| name.as_str() != "date")
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        headers.sort();
        (self.status, headers, self.body.clone())
    }
}
