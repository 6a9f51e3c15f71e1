//! Examples about pensions.

use uuid::Uuid;

use super::{Example, as_of, date, moment};
use crate::pension::{
    KnownPoints, PaymentFrequency, PaymentMethod, Pension, PensionFund, PensionKind, PensionOutlook, PensionParameter,
    PensionPayment, PensionPayments, PensionSimulation, PensionSimulations, Sensitivity, SimulatedFund,
    SimulationAccess,
};

impl Example for PensionPayments {
    const DESCRIPTION: &'static str = "The pensions of the person and their payments of the last twelve months.";

    fn example() -> Self {
        let payment = |number: &str, month, last_day, day, amount_cents| PensionPayment {
            number: number.to_owned(),
            period_from: date(2026, month, 1),
            period_until: date(2026, month, last_day),
            paid_on: date(2026, month, day),
            amount_cents,
            method: PaymentMethod::Transfer,
            account: Some("MC58****0134".to_owned()),
            bank: Some("Banque du Rocher".to_owned()),
        };
        Self {
            pensions: vec![Pension {
                number: "R003128-1".to_owned(),
                fund: PensionFund::Car,
                kind: PensionKind::Own,
                frequency: PaymentFrequency::Monthly,
                starts_on: date(2014, 6, 1),
                ends_on: None,
                payments: vec![
                    payment("V003128-1-202602", 2, 28, 24, 135_000),
                    payment("V003128-1-202601", 1, 31, 27, 131_500),
                ],
                paid_cents: 266_500,
            }],
            paid_cents: 266_500,
            since: date(2025, 3, 3),
            ended_on: None,
            simulation_is_open: false,
            data_as_of: as_of(),
        }
    }
}

fn point_value() -> PensionParameter {
    PensionParameter {
        code: "pension.car.point_value".to_owned(),
        value: 2_104,
        unit: "cents".to_owned(),
        valid_from: date(2025, 10, 1),
        source: "Valeur vraisemblable, donnée à titre d’exemple pour la caisse fictive".to_owned(),
        illustrative: true,
    }
}

impl Example for PensionOutlook {
    const DESCRIPTION: &'static str = "Whether the person may simulate, and on what it would rest.";

    fn example() -> Self {
        Self {
            access: SimulationAccess::Open,
            open_from: None,
            minimum_age: 55,
            funds: vec![KnownPoints {
                fund: PensionFund::Car,
                months: 337,
                first_month: date(1998, 2, 1),
                last_month: date(2026, 2, 1),
                validated_hundredths: 71_820,
                provisional_hundredths: 640,
                average_hundredths: 213,
            }],
            earliest_month: Some(date(2030, 3, 1)),
            first_month: date(2026, 3, 1),
            last_month: date(2036, 3, 1),
            parameters: vec![point_value()],
            data_as_of: as_of(),
        }
    }
}

impl Example for PensionSimulation {
    const DESCRIPTION: &'static str = "The result, with everything that it rests on.";

    fn example() -> Self {
        Self {
            id: Uuid::from_u128(0x5b0c_1f6e_62a4_4c09_9d38_0d2b_5a7f_4e12),
            number: 3,
            created_at: moment(0),
            leaving_month: date(2031, 6, 1),
            starts_on: date(2031, 7, 1),
            age_years: 61,
            age_months: 3,
            missing: Vec::new(),
            earliest_month: None,
            monthly_cents: 150_948,
            funds: vec![SimulatedFund {
                fund: PensionFund::Car,
                validated_hundredths: 71_820,
                provisional_hundredths: 640,
                to_come_hundredths: 13_632,
                months_to_come: 64,
                average_hundredths: 213,
                total_hundredths: 86_092,
                point_value_cents: 2_104,
                base_cents: 150_948,
                bonus_cents: 0,
                monthly_cents: 150_948,
            }],
            bonus_quarters: 0,
            sensitivity: vec![
                Sensitivity { change_bp: -100, monthly_cents: 149_439 },
                Sensitivity { change_bp: 0, monthly_cents: 150_948 },
                Sensitivity { change_bp: 100, monthly_cents: 152_457 },
            ],
            parameters: vec![point_value()],
            data_as_of: date(2026, 3, 2),
        }
    }
}

impl Example for PensionSimulations {
    const DESCRIPTION: &'static str = "The simulations that are kept, by leaving month.";

    fn example() -> Self {
        Self { simulations: vec![PensionSimulation::example()] }
    }
}
