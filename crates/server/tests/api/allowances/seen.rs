//! Answers as flat lists of lines, to be compared with what they should be.

use chrono::NaiveDate;
use contract::allowances::{AllowanceAmounts, FamilyAllowances, RecipientAllowances, Recovery};
use extract::records::FamilyAllowance;

use crate::support::{Fund, oldest_visible};

/// A line as somebody sees it: month, recipient (none where the answer names none), child, processing date, amounts,
/// recoveries, account.
pub type Seen = (NaiveDate, Option<String>, String, NaiveDate, [i64; 4], Vec<(Option<String>, i64)>, Option<String>);

/// The parts of an amount.
pub fn parts(amounts: &AllowanceAmounts) -> [i64; 4] {
    [amounts.allowance_cents, amounts.internal_recovery_cents, amounts.third_party_recovery_cents, amounts.paid_cents]
}

fn recovered(recoveries: &[Recovery]) -> Vec<(Option<String>, i64)> {
    recoveries.iter().map(|one| (one.third_party.clone(), one.recovered_cents)).collect()
}

/// Sums of lines.
fn sum<'a>(lines: impl Iterator<Item = &'a AllowanceAmounts>) -> [i64; 4] {
    lines.fold([0; 4], |sum, one| std::array::from_fn(|part| sum[part] + parts(one)[part]))
}

/// What was recovered in a group is what its recoveries add up to.
#[track_caller]
fn recoveries_add_up(totals: &AllowanceAmounts, recoveries: &[Recovery]) {
    let told: i64 = recoveries.iter().map(|one| one.recovered_cents).sum();
    assert_eq!(told, totals.internal_recovery_cents + totals.third_party_recovery_cents);
    assert!(recoveries.iter().all(|one| one.recovered_cents != 0));
}

/// The lines of a household, sorted; every level adds up, and months and recipients stand once each in their order.
#[track_caller]
pub fn of_household(answer: &FamilyAllowances) -> Vec<Seen> {
    assert!(answer.months.is_sorted_by(|one, next| one.month > next.month), "newest first, each once");
    assert_eq!(parts(&answer.totals), sum(answer.months.iter().map(|month| &month.totals)));
    let mut seen = Vec::new();
    for month in &answer.months {
        assert_eq!(parts(&month.totals), sum(month.recipients.iter().map(|one| &one.totals)));
        assert!(month.recipients.is_sorted_by_key(|one| one.recipient.clone()));
        for one in &month.recipients {
            assert_eq!(parts(&one.totals), sum(one.children.iter().map(|child| &child.amounts)));
            assert_eq!(Some(one.processed_on), one.children.iter().map(|child| child.processed_on).max());
            recoveries_add_up(&one.totals, &one.recoveries);
            seen.extend(one.children.iter().map(|line| {
                let recoveries = recovered(&line.recoveries);
                let recipient = Some(one.recipient.clone());
                (month.month, recipient, line.child.clone(), line.processed_on, parts(&line.amounts), recoveries, None)
            }));
        }
    }
    seen.sort();
    seen
}

/// The lines of a recipient, sorted; every level adds up, and months stand once each in their order.
#[track_caller]
pub fn of_recipient(answer: &RecipientAllowances) -> Vec<Seen> {
    assert!(answer.months.is_sorted_by(|one, next| one.month > next.month), "newest first, each once");
    assert_eq!(parts(&answer.totals), sum(answer.months.iter().map(|month| &month.totals)));
    let mut seen = Vec::new();
    for month in &answer.months {
        assert_eq!(parts(&month.totals), sum(month.children.iter().map(|child| &child.amounts)));
        assert_eq!(Some(month.processed_on), month.children.iter().map(|child| child.processed_on).max());
        recoveries_add_up(&month.totals, &month.recoveries);
        seen.extend(month.children.iter().map(|line| {
            let recoveries = recovered(&line.recoveries);
            let amounts = parts(&line.amounts);
            (month.month, None, line.child.clone(), line.processed_on, amounts, recoveries, line.account.clone())
        }));
    }
    seen.sort();
    seen
}

/// The four parts of what a record grants, recovers and pays, and its recoveries.
pub fn amounts_of(row: &FamilyAllowance) -> ([i64; 4], Vec<(Option<String>, i64)>) {
    let (granted, internal, third) = (row.allowance_cents, row.internal_recovery_cents, row.third_party_recovery_cents);
    let recoveries = [(None, internal), (row.third_party_name.clone(), third)];
    let recoveries = recoveries.into_iter().filter(|(_, cents)| *cents != 0).collect();
    ([granted, internal, third, granted - internal - third], recoveries)
}

/// What the files say of a household's lines that are visible on a day and that `holds` accepts, sorted; with the
/// recipient, or with the account.
pub fn of_files(
    fund: &Fund,
    matricule: &str,
    today: NaiveDate,
    with_account: bool,
    holds: impl Fn(&FamilyAllowance) -> bool,
) -> Vec<Seen> {
    let name = |number: &str| {
        let person = fund.person(number);
        format!("{} {}", person.first_name, person.last_name)
    };
    let line = |row: &FamilyAllowance| {
        let (amounts, recoveries) = amounts_of(row);
        let (recipient, account) =
            if with_account { (None, row.account.clone()) } else { (Some(name(&row.recipient)), None) };
        (row.month, recipient, name(&row.child), row.processed_on, amounts, recoveries, account)
    };
    let rows = fund.allowances.iter().filter(|row| row.matricule == matricule);
    let visible = rows.filter(|row| row.processed_on >= oldest_visible(today));
    let mut seen: Vec<Seen> = visible.filter(|row| holds(row)).map(line).collect();
    seen.sort();
    seen
}
