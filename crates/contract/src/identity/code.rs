//! Codes that travel by post (AUTH-05, AUTH-07): short enough to type, hard to mistype, used once.
//!
//! Twelve symbols of a prime alphabet of 31, written in groups of four: eleven are random (54 bits), the last one is a
//! checksum that finds every single wrong symbol and every two that changed places. Zero, one, and the letters I, L and
//! O, which are easily taken for each other, are not in the alphabet.

use std::fmt;

/// The symbols of a code. Their number is prime, which the checksum needs.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Symbols of a code, its checksum included.
pub const CODE_LENGTH: usize = 12;

/// Symbols between two hyphens, as the letter shows the code.
const GROUP: usize = 4;

/// A code of a letter that is well formed: whether it is somebody's is for the server to say.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterCode([u8; CODE_LENGTH]);

/// Why what was typed is no code of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// It does not have twelve symbols, blanks and hyphens aside.
    Length,
    /// It has a symbol that no code has: `0`, `1`, `I`, `L`, `O`, or something that is neither letter nor digit.
    Symbol,
    /// A symbol is wrong, or two have changed places.
    Checksum,
}

impl LetterCode {
    /// The code of these eleven numbers, each taken modulo 31: draw them at random.
    #[must_use]
    pub fn from_numbers(numbers: [u8; CODE_LENGTH - 1]) -> Self {
        let mut values = [0; CODE_LENGTH];
        for (value, number) in values.iter_mut().zip(numbers) {
            *value = number % 31;
        }
        values[CODE_LENGTH - 1] = checksum(&values);
        Self(values)
    }

    /// The code that somebody typed; case, blanks and hyphens do not matter.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let mut values = [0; CODE_LENGTH];
        let mut length = 0;
        for symbol in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '.')) {
            let value = value_of(symbol).ok_or(CodeFault::Symbol)?;
            *values.get_mut(length).ok_or(CodeFault::Length)? = value;
            length += 1;
        }
        if length < CODE_LENGTH {
            Err(CodeFault::Length)
        } else if checksum(&values) != values[CODE_LENGTH - 1] {
            Err(CodeFault::Checksum)
        } else {
            Ok(Self(values))
        }
    }

    /// The twelve symbols without hyphens: what is hashed.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.0.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect()
    }

    /// The code as a letter shows it: `ABCD-EFGH-JKMN`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let symbols = self.canonical();
        let groups: Vec<&str> = (0..CODE_LENGTH).step_by(GROUP).map(|start| &symbols[start..start + GROUP]).collect();
        groups.join("-")
    }
}

/// Without the code, so that no log ever holds it.
impl fmt::Debug for LetterCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterCode(…)")
    }
}

fn value_of(symbol: char) -> Option<u8> {
    let symbol = u8::try_from(symbol.to_ascii_uppercase()).ok()?;
    ALPHABET.iter().position(|known| *known == symbol).and_then(|position| u8::try_from(position).ok())
}

/// The sum of the eleven values, each weighted by its place: weights differ and 31 is prime, so that neither one wrong
/// symbol nor an exchange of two leaves the sum as it was.
fn checksum(values: &[u8; CODE_LENGTH]) -> u8 {
    let weighted = (2_u32..).zip(&values[..CODE_LENGTH - 1]).map(|(weight, value)| weight * u32::from(*value));
    // The remainder is below 31.
    u8::try_from(weighted.sum::<u32>() % 31).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::{ALPHABET, CODE_LENGTH, CodeFault, LetterCode};

    #[test]
    fn what_is_no_code_is_told_apart() {
        for (typed, fault) in [
            ("", CodeFault::Length),
            ("2345-6789-ABC", CodeFault::Length),
            ("2345-6789-ABCD-E", CodeFault::Length),
            ("O345-6789-ABCD", CodeFault::Symbol),
            ("demonstration-002490", CodeFault::Symbol),
            ("2345-6789-ABÇD", CodeFault::Symbol),
        ] {
            assert_eq!(LetterCode::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_code_never_shows_in_a_log() {
        assert_eq!(format!("{:?}", LetterCode::from_numbers([7; 11])), "LetterCode(…)");
    }

    proptest! {
        #[test]
        fn a_code_is_read_however_it_is_typed(numbers in any::<[u8; 11]>()) {
            let code = LetterCode::from_numbers(numbers);
            let typed = format!(" {} ", code.grouped().to_lowercase().replace('-', " - "));
            prop_assert_eq!(LetterCode::parse(&typed), Ok(code));
        }

        #[test]
        fn one_wrong_symbol_is_always_found(numbers in any::<[u8; 11]>(), place in 0..CODE_LENGTH, other in 0..31_usize) {
            let right = LetterCode::from_numbers(numbers).canonical();
            let mut wrong = right.clone().into_bytes();
            wrong[place] = ALPHABET[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert_eq!(LetterCode::parse(&wrong).is_ok(), wrong == right);
        }

        #[test]
        fn two_symbols_that_changed_places_are_always_found(
            numbers in any::<[u8; 11]>(), first in 0..CODE_LENGTH - 1, second in 0..CODE_LENGTH - 1,
        ) {
            let right = LetterCode::from_numbers(numbers).canonical();
            let mut swapped = right.clone().into_bytes();
            swapped.swap(first, second);
            let swapped = String::from_utf8(swapped).unwrap();
            prop_assert_eq!(LetterCode::parse(&swapped).is_ok(), swapped == right);
        }

        #[test]
        fn nothing_that_is_typed_panics(typed in ".*") {
            let _ = LetterCode::parse(&typed);
        }
    }
}
