//! Attestations: what is proved, of whom, and by what the paper is verified.

use contract::language::Language;
use letters::{Attestation, LONGEST_STATEMENT, LetterError, render_attestation};
use lopdf::Object;
use proptest::prelude::*;

use crate::support::{attestation, open, plain, proof, sender, text};

#[test]
fn an_attestation_says_what_is_proved_of_whom_and_how_to_verify_it() {
    for (language, verify) in [
        (Language::Fr, "Vérifier ce document"),
        (Language::En, "Verify this document"),
        (Language::It, "Verificare questo documento"),
    ] {
        let pdf = render_attestation(&attestation(language), &proof(), &sender()).unwrap();
        let text = text(&open(&pdf.bytes), &pdf.pages[0]);
        for said in [
            "Caisses Sociales de Démonstration",
            "Attestation de paiement de pension",
            "Nous attestons que ces pensions ont été payées.",
            "Élodie Dupont-Ferrero",
            "1 234,56 €",
            "Elle vaut à sa date.",
            verify,
            "teleservices.caisses.example/verifier",
            "ATT2026-000045",
            "7K4M-90XR",
        ] {
            assert!(text.contains(said), "`{said}` is missing in {language:?}:\n{text}");
        }
    }
}

#[test]
fn the_qr_code_is_a_link_to_the_page_with_number_and_code() {
    let document = open(&render_attestation(&attestation(Language::Fr), &proof(), &sender()).unwrap().bytes);
    let mut addresses = Vec::new();
    document.objects.values().for_each(|object| collect_addresses(object, &mut addresses));
    assert!(addresses.contains(&proof().address), "{addresses:?}");
}

/// The addresses of the links in an object, however deep.
fn collect_addresses(object: &Object, found: &mut Vec<String>) {
    match object {
        Object::Dictionary(dictionary) => {
            if let Ok(uri) = dictionary.get(b"URI").and_then(Object::as_str) {
                found.push(String::from_utf8_lossy(uri).into_owned());
            }
            dictionary.iter().for_each(|(_, inner)| collect_addresses(inner, found));
        }
        Object::Array(items) => items.iter().for_each(|inner| collect_addresses(inner, found)),
        _ => {}
    }
}

#[test]
fn an_attestation_that_was_kept_as_json_is_the_same_paper() {
    let one = attestation(Language::It);
    let kept: Attestation = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
    let render = |one: &Attestation| render_attestation(one, &proof(), &sender()).unwrap().bytes;
    assert_eq!(kept, one);
    assert_eq!(render(&kept), render(&one));
}

#[test]
fn one_without_a_table_has_none_and_one_that_is_too_long_is_refused() {
    let bare = Attestation { columns: Vec::new(), rows: Vec::new(), ..attestation(Language::Fr) };
    assert!(render_attestation(&bare, &proof(), &sender()).is_ok());
    let row = attestation(Language::Fr).rows.remove(0);
    let long = Attestation { rows: vec![row; LONGEST_STATEMENT + 1], ..attestation(Language::Fr) };
    assert!(matches!(render_attestation(&long, &proof(), &sender()), Err(LetterError::TooLong)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn whatever_a_name_holds_is_text_and_withholds_nothing(name in any::<String>()) {
        let mut one = attestation(Language::Fr);
        one.facts[0].1 = letters::StatementCell::Text(name.clone());
        one.sentences.push(format!("#panic() $ {name}"));
        let pdf = render_attestation(&one, &proof(), &sender()).unwrap();
        let printed = open(&pdf.bytes).extract_text(&[1]).unwrap();
        prop_assert!(plain(&printed).contains("7K4M-90XR"));
    }
}
