//! The named people are what the list says.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months};
use demo::NamedPerson;
use extract::records::{CareState, MemberRole, Population};

use crate::support::{Fund, fund, options};

fn named_fund() -> Fund {
    fund(&options(0, 0))
}

fn somebody(last_name: &str, population: Population) -> NamedPerson {
    let found = demo::people().into_iter().find(|who| who.last_name == last_name && who.population == population);
    found.unwrap()
}

#[test]
fn whoever_is_listed_is_a_person_with_that_subscription() {
    let fund = named_fund();
    for who in demo::people() {
        let person = fund.persons.iter().find(|person| person.number == who.number).unwrap();
        assert_eq!(
            (person.first_name.as_str(), person.last_name.as_str(), person.birth_date),
            (who.first_name, who.last_name, who.birth_date)
        );
        let subscribed = fund
            .subscriptions
            .iter()
            .any(|row| row.matricule == who.matricule && row.person == who.number && row.population == who.population);
        assert!(subscribed, "{who:?}");
    }
}

#[test]
fn newcomers_are_persons_with_or_without_a_subscription_as_the_list_says() {
    let fund = named_fund();
    for who in demo::newcomers() {
        let person = fund.persons.iter().find(|person| person.number == who.number).unwrap();
        assert_eq!(
            (person.first_name.as_str(), person.last_name.as_str(), person.birth_date),
            (who.first_name, who.last_name, who.birth_date)
        );
        assert!(fund.members.iter().any(|row| row.matricule == who.matricule && row.role == MemberRole::Holder));
        let subscribed = fund.subscriptions.iter().any(|row| row.matricule == who.matricule);
        assert_eq!(subscribed, who.is_subscribed, "{who:?}");
        assert!(who.birth_date.day() >= 13);
    }
    let lucienne = fund.persons.iter().find(|person| person.last_name == "Bottero").unwrap();
    assert_eq!((&lucienne.address_line_1, &lucienne.city), (&None, &None));
}

#[test]
fn nobody_shares_a_password_and_none_is_short() {
    let people = demo::people();
    let passwords: HashSet<&str> = people.iter().map(|who| who.password).collect();
    assert_eq!(passwords.len(), people.len());
    assert!(passwords.iter().all(|password| password.chars().count() >= 12));
}

#[test]
fn day_and_month_of_a_birth_cannot_be_confused() {
    assert!(demo::people().iter().all(|who| who.birth_date.day() >= 13 && who.birth_date.year() > 1900));
}

#[test]
fn situations_are_told_in_three_languages() {
    for who in demo::people() {
        let texts = [who.situation.fr, who.situation.en, who.situation.it];
        assert!(texts.iter().all(|text| !text.is_empty()));
        assert_eq!(texts.iter().collect::<HashSet<_>>().len(), 3, "{who:?}");
    }
}

#[test]
fn alain_dupont_is_married_with_three_children() {
    let fund = named_fund();
    let role = |role| fund.members.iter().filter(|row| row.matricule == "002490" && row.role == role).count();
    assert_eq!([MemberRole::Holder, MemberRole::Spouse, MemberRole::Child].map(role), [1, 1, 3]);
    let recipient = fund.members.iter().find(|row| row.matricule == "002490" && row.recipient).unwrap();
    assert_eq!(recipient.person, somebody("Dupont", Population::Spouse).number);
    let cared_for: HashSet<&str> =
        fund.statements_under("002490").map(|statement| statement.beneficiary.as_str()).collect();
    assert_eq!(cared_for.len(), 5);
}

#[test]
fn thomas_blanchi_has_no_refund() {
    let fund = named_fund();
    assert_eq!(fund.statements_under(somebody("Blanchi", Population::Employee).matricule).count(), 0);
}

#[test]
fn everything_of_hugo_sangiorgio_is_being_processed() {
    let fund = named_fund();
    let states: Vec<CareState> = fund.statements_under("048813").map(|statement| statement.state).collect();
    assert_eq!(states, [CareState::InProgress; 4]);
}

