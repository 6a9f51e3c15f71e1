//! The recipient of family allowances, and whose months they may see (FAM-05).

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::{Datelike as _, NaiveDate};
use contract::service::Service;
use database::Lease;
use entity::household::household_member::{self, MemberRole};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::{
    ActiveSession,
    caller::{Extraction, session_for},
    holder::owner,
};
use crate::{export::Owner, http::Refusal, period::distant_future};

/// Most memberships of one person in one household that are looked at.
const MOST_PERIODS: u64 = 100;

/// Months in which somebody was the holder's spouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecipientPeriod {
    /// First day of the first month, which counts whole.
    pub first_month: NaiveDate,
    /// Last day of the membership, whose month counts whole; none while it lasts.
    pub last_day: Option<NaiveDate>,
}

impl RecipientPeriod {
    /// The months that a membership touches.
    fn of(valid_from: NaiveDate, valid_until: Option<NaiveDate>) -> Self {
        Self { first_month: valid_from.with_day(1).unwrap_or(valid_from), last_day: valid_until }
    }

    /// Last day of the membership, or a day after all data while it lasts.
    pub fn last_day_or_later(&self) -> NaiveDate {
        self.last_day.unwrap_or_else(distant_future)
    }
}

/// What a recipient may see: payments to themselves under one matricule, in the months of their own. It cannot be made
/// elsewhere, and no rights holder's extractor makes it.
#[derive(Clone, Debug)]
pub struct RecipientScope {
    household_id: i64,
    person_id: i64,
    periods: Vec<RecipientPeriod>,
}

impl RecipientScope {
    /// Key of the household whose matricule they signed in with.
    #[must_use]
    pub const fn household_id(&self) -> i64 {
        self.household_id
    }

    /// Key of the recipient.
    #[must_use]
    pub const fn person_id(&self) -> i64 {
        self.person_id
    }

    /// The months of their own; without any, they may see nothing.
    #[must_use]
    pub fn periods(&self) -> &[RecipientPeriod] {
        &self.periods
    }

    /// The scope of a session that was opened as spouse.
    pub(super) async fn of(session: &ActiveSession, db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let memberships: Vec<(NaiveDate, Option<NaiveDate>)> = household_member::Entity::find()
            .select_only()
            .column(household_member::Column::ValidFrom)
            .column(household_member::Column::ValidUntil)
            .filter(household_member::Column::HouseholdId.eq(session.household_id))
            .filter(household_member::Column::PersonId.eq(session.person_id))
            .filter(household_member::Column::Role.eq(MemberRole::Spouse))
            .limit(MOST_PERIODS)
            .into_tuple()
            .all(db)
            .await?;
        let periods = memberships.into_iter().map(|(from, until)| RecipientPeriod::of(from, until)).collect();
        Ok(Self { household_id: session.household_id, person_id: session.person_id, periods })
    }
}

/// The recipient of family allowances, who signed in with the holder's matricule: a spouse, or a former one.
#[derive(Clone, Debug)]
pub struct AllowancesRecipient {
    /// What the caller may see.
    pub scope: RecipientScope,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl FromRequest for AllowancesRecipient {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = session_for(&request, Service::RecipientAllowances).await?;
            let scope = RecipientScope::of(&session, &db).await?;
            Ok(Self { scope, data_as_of: session.data_as_of, owner: owner(session), db })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::RecipientPeriod;

    #[test]
    fn the_month_in_which_a_membership_begins_counts_whole() {
        let period = RecipientPeriod::of("2026-02-27".parse().unwrap(), Some("2026-03-01".parse().unwrap()));
        assert_eq!(period.first_month, "2026-02-01".parse().unwrap());
        assert_eq!(period.last_day, Some("2026-03-01".parse().unwrap()));
    }
}
