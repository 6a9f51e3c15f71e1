//! Telling the registration service what is wrong, from the very field, with a number to follow.
//!
//! A report never changes the fund's data: the service looks at it, corrects them in its own systems, and answers.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::{
    endpoint::{Endpoint, Method, with_query},
    paging::PageRequest,
    text::is_hidden,
};

/// Longest correction that is taken, in characters.
pub const LONGEST_REPORT: usize = 500;

/// What can be reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportedField {
    /// Family name in use.
    LastName,
    /// Family name at birth.
    BirthName,
    /// Given name.
    FirstName,
    /// Birth date.
    BirthDate,
    /// Date of death.
    DeathDate,
    /// Family situation; not of a child (DATA-02).
    FamilySituation,
    /// Postal address; not of a child (DATA-02).
    Address,
}

impl ReportedField {
    /// Every field, in the order of the screen.
    pub const ALL: [Self; 7] = [
        Self::LastName,
        Self::BirthName,
        Self::FirstName,
        Self::BirthDate,
        Self::DeathDate,
        Self::FamilySituation,
        Self::Address,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LastName => "last_name",
            Self::BirthName => "birth_name",
            Self::FirstName => "first_name",
            Self::BirthDate => "birth_date",
            Self::DeathDate => "death_date",
            Self::FamilySituation => "family_situation",
            Self::Address => "address",
        }
    }

    /// The field with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }

    /// Whether a child has such a field (DATA-02).
    #[must_use]
    pub const fn is_kept_for_children(self) -> bool {
        !matches!(self, Self::FamilySituation | Self::Address)
    }
}

/// Reports that something is wrong. One report of a field and member can be open at a time; another is refused by a
/// problem of the kind `already-reported`, which names the number of the first.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportHouseholdData {
    /// Of whom: a member of the household.
    #[cfg_attr(feature = "openapi", schema(example = "5b0c1f6e-62a4-4c09-9d38-0d2b5a7f4e11"))]
    pub member: Uuid,
    /// What is wrong.
    pub field: ReportedField,
    /// What it should be: one line, without control characters and marks of direction.
    #[validate(length(min = 1, max = 500), custom(function = "check_correction"))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 500, example = "14, boulevard des Moulins, 98000 Monaco")
    )]
    pub should_be: String,
}

/// Without what was written, so that no log ever holds it.
impl fmt::Debug for ReportHouseholdData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportHouseholdData").field("field", &self.field).finish_non_exhaustive()
    }
}

/// Why a correction cannot be taken as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionFault {
    /// It holds nothing but blanks.
    Blank,
    /// It holds characters that cannot be seen or change how others are read, or a line break.
    HiddenCharacter,
    /// It has more than [`LONGEST_REPORT`] characters.
    TooLong,
}

impl CorrectionFault {
    /// What is wrong with a correction, if anything.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            Some(Self::Blank)
        } else if text.chars().any(is_hidden) {
            Some(Self::HiddenCharacter)
        } else {
            (text.chars().count() > LONGEST_REPORT).then_some(Self::TooLong)
        }
    }
}

/// Refuses what the limits of the length do not: blanks alone, and hidden characters.
fn check_correction(text: &str) -> Result<(), ValidationError> {
    let (code, message) = match CorrectionFault::of(text) {
        Some(CorrectionFault::Blank) if !text.is_empty() => ("blank", "must hold more than blanks"),
        Some(CorrectionFault::HiddenCharacter) => {
            ("hidden_character", "must be one line, without control characters and characters that cannot be seen")
        }
        Some(CorrectionFault::Blank | CorrectionFault::TooLong) | None => return Ok(()),
    };
    Err(ValidationError::new(code).with_message(message.into()))
}

impl Endpoint for ReportHouseholdData {
    type Answer = HouseholdReport;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/household/reports".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks for one's own reports, the newest first.
#[derive(Clone, Debug, Default)]
pub struct ListHouseholdReports {
    /// Which page.
    pub page: PageRequest,
}

impl Endpoint for ListHouseholdReports {
    type Answer = HouseholdReportPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/household/reports", &self.page)
    }
}

/// A page of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HouseholdReportPage {
    /// The reports, the newest first.
    pub reports: Vec<HouseholdReport>,
    /// Cursor of the next page; none on the last one.
    pub next_cursor: Option<String>,
}

/// A report, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HouseholdReport {
    /// Number to follow it by.
    #[cfg_attr(feature = "openapi", schema(example = "S2026-000123"))]
    pub number: String,
    /// Of whom.
    pub member: Uuid,
    /// Name of the member, as it stands now.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub member_name: String,
    /// What is wrong.
    pub field: ReportedField,
    /// What stood there when it was reported: names and addresses as the fund writes them, dates as `2012-05-19`; none
    /// where nothing stood.
    #[cfg_attr(feature = "openapi", schema(example = "12, boulevard des Moulins, 98000 Monaco, MC"))]
    pub recorded: Option<String>,
    /// What it should be, as the person wrote it.
    #[cfg_attr(feature = "openapi", schema(example = "14, boulevard des Moulins, 98000 Monaco"))]
    pub should_be: String,
    /// How far it has come.
    pub state: ReportState,
    /// When it was reported.
    pub reported_at: DateTime<Utc>,
    /// What the registration service answered.
    #[cfg_attr(feature = "openapi", schema(example = "L'adresse est corrigée."))]
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
}

/// How far a report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Received: the registration service will look at it.
    Received,
    /// Looked at and settled.
    Handled,
    /// Looked at and refused, with the reason.
    Refused,
}

/// A report that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenReport {
    /// Number to follow it by.
    #[cfg_attr(feature = "openapi", schema(example = "S2026-000123"))]
    pub number: String,
    /// Of whom.
    pub member: Uuid,
    /// What is wrong.
    pub field: ReportedField,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(should_be: &str) -> Vec<String> {
        let report =
            ReportHouseholdData { member: Uuid::nil(), field: ReportedField::Address, should_be: should_be.to_owned() };
        match report.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => {
                let found = errors.field_errors();
                found["should_be"].iter().map(|error| error.code.to_string()).collect()
            }
        }
    }

    #[test]
    fn a_correction_is_one_line_of_what_can_be_seen() {
        assert_eq!(codes("14, boulevard des Moulins"), Vec::<String>::new());
        assert_eq!(codes("d’Angelo – née Müller"), Vec::<String>::new());
        assert_eq!(codes(&"é".repeat(500)), Vec::<String>::new());
        assert_eq!(codes(&"é".repeat(501)), ["length"]);
        for blank in [" ", "\u{a0}\u{a0}", "\u{3000}"] {
            assert_eq!(codes(blank), ["blank"], "{blank:?}");
        }
        for hidden in ["a\u{0}", "a\nb", "a\u{202e}b", "a\u{200f}", "\u{feff}a", "a\u{7f}"] {
            assert_eq!(codes(hidden), ["hidden_character"], "{hidden:?}");
        }
    }

    #[test]
    fn every_field_is_found_by_its_code() {
        for field in ReportedField::ALL {
            assert_eq!(ReportedField::from_code(field.code()), Some(field));
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
    }

    proptest! {
        #[test]
        fn the_courtesy_of_the_pages_and_the_server_agree(text in "\\PC{0,600}") {
            prop_assert_eq!(CorrectionFault::of(&text).is_some(), !codes(&text).is_empty());
        }

        #[test]
        fn no_text_makes_the_check_panic(text in ".*") {
            let _ = CorrectionFault::of(&text);
        }
    }
}
