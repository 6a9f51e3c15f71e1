//! What every answer must respect, whatever the test is about.

use contract::problem::{PROBLEM_MEDIA_TYPE, Problem, ProblemKind};
use reqwest::Method;
use serde_json::Value;

use super::{Answer, Operation, document};

/// Headers without which no answer leaves the server.
const PROTECTION: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("content-security-policy", "default-src 'none'; "),
];

/// Words that only the inside of the program uses.
const INTERNALS: [&str; 6] = ["sqlx", "sqlite", "postgres", "select ", "panicked", ".rs:"];

/// Checks an answer against the document and the rules of the house.
#[track_caller]
pub fn check(method: &Method, path: &str, answer: &Answer, secure: bool) {
    let request = format!("{method} {path}");
    protected(&request, answer, secure);
    if answer.status >= 400 && *method != Method::HEAD {
        problem(&request, answer);
    }
    if is_outside_the_document(path) {
        return;
    }
    // A HEAD is answered as the GET of the same path, without the body.
    let described = if *method == Method::HEAD { "GET" } else { method.as_str() };
    match document().find(described, path) {
        Some(operation) => {
            documented(&request, answer, operation, *method == Method::HEAD);
            kept_from_shared_caches(&request, answer, operation);
        }
        None => {
            assert!(answer.status >= 400, "{request} answers {} and is no operation of the document", answer.status)
        }
    }
}

/// Pages, the document itself and what shows it are no operations.
fn is_outside_the_document(path: &str) -> bool {
    let is_api = path.starts_with("/api/") || path.starts_with("/health/");
    !is_api || path.starts_with("/api/docs") || path.starts_with(teleservices::app::DOCUMENT_PATH)
}

fn protected(request: &str, answer: &Answer, secure: bool) {
    for (name, value) in PROTECTION {
        let found = answer.header(name).unwrap_or_else(|| panic!("{request}: {} has no {name}", answer.status));
        assert!(found.starts_with(value), "{request}: {name} is {found}");
    }
    let policy = answer.header("content-security-policy").unwrap();
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{request}: {policy}");
    assert_eq!(answer.header("strict-transport-security").is_some(), secure, "{request}");
}

fn problem(request: &str, answer: &Answer) {
    assert_eq!(answer.header("content-type"), Some(PROBLEM_MEDIA_TYPE), "{request}: {}", answer.status);
    let problem: Problem = serde_json::from_slice(&answer.body).unwrap_or_else(|fault| panic!("{request}: {fault}"));
    let kind = problem.kind().unwrap_or_else(|| panic!("{request}: {} is no known type", problem.kind));
    assert_eq!((problem.status, kind.status()), (answer.status, answer.status), "{request}");
    assert_eq!((problem.kind.as_str(), problem.title.as_str()), (kind.type_uri().as_str(), kind.title()), "{request}");
    let waits = problem.retry_after_seconds.map(|seconds| seconds.to_string());
    assert_eq!(answer.header("retry-after"), waits.as_deref(), "{request}");
    if matches!(kind, ProblemKind::TooManyAttempts | ProblemKind::Busy) {
        assert!(problem.retry_after_seconds.is_some_and(|seconds| seconds > 0), "{request} does not say how long");
    }
    if answer.status == 429 {
        limited(request, answer, &problem.retry_after_seconds.unwrap_or_default().to_string());
    }
    assert_eq!(answer.header("www-authenticate").is_some(), answer.status == 401, "{request}");
    assert_eq!(answer.header("allow").is_some_and(|allow| !allow.is_empty()), answer.status == 405, "{request}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{request}: a problem is never kept");
    let text = answer.text().to_lowercase();
    let leaked = INTERNALS.into_iter().find(|word| text.contains(word));
    assert_eq!(leaked, None, "{request} tells of its inside: {text}");
}

/// Who is refused for asking too often learns which limit it was, and when it ends.
fn limited(request: &str, answer: &Answer, wait: &str) {
    let parts =
        |name: &str| -> Vec<String> { answer.header(name).unwrap_or_default().split(';').map(str::to_owned).collect() };
    let (policy, left) = (parts("ratelimit-policy"), parts("ratelimit"));
    assert!(policy.len() == 3 && policy[1].starts_with("q=") && policy[2].starts_with("w="), "{request}: {policy:?}");
    assert_eq!(left[1..], ["r=0".to_owned(), format!("t={wait}")], "{request}");
    assert!(left[0] == policy[0] && left[0].starts_with('"'), "{request}: {left:?}, {policy:?}");
}

fn documented(request: &str, answer: &Answer, operation: Operation, is_head: bool) {
    let status = answer.status;
    let described = operation.answer(status).unwrap_or_else(|| panic!("{request}: {status} is not documented"));
    let Some(content) = described.get("content").and_then(Value::as_object) else {
        assert!(answer.body.is_empty(), "{request}: {status} is documented without a body");
        return;
    };
    let media_type = answer.media_type();
    let described =
        content.get(media_type).unwrap_or_else(|| panic!("{request}: {status} is not documented as {media_type}"));
    if is_head {
        assert!(answer.body.is_empty(), "{request} has a body");
    } else if media_type.ends_with("json") {
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        let faults: Vec<String> = document()
            .validator(&described["schema"])
            .iter_errors(&body)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{request}: {status} is not what the document says: {faults:#?}\n{body:#}");
    }
}

fn kept_from_shared_caches(request: &str, answer: &Answer, operation: Operation) {
    let kept = answer.header("cache-control").unwrap_or_default();
    let is_personal = operation.needs_session() || !answer.set_cookies().is_empty();
    if is_personal && answer.status != 204 {
        assert!(kept.contains("private") || kept.contains("no-store"), "{request}: cache-control is « {kept} »");
        assert!(!kept.contains("public"), "{request}: cache-control is « {kept} »");
    }
}
