//! Paid indemnities in the timeline.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};

use crate::{identity::InsuredScope, movement::Part};

/// The indemnities of the person that were paid in the last twelve months.
pub fn movements(scope: InsuredScope, since: NaiveDate) -> SelectStatement {
    let indemnity = |column: &'static str| Expr::col(("indemnity", column));
    Part {
        amount: indemnity("amount_cents").into(),
        who: indemnity("payee_name").into(),
        detail: indemnity("kind").into(),
        starts_on: indemnity("period_from").into(),
        ends_on: indemnity("period_until").into(),
        ..Part::of(indemnity("paid_on").into(), indemnity("id").into())
    }
    .select()
    .from("indemnity")
    .and_where(indemnity("person_id").eq(scope.person_id()))
    .and_where(indemnity("state").eq("paid"))
    .and_where(indemnity("paid_on").gte(since))
    .to_owned()
}
