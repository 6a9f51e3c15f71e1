//! What the rights holder sees (FAM-01 to FAM-04).

use chrono::{Datelike as _, Days, NaiveDate};
use contract::allowances::{AllowanceMonth, FamilyAllowances, ReadFamilyAllowances};

use super::seen::{of_files, of_household};
use crate::support::{
    Person, TestApp, alain, claire_as_employee, first_day, fund, giulia, nadia, oldest_visible, person, spawn, thomas,
};

async fn seen_by(app: &TestApp, who: &Person) -> FamilyAllowances {
    app.sign_in(who).await.send(&ReadFamilyAllowances).await.unwrap()
}

fn antoine() -> Person {
    person("030921", contract::population::Population::Employee)
}

/// The month that lies so many months before today's.
fn months_ago(answer: &FamilyAllowances, months: u32) -> &AllowanceMonth {
    let first = first_day().with_day(1).unwrap() - chrono::Months::new(months);
    answer.months.iter().find(|month| month.month == first).unwrap()
}

/// Twelve months, by month and by child, to the cent what the files say; every level adds up.
#[actix_web::test]
async fn the_year_is_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for who in [alain(), antoine(), giulia(), nadia(), thomas(), claire_as_employee()] {
        let answer = seen_by(&app, &who).await;
        assert_eq!(of_household(&answer), of_files(&fund, who.matricule(), first_day(), false, |_| true));
        assert_eq!((answer.since, answer.data_as_of), (oldest_visible(first_day()), first_day().pred_opt()));
    }
    let months = seen_by(&app, &alain()).await.months;
    assert_eq!(months.len(), 12);
}

/// Two recipients in a month are told apart, each with a subtotal, and the month adds both up (FAM-03).
#[actix_web::test]
async fn several_recipients_of_a_month_have_subtotals_of_their_own() {
    let app = spawn().await;
    let answer = seen_by(&app, &alain()).await;
    let month = months_ago(&answer, 2);
    let names: Vec<&str> = month.recipients.iter().map(|one| one.recipient.as_str()).collect();
    assert_eq!(names, ["Alain Dupont", "Sophie Dupont"]);
    let [own, hers] = [&month.recipients[0], &month.recipients[1]];
    assert_eq!((own.children.len(), hers.children.len()), (1, 2));
    assert_eq!(month.totals.paid_cents, own.totals.paid_cents + hers.totals.paid_cents);
}

/// Recoveries stand beside the sum that they lessen, named (FAM-02, FAM-04).
#[actix_web::test]
async fn what_was_recovered_is_named_and_taken_off() {
    let app = spawn().await;
    let answer = seen_by(&app, &alain()).await;
    let sophie = &months_ago(&answer, 1).recipients[0];
    let told: Vec<_> = sophie.recoveries.iter().map(|one| (one.third_party.as_deref(), one.recovered_cents)).collect();
    assert_eq!(told, [(None, 3_000), (Some("Greffe du Tribunal"), 4_500)]);
    assert_eq!(sophie.totals.paid_cents, sophie.totals.allowance_cents - 7_500);
    let [emma, louis] = [&sophie.children[0], &sophie.children[1]];
    assert_eq!((emma.child.as_str(), emma.recoveries.len()), ("Emma Dupont", 2));
    assert_eq!((louis.child.as_str(), louis.recoveries.len()), ("Louis Dupont", 0));
}

/// More recovered than granted is shown below zero, what is given back above what was granted.
#[actix_web::test]
async fn nothing_is_cut_at_zero() {
    let app = spawn().await;
    let answer = seen_by(&app, &alain()).await;
    let emma = |months| months_ago(&answer, months).recipients[0].children[0].amounts;
    assert!(emma(7).paid_cents < 0, "{:?}", emma(7));
    assert_eq!(emma(7).paid_cents, emma(7).allowance_cents - emma(7).internal_recovery_cents);
    assert_eq!(emma(6).paid_cents, emma(6).allowance_cents + 2_500, "given back");
    assert_eq!(emma(8).allowance_cents, 0, "nothing granted, and shown");
}

/// A child counts from the month of birth.
#[actix_web::test]
async fn the_month_of_birth_counts() {
    let (app, fund) = (spawn().await, fund());
    let answer = seen_by(&app, &antoine()).await;
    let birth = fund.persons.iter().find(|one| one.first_name == "Alice" && one.last_name == "Vatrican").unwrap();
    let months: Vec<NaiveDate> = answer
        .months
        .iter()
        .filter(|month| month.recipients.iter().any(|one| one.children.iter().any(|one| one.child == "Alice Vatrican")))
        .map(|month| month.month)
        .collect();
    assert_eq!(months.last(), birth.birth_date.with_day(1).as_ref());
}

/// Who has no children has no allowances, and no failure.
#[actix_web::test]
async fn nothing_is_an_answer_too() {
    let app = spawn().await;
    let answer = seen_by(&app, &thomas()).await;
    assert_eq!((answer.months.len(), answer.totals.paid_cents), (0, 0));
}

/// Twelve months after processing a line leaves, and every level still adds up.
#[actix_web::test]
async fn a_line_leaves_twelve_months_after_its_processing() {
    let (app, fund) = (spawn().await, fund());
    let oldest = of_files(&fund, "002490", first_day(), false, |_| true).iter().map(|line| line.3).min().unwrap();
    for (today, gone) in [(oldest, false), (oldest + Days::new(1), true)] {
        let today = today + chrono::Months::new(12);
        app.clock.go_to(today);
        let seen = of_household(&seen_by(&app, &alain()).await);
        assert_eq!(seen, of_files(&fund, "002490", today, false, |_| true), "{today}");
        assert_eq!(seen.iter().all(|line| line.3 != oldest), gone, "{today}");
    }
}

/// The holder is never told an account, not even the name of a field for one.
#[actix_web::test]
async fn no_account_reaches_the_holder() {
    let (app, fund) = (spawn().await, fund());
    let body = app.sign_in(&alain()).await.get("/api/v1/family-allowances").await.expect_status(200);
    assert!(!body.text().contains("account") && !body.text().contains("****"), "{}", body.text());
    let accounts = fund.allowances.iter().filter_map(|row| row.account.as_deref());
    assert!(accounts.into_iter().all(|account| !body.text().contains(account)));
}
