//! Every case of CARE-01 to CARE-08 occurs among the named people, and in any fund of fifty households.

use chrono::{Days, Months};
use extract::records::{CardColour, CareState, Fund as SicknessFund, Line, Member, MemberRole, PayeeKind, Statement};
use proptest::prelude::*;

use crate::support::{Fund, fund, options};

/// A case and how to recognise it.
type Case = (&'static str, fn(&Fund) -> bool);

fn any_line(fund: &Fund, holds: impl Fn(&Line) -> bool) -> bool {
    fund.lines.iter().any(holds)
}

fn any_statement(fund: &Fund, holds: impl Fn(&Statement) -> bool) -> bool {
    fund.statements.iter().any(holds)
}

/// The totals refunded by a correcting file and by the one that it adjusts, of each pair.
fn corrections(fund: &Fund) -> Vec<(i64, i64)> {
    let total = |statement: &Statement| fund.lines_of(statement).filter_map(|line| line.refunded_cents).sum();
    let pair = |statement: &Statement| Some((total(statement), total(fund.statement(statement.adjusts.as_ref()?))));
    fund.statements.iter().filter_map(pair).collect()
}

const CASES: [Case; 32] = [
    ("processed and paid", |fund| any_statement(fund, |file| file.state == CareState::Processed)),
    ("to be paid", |fund| any_statement(fund, |file| file.state == CareState::ToPay)),
    ("being processed", |fund| any_statement(fund, |file| file.state == CareState::InProgress)),
    ("corrected upwards", |fund| corrections(fund).iter().any(|(now, before)| now > before)),
    ("corrected downwards", |fund| corrections(fund).iter().any(|(now, before)| now < before)),
    ("corrected twice", |fund| {
        let first = |file: &Statement| file.adjusts.as_ref().and_then(|number| fund.statement(number).adjusts.clone());
        any_statement(fund, |file| first(file).is_some())
    }),
    ("paid to the insured person", |fund| any_line(fund, |line| line.payee_kind == PayeeKind::Insured)),
    ("paid to a professional", |fund| any_line(fund, |line| line.payee_kind == PayeeKind::Professional)),
    ("pharmacy under direct payment", |fund| {
        any_line(fund, |line| line.benefit == "PH" && line.payee_kind == PayeeKind::Professional)
    }),
    ("paid to somebody else", |fund| any_line(fund, |line| line.payee_kind == PayeeKind::ThirdParty)),
    ("unpaid fees", |fund| any_line(fund, |line| line.fees_unpaid)),
    ("a stay under one bill", |fund| {
        let acts = |line: &Line| line.bundled_acts.as_ref().map_or(0, |acts| acts.0.len());
        any_line(fund, |line| line.performed_at.is_some() && (3..=6).contains(&acts(line)))
    }),
    ("teeth under one bill", |fund| any_line(fund, |line| line.benefit == "SPR" && line.bundled_acts.is_some())),
    ("a period of care", |fund| any_line(fund, |line| line.care_until > line.care_from)),
    ("a single day of care", |fund| any_line(fund, |line| line.care_until == line.care_from)),
    ("performer and prescriber", |fund| any_line(fund, |line| line.performer.is_some() && line.prescriber.is_some())),
    ("performer alone", |fund| any_line(fund, |line| line.performer.is_some() && line.prescriber.is_none())),
    ("prescriber alone", |fund| {
        any_line(fund, |line| line.performer.is_none() && line.performed_at.is_none() && line.prescriber.is_some())
    }),
    ("an institution without a named performer", |fund| {
        any_line(fund, |line| line.performed_at.as_ref().is_some_and(|place| line.payee_name == *place))
    }),
    ("an unregistered professional", |fund| {
        any_line(fund, |line| line.performed_at.is_some() && line.payee_kind == PayeeKind::Insured)
    }),
    ("nothing refunded", |fund| any_line(fund, |line| line.refunded_cents == Some(0))),
    ("refunded at 80 %", |fund| any_line(fund, |line| line.rate_bp == Some(8_000))),
    ("refunded in full", |fund| any_line(fund, |line| line.rate_bp == Some(10_000))),
    ("billed above the tariff", |fund| {
        any_line(fund, |line| line.base_tariff_cents.is_some_and(|base| base < line.billed_cents))
    }),
    ("processed more than a year ago", |fund| {
        let edge = fund.manifest.as_of - Months::new(12) - Days::new(30);
        any_statement(fund, |file| file.processed_on < edge)
    }),
    ("processed twelve months ago, and around that day", |fund| {
        let edge = fund.manifest.as_of + Days::new(1) - Months::new(12);
        [edge - Days::new(2), edge - Days::new(1), edge, edge + Days::new(1)]
            .iter()
            .all(|day| any_statement(fund, |file| file.processed_on == *day))
    }),
    ("several children", |fund| {
        fund.households.iter().any(|household| {
            let children = fund
                .members
                .iter()
                .filter(|member| member.matricule == household.matricule && member.role == MemberRole::Child);
            children.count() > 1
        })
    }),
    ("a former spouse with earlier care", |fund| {
        let alive = |number: &str| fund.persons.iter().any(|row| row.number == number && row.death_date.is_none());
        let former = |row: &&Member| row.role == MemberRole::Spouse && row.valid_until.is_some() && alive(&row.person);
        let cared_for = |row: &Member| {
            any_statement(fund, |file| file.beneficiary == row.person && file.matricule == row.matricule)
        };
        fund.members.iter().filter(former).any(cared_for)
    }),
    ("somebody who died", |fund| fund.persons.iter().any(|person| person.death_date.is_some())),
    ("both funds", |fund| {
        [SicknessFund::Ccss, SicknessFund::Camti]
            .iter()
            .all(|sickness_fund| any_statement(fund, |file| file.fund == *sickness_fund))
    }),
    ("rights that went from one fund to the other", |fund| {
        fund.rights.iter().any(|right| {
            right.valid_until.is_some()
                && fund.rights.iter().any(|next| next.matricule == right.matricule && next.fund != right.fund)
        })
    }),
    ("every card colour", |fund| {
        [Some(CardColour::Verte), Some(CardColour::Rose), Some(CardColour::Bulle), None]
            .iter()
            .all(|colour| fund.households.iter().any(|household| household.card_colour == *colour))
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
fn alain_dupont_alone_shows_every_case_of_a_statement() {
    let mut fund = fund(&options(0, 0)).only(true);
    fund.statements.retain(|statement| statement.matricule == "002490");
    let numbers: Vec<String> = fund.statements.iter().map(|statement| statement.number.clone()).collect();
    fund.lines.retain(|line| numbers.contains(&line.statement));
    fund.members.retain(|member| member.matricule == "002490");
    let of_other_households = ["a former spouse with earlier care", "both funds"];
    assert_eq!(missing(&fund), of_other_households);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_case_occurs_in_fifty_households(seed: u64) {
        prop_assert_eq!(missing(&fund(&options(50, seed)).only(false)), Vec::<&str>::new());
    }
}
