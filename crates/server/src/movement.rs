//! A service's part of the timeline: a query with the same columns for all, which the service narrows to its scope.

use sea_orm::sea_query::{Expr, Query, SelectStatement};

/// The columns of a movement. What a service has not is null, of the right type.
#[derive(Debug)]
pub struct Part {
    /// Day of the movement.
    pub dated: Expr,
    /// Distinguishes movements of one kind and day.
    pub key: Expr,
    /// Amount, in cents.
    pub amount: Expr,
    /// Name of somebody.
    pub who: Expr,
    /// Code of what distinguishes it.
    pub detail: Expr,
    /// First day of what it is for.
    pub starts_on: Expr,
    /// Last day of what it is for.
    pub ends_on: Expr,
    /// Number of a care statement.
    pub number: Expr,
}

impl Part {
    /// A movement of that day and key, and nothing more.
    #[must_use]
    pub fn of(dated: Expr, key: Expr) -> Self {
        let null = |kind: &str| Expr::cust(format!("CAST(NULL AS {kind})"));
        Self {
            dated,
            key,
            amount: null("bigint"),
            who: null("text"),
            detail: null("text"),
            starts_on: null("date"),
            ends_on: null("date"),
            number: null("text"),
        }
    }

    /// The query for these columns; its tables and conditions are the service's.
    #[must_use]
    pub fn select(self) -> SelectStatement {
        Query::select()
            .expr_as(self.dated, "dated")
            .expr_as(self.key, "key")
            .expr_as(self.amount, "amount")
            .expr_as(self.who, "who")
            .expr_as(self.detail, "detail")
            .expr_as(self.starts_on, "starts_on")
            .expr_as(self.ends_on, "ends_on")
            .expr_as(self.number, "number")
            .to_owned()
    }
}

/// Given and family name of the person that the query calls `name`.
#[must_use]
pub fn full_name(name: &str) -> Expr {
    Expr::cust(format!("{name}.first_name || ' ' || {name}.last_name"))
}
