//! A line of care as the queries read it.

use chrono::NaiveDate;
use database::Columns;
use entity::{
    care::{care_line::PayeeKind, care_statement::CareState as StoredState},
    household::medical_right::Fund,
};
use sea_orm::{DbErr, FromQueryResult, QueryResult, prelude::Uuid};

/// A line with everything that its row and its details show.
#[derive(Clone, Debug)]
pub struct LineRow {
    pub id: i64,
    pub line_number: i32,
    pub statement_number: String,
    pub fund: Fund,
    pub beneficiary: Uuid,
    pub state: StoredState,
    pub dated: NaiveDate,
    pub benefit_code: String,
    pub benefit_label: String,
    pub care_from: NaiveDate,
    pub care_until: NaiveDate,
    pub billed_cents: i64,
    pub refunded_cents: Option<i64>,
    pub base_tariff_cents: Option<i64>,
    pub rate_bp: Option<i32>,
    pub payee_kind: PayeeKind,
    pub payee_name: String,
    pub fees_unpaid: bool,
    pub performed_at: Option<String>,
    pub bundled_acts: Option<String>,
    pub statement_adjusts: Option<i64>,
    pub performer: PractitionerRow,
    pub prescriber: PractitionerRow,
    pub original_number: Option<String>,
    pub original_billed_cents: Option<i64>,
    pub original_refunded_cents: Option<i64>,
}

/// A practitioner of a line; every value is absent when there is none.
#[derive(Clone, Debug)]
pub struct PractitionerRow {
    pub number: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub specialty: Option<String>,
}

/// The columns of a line and the names that they are given, in the order in which [`LineRow`] takes them. The label of
/// the benefit is that of the language.
pub const LINE_COLUMNS: [(&str, &str, &str); 32] = [
    ("line", "id", "id"),
    ("line", "line_number", "line_number"),
    ("statement", "number", "statement_number"),
    ("statement", "fund", "fund"),
    ("person", "public_id", "beneficiary"),
    ("line", "state", "state"),
    ("line", "dated", "dated"),
    ("benefit", "code", "benefit_code"),
    ("benefit", LABEL, "benefit_label"),
    ("line", "care_from", "care_from"),
    ("line", "care_until", "care_until"),
    ("line", "billed_cents", "billed_cents"),
    ("line", "refunded_cents", "refunded_cents"),
    ("line", "base_tariff_cents", "base_tariff_cents"),
    ("line", "rate_bp", "rate_bp"),
    ("line", "payee_kind", "payee_kind"),
    ("line", "payee_name", "payee_name"),
    ("line", "fees_unpaid", "fees_unpaid"),
    ("line", "performed_at", "performed_at"),
    ("line", "bundled_acts", "bundled_acts"),
    ("statement", "adjusts_id", "statement_adjusts"),
    ("performer", "number", "performer_number"),
    ("performer", "first_name", "performer_first_name"),
    ("performer", "last_name", "performer_last_name"),
    ("performer", "specialty", "performer_specialty"),
    ("prescriber", "number", "prescriber_number"),
    ("prescriber", "first_name", "prescriber_first_name"),
    ("prescriber", "last_name", "prescriber_last_name"),
    ("prescriber", "specialty", "prescriber_specialty"),
    ("original_statement", "number", "original_number"),
    ("original", "billed_cents", "original_billed_cents"),
    ("original", "refunded_cents", "original_refunded_cents"),
];

/// Stands for the column that holds the label in the language asked for.
pub const LABEL: &str = "label";

impl FromQueryResult for LineRow {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        Ok(Self {
            id: columns.take()?,
            line_number: columns.take()?,
            statement_number: columns.take()?,
            fund: columns.take_code()?,
            beneficiary: columns.take()?,
            state: columns.take_code()?,
            dated: columns.take()?,
            benefit_code: columns.take()?,
            benefit_label: columns.take()?,
            care_from: columns.take()?,
            care_until: columns.take()?,
            billed_cents: columns.take()?,
            refunded_cents: columns.take()?,
            base_tariff_cents: columns.take()?,
            rate_bp: columns.take()?,
            payee_kind: columns.take_code()?,
            payee_name: columns.take()?,
            fees_unpaid: columns.take()?,
            performed_at: columns.take()?,
            bundled_acts: columns.take()?,
            statement_adjusts: columns.take()?,
            performer: PractitionerRow::take(&mut columns)?,
            prescriber: PractitionerRow::take(&mut columns)?,
            original_number: columns.take()?,
            original_billed_cents: columns.take()?,
            original_refunded_cents: columns.take()?,
        })
    }
}

impl PractitionerRow {
    fn take(columns: &mut Columns<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            number: columns.take()?,
            first_name: columns.take()?,
            last_name: columns.take()?,
            specialty: columns.take()?,
        })
    }
}
