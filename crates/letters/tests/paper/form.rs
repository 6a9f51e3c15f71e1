//! The request for a convention (PROF-07).

use contract::language::Language;
use letters::render_convention_request;

use crate::support::{open, sender, text};

#[test]
fn the_form_asks_what_a_convention_needs_and_says_where_to_return_it() {
    for (language, asked) in [
        (Language::Fr, ["Dénomination", "Code postal", "Adresse électronique", "Qualité", "Signature et cachet"]),
        (
            Language::En,
            ["Name of the organisation", "Postal code", "E-mail address", "Position", "Signature and stamp"],
        ),
        (Language::It, ["Denominazione", "CAP", "Indirizzo di posta elettronica", "Qualifica", "Firma e timbro"]),
    ] {
        let pdf = render_convention_request(&sender(), language).unwrap();
        let document = open(&pdf.bytes);
        assert_eq!(pdf.pages.len(), 1, "one form: {:?}", pdf.pages);
        assert_eq!(document.get_pages().len(), *pdf.pages[0].end());
        let text = text(&document, &pdf.pages[0]);
        for said in asked.into_iter().chain(["11 rue de la Démonstration", "98000 Monaco", "+377 93 15 44 44"]) {
            assert!(text.contains(said), "`{said}` is missing in {language:?}:\n{text}");
        }
    }
}

#[test]
fn the_form_is_the_same_file_each_time() {
    let first = render_convention_request(&sender(), Language::Fr).unwrap();
    assert_eq!(first.bytes, render_convention_request(&sender(), Language::Fr).unwrap().bytes);
}
