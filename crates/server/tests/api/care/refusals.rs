//! Requests that the service refuses, and how it says so.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    care::{CarePage, ListCareLines},
    paging::PageRequest,
    problem::ProblemKind,
};
use reqwest::Method;

use crate::support::{Caller, alain, giulia, spawn};

/// Operations that take a filter.
const FILTERED: [&str; 6] = ["lines", "totals", "months", "exports/csv", "exports/xlsx", "exports/pdf"];

async fn get(caller: &Caller, operation: &str, query: &str) -> crate::support::Answer {
    caller.get(format!("/api/v1/care/{operation}?{query}")).await
}

/// A cursor that the API did not give is refused by name.
#[actix_web::test]
async fn an_unknown_cursor_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let made_up = ["2026-01-01", "2026-01-01/x", "-200000-01-01/1", "+200000-01-01/1", "/", "2026-01-01/9/9"];
    let encoded = made_up.map(|text| URL_SAFE_NO_PAD.encode(text));
    for cursor in ["x", "", "%00", "é"].into_iter().chain(encoded.iter().map(String::as_str)) {
        let answer = get(&caller, "lines", &format!("cursor={cursor}")).await;
        assert_eq!(answer.refused_fields(), ["cursor"], "{cursor}");
    }
    let long = "a".repeat(201);
    assert_eq!(get(&caller, "lines", &format!("cursor={long}")).await.refused_fields(), ["cursor"]);
}

/// A period that ends before it starts is refused by name, everywhere.
#[actix_web::test]
async fn a_period_that_ends_before_it_starts_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for operation in FILTERED {
        let answer = get(&caller, operation, "from=2026-06-02&until=2026-06-01").await;
        assert_eq!(answer.refused_fields(), ["until"], "{operation}");
        get(&caller, operation, "from=2026-06-01&until=2026-06-01").await.expect_status(200);
    }
}

/// A page size outside 1 to 100 is refused by name.
#[actix_web::test]
async fn a_page_size_outside_its_limits_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for limit in ["0", "101", "65535"] {
        assert_eq!(get(&caller, "lines", &format!("limit={limit}")).await.refused_fields(), ["limit"], "{limit}");
    }
}

/// A performer that is no registration number is refused by name, everywhere.
#[actix_web::test]
async fn a_performer_that_is_no_number_is_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for operation in FILTERED {
        for performer in ["", "Dr+Martin", "%00", "P1;--", "123456789012345678901"] {
            let answer = get(&caller, operation, &format!("performer={performer}")).await;
            assert_eq!(answer.refused_fields(), ["performer"], "{operation} {performer}");
        }
    }
}

/// A value of another type cannot be read, and nothing of the inside shows.
#[actix_web::test]
async fn values_of_another_type_cannot_be_read() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for query in [
        "beneficiary=moi",
        "state=paid",
        "from=23.11.2026",
        "until=2026-02-30",
        "limit=beaucoup",
        "limit=-1",
        "limit=70000",
        "limit=1&limit=2",
        "state=processed&state=to_pay",
    ] {
        get(&caller, "lines", query).await.expect_problem(ProblemKind::MalformedRequest);
    }
}

/// The remotest dates that can be written are a period like any other.
#[actix_web::test]
async fn the_remotest_dates_do_not_fail() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let all: CarePage = get(&caller, "lines", "limit=100").await.read();
    for operation in FILTERED {
        for date in ["-262143-01-01", "-0044-03-15", "0001-01-01", "9999-12-31", "%2B10000-01-01", "%2B262142-12-31"] {
            get(&caller, operation, &format!("from={date}")).await.expect_status(200);
            get(&caller, operation, &format!("until={date}")).await.expect_status(200);
        }
    }
    let lines = |answer: CarePage| answer.lines.len();
    assert_eq!(lines(get(&caller, "lines", "limit=100&from=-262143-01-01").await.read()), all.lines.len());
    assert_eq!(lines(get(&caller, "lines", "limit=100&until=%2B262142-12-31").await.read()), all.lines.len());
    assert_eq!(lines(get(&caller, "lines", "limit=100&until=-262143-01-01").await.read()), 0);
    assert_eq!(lines(get(&caller, "lines", "limit=100&from=%2B262142-12-31").await.read()), 0);
}

/// A parameter that the operation does not know is ignored.
#[actix_web::test]
async fn an_unknown_parameter_is_ignored() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let plain = caller.get("/api/v1/care/totals").await;
    assert_eq!(get(&caller, "totals", "utm_source=mail").await.body, plain.body);
}

/// Somebody else's cursor is a place in time: it brings nothing but one's own refunds.
#[actix_web::test]
async fn somebody_elses_cursor_brings_ones_own_refunds() {
    let app = spawn().await;
    let (alain, giulia) = (app.sign_in(&alain()).await, app.sign_in(&giulia()).await);
    let page = PageRequest { cursor: None, limit: Some(10) };
    let request = ListCareLines { page, ..ListCareLines::default() };
    let cursor = alain.send(&request).await.unwrap().next_cursor;
    let page = PageRequest { cursor, limit: Some(100) };
    let hers = giulia.send(&ListCareLines { page, ..ListCareLines::default() }).await.unwrap().lines;
    let all = giulia.send(&ListCareLines { page: PageRequest { cursor: None, limit: Some(100) }, ..request }).await;
    let all = all.unwrap().lines;
    assert!(!hers.is_empty() && hers.iter().all(|line| all.contains(line)));
}

/// HEAD answers what GET answers, without the body; other methods are refused with the ones that are allowed.
#[actix_web::test]
async fn reading_is_all_that_refunds_allow() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for operation in FILTERED.into_iter().chain(["beneficiaries", "practitioners"]) {
        let path = format!("/api/v1/care/{operation}");
        let (read, head) = (caller.get(&path).await, caller.request(Method::HEAD, &path).send().await);
        assert_eq!((head.status, head.header("etag")), (200, read.header("etag")), "{operation}");
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            let answer = caller.request(method, &path).ours().send().await;
            answer.expect_problem(ProblemKind::MethodNotAllowed);
            assert_eq!(answer.header("allow"), Some("GET, HEAD"));
        }
    }
}
