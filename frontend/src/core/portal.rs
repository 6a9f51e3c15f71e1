//! What the whole portal shares while it is open: the session, the institution, what is typed into forms.

use std::{pin::Pin, sync::Arc};

use client::{
    Client, ClientError, Conditions, Tagged,
    transport::{Browser, Incoming, Outgoing},
};
use contract::{
    endpoint::Endpoint,
    identity::{ReadSession, Session},
    institution::{Institution, ReadInstitution},
    problem::ProblemKind,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{activity, credentials::Credentials, drafts::Drafts, i18n};

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

/// A request that is ready to travel.
pub struct Question {
    outgoing: Outgoing,
    is_activity: bool,
}

impl Question {
    /// The request, in the language of the page.
    ///
    /// # Errors
    /// As [`Client::outgoing`].
    pub fn of<E: Endpoint>(request: &E, conditions: &Conditions) -> Result<Self, ClientError> {
        let outgoing = Client::new(Browser).in_language(i18n::language()).outgoing(request, conditions)?;
        Ok(Self { outgoing, is_activity: E::IS_ACTIVITY })
    }
}

/// A success under way, not yet read.
pub type Exchange = Pin<Box<dyn Future<Output = Result<Incoming, ClientError>>>>;

/// Handle on the shared state, given to every screen by context.
#[derive(Clone, Copy)]
pub struct Portal {
    /// The session.
    pub session: RwSignal<SessionState>,
    /// Who runs the portal, once known.
    pub institution: RwSignal<Option<Arc<Institution>>>,
    /// Who one says to be, on the pages that ask it.
    pub credentials: Credentials,
    /// What is typed into all other forms.
    pub drafts: Drafts,
}

impl Portal {
    /// Shares a fresh state with everything below the current component.
    pub fn provide() -> Self {
        let portal = Self {
            session: RwSignal::new(SessionState::Unknown),
            institution: RwSignal::new(None),
            credentials: Credentials::new(),
            drafts: Drafts::new(),
        };
        provide_context(portal);
        portal
    }

    /// Sends a request in the language of the page. An ended session is noticed here, whoever asked.
    ///
    /// # Errors
    /// As [`Client::send`].
    pub async fn send<E: Endpoint>(self, request: &E) -> Result<E::Answer, ClientError> {
        self.send_under(request, &Conditions::default()).await
    }

    /// Sends a request under conditions: safe to repeat, or only if nobody changed the resource meanwhile.
    ///
    /// # Errors
    /// As [`Client::send_under`].
    pub async fn send_under<E: Endpoint>(self, request: &E, conditions: &Conditions) -> Result<E::Answer, ClientError> {
        client::read(&self.exchange(Question::of(request, conditions)).await?)
    }

    /// Reads a resource with the tag of its state, which a change of it names.
    ///
    /// # Errors
    /// As [`Client::read_tagged`].
    pub async fn read_tagged<E: Endpoint>(self, request: &E) -> Result<Tagged<E::Answer>, ClientError> {
        let incoming = self.exchange(Question::of(request, &Conditions::default())).await?;
        Ok(Tagged { value: client::read(&incoming)?, tag: incoming.tag })
    }

    /// Sends a question and waits for a success. Its code exists once, whatever is asked.
    ///
    /// # Errors
    /// As [`Client::exchange`].
    pub fn exchange(self, question: Result<Question, ClientError>) -> Exchange {
        Box::pin(async move {
            let question = question?;
            let answer = Client::new(Browser).exchange(question.outgoing).await;
            self.notice(question.is_activity, answer.as_ref().err());
            answer
        })
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
            Ok(session) => self.enter(session),
            Err(error) if error.kind() == Some(ProblemKind::SessionRequired) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Somebody is signed in. What somebody else has typed is forgotten.
    pub fn enter(self, session: Session) {
        self.drafts.belong_to(&session);
        self.credentials.forget();
        self.session.set(SessionState::SignedIn(Arc::new(session)));
    }

    /// The person has signed out: nothing that was typed stays.
    pub fn leave(self) {
        self.drafts.forget_all();
        self.credentials.forget();
        self.session.set(SessionState::SignedOut);
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
