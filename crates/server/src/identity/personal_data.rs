//! What a password must not be made of: the person's own data (AUTH-11).

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::names::{letters_of, plain};

/// Shortest name that counts.
const SHORTEST_NAME: usize = 3;

/// Shortest word of an address that counts: « rue » and « des » are everybody's.
const SHORTEST_WORD: usize = 4;

/// Letters that must be left of a password when the person's own data are taken out of it.
const LETTERS_OF_ONES_OWN: usize = 8;

/// The data of one person, as parts of passwords.
#[derive(Clone, Default)]
pub struct PersonalData {
    /// Words without accents, in small letters; the longest first.
    words: Vec<String>,
    /// Digits: the birth date in its usual spellings, the matricule.
    numbers: Vec<String>,
}

/// Without the data, so that no log ever holds them.
impl fmt::Debug for PersonalData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalData { … }")
    }
}

impl PersonalData {
    /// The data of somebody with these names, this birth date, matricule, address and e-mail address.
    pub fn new<'t>(
        names: impl IntoIterator<Item = &'t str>,
        address: impl IntoIterator<Item = &'t str>,
        birth_date: NaiveDate,
        matricule: &str,
        email: Option<&str>,
    ) -> Self {
        let local = email.and_then(|email| email.rsplit_once('@')).map(|(local, _)| local);
        let mut words: Vec<String> = Vec::new();
        for name in names {
            words.extend(words_of(name, SHORTEST_NAME));
        }
        for text in address {
            words.extend(words_of(text, SHORTEST_WORD));
        }
        words.extend(local.into_iter().flat_map(|local| words_of(local, SHORTEST_NAME)));
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        Self { words, numbers: spellings(birth_date).into_iter().chain([letters_of(matricule)]).collect() }
    }

    /// Whether a password is built from the data: one of them is in it, and too little of it is the person's own.
    #[must_use]
    pub fn makes_up(&self, password: &str) -> bool {
        let mut rest = letters_of(password);
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let has_number = self.numbers.iter().any(|number| digits.contains(number.as_str()) || rest.contains(number));
        let mut has_word = false;
        for word in &self.words {
            if rest.contains(word.as_str()) {
                has_word = true;
                // A blank in its place, so that what stands around it does not make a new word.
                rest = rest.replace(word.as_str(), " ");
            }
        }
        let own = rest.chars().filter(|c| c.is_alphabetic()).count();
        (has_number || has_word) && own < LETTERS_OF_ONES_OWN
    }

    /// The data, for an estimate of how easily a password is guessed.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.numbers).map(String::as_str)
    }
}

/// The words of a text that have so many letters at least, and all of it written together.
fn words_of(text: &str, shortest: usize) -> Vec<String> {
    let parts = plain(text);
    let parts = parts.split(|c: char| !c.is_alphabetic()).map(str::to_owned);
    parts.chain([letters_of(text)]).filter(|word| word.chars().count() >= shortest).collect()
}

/// How people write their birth date with digits alone.
fn spellings(date: NaiveDate) -> [String; 8] {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let short = year.rem_euclid(100);
    [
        format!("{day:02}{month:02}{year}"),
        format!("{month:02}{day:02}{year}"),
        format!("{year}{month:02}{day:02}"),
        format!("{day:02}{month:02}{short:02}"),
        format!("{short:02}{month:02}{day:02}"),
        format!("{day}{month}{year}"),
        format!("{day:02}{month:02}"),
        format!("{year}"),
    ]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::PersonalData;

    fn helene() -> PersonalData {
        PersonalData::new(
            ["Lefèvre-d’Aubreville", "Hélène", "Rossi"],
            ["12, boulevard des Moulins", "Monaco"],
            NaiveDate::from_ymd_opt(1979, 3, 5).unwrap(),
            "002490",
            Some("h.rossignol79@example.com"),
        )
    }

    #[test]
    fn a_password_built_from_ones_own_data_is_found() {
        for password in [
            "Hélène05031979",
            "helene.lefevre",
            "LEFEVREdaubreville!",
            "Lefevre-1979-Lefevre",
            "05/03/1979 monaco",
            "002490002490abc",
            "rossi rossi rossi",
            "hrossignol-2026!",
            "1979helene030579",
            "boulevard-moulins",
            "monaco monaco 98",
            "5.3.1979 / tralala",
        ] {
            assert!(helene().makes_up(password), "{password}");
        }
    }

    #[test]
    fn a_password_with_enough_of_ones_own_is_accepted() {
        for password in [
            "helene aime les cerises noires",
            "quatre chevaux sous la pluie",
            "1234 5678 9012 3456",
            "chapeau-violet-0305",
        ] {
            assert!(!helene().makes_up(password), "{password}");
        }
    }

    #[test]
    fn the_data_never_show_in_a_log() {
        assert_eq!(format!("{:?}", helene()), "PersonalData { … }");
    }

    proptest! {
        #[test]
        fn ones_name_between_digits_is_never_a_password(before in "[0-9!-/]{0,8}", after in "[0-9!-/]{3,12}") {
            let password = format!("{before}Hélène{after}");
            prop_assert!(helene().makes_up(&password));
        }

        #[test]
        fn nothing_that_is_typed_panics(password in ".*") {
            let _ = helene().makes_up(&password);
        }
    }
}
