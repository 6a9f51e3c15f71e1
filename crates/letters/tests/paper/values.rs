//! Whatever the fund knows of a person is printed as it is, or refused by name: never read as markup, never half printed.

use contract::language::Language;
use letters::{Letter, LetterError, LetterKind, Unprintable, check, render};

use crate::support::{CODE, code, letter, open, plain, sender, text};

fn to(name: &str) -> Letter {
    let mut letter = letter(LetterKind::Activation(code()), Language::Fr);
    letter.recipient.name = vec![name.to_owned()];
    letter
}

#[test]
fn a_name_full_of_markup_is_printed_as_itself() {
    for name in [
        r##"O'Neil "Jo" #panic("x") $x^2$ *b* _i_ \ \n <a> @b [c] {d} `e` ~ -- ... // /* = + -"##,
        "#import \"kit.typ\": *",
        "{matricule} {code} {portal}",
        "Zoë Ångström-Łukasiewicz Ñandú",
        "Ελένη Παπαδοπούλου",
        "Наталья Щербакова",
        "fi ffi fl Affligem Pfiffl",
        "Élise-Marie",
    ] {
        let pdf = render(&[to(name)], &sender()).unwrap();
        let text = text(&open(&pdf.bytes), &pdf.pages[0]);
        assert!(text.contains(&plain(name)), "`{name}` is missing:\n{text}");
    }
}

#[test]
fn marks_of_direction_and_control_characters_do_not_reach_the_paper() {
    let pdf = render(&[to("Anne\u{202e}-Marie\u{200f} \u{0}Du\u{ad}pont\r\n\tde la Tour")], &sender()).unwrap();
    let text = text(&open(&pdf.bytes), &pdf.pages[0]);
    assert!(text.contains("Anne-Marie Dupont de la Tour"), "{text}");
}

#[test]
fn two_hundred_characters_are_printed_to_the_last_whether_in_words_or_in_one() {
    let words = "Wolfgang-Maximilian ".repeat(10);
    let one = "W".repeat(199) + "Z";
    for name in [words.trim(), one.as_str()] {
        let pdf = render(&[to(name)], &sender()).unwrap();
        let printed: String = text(&open(&pdf.bytes), &pdf.pages[0]).split(' ').collect();
        let expected: String = name.split(' ').collect();
        assert!(printed.contains(&expected), "{printed}");
        assert_eq!(pdf.pages, [1..=1]);
    }
}

#[test]
fn an_empty_second_line_leaves_the_town_under_the_street() {
    let mut letter = to("Alain Dupont");
    letter.recipient.address_line_2 = String::new();
    let pdf = render(&[letter], &sender()).unwrap();
    let text = text(&open(&pdf.bytes), &pdf.pages[0]);
    assert!(text.contains("27 boulevard de Belgique 98000 MONACO"), "{text}");
}

#[test]
fn a_letter_that_no_font_can_draw_is_named_and_can_be_set_aside() {
    let letters = [to("Alain Dupont"), to("محمد"), to("Jean 😀")];
    match render(&letters, &sender()) {
        Err(LetterError::Unprintable { position: 1, reason: Unprintable::Character('م') }) => {}
        other => panic!("{other:?}"),
    }
    let printable: Vec<Letter> = letters.into_iter().filter(|letter| check(letter, &sender()).is_ok()).collect();
    assert_eq!(render(&printable, &sender()).unwrap().pages, [1..=1]);
}

#[test]
fn an_endless_reference_is_refused_before_it_runs_into_the_recipient() {
    let mut letter = to("Alain Dupont");
    letter.reference = "L".repeat(25);
    assert_eq!(check(&letter, &sender()), Err(Unprintable::LongIdentifier));
}

#[test]
fn an_error_and_a_printed_letter_for_debugging_hold_neither_name_nor_code() {
    let mut letter = to("محمد");
    let error = render(std::slice::from_ref(&letter), &sender()).unwrap_err();
    assert_eq!(error.to_string(), "letter 1 of the batch: U+0645 is in none of the fonts");
    letter.recipient = Default::default();
    assert!(!format!("{letter:?}").contains(&CODE[..4]));
    assert_eq!(check(&letter, &sender()), Err(Unprintable::IncompleteAddress));
}

#[test]
fn a_colour_that_is_none_is_refused_and_not_run() {
    let mut sender = sender();
    sender.brand_colour = "red".to_owned();
    assert!(matches!(render(&[to("Alain Dupont")], &sender), Err(LetterError::Typesetting(_))));
}
