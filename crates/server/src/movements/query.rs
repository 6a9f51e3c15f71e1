//! The one query of the timeline: the parts of the services, each limited, then the newest of all.

use chrono::NaiveDate;
use contract::movements::{MovementFilter, MovementKind};
use database::Columns;
use sea_orm::{
    DbErr, FromQueryResult, QueryResult,
    sea_query::{Asterisk, Expr, ExprTrait as _, Order, Query, SelectStatement, UnionType},
};

use super::cursor::Cursor;
use crate::{
    allowances::movements as allowances,
    care::movements as care,
    identity::{TimelineScope, TimelineViewer},
    indemnities::movements as indemnities,
    pension::movements as pension,
    post::movements as letters,
    profile::movements as deliveries,
};

/// A movement as the query reads it.
#[derive(Clone, Debug)]
pub struct MovementRow {
    pub part: i32,
    pub dated: NaiveDate,
    pub key: i64,
    pub amount: Option<i64>,
    pub who: Option<String>,
    pub detail: Option<String>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub number: Option<String>,
}

impl FromQueryResult for MovementRow {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        Ok(Self {
            part: columns.take()?,
            dated: columns.take()?,
            key: columns.take()?,
            amount: columns.take()?,
            who: columns.take()?,
            detail: columns.take()?,
            starts_on: columns.take()?,
            ends_on: columns.take()?,
            number: columns.take()?,
        })
    }
}

/// The kinds of the parts, by their number.
pub const PARTS: [MovementKind; 6] = [
    MovementKind::Refund,
    MovementKind::Indemnity,
    MovementKind::Allowance,
    MovementKind::Pension,
    MovementKind::Letter,
    MovementKind::Letter,
];

/// The parts that the caller may see, by their number.
fn parts(viewer: &TimelineViewer, since: NaiveDate) -> Vec<(usize, SelectStatement)> {
    let mut parts = match &viewer.scope {
        TimelineScope::RightsHolder { household, person } => vec![
            (0, care::movements(*household, since)),
            (1, indemnities::movements(*person, since)),
            (2, allowances::of_household(*household, since)),
            (3, pension::movements(*person, since)),
        ],
        TimelineScope::Recipient(recipient) => vec![(2, allowances::of_recipient(recipient, since))],
    };
    parts.push((4, letters::movements(viewer.subscription, since)));
    parts.push((5, deliveries::movements(viewer.subscription, since)));
    parts
}

/// At most `limit` movements after `cursor`, the newest first; nothing when the filter leaves no part over.
pub fn page(
    viewer: &TimelineViewer,
    filter: &MovementFilter,
    (since, from, until): (NaiveDate, NaiveDate, Option<NaiveDate>),
    cursor: Option<Cursor>,
    limit: u64,
) -> Option<SelectStatement> {
    let limited = parts(viewer, since)
        .into_iter()
        .filter(|(part, _)| filter.kind.is_none_or(|kind| PARTS[*part] == kind))
        .map(|(part, select)| limited(part, select, (from, until), cursor, limit));
    let mut whole: Option<SelectStatement> = None;
    for (place, part) in limited.enumerate() {
        // SQLite admits no parentheses around what a union joins: each part is a table of its own.
        let part = Query::select().column(Asterisk).from_subquery(part, format!("part_{place}")).to_owned();
        match &mut whole {
            Some(whole) => {
                whole.union(UnionType::All, part);
            }
            None => whole = Some(part),
        }
    }
    let mut newest = Query::select().column(Asterisk).from_subquery(whole?, "movement").to_owned();
    newest_first(&mut newest, limit);
    Some(newest)
}

/// One part with its number, within the period and after the cursor.
fn limited(
    part: usize,
    select: SelectStatement,
    (from, until): (NaiveDate, Option<NaiveDate>),
    cursor: Option<Cursor>,
    limit: u64,
) -> SelectStatement {
    let number = i32::try_from(part).unwrap_or_default();
    let dated = || Expr::col("dated");
    let mut limited = Query::select()
        .expr_as(Expr::cust(number.to_string()), "part")
        .column(Asterisk)
        .from_subquery(select, "one")
        .and_where(dated().gte(from))
        .to_owned();
    if let Some(until) = until {
        limited.and_where(dated().lte(until));
    }
    if let Some(Cursor { dated: day, part: last, key }) = cursor {
        match number.cmp(&last) {
            std::cmp::Ordering::Less => limited.and_where(dated().lte(day)),
            std::cmp::Ordering::Greater => limited.and_where(dated().lt(day)),
            std::cmp::Ordering::Equal => {
                let position = Expr::tuple([dated(), Expr::col("key")]);
                limited.and_where(position.lt(Expr::tuple([Expr::val(day), Expr::val(key)])))
            }
        };
    }
    newest_first(&mut limited, limit);
    limited
}

fn newest_first(select: &mut SelectStatement, limit: u64) {
    select.order_by("dated", Order::Desc).order_by("part", Order::Desc).order_by("key", Order::Desc).limit(limit);
}
