//! What the record types accept, looked at one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use extract::{
    Check, Column, Kind, Record, columns, from_text,
    records::{
        BundledAct, BundledActs, FamilyAllowance, Household, Indemnity, Line, Member, Person, SickLeave, Statement,
    },
    wrong,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn line() -> Value {
    json!({
        "statement": "S1", "line": 1, "benefit": "CS", "care_from": "2026-09-20", "care_until": "2026-09-20",
        "billed_cents": 5520, "refunded_cents": 3680, "base_tariff_cents": 4600, "rate_bp": 8000,
        "payee_kind": "insured", "payee_name": "Anne Novaro", "fees_unpaid": false,
    })
}

fn statement() -> Value {
    json!({
        "number": "S2", "matricule": "1", "beneficiary": "P1", "fund": "ccss", "state": "processed",
        "processed_on": "2026-10-01", "paid_on": "2026-10-05",
    })
}

/// The columns against which `record` has something, after `change` was laid over it.
fn against<T: Record>(mut record: Value, change: &Value) -> Vec<&'static str> {
    for (column, value) in change.as_object().unwrap() {
        record[column] = value.clone();
    }
    let record: T = serde_json::from_value(record).unwrap();
    let mut check = Check::default();
    record.check(&mut check);
    check.into_reasons().into_iter().map(|reason| reason.column).collect()
}

fn allowance() -> Value {
    json!({
        "number": "AF1", "matricule": "1", "month": "2026-10-01", "child": "P3", "recipient": "P2",
        "processed_on": "2026-11-04", "allowance_cents": 20_840, "internal_recovery_cents": -3000,
        "third_party_recovery_cents": 40_000, "third_party_name": "Trésorerie", "account": "MC58****0134",
    })
}

#[test]
fn every_limit_of_an_allowance_is_checked() {
    assert_eq!(against::<FamilyAllowance>(allowance(), &json!({})), Vec::<&str>::new());
    let nothing = json!({"third_party_recovery_cents": 0, "third_party_name": null, "allowance_cents": 0});
    assert_eq!(against::<FamilyAllowance>(allowance(), &nothing), Vec::<&str>::new());
    for (change, column) in [
        (json!({"month": "2026-10-02"}), "month"),
        (json!({"recipient": "P3"}), "recipient"),
        (json!({"allowance_cents": -1}), "allowance_cents"),
        (json!({"internal_recovery_cents": -1_000_000_001}), "internal_recovery_cents"),
        (json!({"third_party_recovery_cents": 1_000_000_001}), "third_party_recovery_cents"),
        (json!({"third_party_recovery_cents": 0}), "third_party_name"),
        (json!({"third_party_name": null}), "third_party_name"),
        (json!({"account": "MC58***0134"}), "account"),
        (json!({"account": "MC58****013"}), "account"),
        (json!({"account": "mc58****0134"}), "account"),
        (json!({"account": "MC58-***0134"}), "account"),
        (json!({"account": "MC58é***0134"}), "account"),
    ] {
        assert_eq!(against::<FamilyAllowance>(allowance(), &change), [column], "{change}");
    }
}

#[test]
fn a_whole_iban_is_refused_with_a_reason_and_not_repeated() {
    let mut record = allowance();
    record["account"] = "MC5811222000010123456789030".into();
    let record: FamilyAllowance = serde_json::from_value(record).unwrap();
    let mut check = Check::default();
    record.check(&mut check);
    let reasons = check.into_reasons();
    assert_eq!(reasons.len(), 1);
    assert!(reasons[0].message.contains("a whole account number is never sent"), "{}", reasons[0].message);
    assert!(!reasons[0].message.contains("0101234"), "{}", reasons[0].message);
}

#[test]
fn a_sound_line_and_statement_have_nothing_against_them() {
    assert_eq!(against::<Line>(line(), &json!({})), Vec::<&str>::new());
    assert_eq!(against::<Statement>(statement(), &json!({})), Vec::<&str>::new());
}

#[test]
fn every_limit_of_a_line_is_checked() {
    for (change, column) in [
        (json!({"line": 0}), "line"),
        (json!({"line": 10_000}), "line"),
        (json!({"care_until": "2026-09-19"}), "care_until"),
        (json!({"care_from": "0206-09-20"}), "care_from"),
        (json!({"billed_cents": -1}), "billed_cents"),
        (json!({"billed_cents": 1_000_000_001}), "billed_cents"),
        (json!({"rate_bp": 10_001}), "rate_bp"),
        (json!({"refunded_cents": null}), "refunded_cents"),
        (json!({"payee_name": ""}), "payee_name"),
        (json!({"fees_unpaid": true}), "payee_kind"),
        (json!({"performer": "D1", "performed_at": "CHPG"}), "performed_at"),
        (json!({"adjusts_line": 0}), "adjusts_line"),
        (json!({"bundled_acts": "C@2026-09-20"}), "bundled_acts"),
    ] {
        assert_eq!(against::<Line>(line(), &change), [column], "{change}");
    }
}

#[test]
fn every_limit_of_a_statement_is_checked() {
    for (change, column) in [
        (json!({"number": "S 2"}), "number"),
        (json!({"state": "to_pay"}), "paid_on"),
        (json!({"paid_on": null}), "paid_on"),
        (json!({"paid_on": "2026-09-30"}), "paid_on"),
        (json!({"adjusts": "S2"}), "adjusts"),
    ] {
        assert_eq!(against::<Statement>(statement(), &change), [column], "{change}");
    }
}

