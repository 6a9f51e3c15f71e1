//! Checking a document that the fund has issued, without signing in (REQ-05).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::AttestationKind;
use crate::endpoint::{Endpoint, Method};

/// The letters of which verification codes are made: those of Crockford's base 32, which leaves out what is easily taken
/// for another (`I`, `L`, `O`, `U`).
pub const CODE_LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters of a verification code: 40 bits, which nobody guesses against a brake on each number.
pub const CODE_LENGTH: usize = 8;

/// Letters of a group, as a code is printed.
const GROUP: usize = 4;

/// Asks whether number and code belong together. Both are taken as people type them: blanks, dashes and case do not
/// matter, neither does what is easily taken for another letter.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifyDocument {
    /// Number on the document.
    #[validate(length(min = 1, max = 40))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40, example = "ATT2026-000045"))]
    pub number: String,
    /// Verification code on the document.
    #[validate(length(min = 1, max = 40))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40, example = "7K4M-90XR"))]
    pub code: String,
}

/// Without the code.
impl fmt::Debug for VerifyDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifyDocument").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Endpoint for VerifyDocument {
    type Answer = VerifiedDocument;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/verifications".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// The document is one that the fund has issued. Nothing of what it says, and of the person no more than the initials.
///
/// Number and code that do not belong together are answered by a problem of the kind `document-not-verified`, always the
/// same, whether or not there is such a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifiedDocument {
    /// Its number, as it is printed.
    #[cfg_attr(feature = "openapi", schema(example = "ATT2026-000045"))]
    pub number: String,
    /// What it attests.
    pub kind: AttestationKind,
    /// Day on which it was issued, in Monaco.
    pub issued_on: NaiveDate,
    /// Initials of the person of whom it speaks.
    #[cfg_attr(feature = "openapi", schema(example = "C. D."))]
    pub initials: String,
}

/// The code as it is printed: in groups.
#[must_use]
pub fn spoken_code(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The code that somebody meant by what they typed; none where it can be no code. Letters that are not used are taken for
/// those that look like them.
#[must_use]
pub fn typed_code(typed: &str) -> Option<String> {
    let code: String = meant(typed).collect();
    (code.chars().count() == CODE_LENGTH && code.chars().all(|c| CODE_LETTERS.contains(c))).then_some(code)
}

/// Year and key of the document whose number somebody meant by what they typed; none where it can be no number.
#[must_use]
pub fn typed_attestation_number(typed: &str) -> Option<(i32, i64)> {
    let meant: String = meant(typed).collect();
    let digits = meant.strip_prefix("ATT").unwrap_or(&meant);
    let readable = (10..=22).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (year, key) = if readable { digits.split_at(4) } else { return None };
    Some((year.parse().ok()?, key.parse().ok()?))
}

/// The letters that were meant: without what separates them, in capitals, each look-alike as what it looks like.
fn meant(typed: &str) -> impl Iterator<Item = char> {
    let separates =
        |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '_' | '/');
    typed.chars().filter(move |c| !separates(*c)).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_taken_as_people_type_it() {
        for typed in ["7K4M-90XR", "7k4m90xr", " 7K4M 9OXR ", "7k4m–9oxr", "7K4M.90XR", "7K4M\u{a0}90XR"] {
            assert_eq!(typed_code(typed).as_deref(), Some("7K4M90XR"), "{typed}");
        }
        assert_eq!(typed_code("ILU0-0000").as_deref(), Some("11V00000"));
    }

    #[test]
    fn what_can_be_no_code_is_none() {
        for typed in ["", "7K4M-90X", "7K4M-90XRA", "7K4M-90X*", "7K4M-90XÉ", "'; --"] {
            assert_eq!(typed_code(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_number_is_taken_as_people_type_it() {
        for typed in ["ATT2026-000045", "att 2026 000045", "2026-000045", "ATT-2026–OOO045", "ATT2O26000045"] {
            assert_eq!(typed_attestation_number(typed), Some((2026, 45)), "{typed}");
        }
        assert_eq!(typed_attestation_number("ATT2026-12345678"), Some((2026, 12_345_678)));
        for typed in ["", "ATT", "DEM2026-000045", "ATT2026-45", "ATT2026-0000é5", &"9".repeat(40)] {
            assert_eq!(typed_attestation_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_printed_in_groups() {
        assert_eq!(spoken_code("7K4M90XR"), "7K4M-90XR");
    }

    #[test]
    fn a_code_is_never_in_a_log() {
        let asked = VerifyDocument { number: "ATT2026-000045".to_owned(), code: "7K4M-90XR".to_owned() };
        assert!(!format!("{asked:?}").contains("7K4M"));
    }

    proptest! {
        #[test]
        fn a_printed_code_is_read_back(code in "[0-9A-HJKMNP-TV-Z]{8}") {
            prop_assert_eq!(typed_code(&spoken_code(&code)), Some(code.clone()));
            prop_assert_eq!(typed_code(&code.to_lowercase()), Some(code));
        }

        #[test]
        fn nothing_makes_the_readers_panic(text in ".*") {
            let _ = (typed_code(&text), typed_attestation_number(&text));
        }
    }
}
