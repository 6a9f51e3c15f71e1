//! Guards before every operation: foreign requests and slow bodies.

use std::time::Duration;

use actix_web::{
    HttpMessage as _, ResponseError as _,
    body::{EitherBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{Method, header::ORIGIN},
    middleware::Next,
    web::{Bytes, BytesMut},
};
use contract::{endpoint::REQUEST_HEADER, problem::ProblemKind};
use futures_util::StreamExt as _;

use super::Refusal;

/// Largest body that any operation takes, in bytes.
const LARGEST_BODY: usize = 64 * 1024;

/// Refuses requests that change something and come from another site's pages.
///
/// Such a request must carry [`REQUEST_HEADER`], which a foreign page cannot send without a permission that is never
/// given; what a browser says of its origin must be the portal's own.
/// Anything else is answered with a problem of the kind `foreign-request`.
///
/// # Errors
/// When the wrapped service fails.
pub async fn refuse_foreign_requests<B: MessageBody + 'static>(
    public_url: &str,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || comes_from_here(&request, public_url) {
        next.call(request).await.map(ServiceResponse::map_into_left_body)
    } else {
        Ok(refused(request, &Refusal::new(ProblemKind::ForeignRequest)))
    }
}

/// The refusal as an answer: an error would pass by the middleware that adds the protecting headers.
fn refused<B>(request: ServiceRequest, refusal: &Refusal) -> ServiceResponse<EitherBody<B>> {
    request.into_response(refusal.error_response()).map_into_right_body()
}

fn comes_from_here(request: &ServiceRequest, public_url: &str) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let marked = request.headers().contains_key(REQUEST_HEADER);
    let same_site = header("sec-fetch-site").is_none_or(|site| site == "same-origin");
    let same_origin = header(ORIGIN.as_str()).is_none_or(|origin| origin == public_url);
    marked && same_site && same_origin
}

/// Reads the whole body before the operation starts, within a time and a size: a slow or endless body holds up nobody.
/// Otherwise the answer is a problem of the kind `request-timeout` or `body-too-large`.
///
/// # Errors
/// When the wrapped service fails.
pub async fn timed_arrival<B: MessageBody + 'static>(
    limit: Duration,
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let arrived = tokio::time::timeout(limit, whole(request.take_payload())).await;
        match arrived.unwrap_or_else(|_| Err(Refusal::new(ProblemKind::RequestTimeout))) {
            Ok(body) => request.set_payload(Payload::from(body)),
            Err(refusal) => return Ok(refused(request, &refusal)),
        }
    }
    next.call(request).await.map(ServiceResponse::map_into_left_body)
}

/// Answers HEAD as GET: routes know GET only, and the body is left out where the answer is written.
///
/// # Errors
/// When the wrapped service fails.
pub async fn answer_head_as_get<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}

/// The whole body.
pub(super) async fn whole(mut payload: Payload) -> Result<Bytes, Refusal> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Refusal::new(ProblemKind::MalformedRequest))?;
        if body.len() + chunk.len() > LARGEST_BODY {
            return Err(Refusal::new(ProblemKind::BodyTooLarge));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}
