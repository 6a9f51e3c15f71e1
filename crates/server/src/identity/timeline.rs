//! Who looks at the timeline, and what each of its parts may show them.

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::NaiveDate;
use contract::{population::Population, service::Service};
use database::Lease;

use super::{
    caller::{Extraction, PersonScope, session_for},
    convert::population,
    holder::{HouseholdScope, InsuredScope, owner},
    recipient::RecipientScope,
};
use crate::{export::Owner, http::Refusal};

/// What the services may show: those of a rights holder, or those of a recipient. Never both.
#[derive(Clone, Debug)]
pub enum TimelineScope {
    /// The household's refunds and allowances, and the person's own indemnities and pensions.
    RightsHolder {
        /// The household.
        household: HouseholdScope,
        /// The person.
        person: InsuredScope,
    },
    /// Allowances paid to themselves.
    Recipient(RecipientScope),
}

/// A subscriber who looks at their timeline.
#[derive(Clone, Debug)]
pub struct TimelineViewer {
    /// What the services may show.
    pub scope: TimelineScope,
    /// Whose letters are shown: those of the subscription that is signed in.
    pub subscription: PersonScope,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl FromRequest for TimelineViewer {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = session_for(&request, Service::Movements).await?;
            let scope = match population(session.population) {
                Population::Spouse => TimelineScope::Recipient(RecipientScope::of(&session, &db).await?),
                _ => TimelineScope::RightsHolder {
                    household: HouseholdScope::of(&session),
                    person: InsuredScope::of(&session),
                },
            };
            let subscription = PersonScope::of(&session);
            Ok(Self { scope, subscription, data_as_of: session.data_as_of, owner: owner(session), db })
        })
    }
}
