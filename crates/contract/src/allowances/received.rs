//! What the recipient sees: payments to themselves, and nothing else of the household (FAM-05).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AllowanceAmounts, Recovery};
use crate::endpoint::{Endpoint, Method};

/// Asks for the family allowances that were paid to the caller (FAM-05).
#[derive(Clone, Copy, Debug)]
pub struct ReadRecipientAllowances;

impl Endpoint for ReadRecipientAllowances {
    type Answer = RecipientAllowances;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/recipient-allowances".to_owned()
    }
}

/// The family allowances that were paid to the caller, processed in the last twelve months, of the months in which
/// they were the holder's spouse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecipientAllowances {
    /// Month by month, the newest first; months without an allowance are left out.
    pub months: Vec<ReceivedMonth>,
    /// What all months add up to.
    pub totals: AllowanceAmounts,
    /// First day of the period: twelve months before today. It is the processing date that counts.
    pub since: NaiveDate,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// What the caller was paid for a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedMonth {
    /// First day of the month.
    #[cfg_attr(feature = "openapi", schema(example = "2026-02-01"))]
    pub month: NaiveDate,
    /// When the month was processed, the latest date if there are several: an operation of the fund, not the value
    /// date of a payment.
    pub processed_on: NaiveDate,
    /// What the children add up to (FAM-02).
    pub totals: AllowanceAmounts,
    /// What was recovered and for whom: for the fund first, then other bodies by name (FAM-04).
    pub recoveries: Vec<Recovery>,
    /// One entry for each child, the eldest first; a child that was corrected has several.
    pub children: Vec<ReceivedAllowance>,
}

/// What the caller was paid for a child and a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedAllowance {
    /// Given and family name of the child.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub child: String,
    /// When it was processed: an operation of the fund, not the value date of a payment.
    pub processed_on: NaiveDate,
    /// What was granted, recovered and paid.
    pub amounts: AllowanceAmounts,
    /// What was recovered and for whom (FAM-04).
    pub recoveries: Vec<Recovery>,
    /// The caller's account, first and last four characters; absent when it was not paid to an account.
    #[cfg_attr(feature = "openapi", schema(example = "MC58****0134"))]
    pub account: Option<String>,
}
