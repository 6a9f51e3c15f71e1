//! The build refuses texts that differ between languages.

#[path = "../build/catalogue.rs"]
mod catalogue;

use catalogue::Catalogue;

fn french() -> Catalogue {
    Catalogue::parse(
        "fr",
        r#"{"care.title": "Soins", "care.of": "Soins de {name}", "care.rows.one": "{count} ligne",
            "care.rows.other": "{count} lignes"}"#,
    )
    .unwrap()
}

fn complaints(english: &str) -> Vec<String> {
    french().differences(&Catalogue::parse("en", english).unwrap())
}

#[test]
fn a_faithful_translation_passes() {
    let english = r#"{"care.title": "Care", "care.of": "{name}'s care", "care.rows.one": "{count} row",
        "care.rows.other": "{count} rows"}"#;
    assert!(complaints(english).is_empty());
}

#[test]
fn missing_extra_empty_and_misnamed_texts_are_told() {
    let english = r#"{"care.titel": "Care", "care.of": "Care of {person}", "care.rows.one": " ",
        "care.rows.other": "{count} rows"}"#;
    let told = complaints(english).join("\n");
    for complaint in ["lacks care.title", "has care.titel", "care.of has the parameters", "leaves care.rows.one empty"]
    {
        assert!(told.contains(complaint), "{complaint} in {told}");
    }
}

#[test]
fn a_blank_that_breaks_before_a_french_mark_is_told() {
    for text in ["Nom : {name}", "Et maintenant ?", "voir « Mes demandes\u{a0}»", "12 %"] {
        let catalogue = Catalogue::parse("fr", &format!("{{\"care.title\": \"{text}\"}}")).unwrap();
        assert_eq!(catalogue.loose_marks(), ["fr.json: care.title lacks a blank that does not break"], "{text}");
    }
    let whole = "Nom\u{a0}: «\u{a0}{name}\u{a0}», à 12:30, 12\u{a0}%";
    let catalogue = Catalogue::parse("fr", &format!("{{\"care.title\": \"{whole}\"}}")).unwrap();
    assert!(catalogue.loose_marks().is_empty());
}

#[test]
fn keys_must_become_names() {
    for key in ["title", "care.Title", "care.sub.title", "care.1st", "care."] {
        assert!(Catalogue::parse("fr", &format!("{{\"{key}\": \"x\"}}")).is_err(), "{key}");
    }
}

#[test]
fn every_text_becomes_a_function_that_asks_for_its_parameters() {
    let code = french().generate();
    for signature in
        ["pub fn title() -> String", "pub fn of(name: &str) -> String", "pub fn rows(count: i64) -> String"]
    {
        assert!(code.contains(signature), "{signature} in {code}");
    }
}

#[test]
fn a_text_is_known_by_its_place_in_the_order_of_the_keys() {
    let code = french().generate();
    for call in ["filled(0, ", "counted([1, 2], count, ", "text(3)"] {
        assert!(code.contains(call), "{call} in {code}");
    }
}
