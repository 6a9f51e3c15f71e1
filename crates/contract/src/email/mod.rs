//! E-mail addresses as people type them (PROF-02, PROF-07), by one set of rules for the pages and the server.
//!
//! The rules are narrower than RFC 5321: what no mailbox of a person or an insurer looks like (quotes, comments,
//! numeric hosts) is taken for a slip, and letters outside ASCII are refused, so that a Cyrillic « а » never passes
//! for a Latin « a ». A domain with such letters can be given in its technical form (`xn--…`, RFC 5890).
//!
//! A request carries the address as a `String` with `#[validate(custom(function = "email::check"))]`; who uses it
//! parses it into an [`EmailAddress`].

mod fault;
mod parse;

use std::fmt;

use serde::{Deserialize, Serialize};
use validator::ValidationError;

pub use fault::EmailFault;

/// Longest address, in characters (RFC 5321, section 4.5.3.1.3, without the angle brackets).
pub const LONGEST_EMAIL: usize = 254;

/// Longest part before the `@` (RFC 5321, section 4.5.3.1.1).
pub const LONGEST_LOCAL_PART: usize = 64;

/// An address that keeps the rules of this module: safe to write into a header of a message, and ASCII only.
///
/// The domain is in lower case; the part before the `@` stands as it was typed.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address that was typed; blanks around it are ignored.
    ///
    /// # Errors
    /// The first reason, in reading order, why it is not an address.
    pub fn parse(typed: &str) -> Result<Self, EmailFault> {
        parse::parse(typed).map(Self)
    }

    /// The address, as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.parts().0
    }

    /// The part after the `@`, in lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.parts().1
    }

    /// The same for every way of writing the same mailbox: all in lower case. To look an address up, never to write
    /// to it: a few servers do tell capitals apart before the `@`.
    #[must_use]
    pub fn mailbox_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Whether both lead to the same mailbox: capitals do not count.
    #[must_use]
    pub fn is_same_mailbox(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }

    /// The address for whoever should recognise it and not learn it: `c•••••@caisses.example`. The number of dots says
    /// nothing about the length.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.parts();
        let first = if local.len() > 1 { &local[..1] } else { "" };
        format!("{first}•••••@{domain}")
    }

    fn parts(&self) -> (&str, &str) {
        self.0.split_once('@').unwrap_or((&self.0, ""))
    }
}

/// Without the address, so that no log ever holds it.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailFault;

    fn try_from(text: String) -> Result<Self, EmailFault> {
        Self::parse(&text)
    }
}

/// The rules of this module as a validation: the code is [`EmailFault::code`].
///
/// # Errors
/// What [`EmailAddress::parse`] refuses.
pub fn check(typed: &str) -> Result<(), ValidationError> {
    match EmailAddress::parse(typed) {
        Ok(_) => Ok(()),
        Err(fault) => Err(ValidationError::new(fault.code()).with_message(fault.to_string().into())),
    }
}

#[cfg(test)]
mod tests;
