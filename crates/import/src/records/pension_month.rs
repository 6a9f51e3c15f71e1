//! Points month by month.

use chrono::{Datelike as _, NaiveDate};
use entity::pension::{entitlement::PensionFund, pension_month};
use extract::records::PensionMonth;

use super::{Load, Resolved, codes, reference};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

/// More slots than a person has months: the years up to 2199, in two funds.
const SLOTS: i64 = 100_000;

/// Person, fund and month as one number.
fn slot(person_id: i64, fund: PensionFund, month: NaiveDate) -> i64 {
    let fund = match fund {
        PensionFund::Car => 0,
        PensionFund::Carti => SLOTS / 2,
    };
    person_id * SLOTS + fund + i64::from(month.year()) * 12 + i64::from(month.month0())
}

impl Load for PensionMonth {
    type Row = pension_month::Model;
    type Key = i64;

    const LOOKUP: &'static str = "slot";

    fn key(row: &Self::Row) -> i64 {
        row.slot
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.slot))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let persons = reference::persons(loading.tx, records.iter().map(|n| n.record.person.as_str())).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let Some(&person_id) = persons.get(&record.person) else {
                loading.refuse(line, "person", reference::no_person(&record.person));
                continue;
            };
            let fund = codes::pension_fund(record.fund);
            let row = pension_month::Model {
                id: 0,
                slot: slot(person_id, fund, record.month),
                person_id,
                fund,
                month: record.month,
                gross_salary_cents: record.gross_salary_cents,
                class: record.class,
                points_hundredths: record.points_hundredths,
                validated: record.validated,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_months_share_a_slot() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (first, last) = (day("1850-01-01"), day("2199-12-01"));
        let order = [
            slot(1, PensionFund::Car, first),
            slot(1, PensionFund::Car, last),
            slot(1, PensionFund::Carti, first),
            slot(1, PensionFund::Carti, last),
            slot(2, PensionFund::Car, first),
        ];
        assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    }
}
