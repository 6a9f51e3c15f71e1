//! The registration service's side: what was declared, asking for a correction, taking it into account (FUND-03).

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{
    declared::DeclaredResources,
    submission::{AskedCorrection, DeclarationState, DeclarationVersion},
};
use crate::text::is_hidden;

/// Longest text of a correction that is asked for, in characters.
pub const LONGEST_CORRECTION: usize = 1_000;

/// Which declarations an agent asks for, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DeskDeclarationQuery {
    /// Only those in this state.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub state: Option<DeclarationState>,
    /// `next_cursor` of the page before; absent for the first page. Opaque: never build one.
    #[serde(default)]
    #[validate(length(max = 200))]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub cursor: Option<String>,
    /// Most items wanted, 1 to 100; 20 when absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 100))]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 100, example = 20))]
    pub limit: Option<u16>,
}

/// A page of declarations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDeclarationPage {
    /// The declarations, the oldest first.
    pub declarations: Vec<DeskDeclaration>,
    /// Cursor of the next page; none on the last one.
    pub next_cursor: Option<String>,
}

/// A declaration in a list of the desk: nothing of what was declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDeclaration {
    /// Its number.
    #[cfg_attr(feature = "openapi", schema(example = "DEC2026-000123"))]
    pub number: String,
    /// How far it has come.
    pub state: DeclarationState,
    /// Code of the campaign.
    #[cfg_attr(feature = "openapi", schema(example = "2026"))]
    pub campaign: String,
    /// Matricule of the household.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// Name of the rights holder.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub holder: String,
    /// The version that counts.
    #[cfg_attr(feature = "openapi", schema(example = 2))]
    pub version: i32,
    /// When the first version was sent.
    pub submitted_at: DateTime<Utc>,
    /// When it was taken into account.
    pub taken_into_account_at: Option<DateTime<Utc>>,
}

/// A declaration with everything that was declared last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDeclarationSheet {
    /// What stands in the lists.
    pub declaration: DeskDeclaration,
    /// What was declared.
    pub declared: DeclaredResources,
    /// The versions, the newest first; at most 20.
    pub versions: Vec<DeclarationVersion>,
    /// The correction that is asked for.
    pub correction: Option<AskedCorrection>,
}

/// Asks the household for a correction. It is told by mail that there is one, and reads it once signed in.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskForCorrection {
    /// What is to be corrected: lines of text that can be seen.
    #[validate(length(min = 1, max = 1000), custom(function = "check_text"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 1000, example = "Le montant de la pension complémentaire manque.")
    )]
    pub text: String,
    /// Last day for it, in Monaco; the later of two weeks from now and the end of the campaign when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The version that was looked at: a newer one is not asked about unseen.
    #[validate(range(min = 1))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, example = 1))]
    pub version: i32,
}

/// Without what was written, so that no log ever holds it.
impl fmt::Debug for AskForCorrection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AskForCorrection").field("version", &self.version).finish_non_exhaustive()
    }
}

/// Takes a declaration into account: it cannot be changed any more.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakeIntoAccount {
    /// The version that was looked at: a newer one is not taken unseen.
    #[validate(range(min = 1))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, example = 1))]
    pub version: i32,
}

/// Whether a text can be read as it is: more than blanks, no control characters but line breaks, nothing hidden.
#[must_use]
pub fn is_readable(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(|c| c != '\n' && is_hidden(c))
}

fn check_text(text: &str) -> Result<(), ValidationError> {
    if text.is_empty() || is_readable(text) {
        return Ok(());
    }
    let message = "must hold more than blanks, and nothing that cannot be seen";
    Err(ValidationError::new("unreadable").with_message(message.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_lines_of_what_can_be_seen() {
        for (text, readable) in [
            ("Le montant manque.", true),
            ("Deux points :\n1. le montant\n2. les mois", true),
            ("", false),
            (" \n ", false),
            ("a\u{202e}b", false),
            ("a\u{0}", false),
        ] {
            assert_eq!(is_readable(text), readable, "{text:?}");
        }
    }

    #[test]
    fn no_log_holds_what_was_written() {
        let asked = AskForCorrection { text: "secret".to_owned(), until: None, version: 1 };
        assert_eq!(format!("{asked:?}"), "AskForCorrection { version: 1, .. }");
    }
}