fn indemnity() -> Value {
    json!({
        "number": "I1", "person": "P1", "matricule": "1", "kind": "sickness", "state": "paid", "from": "2026-02-02",
        "until": "2026-02-15", "employer": "Ateliers", "amount_cents": 49005, "processed_on": "2026-02-20",
        "paid_on": "2026-02-24", "payee_kind": "employer", "payee_name": "Ateliers", "base_salary_cents": 8910,
        "rate_bp": 5000, "waiting_days": 3, "paid_days": 11,
    })
}

#[test]
fn every_limit_of_an_indemnity_is_checked() {
    assert_eq!(against::<Indemnity>(indemnity(), &json!({})), Vec::<&str>::new());
    for (change, column) in [
        (json!({"until": "2026-01-01", "waiting_days": 0, "paid_days": 0}), "until"),
        (json!({"from": "0202-02-02"}), "from"),
        (json!({"kind": "invalidity"}), "employer"),
        (json!({"employer": null}), "payee_kind"),
        (json!({"payee_name": " Ateliers"}), "payee_name"),
        (json!({"amount_cents": -1}), "amount_cents"),
        (json!({"state": "to_pay"}), "paid_on"),
        (json!({"paid_on": null}), "paid_on"),
        (json!({"paid_on": "2026-02-19"}), "paid_on"),
        (json!({"rate_bp": 10_001}), "rate_bp"),
        (json!({"waiting_days": -1}), "waiting_days"),
        (json!({"base_salary_cents": null}), "base_salary_cents"),
        (json!({"paid_days": 12}), "paid_days"),
    ] {
        assert_eq!(against::<Indemnity>(indemnity(), &change), [column], "{change}");
    }
}

#[test]
fn an_indemnity_in_progress_has_neither_amount_nor_calculation() {
    let open = json!({"state": "in_progress", "paid_on": null});
    assert_eq!(against::<Indemnity>(indemnity(), &open), ["amount_cents"]);
    let calculated = json!({"state": "in_progress", "paid_on": null, "amount_cents": null});
    assert_eq!(against::<Indemnity>(indemnity(), &calculated), ["base_salary_cents"]);
    let nothing_due = json!({"amount_cents": 0, "waiting_days": 14, "paid_days": 0});
    assert_eq!(against::<Indemnity>(indemnity(), &nothing_due), Vec::<&str>::new());
}

#[test]
fn a_leave_may_lack_its_end_and_its_decision_and_not_end_before_it_begins() {
    let leave = json!({"number": "A1", "person": "P1", "matricule": "1", "kind": "maternity", "from": "2028-02-29"});
    assert_eq!(against::<SickLeave>(leave.clone(), &json!({})), Vec::<&str>::new());
    assert_eq!(against::<SickLeave>(leave, &json!({"until": "2028-02-28"})), ["until"]);
}

#[test]
fn a_child_is_no_recipient_and_nobody_dies_before_birth() {
    let member = json!({
        "matricule": "1", "person": "P1", "role": "child", "recipient": true, "valid_from": "2015-07-21",
    });
    assert_eq!(against::<Member>(member, &json!({})), ["recipient"]);
    let person = json!({
        "number": "P1", "last_name": "Novaro", "first_name": "Anne", "birth_date": "1980-05-14",
        "death_date": "1980-05-13", "country": "mc", "file_incomplete": false,
    });
    assert_eq!(against::<Person>(person, &json!({})), ["death_date", "country"]);
}

#[test]
fn columns_are_told_by_the_schema() {
    let code = Kind::Code(["verte", "rose", "bulle"].map(str::to_owned).to_vec());
    let column = |name: &str, kind, required| Column { name: name.to_owned(), kind, required };
    let expected =
        [column("card_colour", code, false), column("holder", Kind::Text, true), column("matricule", Kind::Text, true)];
    assert_eq!(columns::<Household>(), expected);
    let kinds: Vec<Kind> = columns::<Line>().into_iter().map(|column| column.kind).collect();
    assert_eq!(kinds[0], Kind::Integer, "adjusts_line");
    assert_eq!(kinds[5], Kind::Date, "care_from");
    assert_eq!(kinds[7], Kind::Boolean, "fees_unpaid");
}

#[test]
fn a_wrong_value_is_told_without_being_repeated() {
    for column in columns::<Line>() {
        let reason = wrong(&column, from_text(&column, "Novaro").as_ref()).unwrap_or_default();
        assert!(!reason.contains("Novaro") || column.name == "bundled_acts", "{reason}");
        assert_eq!(wrong(&column, None).is_some(), column.required, "{}", column.name);
    }
}

proptest! {
    #[test]
    fn bundled_acts_are_read_as_they_are_written(acts in prop::collection::vec(("[A-Z]{1,4}", 0..400_u64, 0..30_u64), 2..6)) {
        let first = "2025-01-01".parse::<chrono::NaiveDate>().unwrap();
        let acts = acts.into_iter().map(|(benefit, start, length)| {
            let care_from = first + chrono::Days::new(start);
            BundledAct { benefit, care_from, care_until: care_from + chrono::Days::new(length) }
        });
        let acts = BundledActs(acts.collect());
        let text = String::from(acts.clone());
        prop_assert_eq!(BundledActs::try_from(text).unwrap(), acts);
    }

    #[test]
    fn no_text_at_all_makes_the_reader_of_bundled_acts_panic(text in ".*") {
        let _ = BundledActs::try_from(text);
    }
}
