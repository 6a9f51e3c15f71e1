//! Every record is sound, and what it refers to exists: whatever the seed and the day.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use demo::Options;
use extract::{
    Check, Record,
    records::{CareState, Fund as SicknessFund, Line, MemberRole, PayeeKind, Population, Statement},
};
use proptest::prelude::*;

use crate::support::{Fund, day, fund, options};

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fund_is_coherent(seed: u64, days in 0u64..2_000, lines in proptest::option::of(0u32..90)) {
        let today = day(2025, 1, 1) + Days::new(days);
        let fund = fund(&Options { today, lines_per_household: lines, ..options(26, seed) });
        every_record_is_sound(&fund);
        keys_are_unique(&fund);
        references_resolve(&fund);
        care_is_covered(&fund);
        amounts_follow_from_tariff_and_rate(&fund);
        states_follow_from_dates(&fund);
        adjustments_take_the_place_of_paid_files(&fund);
        bundles_name_known_benefits(&fund);
        pensions_are_paid_within_their_right(&fund);
        indemnities_are_the_holders_own(&fund);
    }
}

fn every_record_is_sound(fund: &Fund) {
    sound(&fund.parameters);
    sound(&fund.conventions);
    sound(&fund.persons);
    sound(&fund.households);
    sound(&fund.members);
    sound(&fund.rights);
    sound(&fund.subscriptions);
    sound(&fund.practitioners);
    sound(&fund.benefits);
    sound(&fund.statements);
    sound(&fund.lines);
    sound(&fund.pensions);
    sound(&fund.pension_payments);
    sound(&fund.sick_leaves);
    sound(&fund.indemnities);
    sound(&fund.resource_campaigns);
    sound(&fund.resource_options);
    sound(&fund.resource_targets);
    sound(&fund.resource_incomes);
    sound(&fund.allowances);
    sound(&fund.pension_months);
}

fn sound<R: Record + std::fmt::Debug>(records: &[R]) {
    for record in records {
        let mut check = Check::default();
        record.check(&mut check);
        let reasons = check.into_reasons();
        assert!(reasons.is_empty(), "{record:?}: {reasons:?}");
    }
}

fn unique<K: std::hash::Hash + Eq + std::fmt::Debug>(keys: impl Iterator<Item = K>) -> HashSet<K> {
    let mut seen = HashSet::new();
    for key in keys {
        assert!(!seen.contains(&key), "{key:?} comes twice");
        seen.insert(key);
    }
    seen
}

fn keys_are_unique(fund: &Fund) {
    unique(fund.parameters.iter().map(|row| (&row.code, row.valid_from)));
    unique(fund.conventions.iter().map(|row| &row.number));
    unique(fund.conventions.iter().map(|row| &row.mailbox));
    unique(fund.persons.iter().map(|row| &row.number));
    unique(fund.households.iter().map(|row| &row.matricule));
    unique(fund.members.iter().map(|row| (&row.matricule, &row.person, row.valid_from)));
    unique(fund.rights.iter().map(|row| (&row.matricule, row.fund, row.valid_from)));
    unique(fund.subscriptions.iter().map(|row| (&row.matricule, &row.person, row.population)));
    unique(fund.practitioners.iter().map(|row| &row.number));
    unique(fund.benefits.iter().map(|row| &row.code));
    unique(fund.statements.iter().map(|row| &row.number));
    unique(fund.statements.iter().filter_map(|row| row.adjusts.as_ref()));
    unique(fund.lines.iter().map(|row| (&row.statement, row.line)));
    unique(fund.pensions.iter().map(|row| &row.number));
    unique(fund.pension_payments.iter().map(|row| &row.number));
    unique(fund.sick_leaves.iter().map(|row| &row.number));
    unique(fund.indemnities.iter().map(|row| &row.number));
    unique(fund.allowances.iter().map(|row| &row.number));
    unique(fund.pension_months.iter().map(|row| (&row.person, row.fund, row.month)));
}

