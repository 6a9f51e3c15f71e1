//! What the mails say, language by language.

use std::{collections::BTreeSet, env, fs, path::Path};

use contract::language::Language;
use mail::{Content, Message};

use crate::samples::{HONEST, composer, delivery};

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every mail in every language: language, name of its file, what it says.
fn every_mail() -> Vec<(Language, &'static str, Content)> {
    let composer = composer();
    let mut mails = Vec::new();
    for language in Language::ALL {
        for (name, message) in HONEST.messages() {
            let mail = composer.compose(&message, delivery(language)).unwrap();
            mails.push((language, name, mail.content().clone()));
        }
    }
    mails
}

/// Compares a committed mail; with `UPDATE_MAILS` in the environment it is written instead.
fn same(file: &str, rendered: &str) {
    let path = folder("tests/rendered").join(file);
    if env::var_os("UPDATE_MAILS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, rendered).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, rendered, "{file} differs: read it, then UPDATE_MAILS=1 cargo test -p mail");
}

/// The reviewer reads them there.
#[test]
fn every_mail_reads_as_committed() {
    for (language, name, content) in every_mail() {
        let text = format!("Subject: {}\n\n{}", content.subject, content.text);
        same(&format!("{}/{name}.txt", language.code()), &text);
        same(&format!("{}/{name}.html", language.code()), &content.html);
    }
}

#[test]
fn no_committed_mail_has_lost_its_message() {
    let expected: BTreeSet<_> = every_mail()
        .into_iter()
        .flat_map(|(language, name, _)| ["txt", "html"].map(|ending| format!("{}/{name}.{ending}", language.code())))
        .collect();
    let mut found = BTreeSet::new();
    for language in Language::ALL {
        for file in fs::read_dir(folder("tests/rendered").join(language.code())).unwrap() {
            found.insert(format!("{}/{}", language.code(), file.unwrap().file_name().to_string_lossy()));
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn every_language_has_the_words_of_every_message_and_no_others() {
    let messages =
        Message::NAMES.iter().flat_map(|name| ["subject.txt", "txt", "html"].map(|end| format!("{name}.{end}")));
    let common = ["layout.txt", "layout.html", "words.jinja"].map(str::to_owned);
    let expected: BTreeSet<_> = messages.chain(common).collect();
    for language in Language::ALL {
        let found: BTreeSet<_> = fs::read_dir(folder("templates").join(language.code()))
            .unwrap()
            .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(found, expected, "{}", language.code());
    }
}

#[test]
fn the_samples_are_of_every_kind() {
    let kinds: BTreeSet<_> = HONEST.messages().iter().map(|(_, message)| message.name()).collect();
    assert_eq!(kinds, BTreeSet::from(Message::NAMES));
}

#[test]
fn a_message_survives_being_stored() {
    for (name, message) in HONEST.messages() {
        let json = serde_json::to_value(&message).unwrap();
        assert_eq!(json["kind"], message.name(), "{name}");
        assert_eq!(serde_json::from_value::<Message>(json).unwrap(), message, "{name}");
    }
}

#[test]
fn every_mail_says_who_writes_where_help_is_and_that_nobody_reads_an_answer() {
    for (language, name, content) in every_mail() {
        let not_to_reply = match language {
            Language::Fr => "Ne répondez pas à ce message",
            Language::En => "Please do not reply to this message",
            Language::It => "Non risponda a questo messaggio",
        };
        for body in [&content.text, &content.html] {
            for expected in [
                "Caisses Sociales de Démonstration",
                "4444@caisses.example",
                "+377\u{a0}93\u{a0}15\u{a0}44\u{a0}44",
                not_to_reply,
            ] {
                assert!(body.contains(expected), "{} {name}: {expected}", language.code());
            }
        }
    }
}

#[test]
fn a_subject_is_one_line_short_enough_for_a_telephone() {
    for (language, name, content) in every_mail() {
        let length = content.subject.chars().count();
        assert!((10..=60).contains(&length), "{} {name}: {length}", language.code());
        assert!(!content.subject.contains('\n'), "{} {name}", language.code());
    }
}

#[test]
fn the_text_and_the_html_lead_to_the_same_pages() {
    for (language, name, content) in every_mail() {
        let pages = |body: &str| -> BTreeSet<String> {
            let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '<');
            let starts = body.match_indices("https://portail").map(|(at, _)| &body[at..]);
            starts.map(|rest| rest.split(ends).next().unwrap_or_default().replace("&amp;", "&")).collect()
        };
        assert_eq!(pages(&content.text), pages(&content.html), "{} {name}", language.code());
        assert_eq!(pages(&content.text).len(), 1, "{} {name}", language.code());
    }
}

/// No matricule in clear, and in what PROF-09 sends, nothing of whom, by whom, for what, how much.
#[test]
fn a_mail_says_no_more_than_it_must() {
    for (language, name, content) in every_mail() {
        let everything = format!("{}{}{}", content.subject, content.text, content.html);
        assert!(!everything.contains("002490"), "{} {name}", language.code());
        if name.starts_with("statement") || name == "email_confirmation" {
            for personal in ["Alain", "Salarié", "Employee", "Dipendente", "€", "soins", "care", "cure"] {
                assert!(!everything.contains(personal), "{} {name}: {personal}", language.code());
            }
        }
    }
}

/// Readable by a screen reader, without styles, in the dark, and without telling anybody that it was opened.
#[test]
fn the_html_is_plain_accessible_and_loads_nothing() {
    for (language, name, content) in every_mail() {
        let html = content.html.as_str();
        let context = format!("{} {name}", language.code());
        assert!(html.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{}\"", language.code())), "{context}");
        assert!(html.contains(&format!("<title>{}</title>", content.subject)), "{context}");
        assert!(html.contains("<meta name=\"color-scheme\" content=\"light dark\">"), "{context}");
        assert_eq!(html.matches("<h1>").count(), 1, "{context}");
        for unwanted in ["<img", "<table", "<script", "<link", "<iframe", "url(", "@import", "src=", "http://"] {
            assert!(!html.contains(unwanted), "{context}: {unwanted}");
        }
    }
}

/// The blanks before « : » « ; » « ? » « ! » and inside « » do not break.
#[test]
fn french_blanks_do_not_break() {
    for (_, name, content) in every_mail().into_iter().filter(|(language, ..)| *language == Language::Fr) {
        let body = content.html.split("<body>").nth(1).unwrap();
        let body = body.split("style=\"").map(|part| part.split_once('"').map_or(part, |(_, rest)| rest));
        let texts = [content.subject.clone(), content.text.clone(), body.collect()];
        for broken in [" :", " ;", " ?", " !", "« ", " »", "'", "n° "] {
            assert!(!texts.iter().any(|text| text.contains(broken)), "{name}: {broken}");
        }
    }
}
