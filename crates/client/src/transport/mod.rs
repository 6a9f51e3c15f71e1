//! What carries requests and answers.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

use std::borrow::Cow;

use contract::{
    endpoint::{API_ROOT, Method, REQUEST_HEADER},
    language::Language,
};

#[cfg(target_arch = "wasm32")]
pub use browser::Browser;
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Native, Timeouts};

use crate::error::ClientError;

/// Carries one request and brings back what the server said.
pub trait Transport {
    /// Sends the request and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`ClientError::Unreachable`] when no answer came, [`ClientError::Unreadable`] when it is not text.
    fn exchange(&self, request: Outgoing) -> impl Future<Output = Result<Incoming, ClientError>>;
}

/// A request, ready to travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The method.
    pub method: Method,
    /// Path and query from the root of the server, starting with `/`.
    pub path: String,
    /// Names (in lower case) and values.
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    /// The JSON body, where there is one.
    pub body: Option<String>,
}

impl Outgoing {
    /// A request to the endpoint at `target` below the root of the API.
    ///
    /// A request that changes something carries the header without which the server refuses it.
    #[must_use]
    pub fn new(method: Method, target: &str, body: Option<String>, language: Option<Language>) -> Self {
        let mut headers = vec![("accept", Cow::Borrowed("application/json, application/problem+json"))];
        if let Some(language) = language {
            headers.push(("accept-language", language.code().into()));
        }
        if method != Method::Get {
            headers.push((REQUEST_HEADER, "1".into()));
        }
        if body.is_some() {
            headers.push(("content-type", "application/json".into()));
        }
        Self { method, path: format!("{API_ROOT}{target}"), headers, body }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The HTTP status.
    pub status: u16,
    /// The `ETag` of what came back, where it has one.
    pub tag: Option<String>,
    /// The body, empty when there is none.
    pub body: String,
}

#[cfg(test)]
mod tests {
    use contract::{endpoint::Method, language::Language};

    use super::Outgoing;

    #[test]
    fn only_what_changes_something_carries_the_request_header() {
        let names = |method| {
            Outgoing::new(method, "/session", None, None).headers.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(Method::Get), ["accept"]);
        assert_eq!(names(Method::Delete), ["accept", "x-teleservices-request"]);
    }

    #[test]
    fn language_and_body_are_stated() {
        let request = Outgoing::new(Method::Post, "/session", Some("{}".to_owned()), Some(Language::It));
        assert_eq!(request.path, "/api/v1/session");
        assert!(request.headers.contains(&("accept-language", "it".into())));
        assert!(request.headers.contains(&("content-type", "application/json".into())));
    }
}
