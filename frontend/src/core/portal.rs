//! What the whole portal shares while it is open: the session, the institution, the half-typed sign-in form.

use std::sync::Arc;

use client::{Client, ClientError, transport::Browser};
use contract::{
    endpoint::Endpoint,
    identity::{ReadSession, Session},
    institution::{DemonstrationPerson, Institution, ReadInstitution},
    problem::ProblemKind,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{activity, i18n};

/// What is known of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Nobody has asked the server yet.
    Unknown,
    /// No session, or one that has ended (NAV-06).
    SignedOut,
    /// Somebody is signed in.
    SignedIn(Arc<Session>),
}

/// What was typed into the sign-in form; kept in memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInDraft {
    /// Matricule.
    pub matricule: String,
    /// Day of birth.
    pub day: String,
    /// Month of birth.
    pub month: String,
    /// Year of birth.
    pub year: String,
    /// Password; forgotten when the form is left, unless it is a fictitious one of the demonstration.
    pub password: String,
    /// The fictitious person who was chosen.
    pub chosen: Option<String>,
}

impl SignInDraft {
    /// The form as filled for a fictitious person.
    #[must_use]
    pub fn of(person: &DemonstrationPerson) -> Self {
        use chrono::Datelike;
        Self {
            matricule: person.matricule.clone(),
            day: person.birth_date.day().to_string(),
            month: person.birth_date.month().to_string(),
            year: person.birth_date.year().to_string(),
            password: person.password.clone(),
            chosen: Some(person.name.clone()),
        }
    }
}

/// Handle on the shared state, given to every screen by context.
#[derive(Clone, Copy)]
pub struct Portal {
    /// The session.
    pub session: RwSignal<SessionState>,
    /// Who runs the portal, once known.
    pub institution: RwSignal<Option<Arc<Institution>>>,
    /// The half-typed sign-in form.
    pub draft: RwSignal<SignInDraft>,
}

impl Portal {
    /// Shares a fresh state with everything below the current component.
    pub fn provide() -> Self {
        let portal = Self {
            session: RwSignal::new(SessionState::Unknown),
            institution: RwSignal::new(None),
            draft: RwSignal::new(SignInDraft::default()),
        };
        provide_context(portal);
        portal
    }

    /// Sends a request in the language of the page. An ended session is noticed here, whoever asked.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub async fn send<E: Endpoint>(self, request: &E) -> Result<E::Answer, ClientError> {
        let answer = Client::new(Browser).in_language(i18n::language()).send(request).await;
        self.notice(E::IS_ACTIVITY, answer.as_ref().err());
        answer
    }

    /// Draws from an answer what it says of the session.
    fn notice(self, is_activity: bool, error: Option<&ClientError>) {
        match error {
            None if is_activity => activity::note(),
            Some(error) if error.kind() == Some(ProblemKind::SessionRequired) => {
                self.session.set(SessionState::SignedOut);
            }
            _ => {}
        }
    }

    /// Asks who runs the portal. Without an answer the pages do without names and telephone numbers.
    pub fn ask_institution(self) {
        spawn_local(async move {
            if let Ok(institution) = self.send(&ReadInstitution).await {
                self.institution.set(Some(Arc::new(institution)));
            }
        });
    }

    /// Asks whether somebody is signed in.
    ///
    /// # Errors
    /// As [`Client::send`], except that the absence of a session is no error.
    pub async fn ask_session(self) -> Result<(), ClientError> {
        match self.send(&ReadSession).await {
            Ok(session) => self.session.set(SessionState::SignedIn(Arc::new(session))),
            Err(error) if error.kind() == Some(ProblemKind::SessionRequired) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// The session, where somebody is signed in. Watches it.
    #[must_use]
    pub fn signed_in(self) -> Option<Arc<Session>> {
        match self.session.get() {
            SessionState::SignedIn(session) => Some(session),
            SessionState::Unknown | SessionState::SignedOut => None,
        }
    }
}

/// The shared state.
#[must_use]
pub fn use_portal() -> Portal {
    expect_context()
}
