//! What a result rests on: kept with it, and enough to calculate it anew to the same cent (SIM-04).

use chrono::NaiveDate;
use entity::pension::entitlement::PensionFund;
use serde::{Deserialize, Serialize};

use super::parameters::Dated;

/// Everything that a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Date on which the data stood.
    pub data_as_of: NaiveDate,
    /// The day of the simulation.
    pub made_on: NaiveDate,
    /// Birth date of the person.
    pub birth_date: NaiveDate,
    /// The last month of work that was chosen.
    pub leaving_month: NaiveDate,
    /// The last month that could be chosen.
    pub last_choice: NaiveDate,
    /// The first month with points.
    pub first_month: NaiveDate,
    /// The last month that was known.
    pub last_month: NaiveDate,
    /// Known months with points.
    pub contributed_months: i64,
    /// What was known of each fund.
    pub funds: Vec<FundBasis>,
    /// The parameters in force on the day of the simulation.
    pub parameters: Vec<Dated>,
}

/// What was known of one fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundBasis {
    /// The fund.
    #[serde(with = "fund_code")]
    pub fund: PensionFund,
    /// Points acquired and validated, in hundredths.
    pub validated_hundredths: i64,
    /// Points acquired and not yet validated, in hundredths.
    pub provisional_hundredths: i64,
    /// What a month to come brings, in hundredths.
    pub average_hundredths: i64,
}

/// Funds by the code that stands in the tables.
mod fund_code {
    use entity::pension::entitlement::PensionFund;
    use sea_orm::ActiveEnum as _;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(fund: &PensionFund, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&fund.to_value())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PensionFund, D::Error> {
        let code = String::deserialize(deserializer)?;
        PensionFund::try_from_value(&code).map_err(D::Error::custom)
    }
}
