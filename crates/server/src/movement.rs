//! A service's part of the timeline: a query with the same columns for all, which the service narrows to the caller.
//!
//! The timeline is one statement over all parts, and people open it more often than any other page: its text is written
//! once, and refers to what differs between callers by [`Given`].

use sea_orm::sea_query::{Expr, Query, SelectStatement, SqliteQueryBuilder};

/// What the timeline is given: the parameters of its statement, the same in all parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Key of the household.
    Household = 1,
    /// Key of the person.
    Person,
    /// Key of the subscription that is signed in.
    Subscription,
    /// First day that is visible.
    Since,
    /// First day that is asked for.
    From,
    /// Last day that is asked for.
    Until,
    /// Day of the last movement of the page before.
    LastDay,
    /// Its part.
    LastPart,
    /// Its key.
    LastKey,
    /// Most movements.
    Rows,
}

/// How many parameters there are.
const GIVEN: usize = Given::Rows as usize;

impl Given {
    /// The parameter as both databases read it.
    #[must_use]
    pub fn written(self) -> String {
        format!("${}", self as u8)
    }

    /// The months of the recipient's period at `place`, the first and the last: parameters after the others.
    #[must_use]
    pub fn months(place: usize) -> (Expr, Expr) {
        let parameter = |number: usize| Expr::cust(format!("${}", GIVEN + number));
        (parameter(2 * place + 1), parameter(2 * place + 2))
    }
}

impl From<Given> for Expr {
    fn from(given: Given) -> Self {
        Self::cust(given.written())
    }
}

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

/// The text of a part, which both databases read alike.
#[must_use]
pub fn text(part: &SelectStatement) -> String {
    part.to_string(SqliteQueryBuilder)
}

/// Given and family name of the person that the query calls `name`.
#[must_use]
pub fn full_name(name: &str) -> Expr {
    Expr::cust(format!("{name}.first_name || ' ' || {name}.last_name"))
}
