//! What becomes of a request with a key: pure decisions.

use actix_web::http::header::{HeaderMap, HeaderName};
use chrono::{DateTime, TimeDelta, Utc};
use contract::endpoint::IDEMPOTENCY_HEADER;

use crate::secret::sha256_hex;

/// How long an answer is kept.
pub const MEMORY: TimeDelta = TimeDelta::hours(24);

/// After so long a request that has not ended is taken for one whose server has ended: the key is free again.
pub const LONGEST_RUN: TimeDelta = TimeDelta::minutes(1);

/// Longest key, in characters.
pub const LONGEST_KEY: usize = 64;

/// The key of a request; nothing when the header is missing, stands twice, or is not 1 to 64 visible ASCII characters.
pub fn key_of(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(HeaderName::from_static(IDEMPOTENCY_HEADER));
    let key = values.next()?.to_str().ok()?;
    let is_key = (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    (is_key && values.next().is_none()).then_some(key)
}

/// A request as it is kept: two hashes.
///
/// The body may hold what people type, a password even. Both hashes are made with the caller's secret and the key,
/// neither of which is stored, so that nobody who reads the table can try bodies out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Caller, method, path and query, key.
    pub key_hash: String,
    /// Body, and the state that the request says it changes.
    pub body_hash: String,
}

/// What a request is recognised by.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// The caller: the secret of a session, or an address.
    pub caller: &'r str,
    /// The method.
    pub method: &'r str,
    /// Path and query.
    pub target: &'r str,
    /// The key.
    pub key: &'r str,
    /// `If-Match`.
    pub condition: &'r [u8],
    /// The body.
    pub body: &'r [u8],
}

impl Fingerprint {
    /// The fingerprint of a request.
    #[must_use]
    pub fn of(asked: &Asked<'_>) -> Self {
        let Asked { caller, method, target, key, condition, body } = asked;
        // No part can hold a line break, so that no two requests are written alike.
        let scope = format!("{caller}\n{method}\n{target}\n{key}");
        let mut content = format!("body\n{}\n{}\n", sha256_hex(scope.as_bytes()), sha256_hex(condition)).into_bytes();
        content.extend_from_slice(scope.as_bytes());
        content.push(b'\n');
        content.extend_from_slice(body);
        Self { key_hash: sha256_hex(scope.as_bytes()), body_hash: sha256_hex(&content) }
    }
}

/// A request with the same key that came before.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'r> {
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// Hash of its body.
    pub body_hash: &'r str,
    /// It has been answered.
    pub is_answered: bool,
}

/// What is done with a request whose key is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The earlier answer is given again.
    Replay,
    /// The earlier one is not answered yet.
    Running,
    /// The key came with something else.
    Reused,
    /// The earlier one is forgotten, or was never going to end: this one takes its place.
    TakeOver,
}

/// Decides what is done with a request whose key is known.
#[must_use]
pub fn decide(earlier: Earlier<'_>, body_hash: &str, now: DateTime<Utc>) -> Decision {
    let age = now - earlier.created_at;
    if age >= MEMORY {
        Decision::TakeOver
    } else if earlier.body_hash != body_hash {
        Decision::Reused
    } else if earlier.is_answered {
        Decision::Replay
    } else if age >= LONGEST_RUN {
        Decision::TakeOver
    } else {
        Decision::Running
    }
}

/// Whether an answer with this status is kept: what may be different the next time is not.
#[must_use]
pub const fn is_kept(status: u16) -> bool {
    status < 500 && status != 429 && status != 408
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;

    use super::{Asked, Decision, Earlier, Fingerprint, IDEMPOTENCY_HEADER, decide, is_kept, key_of};

    fn headers(values: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            let value = HeaderValue::from_bytes(value).unwrap();
            headers.append(HeaderName::from_static(IDEMPOTENCY_HEADER), value);
        }
        headers
    }

    #[test]
    fn a_key_is_1_to_64_visible_characters_once() {
        assert_eq!(key_of(&headers(&[])), None);
        let longest = [b'k'; 64];
        for key in [&b"k"[..], b"8e03978e-40d5-43e8-bc93-6894a57f9324", b"\"quoted\"", &longest] {
            assert!(key_of(&headers(&[key])).is_some());
        }
        for wrong in [&b""[..], &[b'k'; 65], b"two words", b"t\tb", "clé".as_bytes(), b"\xff"] {
            assert_eq!(key_of(&headers(&[wrong])), None, "{wrong:?}");
        }
        assert_eq!(key_of(&headers(&[b"a", b"a"])), None);
    }

    #[test]
    fn what_is_done_depends_on_age_body_and_answer() {
        let now = DateTime::<Utc>::from_timestamp(1_800_000_000, 0).unwrap();
        for (seconds_ago, same_body, is_answered, expected) in [
            (0, true, false, Decision::Running),
            (59, true, false, Decision::Running),
            (60, true, false, Decision::TakeOver),
            (0, true, true, Decision::Replay),
            (86_399, true, true, Decision::Replay),
            (86_400, true, true, Decision::TakeOver),
            (0, false, false, Decision::Reused),
            (86_399, false, true, Decision::Reused),
            (86_400, false, true, Decision::TakeOver),
            // The clock was set back meanwhile.
            (-3_600, true, false, Decision::Running),
            (-3_600, true, true, Decision::Replay),
        ] {
            let body_hash = if same_body { "a" } else { "b" };
            let earlier = Earlier { created_at: now - TimeDelta::seconds(seconds_ago), body_hash, is_answered };
            assert_eq!(decide(earlier, "a", now), expected, "{seconds_ago} s, {same_body}, {is_answered}");
        }
    }

    #[test]
    fn what_may_go_better_the_next_time_is_not_kept() {
        for (status, kept) in [
            (200, true),
            (204, true),
            (404, true),
            (409, true),
            (422, true),
            (408, false),
            (429, false),
            (500, false),
            (503, false),
        ] {
            assert_eq!(is_kept(status), kept, "{status}");
        }
    }

    proptest! {
        #[test]
        fn every_part_of_a_request_counts(part in 0..6_usize, text in "[a-z]{1,8}", other in "[a-z]{1,8}") {
            let mut parts = [text.as_str(); 6];
            let fingerprint = |parts: [&str; 6]| {
                let [caller, method, target, key, condition, body] = parts;
                let (condition, body) = (condition.as_bytes(), body.as_bytes());
                Fingerprint::of(&Asked { caller, method, target, key, condition, body })
            };
            let first = fingerprint(parts);
            parts[part] = &other;
            let second = fingerprint(parts);
            prop_assert_eq!(first == second, text == other);
            prop_assert_eq!(first.key_hash == second.key_hash, text == other || part >= 4);
        }
    }
}
