//! Twelve months after processing a statement leaves the screen (CARE-07).

use chrono::{Days, Months};
use contract::{
    care::{ListCareLines, ReadCareStatement, ReadCareTotals},
    paging::PageRequest,
    problem::ProblemKind,
};

use super::expected::{totals, visible_on};
use crate::support::{alain, first_day, fund, jeanne, olivier, spawn};

/// Day by day around the anniversary, the totals are those of the files of the last twelve months.
#[actix_web::test]
async fn a_statement_leaves_twelve_months_after_processing() {
    let (app, fund) = (spawn().await, fund());
    let mut counts = Vec::new();
    for days in 0..4 {
        let today = first_day() + Days::new(days);
        app.clock.go_to(today);
        let answer = app.sign_in(&alain()).await.send(&ReadCareTotals::default()).await.unwrap();
        assert_eq!(answer, totals(&visible_on(&fund, "002490", today)), "{today}");
        counts.push(answer.lines);
    }
    assert!(counts[0] > counts[1] && counts[1] > counts[2], "one goes on each of these days: {counts:?}");
}

/// The statement processed twelve months ago to the day can still be read; the one of the day before cannot.
#[actix_web::test]
async fn the_edge_holds_for_single_statements() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&alain()).await;
    let anniversary = first_day() - Months::new(12);
    let on = |day| {
        let found = fund.statements_under("002490").find(|one| one.processed_on == day && one.adjusts.is_none());
        ReadCareStatement { number: found.unwrap().number.clone() }
    };
    let last = caller.send(&on(anniversary)).await.unwrap();
    assert_eq!(last.processed_on, anniversary);
    let gone = caller.send(&on(anniversary - Days::new(1))).await.unwrap_err();
    assert_eq!(gone.kind(), Some(ProblemKind::NotFound));
}

/// The original of an adjusted file stays readable as long as its correction, and no longer.
#[actix_web::test]
async fn an_original_goes_with_its_correction() {
    let (app, fund) = (spawn().await, fund());
    let (original, later) = fund
        .statements_under("029187")
        .find_map(|original| Some((original, fund.adjustment_of(&original.number)?)))
        .unwrap();
    let request = ReadCareStatement { number: original.number.clone() };
    app.clock.go_to(later.processed_on + Months::new(12));
    assert!(app.sign_in(&olivier()).await.send(&request).await.is_ok());
    app.clock.go_to(later.processed_on + Months::new(12) + Days::new(1));
    let gone = app.sign_in(&olivier()).await.send(&request).await.unwrap_err();
    assert_eq!(gone.kind(), Some(ProblemKind::NotFound));
}

/// Thirteen months later nothing is left, and nothing fails.
#[actix_web::test]
async fn a_year_without_news_is_empty() {
    let app = spawn().await;
    app.clock.go_to(first_day() + Months::new(13));
    let caller = app.sign_in(&jeanne()).await;
    let page = PageRequest { cursor: None, limit: Some(100) };
    let lines = caller.send(&ListCareLines { page, ..ListCareLines::default() }).await.unwrap().lines;
    assert_eq!(lines, []);
}

/// The day begins at midnight in Monaco, not in Greenwich.
#[actix_web::test]
async fn the_day_is_that_of_monaco() {
    let (app, fund) = (spawn().await, fund());
    app.clock.advance(chrono::TimeDelta::minutes(13 * 60 + 5));
    let answer = app.sign_in(&alain()).await.send(&ReadCareTotals::default()).await.unwrap();
    let tomorrow = first_day() + Days::new(1);
    assert_eq!(answer, totals(&visible_on(&fund, "002490", tomorrow)), "23:05 in Greenwich is past midnight there");
}
