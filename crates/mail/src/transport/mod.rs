//! Handing a mail over: to a relay, or to a mailbox in memory for a demonstration.

mod connection;
mod demonstration;
mod error;
mod settings;
mod smtp;

use std::time::Duration;

pub use demonstration::{DemonstrationMail, DemonstrationMailbox};
pub use error::{EnhancedCode, Reply, SendError, Trouble};
pub use settings::{SmtpFault, SmtpSecurity, SmtpSettings};
pub use smtp::SmtpTransport;

use crate::Mail;

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a relay over SMTP.
    Smtp(SmtpTransport),
    /// Nowhere: they are kept in memory, to be read on a page of the demonstration.
    Demonstration(DemonstrationMailbox),
}

/// The mail is somebody else's to deliver now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What the relay replied; nothing in a demonstration.
    pub reply: Option<Reply>,
}

impl Transport {
    /// A transport to the relay of the settings. Opens no connection yet.
    ///
    /// # Errors
    /// When [`SmtpSettings::check`] refuses the settings or a certificate cannot be read.
    pub fn smtp(settings: &SmtpSettings) -> Result<Self, SmtpFault> {
        SmtpTransport::new(settings).map(Self::Smtp)
    }

    /// Hands a mail over. Dropping the future abandons the conversation; the relay may have accepted by then.
    ///
    /// # Errors
    /// When the relay refuses for good or for now, or cannot be reached. See [`SendError`].
    pub async fn send(&self, mail: &Mail) -> Result<Accepted, SendError> {
        match self {
            Self::Smtp(relay) => relay.send(mail).await.map(|reply| Accepted { reply: Some(reply) }),
            Self::Demonstration(mailbox) => {
                mailbox.keep(mail);
                Ok(Accepted { reply: None })
            }
        }
    }

    /// The longest that [`send`](Self::send) can take: who claims a mail for sending claims it for longer than that.
    #[must_use]
    pub const fn longest_send(&self) -> Duration {
        match self {
            Self::Smtp(relay) => relay.longest_send(),
            Self::Demonstration(_) => Duration::ZERO,
        }
    }
}
