//! Indemnities: daily allowances for sickness and maternity, and invalidity pensions (IND-01 to IND-03).

mod period;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use period::{
    IndemnityExplanation, IndemnityKind, IndemnityPayee, IndemnityPayeeKind, IndemnityPeriod, IndemnityState,
};

use crate::{
    endpoint::{Endpoint, Method},
    export::{ExportFormat, export_target},
    language::Language,
};

/// Asks for the indemnities of the last twelve months.
#[derive(Clone, Copy, Debug)]
pub struct ListIndemnities;

impl Endpoint for ListIndemnities {
    type Answer = Indemnities;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/indemnities".to_owned()
    }
}

/// Where the indemnities can be downloaded.
#[derive(Clone, Copy, Debug)]
pub struct ExportIndemnities {
    /// In which format.
    pub format: ExportFormat,
    /// In which language.
    pub language: Language,
}

impl ExportIndemnities {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        let everything: [(&str, &str); 0] = [];
        export_target("/indemnities", &everything, self.format, self.language)
    }
}

/// The indemnities of one insured person: what was paid in the last twelve months, and what is not yet paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Indemnities {
    /// One row for each period and employer, the newest period first (IND-02). A person's year has some fifty rows; of
    /// more than 400 the oldest are left out, of the total too.
    pub periods: Vec<IndemnityPeriod>,
    /// Paid, in cents: the sum of the rows that are paid (IND-01).
    #[cfg_attr(feature = "openapi", schema(example = 231_040))]
    pub paid_cents: i64,
    /// The last period of sick leave that the medical officer has approved: the next one to be indemnified (IND-01).
    /// None where there is none, or where it ended before `since`.
    pub last_approved_leave: Option<ApprovedLeave>,
    /// First day of the period: twelve months before today.
    pub since: NaiveDate,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// A period of sick leave that the medical officer (« médecin conseil ») has approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApprovedLeave {
    /// Why the person does not work.
    pub kind: LeaveKind,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while no end is known.
    pub until: Option<NaiveDate>,
    /// When the medical officer decided.
    pub approved_on: NaiveDate,
}

/// Why somebody does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeaveKind {
    /// Sickness.
    Sickness,
    /// Maternity.
    Maternity,
}
