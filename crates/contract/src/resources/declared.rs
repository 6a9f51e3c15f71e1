//! What is declared.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::text::is_hidden;

/// Most lines of income of one person.
pub const MOST_LINES: usize = 20;

/// Most children that can be declared.
pub const MOST_CHILDREN: usize = 20;

/// Longest remarks, in characters.
pub const LONGEST_REMARKS: usize = 1_000;

/// Whose income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The rights holder's.
    Holder,
    /// The spouse's.
    Spouse,
}

/// A whole declaration, or as much of it as a draft has.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "holder": { "lines": [{ "category": "salary", "amount_cents": 2_840_000, "months": 12 }] },
})))]
pub struct DeclaredResources {
    /// Code of a special situation of the form, which ends the declaration early: nothing else is declared then.
    #[serde(default)]
    #[validate(length(min = 1, max = 40))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40, example = json!(null)))]
    pub special_situation: Option<String>,
    /// Income of the rights holder.
    #[serde(default)]
    #[validate(nested)]
    pub holder: PersonResources,
    /// Income of the spouse; exactly where the form asks for it.
    #[serde(default)]
    #[validate(nested)]
    pub spouse: Option<PersonResources>,
    /// Dependent children; exactly where the form asks for them.
    #[serde(default)]
    #[validate(nested)]
    pub children: Option<DeclaredChildren>,
}

/// Without what was declared, so that no log ever holds it.
impl fmt::Debug for DeclaredResources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeclaredResources").finish_non_exhaustive()
    }
}

/// Income of one person in the reference year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonResources {
    /// The incomes, in the order in which they were given.
    #[serde(default)]
    #[validate(length(max = 20), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub lines: Vec<IncomeLine>,
    /// « Aucun revenu »: says that the list is empty on purpose.
    #[serde(default)]
    pub nothing_received: bool,
    /// « Observations »: lines of text without other control characters and marks of direction.
    #[serde(default)]
    #[validate(length(min = 1, max = 1000), custom(function = "check_remarks"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000, example = json!(null)))]
    pub remarks: Option<String>,
}

/// One income.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncomeLine {
    /// Code of a category of the form.
    #[validate(length(min = 1, max = 40))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40, example = "salary"))]
    pub category: String,
    /// What was received in the reference year, in cents.
    #[validate(range(min = 0, max = 1_000_000_000))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000, example = 2_840_000))]
    pub amount_cents: i64,
    /// For how many months: one that has begun counts whole.
    #[validate(range(min = 1, max = 12))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 12, example = 12))]
    pub months: u32,
    /// Place of an earlier line, from 0, into whose period this one falls: their months count once.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(maximum = 19, example = json!(null)))]
    pub same_period_as: Option<u8>,
}

/// Dependent children under 21.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclaredChildren {
    /// How many.
    #[validate(range(max = 20))]
    #[cfg_attr(feature = "openapi", schema(maximum = 20, example = 1))]
    pub number: u32,
    /// Each of them.
    #[serde(default)]
    #[validate(length(max = 20), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub children: Vec<DeclaredChild>,
}

/// A dependent child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclaredChild {
    /// Given name: tells twins apart.
    #[validate(length(min = 1, max = 60), custom(function = "check_name"))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, example = "Chloé"))]
    pub first_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Who covers the child's care.
    pub cover: ChildCover,
}

/// « Régime de couverture sociale » of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChildCover {
    /// This fund, on the rights of the declaring household.
    Household,
    /// A fund of the Principality, on the rights of somebody else or the child's own.
    OtherMonegasque,
    /// The French general scheme or another French one.
    French,
    /// A scheme of another country.
    Foreign,
    /// None.
    None,
}

impl ChildCover {
    /// Every cover, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Household, Self::OtherMonegasque, Self::French, Self::Foreign, Self::None];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::OtherMonegasque => "other_monegasque",
            Self::French => "french",
            Self::Foreign => "foreign",
            Self::None => "none",
        }
    }

    /// The cover with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cover| cover.code() == code)
    }
}

/// Refuses remarks that cannot be seen, or that hold characters which change how others are read.
fn check_remarks(text: &str) -> Result<(), ValidationError> {
    check_visible(text, |c| c != '\n' && is_hidden(c))
}

fn check_name(text: &str) -> Result<(), ValidationError> {
    check_visible(text, is_hidden)
}

fn check_visible(text: &str, is_refused: impl Fn(char) -> bool) -> Result<(), ValidationError> {
    let (code, message) = match () {
        () if !text.is_empty() && text.trim().is_empty() => ("blank", "must hold more than blanks"),
        () if text.chars().any(is_refused) => {
            ("hidden_character", "must not hold control characters and characters that cannot be seen")
        }
        () => return Ok(()),
    };
    Err(ValidationError::new(code).with_message(message.into()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn remarks(text: &str) -> Vec<String> {
        let person = PersonResources { remarks: Some(text.to_owned()), ..PersonResources::default() };
        match person.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => errors.field_errors()["remarks"].iter().map(|error| error.code.to_string()).collect(),
        }
    }

    #[test]
    fn remarks_are_lines_of_what_can_be_seen() {
        assert_eq!(remarks("Licenciement en mai,\npuis chômage."), Vec::<String>::new());
        assert_eq!(remarks(&"é".repeat(LONGEST_REMARKS)), Vec::<String>::new());
        assert_eq!(remarks(&"é".repeat(LONGEST_REMARKS + 1)), ["length"]);
        assert_eq!(remarks(" \n "), ["blank"]);
        for hidden in ["a\u{202e}b", "a\u{0}", "a\tb", "\u{feff}a"] {
            assert_eq!(remarks(hidden), ["hidden_character"], "{hidden:?}");
        }
    }

    #[test]
    fn no_log_holds_what_was_declared() {
        let holder = PersonResources { remarks: Some("secret".to_owned()), ..PersonResources::default() };
        let declared = DeclaredResources { holder, ..DeclaredResources::default() };
        assert_eq!(format!("{declared:?}"), "DeclaredResources { .. }");
    }

    #[test]
    fn every_cover_is_found_by_its_code() {
        for cover in ChildCover::ALL {
            assert_eq!(ChildCover::from_code(cover.code()), Some(cover));
            assert_eq!(serde_json::to_value(cover).unwrap(), cover.code());
        }
    }
}
