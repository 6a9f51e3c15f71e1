//! Every case of IND-01 to IND-03 occurs among the named people, and most in any fund of some hundred households.

use std::collections::HashSet;

use extract::records::{Indemnity, IndemnityKind, IndemnityPayeeKind, IndemnityState};

use crate::support::{Fund, fund, options};

/// A case and how to recognise it.
type Case = (&'static str, fn(&Fund) -> bool);

fn any(fund: &Fund, holds: impl Fn(&Indemnity) -> bool) -> bool {
    fund.indemnities.iter().any(holds)
}

/// What tariff, rate and days give, rounded half up.
fn calculated(file: &Indemnity) -> Option<i64> {
    let base = file.base_salary_cents? * i64::from(file.paid_days?);
    Some((base * i64::from(file.rate_bp?) * 2 + 10_000) / 20_000)
}

const CASES: [Case; 16] = [
    ("paid", |fund| any(fund, |file| file.state == IndemnityState::Paid)),
    ("to be paid", |fund| any(fund, |file| file.state == IndemnityState::ToPay)),
    ("being processed", |fund| any(fund, |file| file.state == IndemnityState::InProgress)),
    ("sickness", |fund| any(fund, |file| file.kind == IndemnityKind::Sickness)),
    ("maternity", |fund| any(fund, |file| file.kind == IndemnityKind::Maternity)),
    ("invalidity, without an employer", |fund| {
        any(fund, |file| file.kind == IndemnityKind::Invalidity && file.employer.is_none())
    }),
    ("sickness of somebody self-employed", |fund| {
        any(fund, |file| file.kind == IndemnityKind::Sickness && file.employer.is_none())
    }),
    ("paid to the person", |fund| any(fund, |file| file.payee_kind == IndemnityPayeeKind::Person)),
    ("paid to the employer", |fund| {
        any(fund, |file| {
            file.payee_kind == IndemnityPayeeKind::Employer && file.employer.as_ref() == Some(&file.payee_name)
        })
    }),
    ("two employers for one period", |fund| {
        any(fund, |file| {
            any(fund, |other| {
                (&file.person, file.from, file.until) == (&other.person, other.from, other.until)
                    && file.employer != other.employer
            })
        })
    }),
    ("nothing due", |fund| any(fund, |file| file.amount_cents == Some(0))),
    ("less than calculated", |fund| any(fund, |file| file.amount_cents < calculated(file))),
    ("more than calculated", |fund| any(fund, |file| file.amount_cents > calculated(file))),
    ("an approved leave without an end", |fund| {
        fund.sick_leaves.iter().any(|leave| leave.until.is_none() && leave.approved_on.is_some())
    }),
    ("a leave that is not approved yet", |fund| fund.sick_leaves.iter().any(|leave| leave.approved_on.is_none())),
    ("paid more than a year ago", |fund| {
        let edge = fund.manifest.as_of - chrono::Months::new(12);
        any(fund, |file| file.paid_on.is_some_and(|day| day < edge))
    }),
];

fn missing(fund: &Fund) -> Vec<&'static str> {
    CASES.iter().filter(|(_, occurs)| !occurs(fund)).map(|(name, _)| *name).collect()
}

#[test]
fn every_case_occurs_among_the_named_people() {
    assert_eq!(missing(&fund(&options(0, 0)).only(true)), Vec::<&str>::new());
}

#[test]
fn alain_dupont_alone_shows_every_case_of_a_man_who_is_employed() {
    let mut fund = fund(&options(0, 0));
    fund.indemnities.retain(|file| file.matricule == "002490");
    fund.sick_leaves.retain(|leave| leave.matricule == "002490");
    let of_others = [
        "maternity",
        "invalidity, without an employer",
        "sickness of somebody self-employed",
        "an approved leave without an end",
    ];
    assert_eq!(missing(&fund), of_others);
}

#[test]
fn thomas_blanchi_and_nadia_benali_have_none() {
    let fund = fund(&options(0, 0));
    let holders: HashSet<&str> = fund.indemnities.iter().map(|file| file.matricule.as_str()).collect();
    assert!(!holders.contains("033015") && !holders.contains("027846"));
}

#[test]
fn an_ordinary_fund_has_absences_and_not_too_many() {
    let fund = fund(&options(400, 17)).only(false);
    let absent: HashSet<&str> = fund.indemnities.iter().map(|file| file.person.as_str()).collect();
    assert!((30..160).contains(&absent.len()), "{} of 400 households", absent.len());
    for kind in [IndemnityKind::Sickness, IndemnityKind::Invalidity] {
        assert!(any(&fund, |file| file.kind == kind), "{kind:?}");
    }
}
