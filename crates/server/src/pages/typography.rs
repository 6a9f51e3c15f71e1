//! Blanks that must not end a line.

use std::borrow::Cow;

use contract::language::Language;

/// The blank that keeps its neighbours on one line.
const NO_BREAK: &str = "\u{a0}";

/// Signs that French sets apart by a blank from what stands before them.
const AFTER_A_BLANK: [&str; 7] = [":", ";", "?", "!", "»", "%", "€"];

/// The text with the blanks of its language set: in French, none before « : » or inside guillemets lets a line end.
pub(super) fn set(text: Cow<'_, str>, language: Language) -> Cow<'_, str> {
    if language != Language::Fr || !text.contains(' ') {
        return text;
    }
    let mut set = text.replace("« ", &format!("«{NO_BREAK}"));
    for sign in AFTER_A_BLANK {
        set = set.replace(&format!(" {sign}"), &format!("{NO_BREAK}{sign}"));
    }
    Cow::Owned(set)
}

#[cfg(test)]
mod tests {
    use contract::language::Language;

    use super::set;

    #[test]
    fn french_signs_stay_on_the_line_of_their_words() {
        let text = "Lisez « Aide » : 80 % de 46,00 €, d'accord ?";
        assert_eq!(
            set(text.into(), Language::Fr),
            "Lisez «\u{a0}Aide\u{a0}»\u{a0}: 80\u{a0}% de 46,00\u{a0}€, d'accord\u{a0}?"
        );
    }

    #[test]
    fn other_languages_stay_as_they_are() {
        let text = "Legga «Aiuto»: 46,00 €";
        assert_eq!(set(text.into(), Language::It), text);
    }
}
