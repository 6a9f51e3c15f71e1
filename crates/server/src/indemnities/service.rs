//! The use case of indemnities, over the connection of the caller.

use chrono::NaiveDate;
use contract::indemnities::{Indemnities, IndemnityPeriod, IndemnityState};
use entity::indemnities::{
    indemnity::{self, Column as Period, IndemnityState as StoredState},
    sick_leave::{self, Column as Leave},
};
use sea_orm::{
    ColumnTrait as _, Condition, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::convert;
use crate::{
    identity::InsuredPerson,
    period::{complete, visible_since},
};

/// Most rows that are answered; the year of one person has some fifty.
const LARGEST_YEAR: u64 = 400;

/// The indemnities of the caller: paid in the last twelve months, or not yet paid (IND-01 to IND-03).
pub async fn indemnities(caller: &InsuredPerson, today: NaiveDate) -> Result<Indemnities, DbErr> {
    let since = visible_since(today);
    let visible = Condition::any().add(Period::PaidOn.gte(since)).add(Period::State.ne(StoredState::Paid));
    let rows = indemnity::Entity::find()
        .filter(Period::PersonId.eq(caller.scope.person_id()))
        .filter(visible)
        .order_by_desc(Period::PeriodFrom)
        .order_by_desc(Period::PeriodUntil)
        .order_by_asc(Period::Number)
        .limit(LARGEST_YEAR + 1)
        .all(&caller.db)
        .await?;
    let leave = sick_leave::Entity::find()
        .filter(Leave::PersonId.eq(caller.scope.person_id()))
        .filter(Leave::ApprovedOn.lte(today))
        .filter(Condition::any().add(Leave::LeaveUntil.gte(since)).add(Leave::LeaveUntil.is_null()))
        .order_by_desc(Leave::LeaveFrom)
        .order_by_desc(Leave::ApprovedOn)
        .order_by_desc(Leave::Id)
        .one(&caller.db)
        .await?;
    let periods: Vec<IndemnityPeriod> = complete(rows, LARGEST_YEAR)?.into_iter().map(convert::period).collect();
    Ok(Indemnities {
        paid_cents: paid(&periods),
        periods,
        last_approved_leave: leave.and_then(convert::leave),
        since,
        data_as_of: caller.data_as_of,
    })
}

/// What these rows were paid, in cents.
fn paid(periods: &[IndemnityPeriod]) -> i64 {
    periods.iter().filter(|period| period.state == IndemnityState::Paid).filter_map(|period| period.amount_cents).sum()
}
