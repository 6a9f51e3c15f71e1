//! Examples of what is answered about indemnities.

use super::{Example, as_of, date};
use crate::indemnities::{
    ApprovedLeave, Indemnities, IndemnityExplanation, IndemnityKind, IndemnityPayee, IndemnityPayeeKind,
    IndemnityPeriod, IndemnityState, LeaveKind,
};

impl Example for Indemnities {
    const DESCRIPTION: &'static str = "The indemnities of the last twelve months, the newest period first.";

    fn example() -> Self {
        Self {
            periods: vec![IndemnityPeriod {
                number: "I2026-000101-0003".to_owned(),
                kind: IndemnityKind::Sickness,
                state: IndemnityState::Paid,
                from: date(2026, 2, 2),
                until: date(2026, 2, 15),
                employer: Some("Société des Bains de Démonstration".to_owned()),
                amount_cents: Some(49_005),
                processed_on: date(2026, 2, 20),
                paid_on: Some(date(2026, 2, 24)),
                payee: IndemnityPayee { kind: IndemnityPayeeKind::Person, name: "Alain Dupont".to_owned() },
                explanation: Some(IndemnityExplanation {
                    base_salary_cents: 8_910,
                    rate_bp: 5_000,
                    period_days: 14,
                    waiting_days: 3,
                    paid_days: 11,
                    unpaid_days: 0,
                    calculated_cents: 49_005,
                    correction_cents: 0,
                }),
            }],
            paid_cents: 49_005,
            last_approved_leave: Some(ApprovedLeave {
                kind: LeaveKind::Sickness,
                from: date(2026, 2, 26),
                until: Some(date(2026, 3, 8)),
                approved_on: date(2026, 2, 27),
            }),
            since: date(2025, 3, 3),
            data_as_of: as_of(),
        }
    }
}
