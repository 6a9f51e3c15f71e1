//! Paid refunds in the timeline: one movement for each statement.

use sea_orm::{
    JoinType,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use crate::movement::{Given, Part, full_name};

/// The statements of the household that were paid, processed in the last twelve months and not adjusted since.
pub fn movements() -> SelectStatement {
    let statement = |column: &'static str| Expr::col(("statement", column));
    Part {
        amount: Expr::cust(
            "(SELECT CAST(COALESCE(SUM(line.refunded_cents), 0) AS bigint) FROM care_line line \
             WHERE line.statement_id = statement.id)",
        ),
        who: full_name("beneficiary"),
        number: statement("number"),
        ..Part::of(statement("paid_on"), statement("id"))
    }
    .select()
    .from_as("care_statement", "statement")
    .join_as(
        JoinType::InnerJoin,
        "person",
        "beneficiary",
        Expr::col(("beneficiary", "id")).eq(statement("beneficiary_id")),
    )
    .and_where(statement("household_id").eq(Given::Household))
    .and_where(statement("state").eq("processed"))
    .and_where(statement("processed_on").gte(Given::Since))
    .and_where(Expr::cust("NOT EXISTS (SELECT 1 FROM care_statement later WHERE later.adjusts_id = statement.id)"))
    .to_owned()
}
