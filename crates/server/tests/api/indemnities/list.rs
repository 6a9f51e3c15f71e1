//! The rows, their total, and why an amount is what it is.

use std::collections::HashSet;

use chrono::Months;
use contract::indemnities::{Indemnities, IndemnityKind, IndemnityPayeeKind, IndemnityState, ListIndemnities};

use super::expected::{paid, visible_on};
use crate::support::{
    Person, TestApp, alain, chiara, claire_as_employee, first_day, fund, giulia, hugo, jeanne, nadia, oldest_visible,
    olivier, spawn, thomas,
};

async fn of(app: &TestApp, person: &Person) -> Indemnities {
    app.sign_in(person).await.send(&ListIndemnities).await.unwrap()
}

/// Every row is what the files say, whoever looks, and the total is what the paid rows add up to.
#[actix_web::test]
async fn rows_and_total_are_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), giulia(), claire_as_employee(), olivier(), chiara(), hugo()] {
        let answer = of(&app, &person).await;
        assert_eq!(answer.periods, visible_on(&fund, &person, first_day()), "{person:?}");
        assert!(!answer.periods.is_empty());
        assert_eq!(answer.paid_cents, paid(&answer));
        assert_eq!(answer.since, oldest_visible(first_day()));
        assert_eq!(answer.data_as_of, first_day().pred_opt());
    }
}

/// Somebody without any is answered nothing, which is no failure.
#[actix_web::test]
async fn somebody_without_any_has_an_empty_list() {
    let app = spawn().await;
    for person in [thomas(), nadia(), jeanne()] {
        let answer = of(&app, &person).await;
        assert_eq!((answer.periods, answer.paid_cents, answer.last_approved_leave), (Vec::new(), 0, None));
    }
}

/// What was paid leaves the list twelve months after the order; what is not paid stays.
#[actix_web::test]
async fn what_was_paid_leaves_after_twelve_months() {
    let (app, fund) = (spawn().await, fund());
    let mut counts = Vec::new();
    for months in 0..=13 {
        let today = first_day() + Months::new(months);
        app.clock.go_to(today);
        let answer = of(&app, &alain()).await;
        assert_eq!(answer.periods, visible_on(&fund, &alain(), today), "{today}");
        assert_eq!(answer.paid_cents, paid(&answer), "{today}");
        counts.push(answer.periods.len());
    }
    assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
    let left = of(&app, &alain()).await.periods;
    assert!(!left.is_empty() && left.iter().all(|row| row.state != IndemnityState::Paid));
}

/// Two employers are two rows of the same period, one of them paid to the employer (IND-02, IND-03).
#[actix_web::test]
async fn two_employers_are_two_rows_of_one_period() {
    let app = spawn().await;
    let periods = of(&app, &alain()).await.periods;
    let of_two = |row: &&contract::indemnities::IndemnityPeriod| {
        let same = periods.iter().filter(|other| (other.from, other.until) == (row.from, row.until));
        same.map(|other| other.employer.clone()).collect::<HashSet<_>>().len() == 2
    };
    let rows: Vec<_> = periods.iter().filter(of_two).filter(|row| row.state == IndemnityState::Paid).collect();
    assert!(rows.len() >= 2);
    let subrogated = rows.iter().find(|row| row.payee.kind == IndemnityPayeeKind::Employer).unwrap();
    assert_eq!(Some(&subrogated.payee.name), subrogated.employer.as_ref());
    let own = rows.iter().find(|row| row.payee.kind == IndemnityPayeeKind::Person).unwrap();
    assert_eq!(own.payee.name, "Alain Dupont");
}

/// While a file is processed there is neither amount nor payment date nor explanation.
#[actix_web::test]
async fn a_file_in_progress_tells_no_amount() {
    let app = spawn().await;
    let answer = of(&app, &hugo()).await;
    assert_eq!(answer.periods.len(), 1);
    for row in &answer.periods {
        assert_eq!(row.state, IndemnityState::InProgress);
        assert_eq!((row.amount_cents, row.paid_on, &row.explanation), (None, None, &None));
    }
    assert_eq!(answer.paid_cents, 0);
}

/// Every explanation adds up, in days and in cents; corrections in both directions and nothing due occur.
#[actix_web::test]
async fn every_explanation_adds_up() {
    let app = spawn().await;
    let periods = of(&app, &alain()).await.periods;
    let mut corrections = HashSet::new();
    for row in &periods {
        let Some(why) = &row.explanation else { continue };
        assert_eq!(why.waiting_days + why.paid_days + why.unpaid_days, (row.until - row.from).num_days() + 1);
        assert_eq!(Some(why.calculated_cents + why.correction_cents), row.amount_cents);
        corrections.insert(why.correction_cents.signum());
    }
    assert_eq!(corrections, HashSet::from([-1, 0, 1]));
    assert!(periods.iter().any(|row| row.amount_cents == Some(0)));
}

/// Invalidity is paid by the month and has no employer; maternity is paid from its first day.
#[actix_web::test]
async fn invalidity_and_maternity_have_their_own_ways() {
    let app = spawn().await;
    let pension = of(&app, &olivier()).await.periods;
    assert!(pension.len() >= 12);
    assert!(pension.iter().all(|row| row.kind == IndemnityKind::Invalidity && row.employer.is_none()));
    let maternity = of(&app, &claire_as_employee()).await.periods;
    let paid = maternity.iter().find(|row| row.state == IndemnityState::Paid).unwrap();
    assert_eq!(paid.explanation.as_ref().unwrap().waiting_days, 0);
}
