//! What the recipient sees: what was paid to themselves, in the months of their membership (FAM-05). Nobody else's
//! name or amount is read.

use chrono::NaiveDate;
use contract::allowances::{ReceivedAllowance, ReceivedMonth, RecipientAllowances};
use database::Columns;
use sea_orm::{
    Condition, DbErr, FromQueryResult, QueryResult,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use super::{
    error::AllowanceError,
    line::{self, Line, latest, recoveries, total},
};
use crate::{
    identity::{AllowancesRecipient, RecipientScope},
    period::visible_since,
};

/// A line, and the account to which it was paid.
#[derive(Clone, Debug)]
struct ReceivedLine {
    line: Line,
    account: Option<String>,
}

/// Takes the columns of [`select`].
impl FromQueryResult for ReceivedLine {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        Ok(Self { line: Line::take(&mut columns)?, account: columns.take()? })
    }
}

fn select(scope: &RecipientScope, since: NaiveDate) -> SelectStatement {
    let mut select = line::select(since);
    select.expr(Expr::col(("allowance", "account")));
    let months = scope.periods().iter().map(|period| (period.first_month.into(), period.last_day_or_later().into()));
    narrow(&mut select, scope.household_id().into(), scope.person_id().into(), months);
    select
}

/// Narrows a query over `allowance` to what was paid to the caller with these keys, in the months of their own periods
/// (first day of the first month, any day of the last).
pub fn narrow(
    select: &mut SelectStatement,
    household: Expr,
    person: Expr,
    periods: impl IntoIterator<Item = (Expr, Expr)>,
) {
    // Without a period there is no month: an empty list of alternatives would be no condition at all.
    let nothing = Condition::any().add(Expr::val(1_i32).eq(0_i32));
    let own_months = periods.into_iter().fold(nothing, |months, (first, last)| {
        let month = || Expr::col(("allowance", "month"));
        months.add(month().gte(first).and(month().lte(last)))
    });
    select
        .and_where(Expr::col(("allowance", "recipient_id")).eq(person))
        .and_where(Expr::col(("allowance", "household_id")).eq(household))
        .cond_where(own_months);
}

/// The allowances paid to the caller that were processed in the last twelve months.
pub async fn read(caller: &AllowancesRecipient, today: NaiveDate) -> Result<RecipientAllowances, AllowanceError> {
    let since = visible_since(today);
    let lines: Vec<ReceivedLine> = line::read(&caller.db, &select(&caller.scope, since)).await?;
    let totals = total(lines.iter().map(|one| &one.line));
    let months = lines.chunk_by(|one, next| one.line.month == next.line.month).map(month).collect();
    Ok(RecipientAllowances { months, totals, since, data_as_of: caller.data_as_of })
}

fn month(lines: &[ReceivedLine]) -> ReceivedMonth {
    let plain = || lines.iter().map(|one| &one.line);
    ReceivedMonth {
        month: lines.first().map(|one| one.line.month).unwrap_or_default(),
        processed_on: latest(plain()),
        totals: total(plain()),
        recoveries: recoveries(plain()),
        children: lines.iter().map(child).collect(),
    }
}

fn child(one: &ReceivedLine) -> ReceivedAllowance {
    ReceivedAllowance {
        child: one.line.child.clone(),
        processed_on: one.line.processed_on,
        amounts: one.line.amounts,
        recoveries: recoveries(std::iter::once(&one.line)),
        account: one.account.clone(),
    }
}