fn references_resolve(fund: &Fund) {
    let persons = unique(fund.persons.iter().map(|row| row.number.as_str()));
    let households = unique(fund.households.iter().map(|row| row.matricule.as_str()));
    let practitioners = unique(fund.practitioners.iter().map(|row| row.number.as_str()));
    let benefits = unique(fund.benefits.iter().map(|row| row.code.as_str()));
    let statements = unique(fund.statements.iter().map(|row| row.number.as_str()));
    assert!(fund.households.iter().all(|row| persons.contains(row.holder.as_str())));
    assert!(fund.members.iter().all(|row| persons.contains(row.person.as_str())));
    assert!(fund.members.iter().all(|row| households.contains(row.matricule.as_str())));
    assert!(fund.rights.iter().all(|row| households.contains(row.matricule.as_str())));
    assert!(fund.statements.iter().all(|row| households.contains(row.matricule.as_str())));
    for line in &fund.lines {
        assert!(statements.contains(line.statement.as_str()), "{line:?}");
        assert!(benefits.contains(line.benefit.as_str()), "{line:?}");
        let named = line.performer.iter().chain(&line.prescriber);
        assert!(named.into_iter().all(|number| practitioners.contains(number.as_str())), "{line:?}");
    }
    let roles: HashMap<_, _> =
        fund.members.iter().map(|row| ((row.matricule.as_str(), row.person.as_str()), row.role)).collect();
    for row in &fund.subscriptions {
        let role = roles[&(row.matricule.as_str(), row.person.as_str())];
        let expected = if row.population == Population::Spouse { MemberRole::Spouse } else { MemberRole::Holder };
        assert_eq!(role, expected, "{row:?}");
    }
}

/// Whoever was cared for was then a member of the household, alive, and the fund's right held.
fn care_is_covered(fund: &Fund) {
    let holds = |from: NaiveDate, until: Option<NaiveDate>, line: &Line| {
        from <= line.care_from && until.is_none_or(|until| line.care_until <= until)
    };
    let lines = lines_by_statement(fund);
    for statement in &fund.statements {
        for line in &lines[statement.number.as_str()] {
            assert!(line.care_until <= statement.processed_on, "{statement:?} {line:?}");
            let member = fund.members.iter().any(|row| {
                row.matricule == statement.matricule
                    && row.person == statement.beneficiary
                    && holds(row.valid_from, row.valid_until, line)
            });
            assert!(member, "{statement:?} {line:?}");
            let right = fund.rights.iter().any(|row| {
                row.matricule == statement.matricule
                    && row.fund == statement.fund
                    && row.valid_from <= line.care_from
                    && row.valid_until.is_none_or(|until| line.care_from <= until)
            });
            assert!(right, "{statement:?} {line:?}");
        }
    }
    assert!(fund.rights.iter().any(|row| row.fund == SicknessFund::Camti));
}

fn lines_by_statement(fund: &Fund) -> HashMap<&str, Vec<&Line>> {
    let mut lines: HashMap<&str, Vec<&Line>> = HashMap::new();
    for line in &fund.lines {
        lines.entry(line.statement.as_str()).or_default().push(line);
    }
    lines
}

fn amounts_follow_from_tariff_and_rate(fund: &Fund) {
    for line in &fund.lines {
        let Some(((refunded, base), rate)) = line.refunded_cents.zip(line.base_tariff_cents).zip(line.rate_bp) else {
            continue;
        };
        let exact = base * i64::from(rate);
        let rounded = exact / 10_000 + i64::from(exact % 10_000 >= 5_000);
        assert_eq!(refunded, rounded.min(line.billed_cents), "{line:?}");
        assert!(line.billed_cents > 0, "{line:?}");
    }
}

