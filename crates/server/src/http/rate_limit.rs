//! What a refused caller learns of the limit (draft-ietf-httpapi-ratelimit-headers).

use actix_web::{
    HttpResponseBuilder,
    http::header::{HeaderName, HeaderValue},
};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");

/// How often something may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// What it counts by, a word for programs.
    pub name: &'static str,
    /// How often within the window.
    pub quota: u32,
    /// Length of the window, in seconds.
    pub window_seconds: u32,
}

impl RateLimit {
    /// One attempt, then a wait of so many seconds: how a brake on guessing behaves.
    #[must_use]
    pub const fn one_in(wait_seconds: u32) -> Self {
        Self { name: "attempts", quota: 1, window_seconds: wait_seconds }
    }

    /// Says that nothing is left, and when that changes.
    pub(super) fn exhausted_until(self, wait_seconds: u32, response: &mut HttpResponseBuilder) {
        let Self { name, quota, window_seconds } = self;
        let headers = [
            (POLICY, format!("\"{name}\";q={quota};w={window_seconds}")),
            (STATE, format!("\"{name}\";r=0;t={wait_seconds}")),
        ];
        for (header, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.insert_header((header, value));
            }
        }
    }
}
