//! Changing what was read, and nothing newer (RFC 9110, section 13.1.1).

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{EntityTag, Header as _, IF_MATCH, IfMatch as Header},
};
use contract::problem::ProblemKind;
use serde::Serialize;

use super::{Refusal, answer::entity_tag};

/// The request's `If-Match`, when it has one: whether it is needed is asked once the caller is known.
#[derive(Clone, Debug)]
pub struct IfMatch(Option<Header>);

impl FromRequest for IfMatch {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let is_there = request.headers().contains_key(IF_MATCH);
        // What is no tag names no state that there is.
        let read = || Header::parse(request).unwrap_or_else(|_| Header::Items(Vec::new()));
        ready(Ok(Self(is_there.then(read))))
    }
}

impl IfMatch {
    /// What the request says it changes.
    ///
    /// # Errors
    /// `precondition-required` when it does not say so.
    pub fn required(self) -> Result<ReadState, Refusal> {
        self.0.map(ReadState).ok_or_else(|| Refusal::new(ProblemKind::PreconditionRequired))
    }
}

/// The state that a request changes, as it was read.
#[derive(Clone, Debug)]
pub struct ReadState(Header);

/// The state was changed since it was read.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the state was changed since it was read")]
pub struct ChangedMeanwhile;

impl ReadState {
    /// Makes sure that `current` is what was read: its tag is the one that an [`Answer`](super::Answer) with it carries.
    /// Asked inside the transaction that changes it.
    ///
    /// # Errors
    /// [`ChangedMeanwhile`] when it is not.
    pub fn is_still(&self, current: &impl Serialize) -> Result<(), ChangedMeanwhile> {
        let Header::Items(tags) = &self.0 else { return Ok(()) };
        let current = serde_json::to_vec(current).map_err(|_| ChangedMeanwhile)?;
        let tag = entity_tag(&current);
        // A proxy that compresses answers weakens their tags: the state is the same.
        if tags.iter().any(|read: &EntityTag| read.weak_eq(&tag)) { Ok(()) } else { Err(ChangedMeanwhile) }
    }
}
