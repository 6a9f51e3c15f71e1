//! No answer without a decision on who may have it.
//!
//! Every handler of the API names its caller by an extractor (anybody, a signed-in subscriber, a rights holder). The
//! extractor leaves a mark; an answer of the API without the mark is held back. Forgetting the extractor is thus found
//! by the first request, in the first test.

use actix_web::{
    HttpMessage as _, HttpRequest,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

use super::Refusal;

/// The mark that a caller extractor leaves.
#[derive(Clone, Copy, Debug)]
pub struct Authorised(());

impl Authorised {
    /// Leaves the mark: called by extractors that decided who the caller is, and by nothing else.
    pub fn mark(request: &HttpRequest) {
        request.extensions_mut().insert(Self(()));
    }
}

/// Holds back successful answers that no caller extractor has decided on.
///
/// # Errors
/// When the wrapped service fails.
pub async fn require_authorised<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let decided = response.request().extensions().get::<Authorised>().is_some();
    if decided || response.status().is_client_error() || response.status().is_server_error() {
        return Ok(response.map_into_left_body());
    }
    let refusal = Refusal::internal(&"an operation answered without naming its caller");
    Ok(response.error_response(refusal).map_into_right_body())
}
