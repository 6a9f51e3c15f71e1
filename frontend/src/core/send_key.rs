//! The key that makes sending a form safe to repeat.

use std::hash::{DefaultHasher, Hash, Hasher};

use contract::problem::ProblemKind;

/// A key, and the request that it was last sent with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendKey {
    key: String,
    /// A digest of the request: what is typed into a form is not kept twice.
    sent: Option<u64>,
}

impl SendKey {
    /// A key that was drawn at random when the form was shown.
    #[must_use]
    pub const fn new(key: String) -> Self {
        Self { key, sent: None }
    }

    /// The key to send this body with: the same as long as the same is sent, else one that `draw` draws.
    pub fn for_body(&mut self, body: &str, draw: impl FnOnce() -> String) -> String {
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        let digest = hasher.finish();
        if self.sent.is_some_and(|sent| sent != digest) {
            self.key = draw();
        }
        self.sent = Some(digest);
        self.key.clone()
    }

    /// Draws a new key after a refusal that is final. While nobody knows what became of the request, the key stays: sent
    /// again, it is done once.
    pub fn refused(&mut self, kind: Option<ProblemKind>, draw: impl FnOnce() -> String) {
        if !is_open(kind) {
            *self = Self::new(draw());
        }
    }
}

/// Whether the request may have been carried out, or still be running, although no success came back.
#[must_use]
pub const fn is_open(kind: Option<ProblemKind>) -> bool {
    matches!(
        kind,
        None | Some(
            ProblemKind::RequestRunning | ProblemKind::Internal | ProblemKind::Busy | ProblemKind::RequestTimeout
        )
    )
}

#[cfg(test)]
mod tests {
    use contract::problem::ProblemKind;

    use super::SendKey;

    #[test]
    fn the_same_form_sent_again_keeps_its_key() {
        let mut key = SendKey::new("a".to_owned());
        assert_eq!(key.for_body("{1}", || "b".to_owned()), "a");
        key.refused(None, || "b".to_owned());
        key.refused(Some(ProblemKind::RequestRunning), || "b".to_owned());
        assert_eq!(key.for_body("{1}", || "b".to_owned()), "a", "no answer came: it may have been done");
    }

    #[test]
    fn another_form_and_a_form_that_was_refused_get_a_key_of_their_own() {
        let mut key = SendKey::new("a".to_owned());
        key.for_body("{1}", || "b".to_owned());
        assert_eq!(key.for_body("{2}", || "b".to_owned()), "b");
        key.refused(Some(ProblemKind::InvalidValues), || "c".to_owned());
        assert_eq!(key.for_body("{2}", || "d".to_owned()), "c", "the refusal would only be told again");
    }
}
