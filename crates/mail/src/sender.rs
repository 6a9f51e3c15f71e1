//! Who writes, and under which identifier.

use std::fmt;

use contract::email::{EmailAddress, EmailFault};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::values::OneLine;

/// From whom the mails come: the name and the address of their `From` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    name: OneLine,
    address: EmailAddress,
}

/// Why a name or an address cannot be that of a sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitSender {
    /// The name is empty or longer than 80 characters, or holds line breaks or other hidden characters.
    #[error("the name must have 1 to 80 visible characters on one line")]
    Name,
    /// The address breaks a rule.
    #[error("{0}")]
    Address(#[from] EmailFault),
}

impl Sender {
    /// A sender.
    ///
    /// # Errors
    /// When the name holds anything that cannot stand in a header, or the address is none.
    pub fn new(name: &str, address: &str) -> Result<Self, UnfitSender> {
        let line = OneLine::new(name).filter(|line| line.as_str() == name).ok_or(UnfitSender::Name)?;
        Ok(Self { name: line, address: EmailAddress::parse(address)? })
    }

    /// The name that mail programs show.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The address.
    #[must_use]
    pub const fn address(&self) -> &EmailAddress {
        &self.address
    }
}

/// Identifier of a mail, `local@domain` (RFC 5322, section 3.6.4): the same each time that the mail is tried again, so
/// that a receiver recognises a duplicate.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MessageId(String);

/// The text is no identifier of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `local@domain`, each of letters, digits, hyphens and dots")]
pub struct NotAMessageId;

impl MessageId {
    /// The identifier of the mail that is known as `id`, under the sender's domain.
    #[must_use]
    pub fn new(id: Uuid, sender: &Sender) -> Self {
        Self(format!("{id}@{}", sender.address.domain()))
    }

    /// The identifier that is written so, without angle brackets.
    ///
    /// # Errors
    /// When it is not `local@domain` of letters, digits, hyphens and dots.
    pub fn parse(text: &str) -> Result<Self, NotAMessageId> {
        let admitted = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(admitted);
        let sound = text.len() <= LONGEST_MESSAGE_ID
            && text.split_once('@').is_some_and(|(local, domain)| is_part(local) && is_part(domain));
        if sound { Ok(Self(text.to_owned())) } else { Err(NotAMessageId) }
    }

    /// The identifier, without angle brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A UUID and the longest domain.
const LONGEST_MESSAGE_ID: usize = 36 + 1 + 252;

/// As it stands in the header, in angle brackets.
impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

impl From<MessageId> for String {
    fn from(id: MessageId) -> Self {
        id.0
    }
}

impl TryFrom<String> for MessageId {
    type Error = NotAMessageId;

    fn try_from(text: String) -> Result<Self, NotAMessageId> {
        Self::parse(&text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{EmailFault, MessageId, Sender, UnfitSender, Uuid};

    #[test]
    fn a_name_that_could_alter_a_header_is_refused() {
        assert!(Sender::new("Caisses Sociales de Démonstration", "ne-pas-repondre@caisses.example").is_ok());
        for name in ["", " ", "Caisses\r\nBcc: x@y.example", "Caisses\nSociales", "Cais\u{202e}ses", "Caisses\u{0}"] {
            let refused = Sender::new(name, "ne-pas-repondre@caisses.example");
            assert_eq!(refused, Err(UnfitSender::Name), "{name:?}");
        }
        assert_eq!(Sender::new(&"n".repeat(81), "x@caisses.example"), Err(UnfitSender::Name));
    }

    #[test]
    fn an_address_that_could_alter_a_header_is_refused() {
        let refused = Sender::new("Caisses", "x@caisses.example\r\nBcc: y@z.example");
        assert_eq!(refused, Err(UnfitSender::Address(EmailFault::HiddenCharacter)));
    }

    #[test]
    fn an_identifier_is_that_of_the_mail_under_the_domain_of_the_sender() {
        let sender = Sender::new("Caisses", "ne-pas-repondre@Caisses.example").unwrap();
        let id = MessageId::new(Uuid::nil(), &sender);
        assert_eq!(id.to_string(), "<00000000-0000-0000-0000-000000000000@caisses.example>");
        assert_eq!(MessageId::parse(id.as_str()), Ok(id));
    }

    #[test]
    fn an_identifier_that_could_alter_a_header_is_refused() {
        for text in ["", "a", "@b", "a@", "a@b>\r\nBcc: c", "a b@c", "<a@b>", "a@b@c"] {
            assert!(MessageId::parse(text).is_err(), "{text:?}");
        }
    }
}
