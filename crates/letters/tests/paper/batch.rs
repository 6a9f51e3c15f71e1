//! A batch: what every letter says, and on which pages.

use contract::language::Language;
use letters::{LARGEST_BATCH, LetterError, LetterKind, render};

use crate::support::{CODE, code, every_kind, letter, open, sender, text};

#[test]
fn every_letter_says_who_about_what_when_and_under_which_reference() {
    for (language, dated, reference) in [
        (Language::Fr, "Le 3 mars 2026", "Nos références"),
        (Language::En, "3 March 2026", "Our reference"),
        (Language::It, "3 marzo 2026", "Nostro riferimento"),
    ] {
        let letters = every_kind(language);
        let pdf = render(&letters, &sender()).unwrap();
        let document = open(&pdf.bytes);
        assert_eq!(pdf.pages, [1..=1, 2..=2, 3..=3, 4..=4]);
        for pages in &pdf.pages {
            let text = text(&document, pages);
            for said in [
                "Caisses Sociales de Démonstration",
                "Madame Élodie Dupont-Ferrero",
                "27 boulevard de Belgique",
                "Résidence Les Iris, bâtiment B",
                "98000 MONACO",
                "002490",
                "L-2026-000123",
                "+377 93 15 44 44",
                "4444@caisses.example",
                dated,
                reference,
            ] {
                assert!(text.contains(said), "`{said}` is missing in {language:?}:\n{text}");
            }
        }
    }
}

#[test]
fn a_letter_with_a_code_says_how_and_until_when_to_use_it() {
    for (language, valid_until, population) in [
        (Language::Fr, "Valable jusqu’au 2 avril 2026 inclus", "Salarié"),
        (Language::En, "Valid until the end of 2 April 2026", "Employee"),
        (Language::It, "Valido fino al 2 aprile 2026 compreso", "Dipendente"),
    ] {
        for letter in every_kind(language).into_iter().take(3) {
            let pdf = render(&[letter], &sender()).unwrap();
            let text = text(&open(&pdf.bytes), &pdf.pages[0]);
            for said in [CODE, "teleservices.caisses.example", "1.", "4.", valid_until, population] {
                assert!(text.contains(said), "`{said}` is missing in {language:?}:\n{text}");
            }
            assert!(!text.contains("https://"), "people type the address by hand:\n{text}");
        }
    }
}

#[test]
fn the_letter_about_a_changed_password_says_when_and_carries_no_code() {
    let changed = every_kind(Language::Fr).pop().unwrap();
    let pdf = render(&[changed], &sender()).unwrap();
    let text = text(&open(&pdf.bytes), &pdf.pages[0]);
    assert!(text.contains("a été changé le 1er mars 2026"), "{text}");
    assert!(!text.contains("Comment utiliser ce code"), "{text}");
}

#[test]
fn a_letter_of_two_pages_moves_the_next_and_each_is_numbered_from_one() {
    let mut sender = sender();
    sender.department.hours.fr = "aux heures où le service répond, ".repeat(60);
    let short = letter(LetterKind::ForgottenPassword(code()), Language::It);
    let long = letter(LetterKind::ForgottenPassword(code()), Language::Fr);
    let pdf = render(&[short.clone(), long, short], &sender).unwrap();
    assert_eq!(pdf.pages, [1..=1, 2..=3, 4..=4]);
    let document = open(&pdf.bytes);
    for (page, numbered) in [(1, "Pagina 1 di 1"), (2, "Page 1 sur 2"), (3, "Page 2 sur 2"), (4, "Pagina 1 di 1")] {
        let text = text(&document, &(page..=page));
        assert!(text.contains(numbered), "`{numbered}` is missing on page {page}:\n{text}");
    }
}

#[test]
fn the_same_batch_gives_the_same_file() {
    let letters = every_kind(Language::It);
    assert_eq!(render(&letters, &sender()).unwrap().bytes, render(&letters, &sender()).unwrap().bytes);
}

#[test]
fn a_batch_that_is_empty_or_too_large_is_no_file() {
    let one = letter(LetterKind::Activation(code()), Language::Fr);
    assert!(matches!(render(&vec![one; LARGEST_BATCH + 1], &sender()), Err(LetterError::TooMany)));
    assert!(matches!(render(&[], &sender()), Err(LetterError::Empty)));
}
