//! Pension payments in the timeline.

use sea_orm::{
    JoinType,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use crate::movement::{Given, Part};

/// The payments of the person's pensions that were ordered in the last twelve months.
pub fn movements() -> SelectStatement {
    let payment = |column: &'static str| Expr::col(("payment", column));
    let pension = |column: &'static str| Expr::col(("pension", column));
    Part {
        amount: payment("amount_cents"),
        detail: pension("fund"),
        starts_on: payment("period_from"),
        ends_on: payment("period_until"),
        ..Part::of(payment("paid_on"), payment("id"))
    }
    .select()
    .from("pension")
    .join_as(JoinType::InnerJoin, "pension_payment", "payment", payment("pension_id").eq(pension("id")))
    .and_where(pension("person_id").eq(Given::Person))
    .and_where(payment("paid_on").gte(Given::Since))
    .to_owned()
}
