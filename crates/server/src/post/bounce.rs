//! Delivery status notifications (RFC 3464): what a mail server sends back when a mail that it took came to nothing.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use uuid::Uuid;

/// Why a notification says nothing of a mail of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoBounce {
    /// It is no delivery status notification.
    #[error("the input is no delivery status notification (RFC 3464)")]
    NoNotification,
    /// Nothing failed for good: the mail is late, or was delivered.
    #[error("the notification reports no failure for good")]
    NoFailure,
    /// It does not say which mail, or one that is not ours.
    #[error("the notification names no mail of the portal")]
    NoMail,
}

/// The mail that a notification says has failed for good.
///
/// # Errors
/// When it is none, reports no failure, or names no mail of ours.
pub fn failed_mail(notification: &[u8]) -> Result<Uuid, NoBounce> {
    let notification = MessageParser::default().parse(notification).ok_or(NoBounce::NoNotification)?;
    let report = part(&notification, "delivery-status").ok_or(NoBounce::NoNotification)?;
    if !has_failed(&String::from_utf8_lossy(report)) {
        return Err(NoBounce::NoFailure);
    }
    returned_id(&notification).as_deref().and_then(message_uuid).ok_or(NoBounce::NoMail)
}

/// The UUID in a Message-ID of ours, with or without its domain and angle brackets.
#[must_use]
pub fn message_uuid(message_id: &str) -> Option<Uuid> {
    let bare = message_id.trim().trim_start_matches('<').trim_end_matches('>');
    let local = bare.split_once('@').map_or(bare, |(local, _)| local);
    Uuid::try_parse(local).ok()
}

/// Whether a recipient's part says `Action: failed`.
fn has_failed(report: &str) -> bool {
    report
        .lines()
        .filter_map(|line| line.split_once(':'))
        .any(|(name, value)| name.trim().eq_ignore_ascii_case("action") && value.trim().eq_ignore_ascii_case("failed"))
}

/// The Message-ID of what came back: the whole mail, or its headers only.
fn returned_id(notification: &Message<'_>) -> Option<String> {
    let nested = notification.parts.iter().find_map(|part| match &part.body {
        PartType::Message(returned) => returned.message_id().map(str::to_owned),
        _ => None,
    });
    nested.or_else(|| {
        let headers = part(notification, "rfc822-headers")?;
        MessageParser::default().parse(headers)?.message_id().map(str::to_owned)
    })
}

/// The content of the first part with this subtype.
fn part<'m>(message: &'m Message<'_>, subtype: &str) -> Option<&'m [u8]> {
    let is_it = |part: &&mail_parser::MessagePart<'_>| {
        part.content_type().and_then(|kind| kind.subtype()).is_some_and(|kind| kind.eq_ignore_ascii_case(subtype))
    };
    message.parts.iter().find(is_it).map(mail_parser::MessagePart::contents)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{NoBounce, failed_mail, message_uuid};

    const ID: &str = "5b0c1f6e-62a4-4c09-9d38-0d2b5a7f4e11";

    /// A notification as Postfix writes it.
    fn notification(action: &str, returned: &str) -> String {
        format!(
            "From: MAILER-DAEMON@relay.example (Mail Delivery System)\r\nTo: ne-pas-repondre@caisses.example\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Message-Id: <20261125101500.ABCDEF@relay.example>\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\r\n\r\n\
             --B\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry. Action: failed\r\n\r\n\
             --B\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; relay.example\r\n\r\n\
             Final-Recipient: rfc822; nobody@example.com\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n{returned}--B--\r\n"
        )
    }

    fn whole(id: &str) -> String {
        format!(
            "--B\r\nContent-Type: message/rfc822\r\n\r\nFrom: ne-pas-repondre@caisses.example\r\n\
             Message-ID: <{id}@caisses.example>\r\nSubject: Bonjour\r\n\r\nTexte\r\n\r\n"
        )
    }

    fn headers(id: &str) -> String {
        format!(
            "--B\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: ne-pas-repondre@caisses.example\r\n\
             Message-ID: <{id}@caisses.example>\r\nSubject: Bonjour\r\n\r\n"
        )
    }

    #[test]
    fn a_notification_names_the_mail_that_failed() {
        let id = Ok(Uuid::try_parse(ID).unwrap());
        assert_eq!(failed_mail(notification("failed", &whole(ID)).as_bytes()), id);
        assert_eq!(failed_mail(notification("failed", &headers(ID)).as_bytes()), id);
        assert_eq!(failed_mail(notification("Failed", &headers(ID)).replace("\r\n", "\n").as_bytes()), id);
    }

    #[test]
    fn what_reports_no_failure_of_ours_is_told_apart() {
        for (input, reason) in [
            (String::new(), NoBounce::NoNotification),
            ("Subject: Je suis absent\r\n\r\nAction: failed".to_owned(), NoBounce::NoNotification),
            (notification("delayed", &whole(ID)), NoBounce::NoFailure),
            (notification("delivered", &whole(ID)), NoBounce::NoFailure),
            (notification("failed", ""), NoBounce::NoMail),
            (notification("failed", &whole("someone-elses")), NoBounce::NoMail),
        ] {
            assert_eq!(failed_mail(input.as_bytes()), Err(reason), "{input}");
        }
    }

    #[test]
    fn an_identifier_is_read_however_it_is_copied() {
        let id = Uuid::try_parse(ID).ok();
        for text in [ID.to_owned(), format!("<{ID}@caisses.example>"), format!(" {ID}@caisses.example\n")] {
            assert_eq!(message_uuid(&text), id, "{text}");
        }
        assert_eq!(message_uuid("12"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_is_piped_in_panics(input in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = failed_mail(&input);
        }
    }
}
