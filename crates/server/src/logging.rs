//! What is logged of a request: its method, the pattern of its route, its status and its duration. Never the address
//! with its identifiers, never the query, never a header, never a body.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
};
use tracing::{Level, Span};
use tracing_actix_web::RootSpanBuilder;
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt as _, registry, util::SubscriberInitExt as _};

use crate::config::{Config, LogFormat};

/// Starts logging to standard error. A second call changes nothing, so that tests may share a process.
pub fn start(config: &Config) {
    let filter = config.log_filter.parse().unwrap_or_else(|_| Targets::new().with_default(Level::INFO));
    let lines = fmt::layer().with_writer(std::io::stderr);
    let _ = match config.log_format {
        LogFormat::Readable => registry().with(lines).with(filter).try_init(),
        LogFormat::Json => registry().with(lines.json().flatten_event(true)).with(filter).try_init(),
    };
}

/// One span a request, without anything personal.
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
        tracing::info_span!("request", method = %request.method(), route, status = tracing::field::Empty)
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        span.in_scope(|| tracing::debug!("answered"));
    }
}
