//! What the recipient sees (FAM-05).

use contract::{
    allowances::{ReadFamilyAllowances, ReadRecipientAllowances, RecipientAllowances},
    problem::ProblemKind,
};

use super::seen::{of_files, of_recipient};
use crate::support::{
    Person, TestApp, alain, claire_as_employee, claire_as_spouse, first_day, fund, isabelle, oldest_visible, sophie,
    spawn,
};

async fn seen_by(app: &TestApp, who: &Person) -> RecipientAllowances {
    app.sign_in(who).await.send(&ReadRecipientAllowances).await.unwrap()
}

/// Payments to their own account, to the cent what the files say, and nothing that went to anybody else.
#[actix_web::test]
async fn the_year_is_what_the_files_say_was_paid_to_them() {
    let (app, fund) = (spawn().await, fund());
    for who in [sophie(), claire_as_spouse()] {
        let answer = seen_by(&app, &who).await;
        let own = of_files(&fund, who.matricule(), first_day(), true, |row| row.recipient == who.named.number);
        assert!(!own.is_empty());
        assert_eq!(of_recipient(&answer), own);
        assert_eq!((answer.since, answer.data_as_of), (oldest_visible(first_day()), first_day().pred_opt()));
    }
}

/// Of a month that was shared, the recipient sees their own part, and no trace of the other.
#[actix_web::test]
async fn of_a_shared_month_only_ones_own_part_is_told() {
    let app = spawn().await;
    let caller = app.sign_in(&sophie()).await;
    let answer = caller.send(&ReadRecipientAllowances).await.unwrap();
    let shared = answer.months.iter().find(|month| month.month == "2026-09-01".parse().unwrap()).unwrap();
    let children: Vec<&str> = shared.children.iter().map(|one| one.child.as_str()).collect();
    assert_eq!(children, ["Louis Dupont", "Chloé Dupont"]);
    let body = caller.get("/api/v1/recipient-allowances").await;
    assert!(!body.text().contains("Alain"), "{}", body.text());
}

/// Accounts are masked, and one's own.
#[actix_web::test]
async fn accounts_are_masked() {
    let app = spawn().await;
    let answer = seen_by(&app, &sophie()).await;
    let accounts = answer.months.iter().flat_map(|month| &month.children).filter_map(|one| one.account.as_deref());
    let accounts: Vec<&str> = accounts.collect();
    assert!(!accounts.is_empty());
    assert!(accounts.iter().all(|account| account.len() == 12 && &account[4..8] == "****"), "{accounts:?}");
}

/// A former spouse sees what was paid until they left, and nothing of what was paid since.
#[actix_web::test]
async fn a_former_spouse_sees_their_own_period() {
    let (app, fund) = (spawn().await, fund());
    let left = fund.members.iter().find(|one| one.person == isabelle().named.number).unwrap().valid_until.unwrap();
    let answer = seen_by(&app, &isabelle()).await;
    assert!(answer.months.iter().all(|month| month.month <= left));
    let own = of_files(&fund, "022618", first_day(), true, |row| {
        row.recipient == isabelle().named.number && row.month <= left
    });
    assert!(!own.is_empty());
    assert_eq!(of_recipient(&answer), own);
}

/// One person with two subscriptions sees each under its own session, and neither under the other.
#[actix_web::test]
async fn two_subscriptions_are_two_views() {
    let app = spawn().await;
    let (as_spouse, as_employee) = (app.sign_in(&claire_as_spouse()).await, app.sign_in(&claire_as_employee()).await);
    let received = as_spouse.send(&ReadRecipientAllowances).await.unwrap();
    assert!(!received.months.is_empty());
    let own_household = as_employee.send(&ReadFamilyAllowances).await.unwrap();
    assert!(own_household.months.is_empty(), "nobody's children are in her own household");
    let refused = as_employee.send(&ReadRecipientAllowances).await.unwrap_err();
    assert_eq!(refused.kind(), Some(ProblemKind::ServiceNotOpen));
    let refused = as_spouse.send(&ReadFamilyAllowances).await.unwrap_err();
    assert_eq!(refused.kind(), Some(ProblemKind::ServiceNotOpen));
}

/// What recipients of one household see together, and what went to the holder, is what the holder sees.
#[actix_web::test]
async fn both_views_of_the_duponts_are_one_whole() {
    let (app, fund) = (spawn().await, fund());
    let whole = app.sign_in(&alain()).await.send(&ReadFamilyAllowances).await.unwrap();
    let hers = seen_by(&app, &sophie()).await;
    let own = of_files(&fund, "002490", first_day(), false, |row| row.recipient == alain().named.number);
    let own: i64 = own.iter().map(|line| line.4[3]).sum();
    assert_eq!(whole.totals.paid_cents, hers.totals.paid_cents + own);
}
