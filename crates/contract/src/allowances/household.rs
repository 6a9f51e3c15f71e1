//! What the rights holder sees: every recipient of the household, and nobody's bank account.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AllowanceAmounts, Recovery};
use crate::endpoint::{Endpoint, Method};

/// Asks for the family allowances of the caller's household (FAM-01 to FAM-04).
#[derive(Clone, Copy, Debug)]
pub struct ReadFamilyAllowances;

impl Endpoint for ReadFamilyAllowances {
    type Answer = FamilyAllowances;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/family-allowances".to_owned()
    }
}

/// The family allowances of a household that were processed in the last twelve months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FamilyAllowances {
    /// Month by month, the newest first; months without an allowance are left out.
    pub months: Vec<AllowanceMonth>,
    /// What all months add up to.
    pub totals: AllowanceAmounts,
    /// First day of the period: twelve months before today. It is the processing date that counts.
    pub since: NaiveDate,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// The allowances of one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AllowanceMonth {
    /// First day of the month.
    #[cfg_attr(feature = "openapi", schema(example = "2026-02-01"))]
    pub month: NaiveDate,
    /// One entry for each recipient, by name, with a subtotal of its own (FAM-03).
    pub recipients: Vec<RecipientMonth>,
    /// What the recipients add up to.
    pub totals: AllowanceAmounts,
}

/// What one recipient was paid for a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecipientMonth {
    /// Given and family name of the recipient.
    #[cfg_attr(feature = "openapi", schema(example = "Sophie Dupont"))]
    pub recipient: String,
    /// When the month was processed, the latest date if there are several: an operation of the fund, not the value
    /// date of a payment.
    pub processed_on: NaiveDate,
    /// What the children add up to (FAM-02).
    pub totals: AllowanceAmounts,
    /// What was recovered and for whom: for the fund first, then other bodies by name (FAM-04).
    pub recoveries: Vec<Recovery>,
    /// One entry for each child, the eldest first; a child that was corrected has several.
    pub children: Vec<ChildAllowance>,
}

/// The allowance of a child for a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildAllowance {
    /// Given and family name of the child.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub child: String,
    /// When it was processed: an operation of the fund, not the value date of a payment.
    pub processed_on: NaiveDate,
    /// What was granted, recovered and paid.
    pub amounts: AllowanceAmounts,
    /// What was recovered and for whom (FAM-04).
    pub recoveries: Vec<Recovery>,
}
