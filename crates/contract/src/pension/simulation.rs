//! A projection of the pension to come (SIM-01 to SIM-04).
//!
//! Points are hundredths of a point (`…_hundredths`): whole numbers, added up exactly. A month is told by its first day.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use super::PensionFund;
use crate::{
    endpoint::{Endpoint, Method},
    export::{ExportFormat, export_target},
    language::Language,
};

/// Asks whether the person may simulate, and on what it would rest.
#[derive(Clone, Copy, Debug)]
pub struct ReadPensionOutlook;

impl Endpoint for ReadPensionOutlook {
    type Answer = PensionOutlook;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/pension/outlook".to_owned()
    }
}

/// Asks for a simulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimulatePension {
    /// The last month of work, by its first day: from `first_month` to `last_month` of the outlook.
    #[cfg_attr(feature = "openapi", schema(example = "2031-06-01"))]
    pub leaving_month: NaiveDate,
}

impl Endpoint for SimulatePension {
    type Answer = PensionSimulation;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/pension/simulations".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks for the simulations that are kept.
#[derive(Clone, Copy, Debug)]
pub struct ListPensionSimulations;

impl Endpoint for ListPensionSimulations {
    type Answer = PensionSimulations;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/pension/simulations".to_owned()
    }
}

/// Forgets a simulation.
#[derive(Clone, Copy, Debug)]
pub struct ForgetPensionSimulation {
    /// Which one.
    pub id: Uuid,
}

impl Endpoint for ForgetPensionSimulation {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/pension/simulations/{}", self.id)
    }
}

/// Where a simulation can be downloaded. Not an [`Endpoint`]: the answer is a file, which the browser saves by following a
/// link.
#[derive(Clone, Copy, Debug)]
pub struct ExportPensionSimulation {
    /// Which one.
    pub id: Uuid,
    /// Format of the file.
    pub format: ExportFormat,
    /// Language of headings, labels and amounts.
    pub language: Language,
}

impl ExportPensionSimulation {
    /// Path and query below the root of the API.
    #[must_use]
    pub fn target(&self) -> String {
        let everything: [(&str, &str); 0] = [];
        export_target(&format!("/pension/simulations/{}", self.id), &everything, self.format, self.language)
    }
}

/// Whether somebody may simulate (SIM-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SimulationAccess {
    /// They may.
    Open,
    /// Not old enough: `open_from` says from when on.
    TooYoung,
    /// A pension of their own is paid already.
    AlreadyRetired,
    /// No month of work as an employee or a self-employed person is known.
    NoActivity,
    /// The fund has not given the parameters that the calculation needs.
    Unavailable,
}

/// Whether the person may simulate, the points known so far, and the months that can be chosen (SIM-01, SIM-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionOutlook {
    /// Whether the person may simulate; unless they may, there is nothing further.
    pub access: SimulationAccess,
    /// From which day on it is open to who is too young.
    pub open_from: Option<NaiveDate>,
    /// From which age on it is open, in years.
    #[cfg_attr(feature = "openapi", schema(example = 55))]
    pub minimum_age: i64,
    /// The points known so far, by fund.
    pub funds: Vec<KnownPoints>,
    /// The first leaving month that opens a right, where there is one within the choice.
    pub earliest_month: Option<NaiveDate>,
    /// The first month that can be chosen: the current one.
    pub first_month: NaiveDate,
    /// The last month that can be chosen: ten years ahead.
    pub last_month: NaiveDate,
    /// The parameters in force.
    pub parameters: Vec<PensionParameter>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// Points of one fund, as far as they are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownPoints {
    /// The fund.
    pub fund: PensionFund,
    /// Months with points.
    #[cfg_attr(feature = "openapi", schema(example = 342))]
    pub months: i64,
    /// The first month that is known.
    pub first_month: NaiveDate,
    /// The last month that is known.
    pub last_month: NaiveDate,
    /// Acquired and validated.
    #[cfg_attr(feature = "openapi", schema(example = 71_820))]
    pub validated_hundredths: i64,
    /// Acquired and not yet validated.
    #[cfg_attr(feature = "openapi", schema(example = 640))]
    pub provisional_hundredths: i64,
    /// What a month to come brings: the average of the last twelve known months; 0 where the activity has ended.
    #[cfg_attr(feature = "openapi", schema(example = 213))]
    pub average_hundredths: i64,
}

