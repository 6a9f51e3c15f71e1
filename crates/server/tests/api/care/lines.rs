//! The list of refunds (CARE-02 to CARE-07).

use std::collections::HashSet;

use contract::{
    care::{CareFilter, CareLine, CareState, ListCareLines, PerformerFilter},
    language::Language,
    paging::PageRequest,
};

use super::expected::{Identifiers, Refund, visible};
use crate::support::{Caller, Fund, alain, chiara, first_day, fund, giulia, hugo, jeanne, olivier, spawn, thomas};

/// Every page of a list, one after the other.
async fn all_pages(caller: &Caller, filter: &CareFilter, limit: Option<u16>) -> Vec<CareLine> {
    let mut lines = Vec::new();
    let mut cursor = None;
    loop {
        let page = PageRequest { cursor, limit };
        let answer = caller.send(&ListCareLines { filter: filter.clone(), page }).await.unwrap();
        assert!(answer.lines.len() <= usize::from(limit.unwrap_or(20)));
        assert!(!answer.lines.is_empty() || lines.is_empty(), "no page after the last line");
        lines.extend(answer.lines);
        cursor = answer.next_cursor;
        if cursor.is_none() {
            return lines;
        }
    }
}

fn sorted(mut lines: Vec<CareLine>) -> Vec<CareLine> {
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    lines
}

fn expected_rows(refunds: &[Refund<'_>], identifiers: &Identifiers, language: Language) -> Vec<CareLine> {
    sorted(refunds.iter().map(|refund| refund.to_line(identifiers, language)).collect())
}

/// CARE-02 to CARE-06: every row and every detail is what the fund's files say, for everybody and every case.
#[actix_web::test]
async fn rows_and_details_are_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), giulia(), jeanne(), chiara(), olivier(), hugo()] {
        let caller = app.sign_in(&person).await;
        let refunds = visible(&fund, person.matricule());
        let identifiers = Identifiers::of(&caller, &fund, person.matricule()).await;
        let rows = all_pages(&caller, &CareFilter::default(), Some(100)).await;
        assert!(rows.is_sorted_by(|above, below| above.dated >= below.dated), "the newest first");
        assert_eq!(sorted(rows), expected_rows(&refunds, &identifiers, Language::Fr), "{}", person.matricule());
    }
}

/// Every case of the requirements stands in Alain's list, so that the tests above mean something.
#[actix_web::test]
async fn alains_list_holds_every_case() {
    let app = spawn().await;
    let rows = all_pages(&app.sign_in(&alain()).await, &CareFilter::default(), Some(100)).await;
    let has = |what: &str, is: fn(&CareLine) -> bool| assert!(rows.iter().any(is), "{what}");
    for state in CareState::ALL {
        assert!(rows.iter().any(|line| line.state == state), "{state:?}");
    }
    has("adjusted", |line| line.adjusted);
    has("third party", |line| line.third_party);
    has("fees unpaid", |line| line.fees_unpaid);
    has("bundled billing", |line| line.bundled_acts.len() >= 2);
    has("care over a period", |line| line.care_from < line.care_until);
    has("no performer", |line| line.performer.is_none() && line.performed_at.is_none());
    has("an institution", |line| line.performed_at.is_some());
    has("a prescriber", |line| line.prescriber.is_some());
    has("refunded in full", |line| line.rate_bp == Some(10_000));
    has("billed above the tariff", |line| line.explanation.as_ref().is_some_and(|why| why.above_tariff_cents > 0));
}

/// Pages of any size hold every line exactly once, in the same order.
#[actix_web::test]
async fn pages_of_any_size_hold_every_line_once() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let whole = all_pages(&caller, &CareFilter::default(), Some(100)).await;
    let ids: HashSet<&str> = whole.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids.len(), whole.len(), "no line stands twice");
    for limit in [1, 2, 3, 7, 19, 20, 21, 50, 99] {
        assert_eq!(all_pages(&caller, &CareFilter::default(), Some(limit)).await, whole, "pages of {limit}");
    }
    assert_eq!(all_pages(&caller, &CareFilter::default(), None).await, whole, "pages of the usual size");
}

/// A page that holds the last line exactly has no next one.
#[actix_web::test]
async fn a_page_that_ends_with_the_list_has_no_cursor() {
    let app = spawn().await;
    let caller = app.sign_in(&hugo()).await;
    let all = all_pages(&caller, &CareFilter::default(), None).await.len();
    let exact = PageRequest { cursor: None, limit: Some(u16::try_from(all).unwrap()) };
    let request = ListCareLines { page: exact, ..ListCareLines::default() };
    assert_eq!(caller.send(&request).await.unwrap().next_cursor, None);
}

