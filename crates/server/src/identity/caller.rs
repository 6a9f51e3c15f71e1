//! Who calls: the only place where that is decided.
//!
//! A handler names its caller by one of these types. [`HouseholdScope`] is what a rights holder may see, cannot be made
//! elsewhere, and is what the services of the household take: a query for somebody else's data cannot be written.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use chrono::NaiveDate;
use contract::{population::Population, problem::ProblemKind, service::Service};
use database::Lease;

use super::{
    active_session::{ActiveSession, find_session},
    convert::population,
    cookies::OurCookie,
};
use crate::{
    export::Owner,
    http::{Authorised, Refusal},
    secret::Token,
    state::AppState,
};

/// What an extractor is on its way to.
pub(super) type Extraction<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>>>>;

/// Anybody, signed in or not.
#[derive(Clone, Copy, Debug)]
pub struct Anybody;

impl FromRequest for Anybody {
    type Error = Refusal;
    type Future = std::future::Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        Authorised::mark(request);
        std::future::ready(Ok(Self))
    }
}

/// Somebody with a session that holds, even one that a code of a letter has opened: they may learn who they are, choose
/// their password, and leave (AUTH-10).
#[derive(Clone, Debug)]
pub struct Identified(pub ActiveSession);

impl FromRequest for Identified {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, _) = any_session(&request).await?;
            Authorised::mark(&request);
            Ok(Self(session))
        })
    }
}

/// A subscriber with a session that holds and a password of their own, whatever the population.
#[derive(Clone, Debug)]
pub struct SignedIn(pub ActiveSession);

impl FromRequest for SignedIn {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, _) = active_session(&request).await?;
            Authorised::mark(&request);
            Ok(Self(session))
        })
    }
}

/// The household whose medical file the caller may see: their own as rights holder, and no other.
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

/// A rights holder who uses the services of medical care. A recipient is refused: nothing of the household's care is
/// theirs to see (FAM-05).
#[derive(Clone, Debug)]
pub struct RightsHolder {
    /// What the caller may see.
    pub scope: HouseholdScope,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl FromRequest for RightsHolder {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = active_session(&request).await?;
            require_open(Service::MedicalCare, population(session.population))?;
            Authorised::mark(&request);
            let scope = HouseholdScope::of(&session);
            Ok(Self { scope, data_as_of: session.data_as_of, owner: owner(session), db })
        })
    }
}

/// A rights holder who looks at the family allowances of their household, to whomever they are paid (FAM-01).
#[derive(Clone, Debug)]
pub struct AllowancesHolder {
    /// What the caller may see.
    pub scope: HouseholdScope,
    /// As statements name them.
    pub owner: Owner,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl FromRequest for AllowancesHolder {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = active_session(&request).await?;
            require_open(Service::FamilyAllowances, population(session.population))?;
            Authorised::mark(&request);
            let scope = HouseholdScope::of(&session);
            Ok(Self { scope, data_as_of: session.data_as_of, owner: owner(session), db })
        })
    }
}

/// The person who is signed in, and with them every subscription that is theirs (PROF-01). Subscriptions are reached
/// through it and in no other way: somebody else's are not found.
#[derive(Clone, Copy, Debug)]
pub struct PersonScope {
    person_id: i64,
    subscription_id: i64,
}

impl PersonScope {
    /// The person and the subscription of a session.
    pub(super) const fn of(session: &ActiveSession) -> Self {
        Self { person_id: session.person_id, subscription_id: session.subscription_id }
    }

    /// Key of the person.
    #[must_use]
    pub const fn person_id(self) -> i64 {
        self.person_id
    }

    /// Key of the subscription that is signed in.
    #[must_use]
    pub const fn subscription_id(self) -> i64 {
        self.subscription_id
    }
}

/// A subscriber who looks after their own subscriptions, whatever the population.
#[derive(Clone, Debug)]
pub struct Subscriber {
    /// Whose subscriptions the caller may see and change.
    pub person: PersonScope,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

impl Subscriber {
    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> PersonScope {
        self.person
    }
}

impl FromRequest for Subscriber {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = active_session(&request).await?;
            require_open(Service::Profile, population(session.population))?;
            Authorised::mark(&request);
            let person = PersonScope::of(&session);
            Ok(Self { person, db })
        })
    }
}

