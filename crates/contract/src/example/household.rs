//! Examples of what is answered about the household.

use uuid::Uuid;

use super::{CHLOE, Example, as_of, date, moment};
use crate::household::{
    Adult, Child, CivilStatus, Household, HouseholdReport, HouseholdReportPage, OpenReport, PostalAddress, ReportState,
    ReportedField,
};

const ALAIN: Uuid = Uuid::from_u128(0x0f4e_6a0c_9b1d_4c7e_8a53_2d90_71c8_b6a4);
const SOPHIE: Uuid = Uuid::from_u128(0x9c27_51d8_03ee_4f5b_b1a6_6f08_4c3d_e921);

fn home() -> PostalAddress {
    PostalAddress {
        line_1: Some("12, boulevard des Moulins".to_owned()),
        line_2: Some("Le Bel Horizon, 3e étage".to_owned()),
        postal_code: Some("98000".to_owned()),
        city: Some("Monaco".to_owned()),
        country: Some("MC".to_owned()),
    }
}

fn adult(id: Uuid, first_name: &str, birth_name: Option<&str>) -> Adult {
    Adult {
        id,
        civil_status: CivilStatus {
            last_name: "Dupont".to_owned(),
            birth_name: birth_name.map(str::to_owned),
            first_name: first_name.to_owned(),
            birth_date: date(1981, 9, 27),
            death_date: None,
        },
        family_situation: Some("Marié(e)".to_owned()),
        address: Some(home()),
    }
}

impl Example for Household {
    const DESCRIPTION: &'static str = "Who belongs to the household today, as the fund has recorded them.";

    fn example() -> Self {
        Self {
            holder: adult(ALAIN, "Alain", None),
            spouse: Some(adult(SOPHIE, "Sophie", Some("Martin"))),
            children: vec![Child {
                id: CHLOE,
                civil_status: CivilStatus {
                    last_name: "Dupont".to_owned(),
                    birth_name: None,
                    first_name: "Chloé".to_owned(),
                    birth_date: date(2019, 2, 17),
                    death_date: None,
                },
            }],
            file_incomplete: false,
            open_reports: vec![OpenReport {
                number: "S2026-000123".to_owned(),
                member: SOPHIE,
                field: ReportedField::Address,
            }],
            data_as_of: as_of(),
        }
    }
}

impl Example for HouseholdReport {
    const DESCRIPTION: &'static str = "The report is received; its number follows it.";

    fn example() -> Self {
        Self {
            number: "S2026-000123".to_owned(),
            member: SOPHIE,
            member_name: "Sophie Dupont".to_owned(),
            field: ReportedField::Address,
            recorded: Some("12, boulevard des Moulins, Le Bel Horizon, 3e étage, 98000 Monaco, MC".to_owned()),
            should_be: "14, boulevard des Moulins, 98000 Monaco".to_owned(),
            state: ReportState::Received,
            reported_at: moment(0),
            answer: None,
            answered_at: None,
        }
    }
}

impl Example for HouseholdReportPage {
    const DESCRIPTION: &'static str = "A page of one's own reports, the newest first.";

    fn example() -> Self {
        let answered = HouseholdReport {
            state: ReportState::Handled,
            answer: Some("L'adresse est corrigée.".to_owned()),
            answered_at: Some(moment(86_400)),
            ..HouseholdReport::example()
        };
        Self { reports: vec![answered], next_cursor: Some("MTIz".to_owned()) }
    }
}
