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
pub mod transport;

use contract::{endpoint::Endpoint, language::Language};

pub use error::ClientError;
use transport::{Outgoing, Transport};

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

    /// Sends a request and reads its answer.
    ///
    /// # Errors
    /// [`ClientError::Problem`] when the server refuses, [`ClientError::Unreachable`] when nothing came back,
    /// [`ClientError::Unreadable`] when what came back is not what the contract promises.
    pub async fn send<E: Endpoint>(&self, request: &E) -> Result<E::Answer, ClientError> {
        let body = request.body().map_err(|_| ClientError::Unreadable)?;
        let outgoing = Outgoing::new(E::METHOD, &request.target(), body, self.language);
        answer::read(self.transport.exchange(outgoing).await)
    }
}
