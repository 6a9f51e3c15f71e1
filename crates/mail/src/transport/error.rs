//! Why a mail was not handed over, in words of our own: relays repeat addresses in theirs.

use std::{error::Error as _, fmt, io};

use lettre::transport::smtp;

/// Why a mail was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The relay refuses this recipient or this mail for good: trying again is useless.
    #[error("refused for good ({reply}, {})", self.reason())]
    Permanent {
        /// What it replied.
        reply: Reply,
    },
    /// It may succeed later.
    #[error("not for now ({}{})", self.reason(), Said(*reply))]
    Temporary {
        /// What stands in the way.
        trouble: Trouble,
        /// What the relay replied, if it did.
        reply: Option<Reply>,
    },
}

/// What stands in the way for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The relay asks to try again later (4yz).
    TryLater,
    /// The relay refuses us, not the recipient: greeting, credentials or sender address. Somebody has to look at the
    /// configuration; no mail is to blame.
    RelayRefusesUs,
    /// Nobody answers at the relay's address.
    Unreachable,
    /// The relay was too slow, or every connection stayed busy.
    TooSlow,
    /// No protected connection: none is offered, or the certificate is not to be trusted.
    NotProtected,
    /// The conversation broke off, or what came was not SMTP.
    Interrupted,
}

/// A reply of a relay, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    /// The three digits (RFC 5321, section 4.2).
    pub code: u16,
    /// The enhanced status code, if one came along.
    pub enhanced: Option<EnhancedCode>,
}

/// An enhanced status code, `5.1.1` (RFC 3463).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EnhancedCode {
    /// 2, 4 or 5.
    pub class: u8,
    /// What it is about: 1 addresses, 2 mailboxes, 3 systems, 4 routes, 5 protocol, 6 content, 7 policy.
    pub subject: u16,
    /// The particular.
    pub detail: u16,
}

impl SendError {
    /// Whether trying again is useless.
    #[must_use]
    pub const fn is_permanent(&self) -> bool {
        matches!(self, Self::Permanent { .. })
    }

    /// What the relay replied, if it did.
    #[must_use]
    pub const fn reply(&self) -> Option<Reply> {
        match self {
            Self::Permanent { reply } => Some(*reply),
            Self::Temporary { reply, .. } => *reply,
        }
    }

    /// Stable code of the reason, for a ledger and its words. Says nothing of a person.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Permanent { reply } => reply.reason(),
            Self::Temporary { trouble, .. } => trouble.code(),
        }
    }

    /// A trouble that came without a reply.
    pub(super) const fn silent(trouble: Trouble) -> Self {
        Self::Temporary { trouble, reply: None }
    }

    /// What failed while a connection was opened, or while the sender was announced: whatever the relay replies, no
    /// mail is to blame.
    pub(super) fn about_us(error: &smtp::Error) -> Self {
        let reply = Reply::of(error);
        let trouble = match reply {
            Some(Reply { code: 400..500, .. }) => Trouble::TryLater,
            Some(_) => Trouble::RelayRefusesUs,
            None => Trouble::of(error),
        };
        Self::Temporary { trouble, reply }
    }

    /// What failed while the recipient or the mail was handed over.
    pub(super) fn about_the_mail(error: &smtp::Error) -> Self {
        match Reply::of(error) {
            Some(reply) if error.is_permanent() => Self::Permanent { reply },
            Some(reply) => Self::Temporary { trouble: Trouble::TryLater, reply: Some(reply) },
            None => Self::silent(Trouble::of(error)),
        }
    }
}

impl Trouble {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TryLater => "try_later",
            Self::RelayRefusesUs => "relay_refuses_us",
            Self::Unreachable => "relay_unreachable",
            Self::TooSlow => "relay_too_slow",
            Self::NotProtected => "connection_not_protected",
            Self::Interrupted => "conversation_interrupted",
        }
    }

    /// The trouble behind an error that is no reply.
    fn of(error: &smtp::Error) -> Self {
        let mut cause = error.source();
        while let Some(current) = cause {
            if let Some(io) = current.downcast_ref::<io::Error>() {
                return Self::of_io(io.kind());
            }
            cause = current.source();
        }
        if error.is_tls() {
            Self::NotProtected
        } else if error.is_response() || error.is_client() {
            Self::Interrupted
        } else {
            Self::Unreachable
        }
    }

    const fn of_io(kind: io::ErrorKind) -> Self {
        match kind {
            io::ErrorKind::TimedOut => Self::TooSlow,
            // How rustls tells that a certificate is not to be trusted.
            io::ErrorKind::InvalidData => Self::NotProtected,
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof => Self::Interrupted,
            _ => Self::Unreachable,
        }
    }
}

