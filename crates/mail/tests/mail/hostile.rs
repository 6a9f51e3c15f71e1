//! Values that somebody made to do harm.

use contract::language::Language;
use proptest::prelude::*;

use crate::samples::{HONEST, Raw, composer, delivery};

const SCRIPT: &str = "<script>alert('x')</script><img src=x onerror=\"y\">";

#[test]
fn a_value_never_becomes_markup() {
    let composer = composer();
    let raw = Raw { first_name: SCRIPT, matricule: "<b>0024<i>", ..HONEST };
    for language in Language::ALL {
        for (name, message) in raw.messages() {
            let mail = composer.compose(&message, delivery(language)).unwrap();
            let html = &mail.content().html;
            for markup in ["<script", "<img", "<b>", "<i>", "onerror=\"", "'x'"] {
                assert!(!html.contains(markup), "{} {name}: {markup}", language.code());
            }
            if message.first_name().is_some() {
                assert!(html.contains("&lt;script&gt;"), "{} {name}", language.code());
                assert!(mail.content().text.contains(SCRIPT), "{} {name}", language.code());
            }
        }
    }
}

#[test]
fn a_value_is_never_taken_for_a_template() {
    let raw = Raw { first_name: "{{ 7 * 7 }}{% if x %}{# y #}", ..HONEST };
    for (name, message) in raw.messages() {
        let mail = composer().compose(&message, delivery(Language::Fr)).unwrap();
        if message.first_name().is_some() {
            assert!(mail.content().text.contains("Bonjour {{ 7 * 7 }}{% if x %}{# y #},"), "{name}");
        }
        assert!(!mail.content().text.contains("49"), "{name}");
    }
}

/// Every way of writing a line break or of turning text around, and 300 characters of it.
#[test]
fn a_value_neither_breaks_a_line_nor_turns_text_around() {
    let first_name = "A\r\nBcc: x@y.example\u{2028}\u{202e}nialA\u{200f}\u{0}".repeat(20);
    let raw = Raw { first_name: &first_name, ..HONEST };
    let composer = composer();
    for language in Language::ALL {
        for (name, message) in raw.messages() {
            let mail = composer.compose(&message, delivery(language)).unwrap();
            let content = mail.content();
            for text in [&content.subject, &content.text, &content.html] {
                let hidden = text.chars().find(|c| *c != '\n' && contract::text::is_hidden(*c));
                assert_eq!(hidden, None, "{} {name}", language.code());
            }
            assert!(!content.text.lines().any(|line| line.starts_with("Bcc")), "{} {name}", language.code());
            assert!(content.text.lines().all(|line| line.chars().count() < 400), "{} {name}", language.code());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_person_is_called_the_markup_is_the_same(first_name in ".{1,60}", matricule in "\\PC{0,12}") {
        let tags = |raw: &Raw| -> Vec<String> {
            let (_, message) = raw.messages().swap_remove(0);
            let mail = composer().compose(&message, delivery(Language::Fr)).unwrap();
            let html = mail.content().html.clone();
            html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default().to_owned()).collect()
        };
        prop_assume!(mail::OneLine::new(&first_name).is_some());
        prop_assert_eq!(tags(&Raw { first_name: &first_name, matricule: &matricule, ..HONEST }), tags(&HONEST));
    }
}
