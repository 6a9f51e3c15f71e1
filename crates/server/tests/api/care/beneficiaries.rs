//! The members of the household and what was paid for each (CARE-01).

use contract::care::{Beneficiaries, Beneficiary, BeneficiaryRole, ListBeneficiaries};

use super::expected::{totals, visible};
use crate::support::{
    alain, first_day, fund, giulia, jeanne, lucas, nadia, oldest_visible, olivier, rene, spawn, thomas,
};

fn names(answer: &Beneficiaries) -> Vec<&str> {
    answer.beneficiaries.iter().map(|one| one.first_name.as_str()).collect()
}

/// The holder stands first, then the spouse, then the children from the eldest.
#[actix_web::test]
async fn the_household_is_listed_in_its_order() {
    let app = spawn().await;
    let answer = app.sign_in(&alain()).await.send(&ListBeneficiaries).await.unwrap();
    assert_eq!(names(&answer), ["Alain", "Sophie", "Emma", "Louis", "Chloé"]);
    let roles: Vec<_> = answer.beneficiaries.iter().map(|one| one.role).collect();
    use BeneficiaryRole::{Child, Holder, Spouse};
    assert_eq!(roles, [Holder, Spouse, Child, Child, Child]);
    assert_eq!(answer.since, oldest_visible(first_day()));
    assert_eq!(answer.data_as_of, first_day().pred_opt());
}

/// What was paid for each member is what the files say, for every household.
#[actix_web::test]
async fn what_was_paid_is_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), giulia(), rene(), nadia(), lucas(), jeanne(), olivier(), thomas()] {
        let answer = app.sign_in(&person).await.send(&ListBeneficiaries).await.unwrap();
        let refunds = visible(&fund, person.matricule());
        for Beneficiary { first_name, last_name, paid_cents, lines, .. } in &answer.beneficiaries {
            let theirs = refunds.iter().filter(|refund| {
                let who = fund.person(&refund.statement.beneficiary);
                (&who.first_name, &who.last_name) == (first_name, last_name)
            });
            let expected = totals(theirs);
            assert_eq!((*paid_cents, *lines), (expected.paid_cents, expected.lines), "{first_name} {last_name}");
        }
        let paid: i64 = answer.beneficiaries.iter().map(|one| one.paid_cents).sum();
        assert_eq!(paid, totals(&refunds).paid_cents, "nobody is left out of {}", person.matricule());
    }
}

/// A member who has died or left stays listed while they have refunds, and goes with the last of them.
#[actix_web::test]
async fn former_members_stay_while_they_have_refunds() {
    let app = spawn().await;
    let rene = app.sign_in(&rene()).await.send(&ListBeneficiaries).await.unwrap();
    assert_eq!(names(&rene), ["René", "Yvette"]);
    app.clock.go_to(first_day() + chrono::Months::new(13));
    let later = app.sign_in(&crate::support::rene()).await.send(&ListBeneficiaries).await.unwrap();
    assert_eq!(names(&later), ["René"]);
}

/// A child come of age sees the file under their own matricule, not what stayed in the parents'.
#[actix_web::test]
async fn a_child_come_of_age_sees_their_own_file_only() {
    let (app, fund) = (spawn().await, fund());
    let answer = app.sign_in(&lucas()).await.send(&ListBeneficiaries).await.unwrap();
    assert_eq!(names(&answer), ["Lucas"]);
    assert_eq!(answer.beneficiaries[0].role, BeneficiaryRole::Holder);
    let own = visible(&fund, lucas().matricule());
    assert_eq!(answer.beneficiaries[0].paid_cents, totals(&own).paid_cents);
}

/// Members without refunds are listed with nothing paid.
#[actix_web::test]
async fn a_member_without_refunds_is_listed() {
    let app = spawn().await;
    let answer = app.sign_in(&thomas()).await.send(&ListBeneficiaries).await.unwrap();
    let only = &answer.beneficiaries[0];
    assert_eq!((answer.beneficiaries.len(), only.paid_cents, only.lines), (1, 0, 0));
}
