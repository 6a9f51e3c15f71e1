//! Personal data: civil status and address of the members of a household (DATA-01 to DATA-03), and telling the
//! registration service what is wrong with them.

mod report;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use report::{
    CorrectionFault, HouseholdReport, HouseholdReportPage, LONGEST_REPORT, ListHouseholdReports, OpenReport,
    ReportHouseholdData, ReportState, ReportedField,
};

use crate::endpoint::{Endpoint, Method};

/// Asks for the personal data of the household.
#[derive(Clone, Copy, Debug)]
pub struct ReadHousehold;

impl Endpoint for ReadHousehold {
    type Answer = Household;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/household".to_owned()
    }
}

/// Who belongs to the household today, as the fund has recorded them (DATA-01).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Household {
    /// The rights holder.
    pub holder: Adult,
    /// The spouse, where there is one.
    pub spouse: Option<Adult>,
    /// The children, from the eldest.
    pub children: Vec<Child>,
    /// Documents are missing from the file of one of them (DATA-03).
    pub file_incomplete: bool,
    /// What has been reported and waits for an answer, so that nobody reports it twice.
    pub open_reports: Vec<OpenReport>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// The holder or the spouse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Adult {
    /// Identifier of the person; opaque.
    pub id: Uuid,
    /// Civil status.
    pub civil_status: CivilStatus,
    /// Family situation, in the language asked for where the fund's words are known, otherwise as the fund words it;
    /// none where the fund has none.
    #[cfg_attr(feature = "openapi", schema(example = "Marié(e)"))]
    pub family_situation: Option<String>,
    /// Postal address; none where the fund has none.
    pub address: Option<PostalAddress>,
}

/// A child. Address and family situation are not kept for children one by one, so there is no place for them (DATA-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Child {
    /// Identifier of the person; opaque.
    pub id: Uuid,
    /// Civil status.
    pub civil_status: CivilStatus,
}

/// Names and dates of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CivilStatus {
    /// Family name in use.
    #[cfg_attr(feature = "openapi", schema(example = "Dupont"))]
    pub last_name: String,
    /// Family name at birth, where it differs.
    #[cfg_attr(feature = "openapi", schema(example = "Martin"))]
    pub birth_name: Option<String>,
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(example = "Sophie"))]
    pub first_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Date of death, of somebody who has died.
    pub death_date: Option<NaiveDate>,
}

/// A postal address. At least one of its parts is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostalAddress {
    /// Street and number.
    #[cfg_attr(feature = "openapi", schema(example = "12, boulevard des Moulins"))]
    pub line_1: Option<String>,
    /// Building, floor.
    #[cfg_attr(feature = "openapi", schema(example = "Le Bel Horizon, 3e étage"))]
    pub line_2: Option<String>,
    /// Postal code.
    #[cfg_attr(feature = "openapi", schema(example = "98000"))]
    pub postal_code: Option<String>,
    /// City.
    #[cfg_attr(feature = "openapi", schema(example = "Monaco"))]
    pub city: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[cfg_attr(feature = "openapi", schema(example = "MC"))]
    pub country: Option<String>,
}

impl PostalAddress {
    /// Its lines as one writes them on an envelope; those that are not known are left out.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let town: Vec<&str> = [&self.postal_code, &self.city].into_iter().filter_map(|part| part.as_deref()).collect();
        let lines = [self.line_1.clone(), self.line_2.clone(), Some(town.join(" ")), self.country.clone()];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::PostalAddress;

    #[test]
    fn an_address_leaves_out_what_is_not_known() {
        let text = |text: &str| Some(text.to_owned());
        let whole = PostalAddress {
            line_1: text("12, boulevard des Moulins"),
            line_2: text("3e étage"),
            postal_code: text("98000"),
            city: text("Monaco"),
            country: text("MC"),
        };
        assert_eq!(whole.lines(), ["12, boulevard des Moulins", "3e étage", "98000 Monaco", "MC"]);
        let town =
            PostalAddress { line_1: None, line_2: None, postal_code: None, city: text("Beausoleil"), country: None };
        assert_eq!(town.lines(), ["Beausoleil"]);
    }
}
