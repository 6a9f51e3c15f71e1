//! Totals and months: whatever is added up, it adds up to the same.

use contract::care::{CareFilter, CareMonths, CareState, ListCareMonths, PerformerFilter, ReadCareTotals};

use super::expected::{Identifiers, totals, visible};
use crate::support::{alain, first_day, fund, giulia, hugo, jeanne, oldest_visible, spawn, thomas};
use chrono::{Datelike as _, Days, Months};

fn some_filters() -> Vec<CareFilter> {
    let day = |months: u32| Some(first_day() - Months::new(months));
    let none = CareFilter::default;
    vec![
        none(),
        CareFilter { state: Some(CareState::Processed), ..none() },
        CareFilter { state: Some(CareState::ToPay), ..none() },
        CareFilter { state: Some(CareState::InProgress), ..none() },
        CareFilter { performer: Some(PerformerFilter::Unregistered), ..none() },
        CareFilter { from: day(6), until: day(2), ..none() },
        CareFilter { from: day(3), state: Some(CareState::Processed), ..none() },
        CareFilter { until: day(9), performer: Some(PerformerFilter::Unregistered), ..none() },
        CareFilter { from: day(40), until: day(30), ..none() },
    ]
}

fn sums(months: &CareMonths) -> (i64, i64, i64) {
    months
        .months
        .iter()
        .fold((0, 0, 0), |sum, month| (sum.0 + month.lines, sum.1 + month.billed_cents, sum.2 + month.refunded_cents))
}

/// Totals are what the files say, and the months add up to them, whatever the filter.
#[actix_web::test]
async fn totals_and_months_are_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), giulia(), jeanne(), hugo(), thomas()] {
        let caller = app.sign_in(&person).await;
        let refunds = visible(&fund, person.matricule());
        let identifiers = Identifiers::of(&caller, &fund, person.matricule()).await;
        for filter in some_filters() {
            let expected = totals(refunds.iter().filter(|refund| refund.matches(&filter, &identifiers)));
            let answer = caller.send(&ReadCareTotals { filter: filter.clone() }).await.unwrap();
            assert_eq!(answer, expected, "{} {filter:?}", person.matricule());
            let months = caller.send(&ListCareMonths { filter: filter.clone() }).await.unwrap();
            assert_eq!(sums(&months), (expected.lines, expected.billed_cents, expected.refunded_cents), "{filter:?}");
        }
    }
}

/// Each month holds the refunds that are dated in it.
#[actix_web::test]
async fn each_month_holds_its_own_refunds() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&jeanne()).await;
    let refunds = visible(&fund, "001875");
    for month in caller.send(&ListCareMonths::default()).await.unwrap().months {
        let in_it = refunds.iter().filter(|refund| {
            let dated = refund.dated();
            (dated.year(), dated.month()) == (month.month.year(), month.month.month())
        });
        let expected = totals(in_it);
        assert_eq!(
            (month.lines, month.billed_cents, month.refunded_cents),
            (expected.lines, expected.billed_cents, expected.refunded_cents),
            "{}",
            month.month
        );
    }
}

/// Without a period there are thirteen months in a row, refunds or not.
#[actix_web::test]
async fn months_are_listed_without_a_gap() {
    let app = spawn().await;
    for person in [jeanne(), thomas()] {
        let months = app.sign_in(&person).await.send(&ListCareMonths::default()).await.unwrap().months;
        let first = oldest_visible(first_day()).with_day(1).unwrap();
        let expected: Vec<_> = (0..13).map(|step| first + Months::new(step)).collect();
        assert_eq!(months.iter().map(|month| month.month).collect::<Vec<_>>(), expected);
    }
}

/// A period lists its own months only.
#[actix_web::test]
async fn a_period_lists_its_own_months() {
    let app = spawn().await;
    let caller = app.sign_in(&jeanne()).await;
    let filter = CareFilter {
        from: Some("2026-03-31".parse().unwrap()),
        until: Some("2026-05-01".parse().unwrap()),
        ..CareFilter::default()
    };
    let months = caller.send(&ListCareMonths { filter }).await.unwrap().months;
    let names: Vec<String> = months.iter().map(|month| month.month.to_string()).collect();
    assert_eq!(names, ["2026-03-01", "2026-04-01", "2026-05-01"]);
}

/// A payment dated ahead of today still stands in a month, so that the months add up.
#[actix_web::test]
async fn a_payment_dated_ahead_stands_in_a_month() {
    let app = spawn().await;
    app.clock.go_to(first_day() - Days::new(60));
    let caller = app.sign_in(&jeanne()).await;
    let totals = caller.send(&ReadCareTotals::default()).await.unwrap();
    let months = caller.send(&ListCareMonths::default()).await.unwrap();
    assert_eq!(sums(&months), (totals.lines, totals.billed_cents, totals.refunded_cents));
}
