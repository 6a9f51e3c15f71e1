//! Sent statements in the timeline, once the mail has left.

use sea_orm::{
    JoinType,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use crate::movement::{Given, Part};

/// The notices and forwarded statements of the subscription that is signed in.
pub fn movements() -> SelectStatement {
    let delivery = |column: &'static str| Expr::col(("delivery", column));
    let sent_on = || Expr::cust("DATE(mail.sent_at)");
    let parent = |name: &'static str, key: &'static str| Expr::col((name, "id")).eq(Expr::col(("delivery", key)));
    Part {
        who: Expr::col(("convention", "insurer")),
        detail: delivery("channel"),
        number: Expr::col(("statement", "number")),
        ..Part::of(sent_on(), delivery("id"))
    }
    .select()
    .from_as("statement_delivery", "delivery")
    .join_as(JoinType::InnerJoin, "outgoing_mail", "mail", parent("mail", "mail_id"))
    .join_as(JoinType::InnerJoin, "care_statement", "statement", parent("statement", "statement_id"))
    .join_as(JoinType::LeftJoin, "convention", "convention", parent("convention", "convention_id"))
    .and_where(delivery("subscription_id").eq(Given::Subscription))
    .and_where(Expr::col(("mail", "sent_at")).is_not_null())
    .and_where(sent_on().gte(Given::Since))
    .to_owned()
}
