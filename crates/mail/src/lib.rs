//! The portal's mail: what is written, in which words, and how it is handed to the relay.
//!
//! - [`Message`] says what a mail is about, with typed fields, so that no text can lack a value.
//! - [`Composer`] writes it in a language, as text and as HTML, over the institution's letterhead.
//! - [`Transport`] hands it to a relay over SMTP, or keeps it in memory for a demonstration.
//!
//! The crate knows no database, no web framework and no clock: who calls says when, to whom and under which
//! [`MessageId`], the same each time that the same mail is tried again.
//!
//! What a mail never holds: a matricule in clear, anything medical, a password. What makes a header unsafe (line
//! breaks, control characters, marks that reorder text) cannot stand in the types that a mail is made of.

mod compose;
mod letterhead;
mod message;
mod sender;
mod templates;
mod transport;
mod values;

pub use compose::{ComposeError, Composer, Delivery, Mail};
pub use letterhead::Letterhead;
pub use message::{DeclarationNews, Message, Subscription};
pub use sender::{MessageId, NotAMessageId, Sender, UnfitSender};
pub use templates::Content;
pub use transport::{
    Accepted, DemonstrationMail, DemonstrationMailbox, EnhancedCode, Reply, SendError, SmtpFault, SmtpSecurity,
    SmtpSettings, SmtpTransport, Transport, Trouble,
};
pub use values::{Link, MaskedEmail, MaskedMatricule, NotALink, NotAReference, NotMasked, OneLine, Reference};
