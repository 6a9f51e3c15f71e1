//! The characters that paper asks for, where files and databases hold what a keyboard has.

use contract::language::Language;
use unicode_normalization::UnicodeNormalization;

/// No break, and as wide as a space.
const NO_BREAK_SPACE: char = '\u{a0}';
/// No break, and narrow: before « ; ! ? » in French.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// A text of ours as it is printed: curved apostrophes and, in French, the spaces that must not break a line (Lexique
/// des règles typographiques de l'Imprimerie nationale).
pub fn printed_text(text: &str, language: Language) -> String {
    let text = text.replace('\'', "’");
    if language == Language::Fr { french_spaces(&text) } else { text }
}

fn french_spaces(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = |index: usize| characters.get(index).copied();
    let before = |index: usize| index.checked_sub(1).and_then(at);
    characters
        .iter()
        .enumerate()
        .map(|(index, &character)| match (before(index), character, at(index + 1)) {
            (_, ' ', Some(';' | '!' | '?')) => NARROW_NO_BREAK_SPACE,
            (_, ' ', Some(':' | '»' | '%' | '€')) | (Some('«' | '°'), ' ', _) => NO_BREAK_SPACE,
            (Some(digit), ' ', Some(_)) if digit.is_ascii_digit() => NO_BREAK_SPACE,
            (Some('h'), ' ', Some(digit)) if digit.is_ascii_digit() => NO_BREAK_SPACE,
            _ => character,
        })
        .collect()
}

/// A value of the fund's as it is printed: composed characters, one space where there is white space or a control
/// character, and none of the invisible characters that would turn the direction of what follows (RFC 5892 calls for
/// caution with them; in the scripts that we print they mean nothing).
pub fn printed_value(value: &str) -> String {
    let visible: String = value
        .nfc()
        .filter(|character| !is_invisible(*character))
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Joiners, marks and overrides of direction, the soft hyphen, the byte order mark.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn french_punctuation_never_begins_a_line() {
        for (typed, printed) in [
            ("Une question ?", "Une question\u{202f}?"),
            ("Attention ! Non ; oui", "Attention\u{202f}! Non\u{202f}; oui"),
            ("Support : le « profil »", "Support\u{a0}: le «\u{a0}profil\u{a0}»"),
            ("de 9 h à 17 h 30", "de 9\u{a0}h à 17\u{a0}h\u{a0}30"),
            ("l'adresse", "l’adresse"),
        ] {
            assert_eq!(printed_text(typed, Language::Fr), printed);
        }
        assert_eq!(printed_text("What's new ?", Language::En), "What’s new ?");
    }

    #[test]
    fn a_value_keeps_every_visible_character() {
        for (known, printed) in [
            (
                r##"D'Arc "#1" $x$ *b* _i_ \n <a@b> [c] @d =e `f`"##,
                r##"D'Arc "#1" $x$ *b* _i_ \n <a@b> [c] @d =e `f`"##,
            ),
            ("  Anne\t\r\nMarie \u{0} ", "Anne Marie"),
            ("Rene\u{301}", "René"),
            ("ab\u{202e}cd\u{200f}\u{ad}", "abcd"),
            ("", ""),
        ] {
            assert_eq!(printed_value(known), printed);
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_prints_as_itself(value in any::<String>()) {
            let once = printed_value(&value);
            prop_assert_eq!(printed_value(&once), once);
        }
    }
}
