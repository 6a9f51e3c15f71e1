//! Letters in the timeline, once they were handed to the post.

use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};

use crate::movement::{Given, Part};

/// The letters to the subscription that is signed in.
pub fn movements() -> SelectStatement {
    let letter = |column: &'static str| Expr::col(("letter", column));
    // Both databases cut a moment to its day in this way; connections speak of moments in UTC.
    let posted_on = || Expr::cust("DATE(letter.posted_at)");
    Part { detail: letter("kind"), ..Part::of(posted_on(), letter("id")) }
        .select()
        .from("letter")
        .and_where(letter("subscription_id").eq(Given::Subscription))
        .and_where(letter("posted_at").is_not_null())
        .and_where(posted_on().gte(Given::Since))
        .to_owned()
}
