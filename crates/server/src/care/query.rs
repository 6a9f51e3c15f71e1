//! The queries of medical care. Every one starts from the household of the caller.

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareState, PerformerFilter},
    language::Language,
};
use entity::{
    care::{care_line::PayeeKind, care_statement::CareState as StoredState},
    household::medical_right::Fund,
};
use sea_orm::{
    FromQueryResult,
    prelude::Uuid,
    sea_query::{CaseStatement, Expr, ExprTrait as _, Func, Order, Query, SelectStatement, SimpleExpr},
};

use super::{
    cursor::Cursor,
    rules::{end_of_period, first_day},
};
use crate::identity::HouseholdScope;

/// A line with everything that its row and its details show.
#[derive(Clone, Debug, FromQueryResult)]
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
    pub performer_number: Option<String>,
    pub performer_first_name: Option<String>,
    pub performer_last_name: Option<String>,
    pub performer_specialty: Option<String>,
    pub prescriber_number: Option<String>,
    pub prescriber_first_name: Option<String>,
    pub prescriber_last_name: Option<String>,
    pub prescriber_specialty: Option<String>,
    pub original_number: Option<String>,
    pub original_billed_cents: Option<i64>,
    pub original_refunded_cents: Option<i64>,
}

/// Lines, billed, refunded and paid of a group of lines.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub struct TotalsRow {
    pub lines: i64,
    pub billed_cents: i64,
    pub refunded_cents: i64,
    pub paid_cents: i64,
}

/// Columns of a line that have the same name in the table and in [`LineRow`].
const LINE_COLUMNS: [&str; 16] = [
    "id",
    "line_number",
    "state",
    "dated",
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
    "household_id",
];

/// Lines with everything that a row shows; to be narrowed by the caller.
fn rows(language: Language) -> SelectStatement {
    let mut select = Query::select();
    for column in LINE_COLUMNS {
        select.column(("line", column));
    }
    select
        .expr_as(Expr::col(("statement", "number")), "statement_number")
        .expr_as(Expr::col(("statement", "fund")), "fund")
        .expr_as(Expr::col(("statement", "adjusts_id")), "statement_adjusts")
        .expr_as(Expr::col(("person", "public_id")), "beneficiary")
        .expr_as(Expr::col(("benefit", "code")), "benefit_code")
        .expr_as(Expr::col(("benefit", label_column(language))), "benefit_label")
        .expr_as(Expr::col(("performer", "number")), "performer_number")
        .expr_as(Expr::col(("performer", "first_name")), "performer_first_name")
        .expr_as(Expr::col(("performer", "last_name")), "performer_last_name")
        .expr_as(Expr::col(("performer", "specialty")), "performer_specialty")
        .expr_as(Expr::col(("prescriber", "number")), "prescriber_number")
        .expr_as(Expr::col(("prescriber", "first_name")), "prescriber_first_name")
        .expr_as(Expr::col(("prescriber", "last_name")), "prescriber_last_name")
        .expr_as(Expr::col(("prescriber", "specialty")), "prescriber_specialty")
        .expr_as(Expr::col(("original_statement", "number")), "original_number")
        .expr_as(Expr::col(("original", "billed_cents")), "original_billed_cents")
        .expr_as(Expr::col(("original", "refunded_cents")), "original_refunded_cents")
        .from_as("care_line", "line");
    join(&mut select, "care_statement", "statement", ("line", "statement_id"));
    join(&mut select, "person", "person", ("line", "beneficiary_id"));
    join(&mut select, "benefit", "benefit", ("line", "benefit_id"));
    left_join(&mut select, "practitioner", "performer", ("line", "performer_id"));
    left_join(&mut select, "practitioner", "prescriber", ("line", "prescriber_id"));
    left_join(&mut select, "care_line", "original", ("line", "adjusts_id"));
    left_join(&mut select, "care_statement", "original_statement", ("original", "statement_id"));
    select
}

/// A page of at most `limit` lines after `cursor`, the newest first.
pub fn page(
    scope: HouseholdScope,
    filter: &CareFilter,
    since: NaiveDate,
    language: Language,
    cursor: Option<Cursor>,
    limit: u64,
) -> SelectStatement {
    let mut select = rows(language);
    narrow(&mut select, scope, filter, since);
    if let Some(Cursor { dated, id }) = cursor {
        let position = Expr::tuple([Expr::col(("line", "dated")), Expr::col(("line", "id"))]);
        select.and_where(position.lt(Expr::tuple([Expr::val(dated), Expr::val(id)])));
    }
    select.order_by(("line", "dated"), Order::Desc).order_by(("line", "id"), Order::Desc).limit(limit);
    select
}

/// The lines of one statement of the household, in order; at most as many as the import format allows.
pub fn lines_of_statement(scope: HouseholdScope, statement_id: i64, language: Language) -> SelectStatement {
    let mut select = rows(language);
    select
        .and_where(Expr::col(("line", "statement_id")).eq(statement_id))
        .and_where(Expr::col(("line", "household_id")).eq(scope.household_id()))
        .order_by(("line", "line_number"), Order::Asc)
        .limit(9_999);
    select
}