/// A rights holder who looks at the personal data of their household, and reports what is wrong with them.
#[derive(Clone, Debug)]
pub struct HouseholdHolder {
    /// What the caller may see.
    pub scope: HouseholdScope,
    /// Who looks, and under which subscription.
    pub person: PersonScope,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// The connection on which the session was found, for the reads of this request.
    pub db: Lease,
}

/// Who reports, on whose household.
#[derive(Clone, Copy, Debug)]
pub struct Reporter {
    /// Whose data are wrong.
    pub household: HouseholdScope,
    /// Who says so, and under which subscription.
    pub person: PersonScope,
}

impl HouseholdHolder {
    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> Reporter {
        Reporter { household: self.scope, person: self.person }
    }
}

impl FromRequest for HouseholdHolder {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = active_session(&request).await?;
            require_open(Service::PersonalData, population(session.population))?;
            Authorised::mark(&request);
            let scope = HouseholdScope { household_id: session.household_id };
            let person = PersonScope { person_id: session.person_id, subscription_id: session.subscription_id };
            Ok(Self { scope, person, data_as_of: session.data_as_of, db })
        })
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
    /// Gives the connection back: what writes takes another one, and must not hold two.
    #[must_use]
    pub fn release(self) -> InsuredScope {
        self.scope
    }

    fn extract<T: 'static>(request: &HttpRequest, service: Service, made: fn(Self) -> T) -> Extraction<T> {
        let request = request.clone();
        Box::pin(async move {
            let (session, db) = active_session(&request).await?;
            let population = population(session.population);
            require_open(service, population)?;
            Authorised::mark(&request);
            let scope = InsuredScope::of(&session);
            Ok(made(Self { scope, population, data_as_of: session.data_as_of, owner: owner(session), db }))
        })
    }
}

/// An insured person who looks at their own indemnities.
#[derive(Clone, Debug)]
pub struct ForIndemnities(pub InsuredPerson);

impl FromRequest for ForIndemnities {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        InsuredPerson::extract(request, Service::Indemnities, Self)
    }
}

/// An insured person who looks at their own pensions.
#[derive(Clone, Debug)]
pub struct ForPensions(pub InsuredPerson);

impl FromRequest for ForPensions {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        InsuredPerson::extract(request, Service::PensionPayments, Self)
    }
}

/// As statements name the subscriber.
pub(super) fn owner(session: ActiveSession) -> Owner {
    Owner { name: format!("{} {}", session.first_name, session.last_name), matricule: session.matricule }
}

/// An insured person who simulates the pension to come.
#[derive(Clone, Debug)]
pub struct ForSimulation(pub InsuredPerson);

impl FromRequest for ForSimulation {
    type Error = Refusal;
    type Future = Extraction<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        InsuredPerson::extract(request, Service::PensionSimulation, Self)
    }
}

/// Refuses a population to which the service is not open.
pub(super) fn require_open(service: Service, population: Population) -> Result<(), Refusal> {
    if service.is_open_to(population) { Ok(()) } else { Err(Refusal::new(ProblemKind::ServiceNotOpen)) }
}

/// The session of somebody who has chosen their password.
pub(super) async fn active_session(request: &HttpRequest) -> Result<(ActiveSession, Lease), Refusal> {
    let (session, db) = any_session(request).await?;
    if session.one_time_secret_id.is_some() {
        return Err(Refusal::new(ProblemKind::PasswordMustBeChosen));
    }
    Ok((session, db))
}

/// The secret of the session behind a request, where there is one that holds.
///
/// # Errors
/// When the database fails.
pub async fn session_secret(request: &HttpRequest, state: &AppState) -> Result<Option<Token>, Refusal> {
    let Some(token) = OurCookie::Session.read(request, &state.config) else { return Ok(None) };
    let session = find_session(&state.db, &token, state.clock.now()).await?;
    Ok(session.map(|_| token))
}

async fn any_session(request: &HttpRequest) -> Result<(ActiveSession, Lease), Refusal> {
    let state =
        request.app_data::<web::Data<AppState>>().ok_or_else(|| Refusal::internal(&"the application has no state"))?;
    let token =
        OurCookie::Session.read(request, &state.config).ok_or_else(|| Refusal::new(ProblemKind::SessionRequired))?;
    let db = Lease::of(&state.db).await?;
    let session = find_session(&db, &token, state.clock.now()).await?;
    session.map(|session| (session, db)).ok_or_else(|| Refusal::new(ProblemKind::SessionRequired))
}
