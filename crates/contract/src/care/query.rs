//! What can be asked about medical care.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::{Beneficiaries, CareMonths, CarePage, CareState, CareStatement, CareTotals, Practitioners};
use crate::{
    endpoint::{Endpoint, Method, and_query, with_query},
    export::{ExportFormat, export_target},
    language::Language,
    paging::PageRequest,
};

/// Which refunds: every condition given must hold; none gives all of the last twelve months.
///
/// The same filter applies to the list, its totals, the months of the chart and the exports, so that they add up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CareFilter {
    /// Refunds of this member of the household only (`id` of a beneficiary).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub beneficiary: Option<Uuid>,
    /// Refunds in this state only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(inline))]
    pub state: Option<CareState>,
    /// First day of the period: payment date, or processing date of what is not yet paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(example = "2026-01-01"))]
    pub from: Option<NaiveDate>,
    /// Last day of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(example = "2026-06-30"))]
    pub until: Option<NaiveDate>,
    /// Care performed by this practitioner only: a registration number, or `unregistered` for everybody without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = "check_performer"))]
    #[cfg_attr(
        feature = "openapi",
        param(
            value_type = Option<String>, min_length = 1, max_length = 20, pattern = "^[0-9A-Za-z-]*$",
            example = "unregistered"
        )
    )]
    pub performer: Option<PerformerFilter>,
}

/// Who performed the care (CARE-08); never the prescriber.
///
/// Any text can be read; whether it is a registration number is for validation to say, which names the field.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum PerformerFilter {
    /// « Praticien non immatriculé »: no registered performer is known.
    Unregistered,
    /// The practitioner with this registration number.
    Registered(String),
}

const UNREGISTERED: &str = "unregistered";

impl fmt::Display for PerformerFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unregistered => UNREGISTERED,
            Self::Registered(number) => number,
        })
    }
}

impl From<PerformerFilter> for String {
    fn from(filter: PerformerFilter) -> Self {
        filter.to_string()
    }
}

/// The text is neither `unregistered` nor a registration number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPerformer;

impl fmt::Display for NotAPerformer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `unregistered` or a registration number of 1 to 20 letters, digits or hyphens")
    }
}

impl FromStr for PerformerFilter {
    type Err = NotAPerformer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let filter = Self::from(text.to_owned());
        if filter.is_well_formed() { Ok(filter) } else { Err(NotAPerformer) }
    }
}

impl From<String> for PerformerFilter {
    fn from(text: String) -> Self {
        if text == UNREGISTERED { Self::Unregistered } else { Self::Registered(text) }
    }
}

impl PerformerFilter {
    /// Whether it is `unregistered` or a registration number.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        match self {
            Self::Unregistered => true,
            Self::Registered(number) => {
                let admitted = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
                (1..=20).contains(&number.len()) && number.bytes().all(admitted)
            }
        }
    }
}

fn check_performer(performer: &PerformerFilter) -> Result<(), ValidationError> {
    if performer.is_well_formed() {
        Ok(())
    } else {
        Err(ValidationError::new("performer").with_message(NotAPerformer.to_string().into()))
    }
}

/// Asks for the members of the household who have refunds, with what was paid for each (CARE-01).
#[derive(Clone, Copy, Debug)]
pub struct ListBeneficiaries;

impl Endpoint for ListBeneficiaries {
    type Answer = Beneficiaries;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/care/beneficiaries".to_owned()
    }
}

/// Asks for a page of refunds, the newest first (CARE-02 to CARE-07).
#[derive(Clone, Debug, Default)]
pub struct ListCareLines {
    /// Which refunds.
    pub filter: CareFilter,
    /// Which page of them.
    pub page: PageRequest,
}

impl Endpoint for ListCareLines {
    type Answer = CarePage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        and_query(with_query("/care/lines", &self.filter), &self.page)
    }
}

/// Asks for the totals of the refunds that a filter selects.
#[derive(Clone, Debug, Default)]
pub struct ReadCareTotals {
    /// Which refunds.
    pub filter: CareFilter,
}

impl Endpoint for ReadCareTotals {
    type Answer = CareTotals;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/care/totals", &self.filter)
    }
}

/// Asks for the refunds that a filter selects, added up by month.
#[derive(Clone, Debug, Default)]
pub struct ListCareMonths {
    /// Which refunds.
    pub filter: CareFilter,
}

impl Endpoint for ListCareMonths {
    type Answer = CareMonths;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/care/months", &self.filter)
    }
}

/// Asks for the performers of the last twelve months (CARE-08).
#[derive(Clone, Copy, Debug)]
pub struct ListPractitioners;

impl Endpoint for ListPractitioners {
    type Answer = Practitioners;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/care/practitioners".to_owned()
    }
}

/// Asks for one whole care statement, adjusted or not.
#[derive(Clone, Debug)]
pub struct ReadCareStatement {
    /// Number of the statement.
    pub number: String,
}

impl Endpoint for ReadCareStatement {
    type Answer = CareStatement;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/care/statements/{}", self.number)
    }
}

/// Where the refunds that a filter selects can be downloaded. Not an [`Endpoint`]: the answer is a file, which the
/// browser saves by following a link.
#[derive(Clone, Debug)]
pub struct ExportCareLines {
    /// Which refunds.
    pub filter: CareFilter,
    /// In which format.
    pub format: ExportFormat,
    /// In which language: a followed link does not carry the language that was chosen on the page.
    pub language: Language,
}

impl ExportCareLines {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        export_target("/care", &self.filter, self.format, self.language)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_request_without_conditions_has_no_query() {
        assert_eq!(ListCareLines::default().target(), "/care/lines");
    }

    #[test]
    fn filter_and_page_share_one_query() {
        let request = ListCareLines {
            filter: CareFilter {
                state: Some(CareState::ToPay),
                performer: Some(PerformerFilter::Unregistered),
                ..CareFilter::default()
            },
            page: PageRequest { cursor: Some("a b".to_owned()), limit: Some(5) },
        };
        assert_eq!(request.target(), "/care/lines?state=to_pay&performer=unregistered&cursor=a+b&limit=5");
    }

    #[test]
    fn an_export_names_its_language() {
        let export = ExportCareLines {
            filter: CareFilter { state: Some(CareState::Processed), ..CareFilter::default() },
            format: ExportFormat::Csv,
            language: Language::It,
        };
        assert_eq!(export.target(), "/care/exports/csv?state=processed&language=it");
    }

    #[test]
    fn a_page_alone_starts_the_query() {
        let request = ListCareLines { page: PageRequest { cursor: None, limit: Some(5) }, ..ListCareLines::default() };
        assert_eq!(request.target(), "/care/lines?limit=5");
    }

    #[test]
    fn only_registration_numbers_pass_for_performers() {
        assert_eq!("P-1042".parse(), Ok(PerformerFilter::Registered("P-1042".to_owned())));
        for text in ["", "Dr Martin", "é", "123456789012345678901", "1;drop"] {
            assert_eq!(text.parse::<PerformerFilter>(), Err(NotAPerformer), "{text}");
        }
    }
}