/// The filters that a household's data suggest: alone and combined.
fn filters(refunds: &[Refund<'_>], identifiers: &Identifiers) -> Vec<CareFilter> {
    let beneficiaries: HashSet<&str> = refunds.iter().map(|refund| refund.statement.beneficiary.as_str()).collect();
    let performer = refunds.iter().find_map(|refund| refund.line.performer.clone()).unwrap();
    let performers = [None, Some(PerformerFilter::Unregistered), Some(PerformerFilter::Registered(performer))];
    let middle = refunds[refunds.len() / 2].dated();
    let periods = [(None, None), (Some(middle), None), (None, Some(middle)), (Some(middle), Some(middle))];
    let mut filters = Vec::new();
    for beneficiary in beneficiaries.iter().map(|number| Some(identifiers.get(number))).chain([None]) {
        for (from, until) in periods {
            for performer in performers.clone() {
                let state = [None, Some(CareState::Processed), Some(CareState::InProgress)][filters.len() % 3];
                filters.push(CareFilter { beneficiary, state, from, until, performer });
            }
        }
    }
    filters
}

/// Every condition of a filter holds, together with all the others.
#[actix_web::test]
async fn filters_combine() {
    let (app, fund): (_, Fund) = (spawn().await, fund());
    let caller = app.sign_in(&alain()).await;
    let refunds = visible(&fund, "002490");
    let identifiers = Identifiers::of(&caller, &fund, "002490").await;
    let mut found = 0;
    for filter in filters(&refunds, &identifiers) {
        let selected: Vec<_> = refunds.iter().filter(|refund| refund.matches(&filter, &identifiers)).copied().collect();
        let rows = all_pages(&caller, &filter, Some(30)).await;
        assert_eq!(sorted(rows), expected_rows(&selected, &identifiers, Language::Fr), "{filter:?}");
        found += usize::from(!selected.is_empty());
    }
    assert!(found > 10, "the filters find something");
}

/// Labels are in the language asked for; amounts and names stay what they are.
#[actix_web::test]
async fn labels_are_in_the_language_asked_for() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&alain()).await;
    let refunds = visible(&fund, "002490");
    let identifiers = Identifiers::of(&caller, &fund, "002490").await;
    let everything = PageRequest { cursor: None, limit: Some(100) };
    let request = ListCareLines { page: everything, ..ListCareLines::default() };
    for language in Language::ALL {
        for row in caller.send_in(language, &request).await.lines {
            let refund = refunds.iter().find(|refund| refund.id() == row.id).unwrap();
            assert_eq!(row, refund.to_line(&identifiers, language));
        }
    }
    let answer = caller.request(reqwest::Method::GET, "/api/v1/care/lines").header("accept-language", "it-IT").send();
    assert_eq!(answer.await.header("content-language"), Some("it"));
}

/// Somebody without refunds gets an empty list, and no error.
#[actix_web::test]
async fn no_refunds_are_an_empty_list() {
    let app = spawn().await;
    let answer = app.sign_in(&thomas()).await.send(&ListCareLines::default()).await.unwrap();
    assert_eq!((answer.lines, answer.next_cursor), (Vec::new(), None));
    assert_eq!(answer.data_as_of, first_day().pred_opt(), "the data still stand on a date (NAV-11)");
}

/// While a file is being processed nothing is said of its refund (CARE-03).
#[actix_web::test]
async fn nothing_is_refunded_while_being_processed() {
    let app = spawn().await;
    let rows = all_pages(&app.sign_in(&hugo()).await, &CareFilter::default(), None).await;
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row.state, CareState::InProgress);
        assert_eq!((row.refunded_cents, row.rate_bp, row.base_tariff_cents), (None, None, None));
        assert_eq!(row.explanation, None);
    }
}

/// Who has this very list already is told so, and gets nothing again; another language is another list.
#[actix_web::test]
async fn an_unchanged_list_is_not_sent_again() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let get = |language: &str| {
        let request = caller.request(reqwest::Method::GET, "/api/v1/care/lines?limit=5");
        request.header("accept-language", language)
    };
    let first = get("fr").send().await.expect_status(200);
    let tag = first.header("etag").unwrap().to_owned();
    assert!(first.header("cache-control").unwrap().contains("private"));
    let again = get("fr").header("if-none-match", &tag).send().await.expect_status(304);
    assert_eq!((again.header("etag"), again.body.len()), (Some(tag.as_str()), 0));
    get("fr").header("if-none-match", format!("\"other\", W/{tag}")).send().await.expect_status(304);
    get("en").header("if-none-match", &tag).send().await.expect_status(200);
    get("fr").header("if-none-match", "\"other\"").send().await.expect_status(200);
}
