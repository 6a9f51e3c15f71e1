//! How an endpoint is described, independently of what carries it.
//!
//! A request is a value whose type knows its method, its path and the type of its answer. The browser (Fetch) and
//! native programs (reqwest) send the same values.

use serde::{Serialize, de::DeserializeOwned};

/// Path below which every operation of this version of the API stands.
pub const API_ROOT: &str = "/api/v1";

/// Header that every request which changes something must carry (any value), so that no form of another site can
/// send it (a cross-site request with this header needs a CORS permission that the server never gives).
pub const REQUEST_HEADER: &str = "x-teleservices-request";

/// Header that makes a request that changes something safe to send again: the same key and body are answered the same
/// for 24 hours, and done once (API-03).
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";

/// Method of a request (RFC 9110).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or starts.
    Post,
    /// Replaces.
    Put,
    /// Ends or removes.
    Delete,
}

/// A request that the API understands.
pub trait Endpoint {
    /// What a successful answer holds; `()` for an answer without a body.
    type Answer: DeserializeOwned;

    /// The method of the request.
    const METHOD: Method;

    /// Whether a success counts as activity of the person: the fifteen idle minutes start again (NAV-12).
    const IS_ACTIVITY: bool;

    /// Path and query below [`API_ROOT`], starting with `/`.
    fn target(&self) -> String;

    /// The JSON body, where the request has one.
    ///
    /// # Errors
    /// When the body cannot be written as JSON.
    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        Ok(None)
    }
}

/// Path with the given query; fields that are absent leave no trace.
pub(crate) fn with_query(path: &str, query: &impl Serialize) -> String {
    match serde_urlencoded::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// `target` with the given query after the one that it may have already.
pub(crate) fn and_query(target: String, query: &impl Serialize) -> String {
    let more = with_query("", query);
    match more.strip_prefix('?') {
        Some(more) if target.contains('?') => format!("{target}&{more}"),
        _ => target + &more,
    }
}