#[test]
fn jeanne_castellari_has_several_hundred_visible_lines() {
    let fund = named_fund();
    let edge = fund.manifest.as_of - Months::new(12);
    let recent = fund.statements_under("001875").filter(|statement| statement.processed_on > edge);
    assert!(recent.map(|statement| fund.lines_of(statement).count()).sum::<usize>() > 250);
}

#[test]
fn lucas_moretti_left_care_in_his_parents_file() {
    let fund = named_fund();
    let lucas = somebody("Moretti", Population::Employee);
    let beneficiary =
        |matricule| fund.statements_under(matricule).filter(|row| row.beneficiary == lucas.number).count();
    assert!(beneficiary("019633") >= 4 && beneficiary("045502") >= 1);
    let left = fund.members.iter().find(|row| row.matricule == "019633" && row.person == lucas.number).unwrap();
    let began = fund.members.iter().find(|row| row.matricule == "045502").unwrap();
    assert_eq!(left.valid_until.unwrap() + Days::new(1), began.valid_from);
}

#[test]
fn isabelle_lefevre_is_no_longer_a_member_and_still_a_subscriber() {
    let fund = named_fund();
    let isabelle = somebody("Lefèvre", Population::Spouse);
    let membership = fund.members.iter().find(|row| row.person == isabelle.number).unwrap();
    assert!(membership.valid_until.unwrap() < fund.manifest.as_of);
    assert!(fund.statements_under("022618").filter(|row| row.beneficiary == isabelle.number).count() >= 5);
}

#[test]
fn claire_rossi_is_one_person_with_two_subscriptions() {
    let fund = named_fund();
    let claire = somebody("Rossi", Population::Employee);
    let held: Vec<_> = fund.subscriptions.iter().filter(|row| row.person == claire.number).collect();
    assert_eq!(held.len(), 2);
    assert_eq!(fund.persons.iter().filter(|person| person.number == claire.number).count(), 1);
}

#[test]
fn nadia_benali_has_an_incomplete_file_and_chiara_bianchi_never_advances_fees() {
    let fund = named_fund();
    let nadia = somebody("Benali", Population::Employee);
    assert!(fund.persons.iter().any(|person| person.number == nadia.number && person.file_incomplete));
    assert!(fund.statements_under("036440").flat_map(|row| fund.lines_of(row)).all(|line| line.fees_unpaid));
}

#[test]
fn rene_ferrero_and_jeanne_castellari_have_pensions_of_every_kind() {
    use extract::records::{PaymentFrequency, PaymentMethod, PensionFund, PensionKind};
    let fund = named_fund();
    let of = |number: &str| fund.pensions.iter().filter(|row| row.person == number).collect::<Vec<_>>();
    let rene = of("003128-1");
    assert_eq!(rene.len(), 3);
    assert!(rene.iter().any(|row| row.fund == PensionFund::Carti && row.frequency == PaymentFrequency::Quarterly));
    assert!(rene.iter().any(|row| row.kind == PensionKind::Survivor));
    let jeanne = of("001875-1");
    assert_eq!(jeanne.len(), 3);
    assert!(jeanne.iter().any(|row| row.ends_on.is_some_and(|end| end < fund.manifest.as_of)));
    let paid = |pensions: &[&extract::records::Pension]| -> Vec<_> {
        let numbers: HashSet<&str> = pensions.iter().map(|row| row.number.as_str()).collect();
        fund.pension_payments.iter().filter(|row| numbers.contains(row.pension.as_str())).collect()
    };
    assert!(paid(&rene).iter().any(|row| row.method == PaymentMethod::Cheque));
    assert!(paid(&rene).iter().any(|row| row.amount_cents < 0));
    assert!(paid(&jeanne).iter().any(|row| row.amount_cents == 0));
    assert_eq!(of("002490-1").len(), 0, "Alain Dupont still works");
}
