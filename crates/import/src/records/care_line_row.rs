//! From a line of a statement to its row: its references and its rules.

use std::collections::HashMap;

use chrono::NaiveDate;
use database::WriteTransaction;
use entity::care::{care_line, care_statement::CareState};
use extract::records::{BundledActs, Line};
use sea_orm::{ConnectionTrait as _, DbErr, FromQueryResult};
use serde_json::json;

use super::codes;
use crate::{loading::Loading, store::Keys};

/// What a line needs to know of its statement.
#[derive(Debug, FromQueryResult)]
pub struct File {
    pub id: i64,
    number: String,
    household_id: i64,
    beneficiary_id: i64,
    state: CareState,
    processed_on: NaiveDate,
    paid_on: Option<NaiveDate>,
    pub adjusts_id: Option<i64>,
    adjusted_by: Option<i64>,
}

/// The statements with these numbers.
pub async fn files<'n>(
    tx: &WriteTransaction,
    numbers: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, File>, DbErr> {
    let sql = "SELECT s.id, s.number, s.household_id, s.beneficiary_id, s.state, s.processed_on, s.paid_on, \
               s.adjusts_id, a.id AS adjusted_by FROM care_statement s \
               LEFT JOIN care_statement a ON a.adjusts_id = s.id WHERE {among}";
    let asked = Keys::texts(numbers).statement(tx.get_database_backend(), sql, "s.number");
    let found = File::find_by_statement(asked).all(tx).await?;
    Ok(found.into_iter().map(|file| (file.number.clone(), file)).collect())
}

/// Lines that others may correct, by statement and number.
#[derive(Debug)]
pub struct Adjusted {
    /// Keys of those in the table.
    pub stored: HashMap<(i64, i32), i64>,
    /// Lines of the file on which those of the same chunk stand.
    pub beside: HashMap<(i64, i32), u64>,
}

impl Adjusted {
    /// Whether the line that `record` corrects is in the same chunk, before it, and not yet stored.
    pub fn is_beside(&self, record: &Line, file: &File, line: u64) -> bool {
        let Some(target) = file.adjusts_id.zip(record.adjusts_line) else {
            return false;
        };
        !self.stored.contains_key(&target) && self.beside.get(&target).is_some_and(|earlier| *earlier < line)
    }
}

#[derive(FromQueryResult)]
struct LineKey {
    id: i64,
    statement_id: i64,
    line_number: i32,
}

/// The keys of the lines of the statements with these keys.
pub async fn adjusted_lines(
    tx: &WriteTransaction,
    statements: impl Iterator<Item = i64>,
) -> Result<HashMap<(i64, i32), i64>, DbErr> {
    let keys = Keys::numbers(statements);
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "SELECT id, statement_id, line_number FROM care_line WHERE {among}";
    let asked = keys.statement(tx.get_database_backend(), sql, "statement_id");
    let found = LineKey::find_by_statement(asked).all(tx).await?;
    Ok(found.into_iter().map(|key| ((key.statement_id, key.line_number), key.id)).collect())
}

/// The row for `record`; none when it is refused.
pub fn row(
    loading: &mut Loading<'_>,
    line: u64,
    record: Line,
    file: &File,
    adjusted: &Adjusted,
) -> Option<care_line::Model> {
    let refused_before = loading.refusals.total;
    let benefit_id = required_benefit(loading, line, "benefit", &record.benefit);
    let performer_id = practitioner(loading, line, "performer", record.performer.as_deref());
    let prescriber_id = practitioner(loading, line, "prescriber", record.prescriber.as_deref());
    let bundled_acts = record.bundled_acts.as_ref().map(|acts| bundled(loading, line, acts));
    let adjusts_id = adjusts(loading, line, &record, file, adjusted);
    if (file.state == CareState::InProgress) != record.refunded_cents.is_none() {
        let reason = "is empty exactly while the statement is `in_progress`; so are base_tariff_cents and rate_bp";
        loading.refuse(line, "refunded_cents", reason);
    }
    if loading.refusals.total > refused_before {
        return None;
    }
    Some(care_line::Model {
        id: 0,
        statement_id: file.id,
        line_number: record.line,
        household_id: file.household_id,
        beneficiary_id: file.beneficiary_id,
        state: file.state,
        dated: file.paid_on.unwrap_or(file.processed_on),
        processed_on: file.processed_on,
        superseded: file.adjusted_by.is_some(),
        benefit_id: benefit_id?,
        care_from: record.care_from,
        care_until: record.care_until,
        billed_cents: record.billed_cents,
        refunded_cents: record.refunded_cents,
        base_tariff_cents: record.base_tariff_cents,
        rate_bp: record.rate_bp,
        payee_kind: codes::payee(record.payee_kind),
        payee_name: record.payee_name,
        fees_unpaid: record.fees_unpaid,
        performer_id,
        performed_at: record.performed_at,
        prescriber_id,
        adjusts_id,
        bundled_acts,
        batch_id: loading.batch,
    })
}

fn required_benefit(loading: &mut Loading<'_>, line: u64, column: &str, code: &str) -> Option<i64> {
    let id = loading.remembered("benefit", code);
    if id.is_none() {
        loading.refuse(line, column, format!("no benefit has the code `{code}`, in this batch or before"));
    }
    id
}

fn practitioner(loading: &mut Loading<'_>, line: u64, column: &str, number: Option<&str>) -> Option<i64> {
    let number = number?;
    let id = loading.remembered("practitioner", number);
    if id.is_none() {
        loading.refuse(line, column, format!("no practitioner has the number `{number}`, in this batch or before"));
    }
    id
}

/// The acts as the table keeps them, whose benefits all have to be known.
fn bundled(loading: &mut Loading<'_>, line: u64, acts: &BundledActs) -> String {
    let mut list = Vec::with_capacity(acts.0.len());
    for act in &acts.0 {
        let _known = required_benefit(loading, line, "bundled_acts", &act.benefit);
        list.push(json!({ "benefit": act.benefit, "care_from": act.care_from, "care_until": act.care_until }));
    }
    serde_json::Value::Array(list).to_string()
}

fn adjusts(loading: &mut Loading<'_>, line: u64, record: &Line, file: &File, adjusted: &Adjusted) -> Option<i64> {
    let number = record.adjusts_line?;
    let Some(adjusted_file) = file.adjusts_id else {
        loading.refuse(line, "adjusts_line", "must be empty: the statement adjusts no other");
        return None;
    };
    let id = adjusted.stored.get(&(adjusted_file, number)).copied();
    if id.is_none() {
        let reason = format!("the adjusted statement has no line {number} that was loaded before or stands earlier");
        loading.refuse(line, "adjusts_line", reason);
    }
    id
}
