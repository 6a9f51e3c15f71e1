//! The one query of the timeline: the parts of the services, each limited, then the newest of all.

use std::{borrow::Cow, sync::LazyLock};

use chrono::NaiveDate;
use contract::movements::{MovementFilter, MovementKind};
use database::Columns;
use sea_orm::{ConnectionTrait as _, DbErr, FromQueryResult, QueryResult, Statement, sea_query::SelectStatement};

use super::cursor::Cursor;
use crate::{
    allowances::movements as allowances,
    care::movements as care,
    identity::{TimelineScope, TimelineViewer},
    indemnities::movements as indemnities,
    movement::{Given, text},
    pension::movements as pension,
    period::distant_future,
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
const REFUNDS: usize = 0;
const INDEMNITIES: usize = 1;
const ALLOWANCES: usize = 2;
const PENSIONS: usize = 3;
const LETTERS: usize = 4;
const DELIVERIES: usize = 5;

/// The parts of a rights holder, in the order of their numbers.
static OF_RIGHTS_HOLDER: LazyLock<[String; 6]> = LazyLock::new(|| {
    [
        limited(REFUNDS, &care::movements()),
        limited(INDEMNITIES, &indemnities::movements()),
        limited(ALLOWANCES, &allowances::of_household()),
        limited(PENSIONS, &pension::movements()),
        limited(LETTERS, &letters::movements()),
        limited(DELIVERIES, &deliveries::movements()),
    ]
});

/// The parts that the caller may see, as texts.
fn parts(viewer: &TimelineViewer) -> Vec<(usize, Cow<'static, str>)> {
    let written = |part: usize| (part, Cow::Borrowed(&*OF_RIGHTS_HOLDER[part]));
    match &viewer.scope {
        TimelineScope::RightsHolder { .. } => (0..PARTS.len()).map(written).collect(),
        // Letters and deliveries are those of the subscription, whoever holds it.
        TimelineScope::Recipient(recipient) => {
            let received = limited(ALLOWANCES, &allowances::of_recipient(recipient.periods().len()));
            vec![(ALLOWANCES, Cow::Owned(received)), written(LETTERS), written(DELIVERIES)]
        }
    }
}

/// At most `limit` movements after `cursor`, the newest first; nothing when the filter leaves no part over.
pub fn page(
    viewer: &TimelineViewer,
    filter: &MovementFilter,
    (since, from, until): (NaiveDate, NaiveDate, Option<NaiveDate>),
    cursor: Option<Cursor>,
    limit: u64,
) -> Option<Statement> {
    let mut parts = parts(viewer);
    parts.retain(|(part, _)| filter.kind.is_none_or(|kind| PARTS[*part] == kind));
    if parts.is_empty() {
        return None;
    }
    let parts: Vec<&str> = parts.iter().map(|(_, text)| &**text).collect();
    let text = ["SELECT * FROM (", &parts.join(" UNION ALL "), ") AS movement", &NEWEST_FIRST].concat();
    let after = cursor.unwrap_or(Cursor { dated: distant_future(), part: i32::MAX, key: i64::MAX });
    let (household, person, periods) = match &viewer.scope {
        TimelineScope::RightsHolder { household, person } => {
            (household.household_id(), person.person_id(), [].as_slice())
        }
        TimelineScope::Recipient(recipient) => (recipient.household_id(), recipient.person_id(), recipient.periods()),
    };
    // In the order of `Given`.
    let given = [
        household.into(),
        person.into(),
        viewer.subscription.subscription_id().into(),
        since.into(),
        from.into(),
        until.unwrap_or_else(distant_future).into(),
        after.dated.into(),
        i64::from(after.part).into(),
        after.key.into(),
        limit.into(),
    ];
    let months = periods.iter().flat_map(|period| [period.first_month.into(), period.last_day_or_later().into()]);
    Some(Statement::from_sql_and_values(viewer.db.get_database_backend(), text, given.into_iter().chain(months)))
}

/// One part with its number, within the period and after the last movement of the page before. SQLite admits no
/// parentheses around what a union joins: each part is a table of its own.
fn limited(part: usize, select: &SelectStatement) -> String {
    let [from, until] = [Given::From, Given::Until].map(Given::written);
    let [day, last_part, key] = [Given::LastDay, Given::LastPart, Given::LastKey].map(Given::written);
    format!(
        "SELECT * FROM (SELECT {part} AS part, one.* FROM ({select}) AS one WHERE dated >= {from} AND dated <= {until} \
         AND dated <= {day} AND (dated, {part}, key) < ({day}, {last_part}, {key}){newest_first}) AS part_{part}",
        select = text(select),
        newest_first = *NEWEST_FIRST,
    )
}

static NEWEST_FIRST: LazyLock<String> =
    LazyLock::new(|| format!(" ORDER BY dated DESC, part DESC, key DESC LIMIT {}", Given::Rows.written()));

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The numbers of the parameters that a text refers to.
    fn parameters(text: &str) -> BTreeSet<usize> {
        let number =
            |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
        text.split('$').skip(1).filter_map(number).collect()
    }

    #[test]
    fn every_part_is_narrowed_to_what_is_the_callers() {
        for (part, own) in [
            (REFUNDS, Given::Household),
            (INDEMNITIES, Given::Person),
            (ALLOWANCES, Given::Household),
            (PENSIONS, Given::Person),
            (LETTERS, Given::Subscription),
            (DELIVERIES, Given::Subscription),
        ] {
            let text = &OF_RIGHTS_HOLDER[part];
            let owners = BTreeSet::from([1, 2, 3]);
            assert_eq!(parameters(text).intersection(&owners).collect::<Vec<_>>(), [&(own as usize)], "{text}");
            assert!(text.contains(&format!("_id\" = ({})", own.written())), "{text}");
        }
    }

    #[test]
    fn a_recipients_part_is_narrowed_to_household_person_and_their_own_months() {
        for periods in 0..4 {
            let text = limited(ALLOWANCES, &allowances::of_recipient(periods));
            let found = parameters(&text);
            assert!(
                found.contains(&(Given::Household as usize)) && found.contains(&(Given::Person as usize)),
                "{text}"
            );
            let months: Vec<usize> = found.into_iter().filter(|number| *number > Given::Rows as usize).collect();
            assert_eq!(months, (11..11 + 2 * periods).collect::<Vec<_>>(), "{text}");
            assert!(text.contains("1 = 0"), "without a period there is no month: {text}");
        }
    }
}
