//! Requests that are safe to send again (API-03; draft-ietf-httpapi-idempotency-key-header).
//!
//! What the module promises: of any number of requests with the same caller, method, address, key and body, one is
//! done within 24 hours; the others are answered like it, or told to come back while it runs. A caller who hangs up
//! does not stop it.

mod rules;
mod store;

use std::rc::Rc;

use actix_web::{
    HttpMessage as _, HttpRequest, ResponseError as _,
    body::{BoxBody, EitherBody, MessageBody, to_bytes},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{HeaderName, HeaderValue, IF_MATCH, SET_COOKIE},
    },
    middleware::Next,
};
use contract::{
    endpoint::IDEMPOTENCY_HEADER,
    problem::{Problem, ProblemKind},
};
use sea_orm::DatabaseConnection;
use tracing::Instrument as _;

pub use rules::LONGEST_KEY;
pub use store::forget_old_requests;

use self::{
    rules::{Asked, Fingerprint, is_kept, key_of},
    store::{Claim, KeptAnswer, Ticket, claim, hand_in, let_go},
};
use super::{Refusal, guard::whole};
use crate::clock::Clock;

/// Says of an answer that it was given before.
pub const REPLAYED_HEADER: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Seconds after which who sent a request that is still running may ask for its answer.
const COME_BACK_SECONDS: u32 = 1;

/// Does requests with an `Idempotency-Key` once.
#[derive(Clone)]
pub struct Idempotency {
    /// Where requests and answers are kept.
    pub db: DatabaseConnection,
    /// The clock.
    pub clock: Clock,
    /// Operations, as `POST /api/v1/session`, that ignore the key: their answers carry a secret, or their bodies do.
    pub without_key: &'static [&'static str],
}

impl Idempotency {
    /// Does a request once; `identify` says who calls: a secret of the caller's, or at least their address.
    ///
    /// # Errors
    /// When the wrapped service fails.
    pub async fn once<B: MessageBody + 'static>(
        self: Rc<Self>,
        identify: impl AsyncFnOnce(&HttpRequest) -> Result<String, Refusal> + 'static,
        request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
        if !self.looks_at(&request) {
            return next.call(request).await.map(ServiceResponse::map_into_left_body);
        }
        // In a task of its own, which goes on when the caller hangs up: the answer is kept for the next try.
        let work = async move { self.claim_and_run(identify, request, next).await }.in_current_span();
        actix_web::rt::spawn(work).await.unwrap_or_else(|failure| {
            Err(Refusal::internal(&format!("a request's task ended early: {failure}")).into())
        })
    }

    async fn claim_and_run<B: MessageBody + 'static>(
        &self,
        identify: impl AsyncFnOnce(&HttpRequest) -> Result<String, Refusal>,
        mut request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
        let answer = match self.claim(identify, &mut request).await {
            Ok(Claim::Run(ticket)) => return self.run(ticket, request, next).await,
            Ok(Claim::Replay(kept)) => {
                let mut response = kept.give();
                response.headers_mut().insert(REPLAYED_HEADER, HeaderValue::from_static("true"));
                response
            }
            Ok(Claim::Running) => running().error_response(),
            Ok(Claim::Reused) => Refusal::new(ProblemKind::KeyReused).error_response(),
            Err(refusal) => refusal.error_response(),
        };
        Ok(request.into_response(answer).map_into_right_body())
    }

    /// Whether a request that changes something comes with a key, or with what should be one.
    fn looks_at(&self, request: &ServiceRequest) -> bool {
        let writes = matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH | Method::DELETE);
        let operation = (request.method().as_str(), request.path());
        let is_excluded = self.without_key.iter().any(|excluded| excluded.split_once(' ') == Some(operation));
        writes && !is_excluded && request.headers().contains_key(IDEMPOTENCY_HEADER)
    }

    async fn claim(
        &self,
        identify: impl AsyncFnOnce(&HttpRequest) -> Result<String, Refusal>,
        request: &mut ServiceRequest,
    ) -> Result<Claim, Refusal> {
        let key = key_of(request.headers()).ok_or_else(not_a_key)?.to_owned();
        let caller = identify(request.request()).await?;
        let body = whole(request.take_payload()).await?;
        let target = request.uri().path_and_query().map_or_else(|| request.path(), |target| target.as_str());
        let fingerprint = Fingerprint::of(&Asked {
            caller: &caller,
            method: request.method().as_str(),
            target,
            key: &key,
            condition: request.headers().get(IF_MATCH).map_or(b"", |value| value.as_bytes()),
            body: &body,
        });
        request.set_payload(Payload::from(body));
        Ok(claim(&self.db, &fingerprint, self.clock.now()).await?)
    }

    /// Runs the request, and keeps its answer or frees the key.
    async fn run<B: MessageBody + 'static>(
        &self,
        ticket: Ticket,
        request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
        let response = match next.call(request).await {
            Ok(response) => response,
            Err(failure) => {
                self.settle(ticket, None).await;
                return Err(failure);
            }
        };
        let (request, response) = response.into_parts();
        let (head, body) = response.into_parts();
        let Ok(body) = to_bytes(body).await else {
            self.settle(ticket, None).await;
            return Err(Refusal::internal(&"an answer could not be read").into());
        };
        let may_be_kept = is_kept(head.status().as_u16()) && !head.headers().contains_key(SET_COOKIE);
        let kept = if may_be_kept { KeptAnswer::new(head.status(), head.headers(), &body) } else { None };
        self.settle(ticket, kept.as_ref()).await;
        let body = if body.is_empty() { BoxBody::new(()) } else { BoxBody::new(body) };
        Ok(ServiceResponse::new(request, head.set_body(body)).map_into_right_body())
    }

    /// The work is done: what cannot be kept for the next try is no reason to refuse this one.
    async fn settle(&self, ticket: Ticket, answer: Option<&KeptAnswer>) {
        let settled = match answer {
            Some(answer) => hand_in(&self.db, ticket, answer).await,
            None => let_go(&self.db, ticket).await,
        };
        if let Err(failure) = settled {
            tracing::warn!(%failure, "the answer to a request with a key could not be kept");
        }
    }
}

fn not_a_key() -> Refusal {
    let detail = format!("`Idempotency-Key` must stand once, with 1 to {LONGEST_KEY} visible ASCII characters");
    Problem::new(ProblemKind::MalformedRequest).with_detail(detail).into()
}

fn running() -> Refusal {
    Problem::new(ProblemKind::RequestRunning).with_retry_after(COME_BACK_SECONDS).into()
}
