//! Rights holders, and what they may see: the file of their household, and the benefits of their own.
//!
//! The scopes are made of a session and nowhere else, and are what the queries of the services take: a query for somebody
//! else's data cannot be written. A handler names the service that it serves ([`ForCare`], [`ForPensions`]…).

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use chrono::NaiveDate;
use contract::{population::Population, service::Service};
use database::Lease;

use super::{
    active_session::ActiveSession,
    caller::{Extraction, PersonScope, caller_of},
    convert::population,
};
use crate::{export::Owner, http::Refusal};

/// The household whose file the caller may see: their own as rights holder, and no other.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdScope {
    household_id: i64,
}

impl HouseholdScope {
    /// The household of a session that was opened as rights holder.
    pub(super) const fn of(session: &ActiveSession) -> Self {
        Self { household_id: session.household_id }
    }

    /// Key of the household.
    #[must_use]
    pub const fn household_id(self) -> i64 {
        self.household_id
    }
}

/// A rights holder who looks at the file of their household. A recipient is refused: nothing of it is theirs to see
/// (FAM-05). Made by the extractor of a service.
#[derive(Clone, Debug)]
pub struct RightsHolder {
    /// What the caller may see.
    pub scope: HouseholdScope,
    /// Who looks, and under which subscription.
    pub person: PersonScope,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

/// Who writes, on whose household.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
    /// Whose data are wrong.
    pub household: HouseholdScope,
    /// Who says so, and under which subscription.
    pub person: PersonScope,
}

impl RightsHolder {
    fn of(session: ActiveSession, db: Lease) -> Self {
        Self {
            scope: HouseholdScope::of(&session),
            person: PersonScope::of(&session),
            data_as_of: session.data_as_of,
            owner: owner(session),
            db,
        }
    }

    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> Reporter {
        Reporter { household: self.scope, person: self.person }
    }
}

/// The person who is signed in, as the insured person whose benefits are looked at: nobody else of the household.
#[derive(Clone, Copy, Debug)]
pub struct InsuredScope {
    person_id: i64,
}

impl InsuredScope {
    /// The person of a session that was opened as rights holder.
    pub(super) const fn of(session: &ActiveSession) -> Self {
        Self { person_id: session.person_id }
    }

    /// Key of the person.
    #[must_use]
    pub const fn person_id(self) -> i64 {
        self.person_id
    }
}

/// A rights holder who looks at benefits of their own: they belong to the person, never to the household. Made by the
/// extractor of a service.
#[derive(Clone, Debug)]
pub struct InsuredPerson {
    /// Whose benefits the caller may see: their own.
    pub scope: InsuredScope,
    /// The population under which they are signed in.
    pub population: Population,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl InsuredPerson {
    fn of(session: ActiveSession, db: Lease) -> Self {
        Self {
            scope: InsuredScope::of(&session),
            population: population(session.population),
            data_as_of: session.data_as_of,
            owner: owner(session),
            db,
        }
    }

    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> InsuredScope {
        self.scope
    }
}

macro_rules! for_service {
    ($($(#[$doc:meta])* $name:ident: $service:ident => $caller:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(pub $caller);

        impl FromRequest for $name {
            type Error = Refusal;
            type Future = Extraction<Self>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                caller_of(request, Service::$service, |session, db| Self($caller::of(session, db)))
            }
        }
    )+};
}

for_service! {
    /// A rights holder who looks at the refunds of their household.
    ForCare: MedicalCare => RightsHolder,
    /// A rights holder who looks at the family allowances of their household, to whomever they are paid (FAM-01).
    ForAllowances: FamilyAllowances => RightsHolder,
    /// A rights holder who looks at the personal data of their household, and reports what is wrong with them.
    ForPersonalData: PersonalData => RightsHolder,
    /// A rights holder who asks for documents for their household, and follows what they asked for.
    ForRequests: Requests => RightsHolder,
    /// A rights holder who declares the resources of their household (DECL-01).
    ForResources: ResourcesDeclaration => RightsHolder,
    /// An insured person who looks at their own indemnities.
    ForIndemnities: Indemnities => InsuredPerson,
    /// An insured person who looks at their own pensions.
    ForPensions: PensionPayments => InsuredPerson,
    /// An insured person who simulates the pension to come.
    ForSimulation: PensionSimulation => InsuredPerson,
}

/// As statements name the subscriber.
pub(super) fn owner(session: ActiveSession) -> Owner {
    Owner { name: format!("{} {}", session.first_name, session.last_name), matricule: session.matricule }
}
