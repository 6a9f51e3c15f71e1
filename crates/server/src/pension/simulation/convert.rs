//! From what the rules say to what travels.

use contract::pension::{KnownPoints, PensionParameter, PensionSimulation, Sensitivity, SimulatedFund};
use entity::pension::pension_simulation;

use super::{
    basis::Basis,
    parameters::Dated,
    rules::{
        career::FundCareer,
        result::{FundOutcome, Outcome},
    },
};
use crate::pension::convert::fund;

/// Months of a year.
const YEAR: i64 = 12;

/// What is known of a fund.
pub fn known_points(known: FundCareer) -> KnownPoints {
    KnownPoints {
        fund: fund(known.fund),
        months: known.months,
        first_month: known.first_month,
        last_month: known.last_month,
        validated_hundredths: known.validated_hundredths,
        provisional_hundredths: known.provisional_hundredths,
        average_hundredths: known.average_hundredths,
    }
}

/// A parameter.
pub fn parameter(value: Dated) -> PensionParameter {
    let Dated { code, value, unit, valid_from, source, illustrative } = value;
    PensionParameter { code, value, unit, valid_from, source, illustrative }
}

/// A result.
pub fn simulation(row: &pension_simulation::Model, basis: Basis, outcome: Outcome) -> PensionSimulation {
    let sensitivity = |(change_bp, monthly_cents)| Sensitivity { change_bp, monthly_cents };
    PensionSimulation {
        id: row.public_id,
        number: row.number,
        created_at: row.created_at,
        leaving_month: basis.leaving_month,
        starts_on: outcome.starts_on,
        age_years: outcome.age_months / YEAR,
        age_months: outcome.age_months % YEAR,
        earliest_month: outcome.earliest_month.filter(|_| !outcome.missing.is_empty()),
        missing: outcome.missing,
        monthly_cents: outcome.monthly_cents,
        funds: outcome.funds.iter().map(simulated_fund).collect(),
        bonus_quarters: outcome.bonus_quarters,
        sensitivity: outcome.sensitivity.into_iter().map(sensitivity).collect(),
        parameters: basis.parameters.into_iter().map(parameter).collect(),
        data_as_of: basis.data_as_of,
    }
}

fn simulated_fund(outcome: &FundOutcome) -> SimulatedFund {
    SimulatedFund {
        fund: fund(outcome.known.fund),
        validated_hundredths: outcome.known.validated_hundredths,
        provisional_hundredths: outcome.known.provisional_hundredths,
        to_come_hundredths: outcome.to_come_hundredths,
        months_to_come: outcome.months_to_come,
        average_hundredths: outcome.known.average_hundredths,
        total_hundredths: outcome.total_hundredths,
        point_value_cents: outcome.point_value_cents,
        base_cents: outcome.base_cents,
        bonus_cents: outcome.bonus_cents,
        monthly_cents: outcome.monthly_cents(),
    }
}