impl Reply {
    /// A reply, from its digits and the text that came with them.
    pub(super) fn new(code: u16, text: &str) -> Self {
        Self { code, enhanced: EnhancedCode::at_start_of(text) }
    }

    fn of(error: &smtp::Error) -> Option<Self> {
        let code = error.status()?;
        let text = error.source().map(ToString::to_string).unwrap_or_default();
        Some(Self::new(code.into(), &text))
    }

    /// Why a refusal for good came, as far as the enhanced code tells (RFC 3463, RFC 7505).
    const fn reason(self) -> &'static str {
        match self.enhanced {
            Some(EnhancedCode { subject: 1, detail: 1 | 3 | 6, .. }) => "mailbox_unknown",
            Some(EnhancedCode { subject: 1, detail: 2 | 10, .. }) => "domain_takes_no_mail",
            Some(EnhancedCode { subject: 2, detail: 1, .. }) => "mailbox_disabled",
            Some(EnhancedCode { subject: 2, detail: 2, .. }) => "mailbox_full",
            Some(EnhancedCode { subject: 7, .. }) => "refused_by_policy",
            _ => "refused",
        }
    }
}

impl EnhancedCode {
    fn at_start_of(text: &str) -> Option<Self> {
        let mut digits = text.split_whitespace().next()?.split('.');
        let class = digits.next()?.parse().ok().filter(|class| matches!(class, 2 | 4 | 5))?;
        let mut below_a_thousand = || digits.next()?.parse().ok().filter(|number: &u16| *number < 1000);
        let (subject, detail) = (below_a_thousand()?, below_a_thousand()?);
        digits.next().is_none().then_some(Self { class, subject, detail })
    }
}

impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.enhanced {
            Some(enhanced) => write!(f, "{} {enhanced}", self.code),
            None => write!(f, "{}", self.code),
        }
    }
}

/// A reply that may have come, after a comma.
struct Said(Option<Reply>);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |reply| write!(f, ", {reply}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Reply, SendError, Trouble};

    #[test]
    fn of_a_reply_only_numbers_are_kept() {
        for (code, text, kept) in [
            (550, "5.1.1 <alain@caisses.example>: no such user", "550 5.1.1"),
            (450, "4.2.2 mailbox full", "450 4.2.2"),
            (550, "alain@caisses.example unknown", "550"),
            (554, "5.7.1.2 too many numbers", "554"),
            (554, "5.7 too few", "554"),
            (554, "3.7.1 no such class", "554"),
            (554, "5.7.1000 beyond", "554"),
            (554, "", "554"),
        ] {
            assert_eq!(Reply::new(code, text).to_string(), kept, "{text}");
        }
    }

    #[test]
    fn a_refusal_says_why_as_far_as_its_number_tells() {
        for (text, reason) in [
            ("5.1.1 x", "mailbox_unknown"),
            ("5.1.10 x", "domain_takes_no_mail"),
            ("5.2.1 x", "mailbox_disabled"),
            ("5.2.2 x", "mailbox_full"),
            ("5.7.26 x", "refused_by_policy"),
            ("5.6.0 x", "refused"),
            ("x", "refused"),
        ] {
            let error = SendError::Permanent { reply: Reply::new(550, text) };
            assert_eq!(error.reason(), reason, "{text}");
        }
    }

    #[test]
    fn an_operator_reads_what_happened_in_one_line() {
        let refused = SendError::Permanent { reply: Reply::new(550, "5.1.1 <alain@caisses.example>") };
        assert_eq!(refused.to_string(), "refused for good (550 5.1.1, mailbox_unknown)");
        let later =
            SendError::Temporary { trouble: Trouble::TryLater, reply: Some(Reply::new(451, "4.7.1 greylisted")) };
        assert_eq!(later.to_string(), "not for now (try_later, 451 4.7.1)");
        assert_eq!(SendError::silent(Trouble::Unreachable).to_string(), "not for now (relay_unreachable)");
    }
}
