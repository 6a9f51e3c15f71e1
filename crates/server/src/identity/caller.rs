//! Who calls: the only place where that is decided.
//!
//! A handler names its caller by a type: those of this file, of `holder.rs` (rights holders), of `recipient.rs` and of
//! `timeline.rs`. All go through [`session_for`], which asks whether the service is open to the population.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use contract::{problem::ProblemKind, service::Service};
use database::Lease;

use super::{
    active_session::{ActiveSession, find_session},
    convert::population,
    cookies::OurCookie,
};
use crate::{
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
        caller_of(request, Service::Profile, |session, db| Self { person: PersonScope::of(&session), db })
    }
}

/// A caller to whom `service` is open, made of their session.
pub(super) fn caller_of<C: 'static>(
    request: &HttpRequest,
    service: Service,
    made: fn(ActiveSession, Lease) -> C,
) -> Extraction<C> {
    let request = request.clone();
    Box::pin(async move {
        let (session, db) = session_for(&request, service).await?;
        Ok(made(session, db))
    })
}

/// The session of a caller to whom `service` is open (NAV-04): from here on the request is authorised.
pub(super) async fn session_for(request: &HttpRequest, service: Service) -> Result<(ActiveSession, Lease), Refusal> {
    let (session, db) = active_session(request).await?;
    if !service.is_open_to(population(session.population)) {
        return Err(Refusal::new(ProblemKind::ServiceNotOpen));
    }
    Authorised::mark(request);
    Ok((session, db))
}

/// The session of somebody who has chosen their password.
async fn active_session(request: &HttpRequest) -> Result<(ActiveSession, Lease), Refusal> {
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
