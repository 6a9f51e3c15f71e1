//! Names as people type them: accents, case, hyphens and apostrophes do not matter (AUTH-08).

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The text in small letters without accents; what is neither letter nor digit stays.
#[must_use]
pub fn plain(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).fold(
        String::with_capacity(text.len()),
        |mut plain, letter| {
            match letter {
                'œ' => plain.push_str("oe"),
                'æ' => plain.push_str("ae"),
                'ß' => plain.push_str("ss"),
                'ø' => plain.push('o'),
                'ł' => plain.push('l'),
                'đ' | 'ð' => plain.push('d'),
                'þ' => plain.push_str("th"),
                'ı' => plain.push('i'),
                other => plain.push(other),
            }
            plain
        },
    )
}

/// The letters and digits of a text, in small letters without accents.
#[must_use]
pub fn letters_of(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two family names are the same.
#[must_use]
pub fn same_family_name(typed: &str, known: &str) -> bool {
    let typed = letters_of(typed);
    !typed.is_empty() && typed == letters_of(known)
}

/// Whether given names are the same; the first of several is enough, on either side.
#[must_use]
pub fn same_given_name(typed: &str, known: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        text.split(|c: char| c.is_whitespace() || c == ',').map(letters_of).filter(|name| !name.is_empty()).collect()
    };
    let (typed, known) = (names(typed), names(known));
    let (Some(first), Some(first_known)) = (typed.first(), known.first()) else { return false };
    first == first_known || typed.concat() == *first_known || *first == known.concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{letters_of, plain, same_family_name, same_given_name};

    #[test]
    fn accents_case_hyphens_and_apostrophes_of_a_family_name_do_not_matter() {
        for (typed, known, same) in [
            ("LEFEVRE", "Lefèvre", true),
            ("lefe\u{300}vre", "Lefèvre", true),
            ("d'Esclapon Villeneuve", "d’Esclapon-Villeneuve", true),
            ("Desclapon-Villeneuve", "d’Esclapon-Villeneuve", true),
            (" Giordano ", "Giordano", true),
            ("Strauß", "Strauss", true),
            ("Giordan", "Giordano", false),
            ("", "Giordano", false),
            ("'-", "", false),
        ] {
            assert_eq!(same_family_name(typed, known), same, "{typed} for {known}");
        }
    }

    #[test]
    fn the_first_of_several_given_names_is_enough() {
        for (typed, known, same) in [
            ("Marie", "Marie Claire", true),
            ("Marie Claire", "Marie", true),
            ("Marie, Claire", "Marie Claire", true),
            ("jean pierre", "Jean-Pierre", true),
            ("Jean-Pierre", "Jean Pierre", true),
            ("Helene", "Hélène", true),
            ("Jean", "Jean-Pierre", false),
            ("Claire", "Marie Claire", false),
            ("Mar", "Marie", false),
            (" ", "Marie", false),
            ("-", "-", false),
        ] {
            assert_eq!(same_given_name(typed, known), same, "{typed} for {known}");
        }
    }

    proptest! {
        #[test]
        fn a_name_is_the_same_as_itself_in_capitals(name in "[a-zàâéèêëîïôöùûüç]{1,20}") {
            prop_assert!(same_family_name(&name.to_uppercase(), &name));
            prop_assert!(same_given_name(&name.to_uppercase(), &name));
        }

        #[test]
        fn nothing_that_is_typed_panics(text in ".*") {
            let _ = (plain(&text), letters_of(&text), same_given_name(&text, &text));
        }
    }
}
