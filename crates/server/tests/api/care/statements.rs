//! One whole statement, adjusted or not (CARE-05).

use contract::{
    care::{CareState, CareStatement, ReadCareStatement},
    language::Language,
    problem::ProblemKind,
};

use super::expected::{Identifiers, Refund, totals};
use crate::support::{
    Caller, Fund, Person, alain, claire_as_spouse, first_day, fund, isabelle, lucas, oldest_visible, olivier, sophie,
    spawn,
};

async fn read(caller: &Caller, number: &str) -> CareStatement {
    caller.send(&ReadCareStatement { number: number.to_owned() }).await.unwrap()
}

fn refunds_of<'f>(fund: &'f Fund, number: &str) -> Vec<Refund<'f>> {
    let statement = fund.statement(number);
    fund.lines_of(number).map(|line| Refund { fund, statement, line }).collect()
}

/// Every visible statement can be read by its number, and is what the files say.
#[actix_web::test]
async fn statements_are_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), olivier()] {
        let caller = app.sign_in(&person).await;
        let identifiers = Identifiers::of(&caller, &fund, person.matricule()).await;
        for statement in fund.visible_statements(person.matricule(), first_day()) {
            let answer = read(&caller, &statement.number).await;
            let refunds = refunds_of(&fund, &statement.number);
            let lines: Vec<_> = refunds.iter().map(|refund| refund.to_line(&identifiers, Language::Fr)).collect();
            assert_eq!(answer.lines, lines, "{}, in the order of the file", statement.number);
            assert_eq!(answer.totals, totals(&refunds));
            assert_eq!((answer.processed_on, answer.paid_on), (statement.processed_on, statement.paid_on));
            assert_eq!((answer.supersedes, answer.superseded_by), (statement.adjusts.clone(), None));
            assert_eq!((answer.number, answer.state), (statement.number.clone(), refunds[0].state()));
        }
    }
}

/// The original of an adjusted file stays readable, with its own amounts, and says what took its place.
#[actix_web::test]
async fn the_original_of_an_adjusted_file_stays_readable() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&olivier()).await;
    let superseded: Vec<_> = fund
        .statements_under("029187")
        .filter_map(|original| Some((original, fund.adjustment_of(&original.number)?)))
        .filter(|(_, later)| later.processed_on >= oldest_visible(first_day()))
        .collect();
    assert!(superseded.len() >= 5, "up, down, twice, and just now");
    for (original, later) in superseded {
        let answer = read(&caller, &original.number).await;
        assert_eq!(answer.superseded_by.as_deref(), Some(later.number.as_str()));
        assert_eq!(answer.totals, totals(&refunds_of(&fund, &original.number)));
        let correction = read(&caller, &later.number).await;
        assert_eq!(correction.supersedes.as_deref(), Some(original.number.as_str()));
        assert!(correction.lines.iter().all(|line| line.adjusted));
    }
}

/// An adjusted line shows what stood before and the difference; a file adjusted twice shows the last step.
#[actix_web::test]
async fn an_adjusted_line_shows_what_stood_before() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&olivier()).await;
    let twice = fund
        .statements_under("029187")
        .find(|last| {
            let middle = last.adjusts.as_ref().map(|number| fund.statement(number));
            middle.is_some_and(|middle| middle.adjusts.is_some())
        })
        .unwrap();
    let answer = read(&caller, &twice.number).await;
    let before = read(&caller, twice.adjusts.as_ref().unwrap()).await;
    for (now, then) in answer.lines.iter().zip(&before.lines) {
        let adjustment = now.explanation.as_ref().unwrap().adjustment.as_ref().unwrap();
        assert_eq!(adjustment.statement_number, before.number);
        assert_eq!((adjustment.billed_cents, adjustment.refunded_cents), (then.billed_cents, then.refunded_cents));
        assert_eq!(adjustment.difference_cents, now.refunded_cents.unwrap() - then.refunded_cents.unwrap());
    }
    assert_ne!(answer.totals.refunded_cents, before.totals.refunded_cents);
}

/// A statement that is still being processed has no refund and no payment date.
#[actix_web::test]
async fn a_statement_being_processed_has_no_refund_yet() {
    let (app, fund) = (spawn().await, fund());
    let in_progress = fund
        .statements_under("002490")
        .find(|statement| statement.state == extract::records::CareState::InProgress)
        .unwrap();
    let answer = read(&app.sign_in(&alain()).await, &in_progress.number).await;
    assert_eq!((answer.state, answer.paid_on), (CareState::InProgress, None));
    assert_eq!((answer.totals.refunded_cents, answer.totals.paid_cents), (0, 0));
    assert!(answer.totals.billed_cents > 0);
}

/// A statement that does not exist, whatever its number looks like, is not found.
#[actix_web::test]
async fn what_does_not_exist_is_not_found() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for number in
        ["D2026-999999-0001", "x", "%00", "%FF", "a%20b", "..%2F..%2Fetc", "%27%20OR%201=1--", &"9".repeat(300)]
    {
        caller.get(format!("/api/v1/care/statements/{number}")).await.expect_problem(ProblemKind::NotFound);
    }
}

/// The recipient, a former spouse and the child come of age cannot read the household's statements (FAM-05).
#[actix_web::test]
async fn a_households_statements_are_the_holders_alone() {
    let (app, fund) = (spawn().await, fund());
    let closed: [(Person, &str); 3] = [(sophie(), "002490"), (isabelle(), "022618"), (claire_as_spouse(), "018254")];
    for (person, matricule) in closed {
        let number = fund.any_statement(matricule).unwrap();
        let answer = app.sign_in(&person).await.get(format!("/api/v1/care/statements/{number}")).await;
        answer.expect_problem(ProblemKind::ServiceNotOpen);
    }
    let parents = fund.any_statement("019633").unwrap();
    let answer = app.sign_in(&lucas()).await.get(format!("/api/v1/care/statements/{parents}")).await;
    answer.expect_problem(ProblemKind::NotFound);
}
