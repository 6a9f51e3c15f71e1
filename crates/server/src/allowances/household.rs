//! What the rights holder sees: every recipient of the household, with subtotals of their own (FAM-01 to FAM-04).
//! The bank account is not among the columns.

use chrono::NaiveDate;
use contract::allowances::{AllowanceMonth, ChildAllowance, FamilyAllowances, RecipientMonth};
use database::Columns;
use sea_orm::{
    DbErr, FromQueryResult, JoinType, QueryResult,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use super::{
    error::AllowanceError,
    line::{self, Line, latest, recoveries, total},
};
use crate::{
    identity::{HouseholdScope, RightsHolder},
    period::visible_since,
};

/// A line, and to whom it was paid.
#[derive(Clone, Debug)]
struct HouseholdLine {
    line: Line,
    recipient_id: i64,
    recipient: String,
}

/// Takes the columns of [`select`].
impl FromQueryResult for HouseholdLine {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        let line = Line::take(&mut columns)?;
        let recipient_id = columns.take()?;
        let (first_name, last_name): (String, String) = (columns.take()?, columns.take()?);
        Ok(Self { line, recipient_id, recipient: format!("{first_name} {last_name}") })
    }
}

fn select(scope: HouseholdScope, since: NaiveDate) -> SelectStatement {
    let mut select = line::select(since);
    select
        .expr(Expr::col(("recipient", "id")))
        .expr(Expr::col(("recipient", "first_name")))
        .expr(Expr::col(("recipient", "last_name")))
        .join_as(
            JoinType::InnerJoin,
            "person",
            "recipient",
            Expr::col(("recipient", "id")).eq(Expr::col(("allowance", "recipient_id"))),
        );
    narrow(&mut select, scope.household_id().into());
    select
}

/// Narrows a query over `allowance` to the household with this key, the caller's.
pub fn narrow(select: &mut SelectStatement, household: Expr) {
    select.and_where(Expr::col(("allowance", "household_id")).eq(household));
}

/// The allowances of the household that were processed in the last twelve months.
pub async fn read(caller: &RightsHolder, today: NaiveDate) -> Result<FamilyAllowances, AllowanceError> {
    let since = visible_since(today);
    let lines: Vec<HouseholdLine> = line::read(&caller.db, &select(caller.scope, since)).await?;
    let totals = total(lines.iter().map(|one| &one.line));
    let months = lines.chunk_by(|one, next| one.line.month == next.line.month).map(month).collect();
    Ok(FamilyAllowances { months, totals, since, data_as_of: caller.data_as_of })
}

/// One month: the recipients by name.
fn month(lines: &[HouseholdLine]) -> AllowanceMonth {
    let mut by_recipient = lines.to_vec();
    // Stable: the children of each recipient stay in their order.
    by_recipient.sort_by(|one, next| (&one.recipient, one.recipient_id).cmp(&(&next.recipient, next.recipient_id)));
    AllowanceMonth {
        month: lines.first().map(|one| one.line.month).unwrap_or_default(),
        recipients: by_recipient.chunk_by(|one, next| one.recipient_id == next.recipient_id).map(recipient).collect(),
        totals: total(lines.iter().map(|one| &one.line)),
    }
}

fn recipient(lines: &[HouseholdLine]) -> RecipientMonth {
    let plain = || lines.iter().map(|one| &one.line);
    RecipientMonth {
        recipient: lines.first().map(|one| one.recipient.clone()).unwrap_or_default(),
        processed_on: latest(plain()),
        totals: total(plain()),
        recoveries: recoveries(plain()),
        children: plain().map(child).collect(),
    }
}

fn child(line: &Line) -> ChildAllowance {
    ChildAllowance {
        child: line.child.clone(),
        processed_on: line.processed_on,
        amounts: line.amounts,
        recoveries: recoveries(std::iter::once(line)),
    }
}
