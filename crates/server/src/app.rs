//! The application: every service, in one readable list, and what stands around them.

use std::{rc::Rc, sync::Arc, time::Duration};

use actix_web::{
    App, HttpRequest,
    body::{EitherBody, MessageBody},
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::header::{ALLOW, CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE},
    middleware::{Next, from_fn},
    web,
};
use contract::{
    endpoint::API_ROOT,
    problem::{PROBLEM_MEDIA_TYPE, ProblemKind},
};
use tracing_actix_web::TracingLogger;
use utoipa::{OpenApi as _, openapi::OpenApi};
use utoipa_actix_web::{AppExt as _, scope, service_config::ServiceConfig};
use utoipa_swagger_ui::SwaggerUi;

use crate::{
    agents, allowances, care, health, household,
    http::{
        Idempotency, Refusal, answer_head_as_get, client_address, problem_for_status, refuse_foreign_requests,
        require_authorised, security_headers, timed_arrival,
    },
    identity, indemnities, institution,
    logging::RequestSpan,
    movements,
    openapi::{self, READS},
    pages, pension,
    post::{self, PostOffice},
    problems, profile, requests, resources, site,
    state::AppState,
    terms,
};

/// Address of the OpenAPI document.
pub const DOCUMENT_PATH: &str = "/api/openapi.json";

/// Where the operations of agents stand.
const DESK: &str = "/api/v1/desk/";

/// The services below the root of the API. A new service adds one line.
fn services(config: &mut ServiceConfig<'_>) {
    identity::routes(config);
    agents::routes(config);
    profile::routes(config);
    household::routes(config);
    requests::routes(config);
    indemnities::routes(config);
    movements::routes(config);
    care::routes(config);
    pension::routes(config);
    allowances::routes(config);
    resources::routes(config);
    pages::routes(config);
    terms::routes(config);
    institution::routes(config);
    post::routes(config);
}

/// What stands beside the API.
fn utilities(config: &mut ServiceConfig<'_>) {
    health::routes(config);
    problems::routes(config);
}

/// The OpenAPI document, from the handlers themselves.
#[must_use]
pub fn document() -> OpenApi {
    let app = App::new().into_utoipa_app().openapi(openapi::Base::openapi());
    let app = app.service(scope(API_ROOT).configure(services)).configure(utilities);
    openapi::complete(app.split_for_parts().1)
}

/// The application over `state`.
#[must_use]
pub fn application(
    state: web::Data<AppState>,
    document: Arc<OpenApi>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let arrival = Duration::from_secs(state.config.request_timeout_seconds);
    let public_url: Arc<str> = state.config.public_url.as_str().into();
    let headers = security_headers(state.config.is_secure());
    let (known, described) = (Arc::clone(&document), Arc::clone(&document));
    let idempotency = idempotency(&state);
    let caller_state = state.clone();
    let post = Arc::clone(&state.post);
    let api = scope(API_ROOT)
        .wrap(from_fn(require_authorised))
        .wrap(from_fn(move |request, next| {
            let post = Arc::clone(&post);
            async move { wake_post(&post, request, next).await }
        }))
        .wrap(from_fn(move |request, next| {
            let (idempotency, state) = (Rc::clone(&idempotency), caller_state.clone());
            async move { idempotency.once(async move |request| caller_of(request, &state).await, request, next).await }
        }))
        .wrap(from_fn(move |request, next| {
            let public_url = Arc::clone(&public_url);
            async move { refuse_foreign_requests(&public_url, request, next).await }
        }))
        .wrap(from_fn(move |request, next| timed_arrival(arrival, request, next)))
        .configure(services)
        .default_service(web::to(move |request: HttpRequest| {
            let known = Arc::clone(&known);
            async move { Err::<&'static str, _>(unknown_operation(&request, &known)) }
        }));
    App::new()
        .into_utoipa_app()
        .service(api)
        .configure(utilities)
        .into_app()
        .app_data(state)
        .service(SwaggerUi::new("/api/docs/{_:.*}").url(DOCUMENT_PATH, OpenApi::clone(&document)))
        .service(web::redirect("/api/docs", "/api/docs/"))
        .configure(site::routes)
        .wrap(from_fn(move |request, next| {
            let described = Arc::clone(&described);
            async move { problems_only(&described, request, next).await }
        }))
        .wrap(from_fn(answer_head_as_get))
        .wrap(headers)
        .wrap(TracingLogger::<RequestSpan>::new())
}

/// What changes something may have queued a mail: it leaves at once.
async fn wake_post<B: MessageBody>(
    post: &PostOffice,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let writes = !request.method().is_safe();
    let response = next.call(request).await?;
    if writes && response.status().is_success() {
        post.wake();
    }
    Ok(response)
}

/// Where requests with a key are done once.
fn idempotency(state: &AppState) -> Rc<Idempotency> {
    Rc::new(Idempotency {
        db: state.db.clone(),
        clock: state.clock.clone(),
        without_key: &openapi::OPERATIONS_WITHOUT_KEY,
    })
}

/// Whose key it is: that of an agent's session, that of a session, or of an address where there is none.
async fn caller_of(request: &HttpRequest, state: &AppState) -> Result<String, Refusal> {
    if let Some(token) = identity::agent_token(request)
        && identity::is_agent(&state.db, &token, state.clock.now()).await?
    {
        return Ok(format!("agent {}", token.reveal()));
    }
    let session = identity::session_secret(request, state).await?;
    Ok(session.map_or_else(
        || format!("address {}", client_address(request, &state.config.trusted_proxies)),
        |secret| format!("session {}", secret.reveal()),
    ))
}

/// A path that exists with another method is told from one that does not exist.
fn unknown_operation(request: &HttpRequest, document: &OpenApi) -> Refusal {
    if openapi::methods_at(document, request.path()).is_empty() {
        Refusal::new(ProblemKind::NotFound)
    } else {
        Refusal::new(ProblemKind::MethodNotAllowed)
    }
}

/// Makes sure that whatever goes wrong is told as a problem, even what the framework refuses by itself, and with the
/// headers that HTTP wants beside a 401 or a 405.
async fn problems_only<B: MessageBody + 'static>(
    document: &OpenApi,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return Ok(response.map_into_left_body());
    }
    let is_problem =
        response.headers().get(CONTENT_TYPE).is_some_and(|media| media.as_bytes() == PROBLEM_MEDIA_TYPE.as_bytes());
    let mut response = if is_problem {
        response.map_into_left_body()
    } else {
        let refusal: Refusal = problem_for_status(status).into();
        response.error_response(refusal).map_into_right_body()
    };
    add_status_headers(document, &mut response);
    Ok(response)
}

fn add_status_headers<B>(document: &OpenApi, response: &mut ServiceResponse<B>) {
    let header = match response.status().as_u16() {
        401 if response.request().path().starts_with(DESK) => {
            Some((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"teleservices\"")))
        }
        401 => Some((WWW_AUTHENTICATE, HeaderValue::from_static("Cookie realm=\"teleservices\""))),
        405 => {
            let methods = openapi::methods_at(document, response.request().path());
            // What is no operation is a page or a file, to be read.
            let allowed = if methods.is_empty() { READS.join(", ") } else { methods.join(", ") };
            HeaderValue::from_str(&allowed).ok().map(|allowed| (ALLOW, allowed))
        }
        _ => None,
    };
    if let Some((name, value)) = header {
        response.headers_mut().insert(name, value);
    }
}