/// Totals of the lines that the filter selects.
pub fn totals(scope: HouseholdScope, filter: &CareFilter, since: NaiveDate) -> SelectStatement {
    let mut select = sums();
    narrow(&mut select, scope, filter, since);
    select
}

/// Totals by month (`month` is `YYYY-MM`).
pub fn totals_by_month(scope: HouseholdScope, filter: &CareFilter, since: NaiveDate) -> SelectStatement {
    let mut select = sums();
    // Both databases write a date as YYYY-MM-DD, and share no function that cuts one to its month.
    let text = Expr::col(("line", "dated")).cast_as("text");
    let month: SimpleExpr = Func::cust("SUBSTR").args([text, Expr::val(1_i32), Expr::val(7_i32)]).into();
    // Grouped by its name: the expression a second time has parameters of its own, and PostgreSQL takes it for another.
    select.expr_as(month, "month").add_group_by([Expr::col("month")]);
    narrow(&mut select, scope, filter, since);
    select
}

/// Totals by beneficiary (`person_id`).
pub fn totals_by_beneficiary(scope: HouseholdScope, since: NaiveDate) -> SelectStatement {
    let mut select = sums();
    select.expr_as(Expr::col(("line", "beneficiary_id")), "person_id").group_by_col(("line", "beneficiary_id"));
    narrow(&mut select, scope, &CareFilter::default(), since);
    select
}

/// Totals by performer; the columns of the performer are null for the unregistered.
pub fn totals_by_performer(scope: HouseholdScope, since: NaiveDate) -> SelectStatement {
    let mut select = sums();
    left_join(&mut select, "practitioner", "performer", ("line", "performer_id"));
    for column in ["number", "first_name", "last_name", "specialty"] {
        select.column(("performer", column)).group_by_col(("performer", column));
    }
    narrow(&mut select, scope, &CareFilter::default(), since);
    select
        .order_by(("performer", "last_name"), Order::Asc)
        .order_by(("performer", "first_name"), Order::Asc)
        .limit(1_000);
    select
}

fn sums() -> SelectStatement {
    let billed = Expr::col(("line", "billed_cents"));
    let refunded = Expr::col(("line", "refunded_cents"));
    let paid = CaseStatement::new()
        .case(Expr::col(("line", "state")).eq(CareState::Processed.code()), refunded.clone())
        .finally(0_i64);
    Query::select()
        .expr_as(Expr::col(("line", "id")).count(), "lines")
        .expr_as(total(billed), "billed_cents")
        .expr_as(total(refunded), "refunded_cents")
        .expr_as(total(paid.into()), "paid_cents")
        .from_as("care_line", "line")
        .to_owned()
}

/// The sum as a 64-bit integer: PostgreSQL would make it a decimal, and both would make it null for no rows.
fn total(amounts: SimpleExpr) -> SimpleExpr {
    let sum: SimpleExpr = Func::sum(amounts).into();
    let sum: SimpleExpr = Func::coalesce([sum, Expr::val(0_i64)]).into();
    sum.cast_as("bigint")
}

/// What every list and every total obey: the caller's household, nothing superseded, the last twelve months, and the
/// filter.
fn narrow(select: &mut SelectStatement, scope: HouseholdScope, filter: &CareFilter, since: NaiveDate) {
    let line = |column: &'static str| Expr::col(("line", column));
    select
        .and_where(line("household_id").eq(scope.household_id()))
        .and_where(line("superseded").eq(false))
        // Payment never comes before processing: the first condition follows from the second, and is the indexed one.
        .and_where(line("dated").gte(first_day(filter.from, since)))
        .and_where(line("processed_on").gte(since));
    if let Some(until) = filter.until {
        select.and_where(line("dated").lte(end_of_period(until, since)));
    }
    if let Some(state) = filter.state {
        select.and_where(line("state").eq(state.code()));
    }
    if let Some(beneficiary) = filter.beneficiary {
        let person =
            Query::select().column("id").from("person").and_where(Expr::col("public_id").eq(beneficiary)).to_owned();
        select.and_where(line("beneficiary_id").in_subquery(person));
    }
    match &filter.performer {
        Some(PerformerFilter::Unregistered) => {
            select.and_where(line("performer_id").is_null());
        }
        Some(PerformerFilter::Registered(number)) => {
            let performer = Query::select()
                .column("id")
                .from("practitioner")
                .and_where(Expr::col("number").eq(number.as_str()))
                .to_owned();
            select.and_where(line("performer_id").in_subquery(performer));
        }
        None => {}
    }
}

fn join(select: &mut SelectStatement, table: &'static str, name: &'static str, key: (&'static str, &'static str)) {
    select.join_as(sea_orm::JoinType::InnerJoin, table, name, Expr::col((name, "id")).eq(Expr::col(key)));
}

fn left_join(select: &mut SelectStatement, table: &'static str, name: &'static str, key: (&'static str, &'static str)) {
    select.join_as(sea_orm::JoinType::LeftJoin, table, name, Expr::col((name, "id")).eq(Expr::col(key)));
}

/// The column that holds the label in this language.
pub const fn label_column(language: Language) -> &'static str {
    match language {
        Language::Fr => "label_fr",
        Language::En => "label_en",
        Language::It => "label_it",
    }
}
