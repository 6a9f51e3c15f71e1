//! From what a mail is about to what travels.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};
use contract::{email::EmailAddress, language::Language};
use lettre::{
    Address,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};

use crate::{Content, Letterhead, Message, MessageId, Sender, templates::Templates};

/// To whom a mail goes, in which language, when, and under which identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// To whom.
    pub recipient: EmailAddress,
    /// In which language.
    pub language: Language,
    /// The identifier, the same each time that the mail is tried again.
    pub id: MessageId,
    /// When it was written: the `Date` header.
    pub date: DateTime<Utc>,
}

/// A mail that is ready to be sent.
#[derive(Clone)]
pub struct Mail {
    delivery: Delivery,
    content: Content,
    message: lettre::Message,
}

impl Mail {
    /// To whom, in which language, when, and under which identifier.
    #[must_use]
    pub const fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    /// What it says.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// What travels: headers, the text and the HTML.
    #[must_use]
    pub const fn message(&self) -> &lettre::Message {
        &self.message
    }
}

/// Without what it says: that holds names, and links with secrets.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("delivery", &self.delivery).finish_non_exhaustive()
    }
}

/// Why a mail cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The words: a template is missing, malformed, or asks for what the message has not.
    #[error("the words of the mail: {0}")]
    Words(#[from] minijinja::Error),
    /// An address that the contract accepts is refused by what writes the headers.
    #[error("an address cannot stand in a header")]
    Address(#[from] lettre::address::AddressError),
    /// The headers do not make a mail.
    #[error("the headers do not make a mail: {0}")]
    Headers(#[from] lettre::error::Error),
}

/// Writes mails: reads the templates once, and knows who writes.
#[derive(Debug)]
pub struct Composer {
    templates: Templates,
    letterhead: Letterhead,
    sender: Sender,
}

impl Composer {
    /// A composer for the institution of the letterhead.
    ///
    /// # Errors
    /// When a template cannot be read.
    pub fn new(letterhead: Letterhead, sender: Sender) -> Result<Self, ComposeError> {
        Ok(Self { templates: Templates::read()?, letterhead, sender })
    }

    /// From whom the mails come.
    #[must_use]
    pub const fn sender(&self) -> &Sender {
        &self.sender
    }

    /// Writes a mail. The same message and delivery give the same bytes.
    ///
    /// # Errors
    /// When a template fails, or an address is refused by what writes the headers.
    pub fn compose(&self, message: &Message, delivery: Delivery) -> Result<Mail, ComposeError> {
        let content = self.templates.render(message, delivery.language, &self.letterhead)?;
        let message = self.envelop(&content, &delivery)?;
        Ok(Mail { delivery, content, message })
    }

    fn envelop(&self, content: &Content, delivery: &Delivery) -> Result<lettre::Message, ComposeError> {
        let from = Mailbox::new(Some(self.sender.name().to_owned()), address(self.sender.address())?);
        let part = |kind, body: &str| {
            let language = ContentLanguage(delivery.language.code().to_owned());
            SinglePart::builder().header(kind).header(language).body(body.to_owned())
        };
        let parts = MultiPart::alternative()
            .boundary(boundary(&delivery.id))
            .singlepart(part(ContentType::TEXT_PLAIN, &content.text))
            .singlepart(part(ContentType::TEXT_HTML, &content.html));
        let message = lettre::Message::builder()
            .from(from)
            .to(Mailbox::new(None, address(&delivery.recipient)?))
            .subject(content.subject.clone())
            .date(system_time(delivery.date))
            .message_id(Some(delivery.id.to_string()))
            .header(AutoSubmitted)
            .header(NoAutomaticReply)
            .multipart(parts)?;
        Ok(message)
    }
}

fn address(address: &EmailAddress) -> Result<Address, ComposeError> {
    Ok(Address::new(address.local_part(), address.domain())?)
}

/// The line between the parts. From the identifier rather than drawn, so that a mail tried again is the same bytes.
fn boundary(id: &MessageId) -> String {
    let local = id.as_str().split('@').next().unwrap_or_default();
    format!("=_{}", local.chars().take(60).collect::<String>())
}

fn system_time(moment: DateTime<Utc>) -> SystemTime {
    let seconds = u64::try_from(moment.timestamp()).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// `Auto-Submitted: auto-generated` (RFC 3834, section 5): no answering machine answers.
#[derive(Clone, Copy)]
struct AutoSubmitted;

/// `X-Auto-Response-Suppress: All`, the same for Microsoft Exchange, which does not know RFC 3834.
#[derive(Clone, Copy)]
struct NoAutomaticReply;

/// `Content-Language` (RFC 3282): in which language a part is read aloud.
#[derive(Clone)]
struct ContentLanguage(String);

/// Headers that are written and never read.
macro_rules! written_header {
    ($header:ty, $name:literal, $value:expr) => {
        impl Header for $header {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err(concat!($name, " is written and never read").into())
            }

            fn display(&self) -> HeaderValue {
                let value: fn(&Self) -> String = $value;
                HeaderValue::new(Self::name(), value(self))
            }
        }
    };
}

written_header!(AutoSubmitted, "Auto-Submitted", |_| "auto-generated".to_owned());
written_header!(NoAutomaticReply, "X-Auto-Response-Suppress", |_| "All".to_owned());
written_header!(ContentLanguage, "Content-Language", |header| header.0.clone());