/// A dated parameter on which a result rests (SIM-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionParameter {
    /// Which parameter.
    #[cfg_attr(feature = "openapi", schema(example = "pension.car.point_value"))]
    pub code: String,
    /// Its value.
    #[cfg_attr(feature = "openapi", schema(example = 2_104))]
    pub value: i64,
    /// Unit of the value: `cents`, `basis_points`, `months`, `years`, `hundredths`.
    #[cfg_attr(feature = "openapi", schema(example = "cents"))]
    pub unit: String,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// Plausible and not official.
    pub illustrative: bool,
}

/// The simulations of the person that are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionSimulations {
    /// By leaving month, the earliest first; of one month, the older before the newer. At most 20 are kept: a further one
    /// takes the place of the oldest.
    pub simulations: Vec<PensionSimulation>,
}

/// What is missing for a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingCondition {
    /// The age of the right is not reached.
    Age,
    /// Too little time has passed since the first month of work.
    Period,
    /// Too few months have brought points.
    Contributions,
}

/// A result, calculated anew from the basis that was kept with it (SIM-02, SIM-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PensionSimulation {
    /// Identifier; opaque.
    pub id: Uuid,
    /// Number among the simulations of the person, from 1.
    #[cfg_attr(feature = "openapi", schema(example = 3))]
    pub number: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The last month of work.
    #[cfg_attr(feature = "openapi", schema(example = "2031-06-01"))]
    pub leaving_month: NaiveDate,
    /// First day of the pension: the first of the month after.
    pub starts_on: NaiveDate,
    /// Age on that day: whole years.
    #[cfg_attr(feature = "openapi", schema(example = 65))]
    pub age_years: i64,
    /// Age on that day: months beyond the years.
    #[cfg_attr(feature = "openapi", schema(example = 8))]
    pub age_months: i64,
    /// What is missing for a right on that day; empty when there is a right.
    pub missing: Vec<MissingCondition>,
    /// The first leaving month that opens a right, where something is missing and there is one within ten years.
    pub earliest_month: Option<NaiveDate>,
    /// The monthly pension of all funds together at the value of the point of the day of the simulation, in cents; 0
    /// without a right.
    #[cfg_attr(feature = "openapi", schema(example = 128_350))]
    pub monthly_cents: i64,
    /// The parts, by fund; they add up to the whole.
    pub funds: Vec<SimulatedFund>,
    /// Whole quarters worked beyond the full age.
    #[cfg_attr(feature = "openapi", schema(example = 2))]
    pub bonus_quarters: i64,
    /// What the monthly pension would be at other values of the point.
    pub sensitivity: Vec<Sensitivity>,
    /// The parameters on which it rests, as they were.
    pub parameters: Vec<PensionParameter>,
    /// Date on which the data stood.
    pub data_as_of: NaiveDate,
}

/// What one fund would pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimulatedFund {
    /// The fund.
    pub fund: PensionFund,
    /// Points acquired and validated.
    #[cfg_attr(feature = "openapi", schema(example = 71_820))]
    pub validated_hundredths: i64,
    /// Points acquired and not yet validated.
    #[cfg_attr(feature = "openapi", schema(example = 640))]
    pub provisional_hundredths: i64,
    /// Points to be acquired until the leaving month.
    #[cfg_attr(feature = "openapi", schema(example = 11_715))]
    pub to_come_hundredths: i64,
    /// Months to come that bring points.
    #[cfg_attr(feature = "openapi", schema(example = 55))]
    pub months_to_come: i64,
    /// What each of them brings.
    #[cfg_attr(feature = "openapi", schema(example = 213))]
    pub average_hundredths: i64,
    /// All points together.
    #[cfg_attr(feature = "openapi", schema(example = 84_175))]
    pub total_hundredths: i64,
    /// Annual value of a point, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 2_104))]
    pub point_value_cents: i64,
    /// Points × value ÷ 12, rounded half up to the cent.
    #[cfg_attr(feature = "openapi", schema(example = 147_587))]
    pub base_cents: i64,
    /// What the quarters beyond the full age add, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 4_428))]
    pub bonus_cents: i64,
    /// Base and bonus together, in cents; 0 without a right.
    #[cfg_attr(feature = "openapi", schema(example = 152_015))]
    pub monthly_cents: i64,
}

/// The monthly pension at another value of the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sensitivity {
    /// How the value differs from that of the day, in basis points.
    #[cfg_attr(feature = "openapi", schema(example = -100))]
    pub change_bp: i64,
    /// The monthly pension of all funds together, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 127_067))]
    pub monthly_cents: i64,
}
