//! Typed client of the portal's API.
//!
//! The pages, integrators' programs and the tests all send the same request values: the endpoints of `contract`.
//! What carries the bytes differs: Fetch in the browser (`transport::Browser`, wasm32 only), reqwest elsewhere
//! ([`transport::Native`]).
//!
//! ```no_run
//! # #[cfg(not(target_arch = "wasm32"))]
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use client::{Client, transport::{Native, Timeouts}};
//! use contract::{institution::ReadInstitution, language::Language};
//!
//! let native = Native::new("https://portal.example", Timeouts::default())?;
//! let client = Client::new(native).in_language(Language::Fr);
//! let institution = client.send(&ReadInstitution).await?;
//! # Ok(())
//! # }
//! ```

mod answer;
mod error;
#[cfg(any(target_arch = "wasm32", test))]
mod json;
pub mod transport;

use contract::{
    endpoint::{Endpoint, IDEMPOTENCY_HEADER, Method},
    language::Language,
};

pub use answer::read;
pub use error::ClientError;
use transport::{Incoming, Outgoing, Transport};

/// Under which conditions a request is carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Makes the request safe to repeat: the same key and body are answered the same for 24 hours, and done once. Draw it
    /// at random when the form is shown, and keep it while the same form is sent again.
    pub idempotency_key: Option<String>,
    /// The `ETag` of the resource as it was read: the request is refused if it has changed since.
    pub if_match: Option<String>,
}

/// A resource with the tag of its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged<A> {
    /// The resource.
    pub value: A,
    /// Its `ETag`, where the answer carried one.
    pub tag: Option<String>,
}

/// Sends requests over the transport `T`.
#[derive(Clone, Debug)]
pub struct Client<T> {
    transport: T,
    language: Option<Language>,
}

impl<T: Transport> Client<T> {
    /// A client that states no language: the server answers in French.
    pub const fn new(transport: T) -> Self {
        Self { transport, language: None }
    }

    /// The same client, asking for answers in this language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// What carries the bytes.
    pub const fn transport(&self) -> &T {
        &self.transport
    }

    /// What travels for a request.
    ///
    /// # Errors
    /// [`ClientError::Unreadable`] when its body cannot be written.
    pub fn outgoing<E: Endpoint>(&self, request: &E, conditions: &Conditions) -> Result<Outgoing, ClientError> {
        let body = request.body().map_err(|_| ClientError::Unreadable)?;
        Ok(self.addressed(E::METHOD, &request.target(), body, conditions))
    }

    /// The part of [`outgoing`](Self::outgoing) that does not depend on the request: its code exists once.
    #[inline(never)]
    fn addressed(&self, method: Method, target: &str, body: Option<String>, conditions: &Conditions) -> Outgoing {
        let mut outgoing = Outgoing::new(method, target, body, self.language);
        let named = [(IDEMPOTENCY_HEADER, &conditions.idempotency_key), ("if-match", &conditions.if_match)];
        for (name, value) in named {
            outgoing.headers.extend(value.clone().map(|value| (name, value.into())));
        }
        outgoing
    }

    /// Sends what [travels](Self::outgoing) and waits for a success, which [`read`] reads.
    ///
    /// # Errors
    /// [`ClientError::Problem`] when the server refuses, [`ClientError::Unreachable`] when nothing came back,
    /// [`ClientError::Unreadable`] when a refusal is none that the contract knows.
    pub async fn exchange(&self, outgoing: Outgoing) -> Result<Incoming, ClientError> {
        answer::success(self.transport.exchange(outgoing).await)
    }

    /// Sends a request and reads its answer.
    ///
    /// # Errors
    /// As [`exchange`](Self::exchange), and [`ClientError::Unreadable`] when what came back is not what the contract
    /// promises.
    pub async fn send<E: Endpoint>(&self, request: &E) -> Result<E::Answer, ClientError> {
        self.send_under(request, &Conditions::default()).await
    }

    /// Sends a request under conditions: safe to repeat, or only if nobody changed the resource meanwhile.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_under<E: Endpoint>(
        &self,
        request: &E,
        conditions: &Conditions,
    ) -> Result<E::Answer, ClientError> {
        read(&self.exchange(self.outgoing(request, conditions)?).await?)
    }

    /// Reads a resource together with its `ETag`, which a change of it names in
    /// [`if_match`](Conditions::if_match).
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn read_tagged<E: Endpoint>(&self, request: &E) -> Result<Tagged<E::Answer>, ClientError> {
        let incoming = self.exchange(self.outgoing(request, &Conditions::default())?).await?;
        Ok(Tagged { value: read(&incoming)?, tag: incoming.tag })
    }
}
