//! Who has looked at what the person sent to the fund (FUND-04).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{Endpoint, Method, with_query},
    institution::DepartmentKey,
    paging::PageRequest,
};

/// Asks who has looked at the person's requests, reports and declarations, the newest first.
#[derive(Clone, Debug, Default)]
pub struct ListAccesses {
    /// Which page.
    pub page: PageRequest,
}

impl Endpoint for ListAccesses {
    type Answer = AccessPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query("/profile/accesses", &self.page)
    }
}

/// A page of accesses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessPage {
    /// The accesses, the newest first.
    pub accesses: Vec<Access>,
    /// Cursor of the next page; none on the last one.
    pub next_cursor: Option<String>,
}

/// Somebody of the fund saw or handled something that the person sent. Which department, not which of its people: their
/// names are in the fund's own audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Who it was.
    pub by: AccessedBy,
    /// The departments that the agent works for; empty for the operator.
    pub departments: Vec<DepartmentKey>,
    /// What was done.
    pub action: AccessAction,
    /// Number of the request, report or declaration.
    #[cfg_attr(feature = "openapi", schema(example = "DEM2026-000123"))]
    pub number: String,
}

/// Who has access on the fund's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessedBy {
    /// An agent of a department.
    Agent,
    /// Whoever runs the portal for the fund.
    Operator,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessAction {
    /// It stood in a list that was read: number, state, and whose it is.
    Listed,
    /// It was opened and read.
    Shown,
    /// Somebody took it on.
    Assigned,
    /// It was answered: done.
    Answered,
    /// It was refused.
    Refused,
    /// A correction was asked for.
    CorrectionAsked,
    /// It was taken into account.
    TakenIntoAccount,
    /// It left in a file for the fund's own systems.
    Exported,
}
