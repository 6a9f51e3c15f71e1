//! Carries requests with the browser's Fetch, to the server that the page came from.

use std::pin::Pin;

use contract::endpoint::Method;
use gloo_net::http::RequestBuilder;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

use super::{Incoming, Outgoing, Transport};
use crate::error::ClientError;

/// Milliseconds after which an answer is no longer waited for.
const TIMEOUT_MS: u32 = 30_000;

/// The page's own server. The browser keeps the session cookie and shows it to nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;

/// An exchange under way. Boxed, so that the program holds its code once and not once per endpoint.
type Exchange = Pin<Box<dyn Future<Output = Result<Incoming, ClientError>>>>;

impl Transport for Browser {
    #[allow(refining_impl_trait, reason = "callers need not know, and the code is smaller")]
    fn exchange(&self, request: Outgoing) -> Exchange {
        Box::pin(fetch(request))
    }
}

async fn fetch(request: Outgoing) -> Result<Incoming, ClientError> {
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    // `no-cache` lets the browser keep an answer and ask with its ETag whether it still holds.
    let mut builder = RequestBuilder::new(&request.path)
        .method(method)
        .credentials(RequestCredentials::SameOrigin)
        .cache(RequestCache::NoCache)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
    for (name, value) in request.headers {
        builder = builder.header(name, &value);
    }
    let ready = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let response = ready.map_err(|_| ClientError::Unreadable)?.send().await.map_err(|_| ClientError::Unreachable)?;
    let status = response.status();
    let tag = response.headers().get("etag");
    let body = response.text().await.map_err(|_| ClientError::Unreachable)?;
    Ok(Incoming { status, tag, body })
}
