//! From rows of the bare driver to what travels.

use std::collections::HashMap;

use anyhow::Result;
use chrono::NaiveDate;
use contract::{
    care::{
        Adjustment, Benefit, BundledAct, CareLine, CarePage, CareState, Fund, Payee, PayeeKind, PractitionerName,
        RefundExplanation,
    },
    paging::USUAL_PAGE,
};
use serde::{Deserialize, de::value::StrDeserializer};
use teleservices::care::{
    cursor::Cursor,
    rules::{Amounts, explain},
};

use super::{
    Floor,
    pool::{AnyRow, Caller},
};

/// The columns of the statement, in the order in which they are decoded.
const COLUMNS: [&str; 32] = [
    "id",
    "line_number",
    "statement_number",
    "fund",
    "beneficiary",
    "state",
    "dated",
    "benefit_code",
    "benefit_label",
    "care_from",
    "care_until",
    "billed_cents",
    "refunded_cents",
    "base_tariff_cents",
    "rate_bp",
    "payee_kind",
    "payee_name",
    "fees_unpaid",
    "performed_at",
    "bundled_acts",
    "statement_adjusts",
    "performer_number",
    "performer_first_name",
    "performer_last_name",
    "performer_specialty",
    "prescriber_number",
    "prescriber_first_name",
    "prescriber_last_name",
    "prescriber_specialty",
    "original_number",
    "original_billed_cents",
    "original_refunded_cents",
];

/// An act billed together with others, as stored.
#[derive(Debug, Deserialize)]
struct StoredAct {
    benefit: String,
    care_from: NaiveDate,
    care_until: NaiveDate,
}

/// Reads the first page of the caller's household.
pub async fn read_page(floor: &Floor, caller: Caller) -> Result<CarePage> {
    let limit = usize::from(USUAL_PAGE);
    let rows = floor.pool.lines(floor.page, caller.household_id, floor.since, i64::from(USUAL_PAGE) + 1).await?;
    let mut places = [0; COLUMNS.len()];
    let mut lines = Vec::with_capacity(limit);
    let mut acts = Vec::with_capacity(limit);
    let mut last = None;
    for (number, row) in rows.iter().enumerate() {
        if number == 0 {
            for (place, name) in places.iter_mut().zip(COLUMNS) {
                *place = row.position(name)?;
            }
        }
        if number < limit {
            let (line, bundled) = line(row, &places)?;
            lines.push(line);
            acts.push(bundled);
        }
        if number + 1 == limit {
            last = Some(Cursor { dated: row.get(places[6])?, id: row.get(places[0])? });
        }
    }
    label(floor, &mut lines, acts).await?;
    let next_cursor = last.filter(|_| rows.len() > limit).map(Cursor::encode);
    Ok(CarePage { lines, next_cursor, data_as_of: caller.data_as_of })
}

async fn label(floor: &Floor, lines: &mut [CareLine], acts: Vec<Vec<StoredAct>>) -> Result<()> {
    let mut codes: Vec<&str> = acts.iter().flatten().map(|act| act.benefit.as_str()).collect();
    if codes.is_empty() {
        return Ok(());
    }
    codes.sort_unstable();
    codes.dedup();
    let labels: HashMap<String, String> = floor.pool.labels(&codes).await?.into_iter().collect();
    for (line, acts) in lines.iter_mut().zip(acts) {
        line.bundled_acts = acts
            .into_iter()
            .map(|StoredAct { benefit, care_from, care_until }| {
                let label = labels.get(&benefit).cloned().unwrap_or_default();
                BundledAct { benefit: Benefit { code: benefit, label }, care_from, care_until }
            })
            .collect();
    }
    Ok(())
}

fn line(row: AnyRow<'_>, at: &[usize; COLUMNS.len()]) -> Result<(CareLine, Vec<StoredAct>)> {
    let acts: Option<String> = row.get(at[19])?;
    let acts = acts.map_or_else(|| Ok(Vec::new()), |acts| serde_json::from_str(&acts))?;
    let statement_number: String = row.get(at[2])?;
    let payee_kind: PayeeKind = code(&row.get::<String>(at[15])?)?;
    let third_party = payee_kind != PayeeKind::Insured;
    let line = CareLine {
        id: format!("{statement_number}-{}", row.get::<i32>(at[1])?),
        explanation: explanation(row, at, third_party)?,
        statement_number,
        fund: code::<Fund>(&row.get::<String>(at[3])?)?,
        beneficiary: row.get(at[4])?,
        state: code::<CareState>(&row.get::<String>(at[5])?)?,
        dated: row.get(at[6])?,
        benefit: Benefit { code: row.get(at[7])?, label: row.get(at[8])? },
        care_from: row.get(at[9])?,
        care_until: row.get(at[10])?,
        billed_cents: row.get(at[11])?,
        refunded_cents: row.get(at[12])?,
        adjusted: row.get::<Option<i64>>(at[20])?.is_some(),
        third_party,
        fees_unpaid: row.get(at[17])?,
        payee: Payee { kind: payee_kind, name: row.get(at[16])? },
        performer: practitioner(row, &at[21..25])?,
        performed_at: row.get(at[18])?,
        prescriber: practitioner(row, &at[25..29])?,
        rate_bp: row.get(at[14])?,
        base_tariff_cents: row.get(at[13])?,
        bundled_acts: Vec::new(),
    };
    Ok((line, acts))
}

fn practitioner(row: AnyRow<'_>, at: &[usize]) -> Result<Option<PractitionerName>> {
    let Some(number) = row.get::<Option<String>>(at[0])? else { return Ok(None) };
    let (first, last): (String, String) = (row.get(at[1])?, row.get(at[2])?);
    Ok(Some(PractitionerName { number, name: format!("{first} {last}"), specialty: row.get(at[3])? }))
}

fn explanation(row: AnyRow<'_>, at: &[usize; COLUMNS.len()], paid_to_other: bool) -> Result<Option<RefundExplanation>> {
    let (Some(refunded_cents), Some(base_tariff_cents), Some(rate_bp)) =
        (row.get::<Option<i64>>(at[12])?, row.get::<Option<i64>>(at[13])?, row.get::<Option<i32>>(at[14])?)
    else {
        return Ok(None);
    };
    let adjustment = match row.get::<Option<String>>(at[29])? {
        None => None,
        Some(statement_number) => {
            let before: Option<i64> = row.get(at[31])?;
            let difference_cents = refunded_cents - before.unwrap_or_default();
            let billed_cents = row.get(at[30])?;
            Some(Adjustment { statement_number, billed_cents, refunded_cents: before, difference_cents })
        }
    };
    let amounts = Amounts { billed_cents: row.get(at[11])?, refunded_cents, base_tariff_cents, rate_bp };
    Ok(Some(explain(amounts, paid_to_other, adjustment)))
}

/// The value whose name on the wire is what is stored.
fn code<'a, T: Deserialize<'a>>(stored: &'a str) -> Result<T> {
    Ok(T::deserialize(StrDeserializer::<serde::de::value::Error>::new(stored))?)
}
