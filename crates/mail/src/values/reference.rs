//! References that name a document or a convention.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Most characters.
const LONGEST: usize = 40;

/// A reference that names a document or a convention and says nothing of a person: 1 to 40 letters, digits, hyphens,
/// dots or slashes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// The text is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a reference of 1 to 40 letters, digits, hyphens, dots or slashes")]
pub struct NotAReference;

impl Reference {
    /// The reference that is written so.
    ///
    /// # Errors
    /// When it is empty, longer than 40 characters, or holds something else than letters, digits, `-`, `.` and `/`.
    pub fn parse(text: &str) -> Result<Self, NotAReference> {
        let admitted = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/');
        let sound = (1..=LONGEST).contains(&text.len()) && text.bytes().all(admitted);
        if sound { Ok(Self(text.to_owned())) } else { Err(NotAReference) }
    }

    /// The reference, as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;

    fn try_from(text: String) -> Result<Self, NotAReference> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Reference;

    #[test]
    fn a_reference_is_short_and_plain() {
        for (text, accepted) in [
            ("R-2026-000123", true),
            ("2026/014.A", true),
            ("", false),
            ("R 1", false),
            ("<script>", false),
            ("R-1\r\n", false),
            ("{{ 7*7 }}", false),
        ] {
            assert_eq!(Reference::parse(text).is_ok(), accepted, "{text:?}");
        }
        assert!(Reference::parse(&"R".repeat(41)).is_err());
    }
}
