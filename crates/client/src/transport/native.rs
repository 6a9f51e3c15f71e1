//! Carries requests with reqwest: integrators' programs, tests, the bench.

use std::time::Duration;

use contract::endpoint::Method;

use super::{Incoming, Outgoing, Transport};
use crate::error::ClientError;

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the connection to stand.
    pub connect: Duration,
    /// For the whole exchange.
    pub exchange: Duration,
}

impl Default for Timeouts {
    /// Five seconds to connect, thirty for the whole exchange.
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), exchange: Duration::from_secs(30) }
    }
}

/// A native connection to one portal. It keeps the session cookie; clones share it.
#[derive(Clone, Debug)]
pub struct Native {
    http: reqwest::Client,
    base_url: String,
}

impl Native {
    /// A connection to the portal at `base_url` (scheme, host and port, with or without a final `/`). It follows no
    /// redirect: the API never sends one.
    ///
    /// # Errors
    /// When this machine's TLS cannot be set up.
    pub fn new(base_url: &str, timeouts: Timeouts) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.exchange)
            .build()?;
        Ok(Self { http, base_url: base_url.trim_end_matches('/').to_owned() })
    }
}

impl Transport for Native {
    async fn exchange(&self, request: Outgoing) -> Result<Incoming, ClientError> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut builder = self.http.request(method, format!("{}{}", self.base_url, request.path));
        for (name, value) in request.headers {
            builder = builder.header(name, &*value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let response = builder.send().await.map_err(|_| ClientError::Unreachable)?;
        let status = response.status().as_u16();
        let tag = response.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned);
        let body = response.text().await.map_err(|_| ClientError::Unreachable)?;
        Ok(Incoming { status, tag, body })
    }
}
