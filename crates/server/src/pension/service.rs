//! The use cases of pensions, over the connection of the caller.

use chrono::NaiveDate;
use contract::pension::PensionPayments;
use entity::pension::{
    entitlement::{self, Column as Right},
    pension_payment::{self, Column as Payment},
};
use sea_orm::{
    ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};

use super::{convert, rules::listed};
use crate::{
    identity::InsuredPerson,
    period::{complete, visible_since},
};

/// Most pensions of one person that are answered: two funds, own and survivor's, and those before them.
const MOST_PENSIONS: u64 = 20;

/// Most payments that are answered: a year of one person holds some dozens.
const LARGEST_YEAR: u64 = 400;

/// The pensions of the caller, with their payments of the last twelve months (PEN-01, PEN-02).
pub async fn payments(caller: &InsuredPerson, today: NaiveDate) -> Result<PensionPayments, DbErr> {
    let since = visible_since(today);
    let pensions = entitlement::Entity::find()
        .filter(Right::PersonId.eq(caller.scope.person_id()))
        .order_by_desc(Right::StartsOn)
        .order_by_asc(Right::Number)
        .limit(MOST_PENSIONS + 1)
        .all(&caller.db)
        .await?;
    let pensions = complete(pensions, MOST_PENSIONS)?;
    let payments = if pensions.is_empty() {
        Vec::new()
    } else {
        pension_payment::Entity::find()
            .filter(
                Payment::PensionId.in_subquery(
                    entitlement::Entity::find()
                        .select_only()
                        .column(Right::Id)
                        .filter(Right::PersonId.eq(caller.scope.person_id()))
                        .into_query(),
                ),
            )
            .filter(Payment::PaidOn.gte(since))
            .order_by_desc(Payment::PaidOn)
            .order_by_desc(Payment::Id)
            .limit(LARGEST_YEAR + 1)
            .all(&caller.db)
            .await?
    };
    let payments = complete(payments, LARGEST_YEAR)?;
    let last_ended = pensions.iter().filter_map(|pension| pension.ends_on).max();
    let pensions: Vec<_> = listed(pensions, payments, since)
        .into_iter()
        .map(|(pension, payments)| convert::pension(pension, payments))
        .collect();
    Ok(PensionPayments {
        paid_cents: pensions.iter().map(|pension| pension.paid_cents).sum(),
        ended_on: last_ended.filter(|_| pensions.is_empty()),
        pensions,
        simulation_is_open: false,
        since,
        data_as_of: caller.data_as_of,
    })
}
