//! What both views tell of one line, and what lines add up to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::allowances::{AllowanceAmounts, Recovery};
use database::Columns;
use sea_orm::{
    ConnectionTrait, DbErr, FromQueryResult,
    sea_query::{Expr, ExprTrait as _, Order, Query, SelectStatement},
};

use super::MOST_LINES;
use crate::period::complete;

/// What both views tell of one line.
#[derive(Clone, Debug)]
pub struct Line {
    /// First day of the month.
    pub month: NaiveDate,
    /// Given and family name of the child.
    pub child: String,
    /// When it was processed.
    pub processed_on: NaiveDate,
    /// What was granted, recovered and paid.
    pub amounts: AllowanceAmounts,
    /// The other body for which something was recovered.
    pub third_party: Option<String>,
}

impl Line {
    /// Takes the columns that [`select`] gives first.
    pub fn take(columns: &mut Columns<'_>) -> Result<Self, DbErr> {
        let month = columns.take()?;
        let (first_name, last_name): (String, String) = (columns.take()?, columns.take()?);
        let processed_on = columns.take()?;
        let amounts = AllowanceAmounts::of(columns.take()?, columns.take()?, columns.take()?);
        let third_party = columns.take()?;
        Ok(Self { month, child: format!("{first_name} {last_name}"), processed_on, amounts, third_party })
    }
}

/// The lines of the year with the columns that [`Line`] takes: the newest month first, in a month the eldest child
/// first, then in the order of processing. Whose they are is the caller's to say.
pub fn select(since: NaiveDate) -> SelectStatement {
    let mut select = Query::select();
    let mut column = |table: &'static str, column: &'static str| {
        select.expr(Expr::col((table, column)));
    };
    column("allowance", "month");
    column("child", "first_name");
    column("child", "last_name");
    for name in
        ["processed_on", "allowance_cents", "internal_recovery_cents", "third_party_recovery_cents", "third_party_name"]
    {
        column("allowance", name);
    }
    select
        .from_as("family_allowance", "allowance")
        .join_as(
            sea_orm::JoinType::InnerJoin,
            "person",
            "child",
            Expr::col(("child", "id")).eq(Expr::col(("allowance", "child_id"))),
        )
        .and_where(Expr::col(("allowance", "processed_on")).gte(since))
        .order_by(("allowance", "month"), Order::Desc)
        .order_by(("child", "birth_date"), Order::Asc)
        .order_by(("child", "id"), Order::Asc)
        .order_by(("allowance", "processed_on"), Order::Asc)
        .order_by(("allowance", "id"), Order::Asc)
        .limit(MOST_LINES + 1);
    select
}

/// The rows of `select`, which are all that there are.
pub async fn read<R: FromQueryResult>(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<R>, DbErr> {
    let rows = R::find_by_statement(db.get_database_backend().build(select)).all(db).await?;
    complete(rows, MOST_LINES)
}

/// What lines add up to.
pub fn total<'l>(lines: impl Iterator<Item = &'l Line>) -> AllowanceAmounts {
    lines.map(|line| line.amounts).sum()
}

/// The latest processing date.
pub fn latest<'l>(lines: impl Iterator<Item = &'l Line>) -> NaiveDate {
    lines.map(|line| line.processed_on).max().unwrap_or_default()
}

/// What was recovered on lines and for whom: for the fund first, then other bodies by name. What cancels out is left
/// out.
pub fn recoveries<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<Recovery> {
    let mut sums: BTreeMap<Option<&str>, i64> = BTreeMap::new();
    for line in lines {
        *sums.entry(None).or_default() += line.amounts.internal_recovery_cents;
        if let Some(third_party) = &line.third_party {
            *sums.entry(Some(third_party)).or_default() += line.amounts.third_party_recovery_cents;
        }
    }
    sums.into_iter()
        .filter(|(_, recovered_cents)| *recovered_cents != 0)
        .map(|(third_party, recovered_cents)| Recovery { third_party: third_party.map(str::to_owned), recovered_cents })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(internal: i64, third: i64, third_party: Option<&str>) -> Line {
        Line {
            month: NaiveDate::default(),
            child: String::new(),
            processed_on: NaiveDate::default(),
            amounts: AllowanceAmounts::of(20_000, internal, third),
            third_party: third_party.map(str::to_owned),
        }
    }

    fn shown(lines: &[Line]) -> Vec<(Option<String>, i64)> {
        recoveries(lines.iter()).into_iter().map(|one| (one.third_party, one.recovered_cents)).collect()
    }

    #[test]
    fn recoveries_are_told_once_for_each_body_and_the_funds_own_first() {
        let lines = [line(0, 500, Some("Trésorerie")), line(300, 200, Some("Greffe")), line(100, 50, Some("Greffe"))];
        let expected = [(None, 400), (Some("Greffe".to_owned()), 250), (Some("Trésorerie".to_owned()), 500)];
        assert_eq!(shown(&lines), expected);
    }

    #[test]
    fn what_cancels_out_is_not_told_and_what_is_given_back_is() {
        assert_eq!(shown(&[line(300, 0, None), line(-300, 0, None)]), []);
        assert_eq!(shown(&[line(-300, 0, None)]), [(None, -300)]);
        assert_eq!(shown(&[]), []);
    }

    proptest! {
        #[test]
        fn recoveries_add_up_to_what_is_missing(
            lines in proptest::collection::vec((-900..900_i64, -900..900_i64, 0..3_usize), 0..30)
        ) {
            let bodies = ["Greffe", "Office", "Trésorerie"];
            let lines: Vec<Line> = lines.into_iter().map(|(i, t, body)| line(i, t, Some(bodies[body]))).collect();
            let sum: i64 = recoveries(lines.iter()).iter().map(|one| one.recovered_cents).sum();
            prop_assert_eq!(sum, total(lines.iter()).recovered_cents());
        }
    }
}
