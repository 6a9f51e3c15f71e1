//! The same options give the same bytes, and a fund grows without changing what was there.

use std::{fs, path::Path};

use demo::{Format, Options};

use crate::support::{Fund, day, fund, options};

const GROWING: [&str; 15] = [
    "persons.csv",
    "households.csv",
    "members.csv",
    "rights.csv",
    "subscriptions.csv",
    "statements.csv",
    "lines.csv",
    "pensions.csv",
    "pension_payments.csv",
    "sick_leaves.csv",
    "indemnities.csv",
    "family_allowances.csv",
    "pension_months.csv",
    "resource_targets.csv",
    "resource_incomes.csv",
];
const FIXED: [&str; 7] = [
    "batch.json",
    "parameters.csv",
    "practitioners.csv",
    "benefits.csv",
    "conventions.csv",
    "resource_campaigns.csv",
    "resource_options.csv",
];

fn bytes(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap()
}

#[test]
fn the_same_options_give_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&one, &other] {
        demo::write(folder.path(), &options(30, 5)).unwrap();
    }
    for name in GROWING.iter().chain(&FIXED) {
        assert!(bytes(one.path(), name) == bytes(other.path(), name), "{name} differs");
    }
}

#[test]
fn a_household_stays_the_same_when_others_follow() {
    for lines_per_household in [None, Some(40)] {
        let (small, large) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        demo::write(small.path(), &Options { lines_per_household, ..options(10, 5) }).unwrap();
        demo::write(large.path(), &Options { lines_per_household, ..options(60, 5) }).unwrap();
        for name in GROWING {
            let (small, large) = (bytes(small.path(), name), bytes(large.path(), name));
            assert!(large.starts_with(&small), "{name} does not begin in the same way");
            // Few households have a career: none of those that follow may be one.
            assert!(small.len() < large.len() || name == "pension_months.csv", "{name} does not grow");
        }
    }
}

#[test]
fn the_seed_changes_the_households_and_leaves_the_named_people_alone() {
    let named = |fund: Fund| fund.only(true).lines;
    let others = |fund: Fund| fund.only(false).lines;
    assert_eq!(named(fund(&options(5, 1))), named(fund(&options(5, 2))));
    assert_ne!(others(fund(&options(5, 1))), others(fund(&options(5, 2))));
}

#[test]
fn both_forms_hold_the_same_records() {
    let csv = fund(&options(8, 3));
    let jsonl = fund(&Options { format: Format::Jsonl, ..options(8, 3) });
    assert_eq!(csv.persons, jsonl.persons);
    assert_eq!(csv.members, jsonl.members);
    assert_eq!(csv.parameters, jsonl.parameters);
    assert_eq!(csv.statements, jsonl.statements);
    assert_eq!(csv.lines, jsonl.lines);
    assert_eq!(csv.summary, jsonl.summary);
}

#[test]
fn a_folder_written_again_holds_the_new_fund_alone() {
    let folder = tempfile::tempdir().unwrap();
    demo::write(folder.path(), &Options { format: Format::Jsonl, ..options(8, 3) }).unwrap();
    demo::write(folder.path(), &options(2, 3)).unwrap();
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut expected: Vec<&str> = GROWING.into_iter().chain(FIXED).collect();
    names.sort();
    expected.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn options_outside_their_limits_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |options: &Options| demo::write(folder.path(), options).unwrap_err().to_string();
    let many = Options { households: 900_001, ..options(0, 0) };
    assert_eq!(refusal(&many), "households is 900001; at most 900000 are possible");
    let early = Options { today: day(1999, 12, 31), ..options(0, 0) };
    assert_eq!(refusal(&early), "today is 1999-12-31; a day of 2025 to 2099 is expected");
    let dense = Options { lines_per_household: Some(4_001), ..options(0, 0) };
    assert_eq!(refusal(&dense), "lines_per_household is 4001; at most 4000 are possible");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    fs::write(&file, "not a folder").unwrap();
    let refusal = demo::write(&file, &options(1, 1)).unwrap_err().to_string();
    assert!(refusal.starts_with("cannot write ") && refusal.contains("taken"), "{refusal}");
}
