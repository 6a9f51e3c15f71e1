//! What travels, read back by another program than the one that wrote it.

use contract::language::Language;
use mail::{Composer, Message, Sender};
use mail_parser::{MessageParser, MimeHeaders as _};

use crate::samples::{HONEST, composer, delivery, letterhead, plain_mail};

#[test]
fn the_headers_say_from_whom_to_whom_when_and_that_no_machine_should_answer() {
    let bytes = plain_mail().message().formatted();
    let read = MessageParser::default().parse(&bytes).unwrap();

    let from = read.from().unwrap().first().unwrap();
    assert_eq!(from.name.as_deref(), Some("Caisses Sociales de Démonstration"));
    assert_eq!(from.address.as_deref(), Some("ne-pas-repondre@caisses.example"));
    let to = read.to().unwrap();
    assert_eq!(to.iter().count(), 1);
    assert_eq!(to.first().unwrap().address.as_deref(), Some("alain.dupont@courrier.example"));
    assert_eq!(read.subject(), Some("Choisissez un nouveau mot de passe"));
    assert_eq!(read.message_id(), Some("00000000-0000-0000-0000-000000000001@caisses.example"));
    assert_eq!(read.date().unwrap().to_rfc3339(), "2026-11-25T09:15:30Z");
    assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(read.header_raw("X-Auto-Response-Suppress").map(str::trim), Some("All"));
    assert!(read.cc().is_none() && read.bcc().is_none() && read.reply_to().is_none());
}

#[test]
fn both_parts_say_what_was_composed_in_their_language() {
    let composer = composer();
    for language in Language::ALL {
        for (name, message) in HONEST.messages() {
            let mail = composer.compose(&message, delivery(language)).unwrap();
            let bytes = mail.message().formatted();
            let read = MessageParser::default().parse(&bytes).unwrap();
            let normal = |text: &str| text.replace("\r\n", "\n").trim_end().to_owned();
            assert_eq!(read.subject(), Some(mail.content().subject.as_str()), "{name}");
            assert_eq!(normal(&read.body_text(0).unwrap()), normal(&mail.content().text), "{name}");
            assert_eq!(normal(&read.body_html(0).unwrap()), normal(&mail.content().html), "{name}");
            assert_eq!((read.text_body_count(), read.html_body_count(), read.attachment_count()), (1, 1, 0), "{name}");
            for part in read.parts.iter().skip(1) {
                assert_eq!(part.content_language().as_text(), Some(language.code()), "{name}");
            }
        }
    }
}

/// Relays are promised seven bits and short lines: no server has to be asked for more.
#[test]
fn what_travels_is_ascii_in_lines_of_998_characters_at_most() {
    let composer = composer();
    for language in Language::ALL {
        for (name, message) in HONEST.messages() {
            let bytes = composer.compose(&message, delivery(language)).unwrap().message().formatted();
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.is_ascii(), "{name}");
            assert!(text.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])), "{name}");
        }
    }
}

#[test]
fn a_mail_tried_again_is_the_same_to_the_byte() {
    assert_eq!(plain_mail().message().formatted(), plain_mail().message().formatted());
}

/// A long name with accents is folded and encoded, and read back as it was.
#[test]
fn a_long_foreign_name_of_a_sender_is_read_back_as_it_was() {
    let name = "Caisse, \"Sociale\" <Générale> d’Égalité — Санкт 中文 ".trim();
    let sender = Sender::new(name, "ne-pas-repondre@caisses.example").unwrap();
    let composer = Composer::new(letterhead(), sender).unwrap();
    let (_, message): (_, Message) = HONEST.messages().swap_remove(0);
    let bytes = composer.compose(&message, delivery(Language::Fr)).unwrap().message().formatted();
    let read = MessageParser::default().parse(&bytes).unwrap();
    let from = read.from().unwrap();
    assert_eq!(from.iter().count(), 1);
    assert_eq!(from.first().unwrap().name.as_deref(), Some(name));
    assert_eq!(from.first().unwrap().address.as_deref(), Some("ne-pas-repondre@caisses.example"));
}

/// Neither the address, nor the name, nor the link with its secret.
#[test]
fn a_mail_is_never_shown_by_a_log() {
    let mail = plain_mail();
    let shown = format!("{mail:?} {:?} {:?} {:?}", mail.content(), mail.delivery(), HONEST.messages());
    for personal in ["alain", "Alain", "002490", "jeton", HONEST.token, "claire"] {
        assert!(!shown.contains(personal), "{personal}: {shown}");
    }
}
