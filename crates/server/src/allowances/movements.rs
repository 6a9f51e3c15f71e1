//! Family allowances in the timeline: one movement for each processing day, month and recipient, with what was really
//! paid. The holder is told to whom, never to which account; the recipient is told of their own.

use sea_orm::{
    JoinType,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use super::{household, received};
use crate::movement::{Given, Part, full_name};

/// What was paid to the recipients of the household.
pub fn of_household() -> SelectStatement {
    let mut select = paid(|part| Part { who: full_name("recipient"), ..part });
    select
        .join_as(
            JoinType::InnerJoin,
            "person",
            "recipient",
            Expr::col(("recipient", "id")).eq(Expr::col(("allowance", "recipient_id"))),
        )
        .group_by_col(("allowance", "recipient_id"))
        .group_by_col(("recipient", "first_name"))
        .group_by_col(("recipient", "last_name"));
    household::narrow(&mut select, Given::Household.into());
    select
}

/// What was paid to the caller, who was a recipient in so many periods.
pub fn of_recipient(periods: usize) -> SelectStatement {
    let mut select = paid(|part| part);
    let months = (0..periods).map(Given::months);
    received::narrow(&mut select, Given::Household.into(), Given::Person.into(), months);
    select
}

fn paid(complete: impl FnOnce(Part) -> Part) -> SelectStatement {
    let allowance = |column: &'static str| Expr::col(("allowance", column));
    let part = Part {
        amount: Expr::cust(
            "CAST(SUM(allowance.allowance_cents - allowance.internal_recovery_cents \
             - allowance.third_party_recovery_cents) AS bigint)",
        ),
        starts_on: allowance("month"),
        ..Part::of(allowance("processed_on"), Expr::cust("MIN(allowance.id)"))
    };
    complete(part)
        .select()
        .from_as("family_allowance", "allowance")
        .and_where(allowance("processed_on").gte(Given::Since))
        .group_by_col(("allowance", "processed_on"))
        .group_by_col(("allowance", "month"))
        .to_owned()
}
