//! The queries of medical care. Every one starts from the household of the caller.

use std::sync::LazyLock;

use chrono::NaiveDate;
use contract::{
    care::{CareFilter, CareState, PerformerFilter},
    language::Language,
};
use sea_orm::{
    DbBackend, FromQueryResult, Statement,
    sea_query::{
        CaseStatement, Expr, ExprTrait as _, Func, Order, Query, SelectStatement, SimpleExpr, SqliteQueryBuilder,
    },
};

use super::{
    cursor::Cursor,
    row::{LABEL, LINE_COLUMNS},
};
use crate::{
    identity::HouseholdScope,
    period::{end_of_period, first_day},
};

/// Lines, billed, refunded and paid of a group of lines.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub struct TotalsRow {
    pub lines: i64,
    pub billed_cents: i64,
    pub refunded_cents: i64,
    pub paid_cents: i64,
}

/// A query for lines with everything that a row shows.
///
/// Columns and joins are the same for everybody: their text is written once for each language. The rest is written
/// for every request.
#[derive(Clone, Debug)]
pub struct LineQuery {
    language: Language,
    conditions: SelectStatement,
}

static LINE_QUERIES: LazyLock<[String; 3]> =
    LazyLock::new(|| Language::ALL.map(|language| rows(language).to_string(SqliteQueryBuilder)));

impl LineQuery {
    /// The query for a kind of database.
    pub fn statement(&self, backend: DbBackend) -> Statement {
        let rows = &LINE_QUERIES[self.language as usize];
        let mut statement = backend.build(&self.conditions);
        // Without columns and tables, a select is written as this word and its conditions.
        let conditions = statement.sql.strip_prefix("SELECT").unwrap_or(&statement.sql);
        statement.sql = [rows, conditions].concat();
        statement
    }
}

/// Lines with everything that a row shows; to be narrowed by the caller. Both databases read the same text.
fn rows(language: Language) -> SelectStatement {
    let mut select = Query::select();
    for (table, column, name) in LINE_COLUMNS {
        let column = if column == LABEL { label_column(language) } else { column };
        select.expr_as(Expr::col((table, column)), name);
    }
    select.from_as("care_line", "line");
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
) -> LineQuery {
    let mut select = Query::select();
    narrow(&mut select, scope, filter, since);
    if let Some(Cursor { dated, id }) = cursor {
        let position = Expr::tuple([Expr::col(("line", "dated")), Expr::col(("line", "id"))]);
        select.and_where(position.lt(Expr::tuple([Expr::val(dated), Expr::val(id)])));
    }
    select.order_by(("line", "dated"), Order::Desc).order_by(("line", "id"), Order::Desc).limit(limit);
    LineQuery { language, conditions: select }
}

/// The lines of one statement of the household, in order; at most as many as the import format allows.
pub fn lines_of_statement(scope: HouseholdScope, statement_id: i64, language: Language) -> LineQuery {
    let conditions = Query::select()
        .and_where(Expr::col(("line", "statement_id")).eq(statement_id))
        .and_where(Expr::col(("line", "household_id")).eq(scope.household_id()))
        .order_by(("line", "line_number"), Order::Asc)
        .limit(9_999)
        .to_owned();
    LineQuery { language, conditions }
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

#[cfg(test)]
mod tests {
    use contract::language::Language;
    use sea_orm::sea_query::{Expr, ExprTrait as _, PostgresQueryBuilder, Query, SqliteQueryBuilder};

    use super::{DbBackend, LineQuery, rows};

    #[test]
    fn both_databases_read_the_same_columns_and_joins() {
        for language in Language::ALL {
            assert_eq!(rows(language).to_string(SqliteQueryBuilder), rows(language).to_string(PostgresQueryBuilder));
        }
    }

    #[test]
    fn the_text_written_once_and_the_conditions_make_one_query() {
        for (language, label) in [(Language::Fr, "label_fr"), (Language::En, "label_en"), (Language::It, "label_it")] {
            let narrow = Expr::col(("line", "household_id")).eq(7_i64);
            let conditions = Query::select().and_where(narrow.clone()).limit(21).to_owned();
            let whole = rows(language).and_where(narrow).limit(21).to_owned();
            let query = LineQuery { language, conditions }.statement(DbBackend::Postgres);
            let expected = DbBackend::Postgres.build(&whole);
            assert_eq!(
                query.sql.split_whitespace().collect::<Vec<_>>(),
                expected.sql.split_whitespace().collect::<Vec<_>>()
            );
            assert_eq!(query.values, expected.values);
            assert!(query.sql.contains(label));
        }
    }
}