fn works(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn states_follow_from_dates(fund: &Fund) {
    let as_of = fund.manifest.as_of;
    for statement in &fund.statements {
        assert!(statement.processed_on <= as_of, "{statement:?}");
        let age = as_of - statement.processed_on;
        match statement.paid_on {
            Some(paid_on) => {
                assert!(works(paid_on) && paid_on <= as_of, "{statement:?}");
                assert!((1..=13).contains(&(paid_on - statement.processed_on).num_days()), "{statement:?}");
            }
            None => assert!(age.num_days() <= 13, "{statement:?} waits for too long"),
        }
    }
    let lines = lines_by_statement(fund);
    for statement in fund.statements.iter().filter(|row| row.state == CareState::InProgress) {
        assert!(lines[statement.number.as_str()].iter().all(|line| line.refunded_cents.is_none()));
    }
    for statement in fund.statements.iter().filter(|row| row.state != CareState::InProgress) {
        assert!(lines[statement.number.as_str()].iter().all(|line| line.refunded_cents.is_some()));
    }
}

fn adjustments_take_the_place_of_paid_files(fund: &Fund) {
    let position: HashMap<&str, usize> =
        fund.statements.iter().enumerate().map(|(position, row)| (row.number.as_str(), position)).collect();
    let lines = lines_by_statement(fund);
    for (place, statement) in fund.statements.iter().enumerate() {
        let Some(adjusts) = statement.adjusts.as_deref() else {
            let numbers = &lines[statement.number.as_str()];
            assert!(numbers.iter().all(|line| line.adjusts_line.is_none()));
            continue;
        };
        let original: &Statement = &fund.statements[position[adjusts]];
        assert!(position[adjusts] < place, "{statement:?} stands before what it adjusts");
        assert_eq!(original.state, CareState::Processed);
        assert!(original.paid_on.unwrap() < statement.processed_on);
        assert_eq!((&original.matricule, &original.beneficiary), (&statement.matricule, &statement.beneficiary));
        assert_eq!(original.fund, statement.fund);
        let known: HashSet<i32> = lines[adjusts].iter().map(|line| line.line).collect();
        let corrected = &lines[statement.number.as_str()];
        assert!(corrected.iter().all(|line| known.contains(&line.adjusts_line.unwrap())));
        unique(corrected.iter().map(|line| line.adjusts_line));
    }
}

fn bundles_name_known_benefits(fund: &Fund) {
    let benefits: HashSet<&str> = fund.benefits.iter().map(|row| row.code.as_str()).collect();
    for line in &fund.lines {
        for act in line.bundled_acts.iter().flat_map(|acts| &acts.0) {
            assert!(benefits.contains(act.benefit.as_str()), "{line:?}");
            assert!(line.care_from <= act.care_from && act.care_until <= line.care_until, "{line:?}");
        }
    }
}

fn pensions_are_paid_within_their_right(fund: &Fund) {
    let pensions: HashMap<&str, _> = fund.pensions.iter().map(|row| (row.number.as_str(), row)).collect();
    for payment in &fund.pension_payments {
        let pension = pensions[payment.pension.as_str()];
        assert!(pension.starts_on <= payment.period_from, "{payment:?}");
        assert!(pension.ends_on.is_none_or(|end| payment.period_until <= end), "{payment:?}");
        assert!(payment.paid_on <= fund.manifest.as_of, "{payment:?}");
    }
    for pension in &fund.pensions {
        let member = fund.members.iter().find(|row| row.person == pension.person && row.matricule == pension.matricule);
        assert!(member.is_some_and(|row| row.role != MemberRole::Child), "{pension:?}");
        let person = fund.persons.iter().find(|row| row.number == pension.person).unwrap();
        assert!(person.death_date.is_none_or(|death| pension.ends_on.is_some_and(|end| death <= end)), "{pension:?}");
    }
}

#[test]
fn the_dead_are_not_cared_for_and_the_unborn_neither() {
    let fund = fund(&options(200, 11));
    let lines = lines_by_statement(&fund);
    let persons: HashMap<&str, _> = fund.persons.iter().map(|row| (row.number.as_str(), row)).collect();
    for statement in &fund.statements {
        let person = persons[statement.beneficiary.as_str()];
        for line in &lines[statement.number.as_str()] {
            assert!(person.birth_date <= line.care_from);
            assert!(person.death_date.is_none_or(|death| line.care_until <= death));
        }
    }
    let dead = fund.persons.iter().filter(|person| person.death_date.is_some()).count();
    assert!(dead > 5);
}

#[test]
fn somebody_else_is_paid_only_where_the_sign_says_so() {
    let fund = fund(&options(60, 4));
    let holders: HashMap<&str, String> = fund
        .households
        .iter()
        .map(|household| {
            let holder = fund.persons.iter().find(|person| person.number == household.holder).unwrap();
            (household.matricule.as_str(), format!("{} {}", holder.first_name, holder.last_name))
        })
        .collect();
    for line in fund.lines.iter().filter(|line| line.payee_kind == PayeeKind::Insured) {
        assert_eq!(line.payee_name, holders[fund.statement(&line.statement).matricule.as_str()]);
    }
}

#[test]
fn children_have_neither_address_nor_family_situation() {
    let fund = fund(&options(100, 4));
    let adult_since = fund.manifest.as_of - Months::new(12 * 18);
    for member in fund.members.iter().filter(|member| member.role == MemberRole::Child) {
        let person = fund.persons.iter().find(|person| person.number == member.person).unwrap();
        if person.birth_date > adult_since {
            assert_eq!((&person.address_line_1, &person.city, &person.family_situation), (&None, &None, &None));
        }
    }
}

/// Whoever is indemnified is the rights holder, for days since their rights began, and nothing is processed ahead.
fn indemnities_are_the_holders_own(fund: &Fund) {
    let holders: HashMap<&str, &str> =
        fund.households.iter().map(|row| (row.matricule.as_str(), row.holder.as_str())).collect();
    assert!(fund.sick_leaves.iter().all(|row| holders[row.matricule.as_str()] == row.person));
    for file in &fund.indemnities {
        assert_eq!(holders[file.matricule.as_str()], file.person, "{file:?}");
        assert!(file.paid_on.is_none_or(|day| day <= fund.manifest.as_of), "{file:?}");
    }
}
