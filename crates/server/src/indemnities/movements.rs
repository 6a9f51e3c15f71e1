//! Paid indemnities in the timeline.

use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};

use crate::movement::{Given, Part};

/// The indemnities of the person that were paid in the last twelve months.
pub fn movements() -> SelectStatement {
    let indemnity = |column: &'static str| Expr::col(("indemnity", column));
    Part {
        amount: indemnity("amount_cents"),
        who: indemnity("payee_name"),
        detail: indemnity("kind"),
        starts_on: indemnity("period_from"),
        ends_on: indemnity("period_until"),
        ..Part::of(indemnity("paid_on"), indemnity("id"))
    }
    .select()
    .from("indemnity")
    .and_where(indemnity("person_id").eq(Given::Person))
    .and_where(indemnity("state").eq("paid"))
    .and_where(indemnity("paid_on").gte(Given::Since))
    .to_owned()
}
