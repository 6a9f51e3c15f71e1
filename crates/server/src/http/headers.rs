//! Headers that protect every answer.

use actix_web::middleware::DefaultHeaders;

/// What the pages may load and do. WebAssembly needs `wasm-unsafe-eval`; nothing inline is allowed.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

/// The headers that protect every answer; over TLS, browsers are told to stay with it.
#[must_use]
pub fn security_headers(secure: bool) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add(("content-security-policy", CONTENT_SECURITY_POLICY))
        .add(("x-content-type-options", "nosniff"))
        .add(("referrer-policy", "no-referrer"))
        .add(("cross-origin-opener-policy", "same-origin"))
        .add(("cross-origin-resource-policy", "same-origin"))
        .add(("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    if secure { headers.add(("strict-transport-security", "max-age=63072000; includeSubDomains")) } else { headers }
}
