//! The use cases of the simulation.

use chrono::{DateTime, NaiveDate, Utc};
use contract::pension::{PensionOutlook, PensionSimulation, PensionSimulations, SimulatePension, SimulationAccess};
use entity::pension::pension_simulation;
use sea_orm::{DatabaseConnection, prelude::Uuid};

use super::{
    basis::Basis,
    convert,
    error::SimulationError,
    kept,
    known::Known,
    rules::{access::choice, months::month_of, result},
};
use crate::identity::{InsuredPerson, InsuredScope};

/// Whether the caller may simulate, and on what it would rest (SIM-01, SIM-02).
pub async fn outlook(caller: &InsuredPerson, today: NaiveDate) -> Result<PensionOutlook, SimulationError> {
    let known = Known::of(caller, today).await?;
    let basis = known.basis(month_of(today), today);
    let earliest_month = basis.as_ref().and_then(|basis| result::earliest(basis, &known.figures?));
    let (first_month, last_month) =
        known.figures.as_ref().map_or((month_of(today), month_of(today)), |figures| choice(figures, today));
    let career = known.career.filter(|_| known.access.0 == SimulationAccess::Open);
    Ok(PensionOutlook {
        access: known.access.0,
        open_from: known.access.1,
        minimum_age: known.figures.map_or(0, |figures| i64::from(figures.minimum_age)),
        funds: career.into_iter().flat_map(|career| career.funds).map(convert::known_points).collect(),
        earliest_month,
        first_month,
        last_month,
        parameters: known.in_force.into_iter().map(convert::parameter).collect(),
        data_as_of: caller.data_as_of,
    })
}

/// Whether the simulation is open to the caller, for who looks for payments and has none (PEN-02).
pub async fn is_open(caller: &InsuredPerson, today: NaiveDate) -> Result<bool, SimulationError> {
    Ok(Known::of(caller, today).await?.access.0 == SimulationAccess::Open)
}

/// Simulates, and keeps the result.
pub async fn simulate(
    db: &DatabaseConnection,
    caller: InsuredPerson,
    request: &SimulatePension,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<PensionSimulation, SimulationError> {
    let known = Known::of(&caller, today).await?;
    let scope = caller.release();
    let month = request.leaving_month;
    let basis = known.basis(month, today).ok_or(SimulationError::NotOpen)?;
    match () {
        () if month != month_of(month) => return Err(SimulationError::Month("not_a_month")),
        () if month < month_of(today) => return Err(SimulationError::Month("too_early")),
        () if month > basis.last_choice => return Err(SimulationError::Month("too_late")),
        () => {}
    }
    let outcome = result::outcome(&basis).ok_or(SimulationError::NotOpen)?;
    let kept = kept::keep(db, scope, &basis, outcome.monthly_cents, now).await?;
    Ok(convert::simulation(&kept, basis, outcome))
}

/// The simulations that are kept, each calculated anew from its basis (SIM-03, SIM-04).
pub async fn simulations(caller: &InsuredPerson) -> Result<PensionSimulations, SimulationError> {
    let rows = kept::all(&caller.db, caller.scope).await?;
    let simulations = rows.iter().map(again).collect::<Result<_, _>>()?;
    Ok(PensionSimulations { simulations })
}

fn again(row: &pension_simulation::Model) -> Result<PensionSimulation, SimulationError> {
    let basis: Basis = serde_json::from_str(&row.basis).map_err(|fault| SimulationError::Basis(fault.to_string()))?;
    let outcome = result::outcome(&basis).ok_or_else(|| SimulationError::Basis("a figure is missing".to_owned()))?;
    Ok(convert::simulation(row, basis, outcome))
}

/// One simulation that is kept.
pub async fn one(caller: &InsuredPerson, id: &str) -> Result<PensionSimulation, SimulationError> {
    let id = Uuid::parse_str(id).map_err(|_| SimulationError::NotFound)?;
    let row = kept::one(&caller.db, caller.scope, id).await?.ok_or(SimulationError::NotFound)?;
    again(&row)
}

/// Forgets a simulation of the caller.
pub async fn forget(db: &DatabaseConnection, scope: InsuredScope, id: &str) -> Result<(), SimulationError> {
    let id = Uuid::parse_str(id).map_err(|_| SimulationError::NotFound)?;
    kept::forget(db, scope, id).await
}
