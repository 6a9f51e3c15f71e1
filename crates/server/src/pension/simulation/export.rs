//! One simulation as a file: the amount, the points, and every parameter that it rests on (SIM-04).

use contract::{
    export::ExportFormat,
    language::Language,
    pension::{MissingCondition, PensionFund, PensionParameter, PensionSimulation, SimulatedFund},
};
use serde::Deserialize;

use super::{error::SimulationError, parameters as codes, service};
use crate::{
    export::{Cell, Column, CommonWords, ExportError, Owner, Row, Table, to_file, words},
    http::File,
    identity::InsuredPerson,
    state::AppState,
};

/// The words of a simulation on paper.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file_name: String,
    title: String,
    headings: [String; 5],
    leaving: String,
    starts_on: String,
    age: String,
    years: String,
    months: String,
    number: String,
    amount: String,
    no_right: String,
    missing_age: String,
    missing_period: String,
    missing_contributions: String,
    validated: String,
    provisional: String,
    to_come: String,
    total_points: String,
    point_value: String,
    bonus: String,
    monthly: String,
    at_value: String,
    illustrative: String,
    projection: String,
    rounding: String,
    parameters: Labels,
}

/// What the parameters are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    car_point_value: String,
    carti_point_value: String,
    reference_salary: String,
    monthly_cap: String,
    age_of_right: String,
    full_age: String,
    bonus: String,
    minimum_period: String,
    minimum_contributions: String,
    horizon: String,
    minimum_age: String,
}

impl Labels {
    fn of<'l>(&'l self, code: &'l str) -> &'l str {
        match code {
            codes::CAR_POINT_VALUE => &self.car_point_value,
            codes::CARTI_POINT_VALUE => &self.carti_point_value,
            codes::REFERENCE_SALARY => &self.reference_salary,
            codes::MONTHLY_CAP => &self.monthly_cap,
            codes::AGE_OF_RIGHT => &self.age_of_right,
            codes::FULL_AGE => &self.full_age,
            codes::BONUS => &self.bonus,
            codes::MINIMUM_PERIOD => &self.minimum_period,
            codes::MINIMUM_CONTRIBUTIONS => &self.minimum_contributions,
            codes::HORIZON => &self.horizon,
            codes::MINIMUM_AGE => &self.minimum_age,
            code => code,
        }
    }
}

/// A simulation of the caller, as a file.
pub async fn simulation(
    caller: InsuredPerson,
    id: &str,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, SimulationError> {
    let simulation = service::one(&caller, id).await?;
    let table = table(&simulation, &caller.owner, language)?;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    Ok(to_file(table, format, state).await?)
}

fn table(simulation: &PensionSimulation, owner: &Owner, language: Language) -> Result<Table, ExportError> {
    let common = CommonWords::in_language(language)?;
    let words: Words = words("simulation_export", language)?;
    let made_on = crate::clock::monaco_day(simulation.created_at);
    let mut rows: Vec<Row> = simulation.funds.iter().flat_map(|fund| fund_rows(fund, &words)).collect();
    rows.push(Row::sum(cells(&words.amount, Cell::Empty, Cell::Euros(simulation.monthly_cents))));
    rows.extend(simulation.sensitivity.iter().filter(|other| other.change_bp != 0).map(|other| {
        let change = i32::try_from(other.change_bp).unwrap_or_default();
        Row::of(cells(&words.at_value, Cell::Rate(change), Cell::Euros(other.monthly_cents)))
    }));
    rows.extend(simulation.parameters.iter().map(|parameter| parameter_row(parameter, &words)));
    let mut facts = common.facts(owner, Some(simulation.data_as_of));
    facts.extend(about(simulation, &words));
    let mut notes: Vec<String> = simulation.missing.iter().map(|missing| words.missing(*missing)).collect();
    notes.extend([words.rounding, words.projection]);
    if simulation.parameters.iter().any(|parameter| parameter.illustrative) {
        notes.push(words.illustrative);
    }
    Ok(Table {
        file_name: format!("{}-{}", words.file_name, simulation.number),
        title: words.title,
        language,
        written_on: made_on,
        facts,
        columns: columns(&words.headings),
        rows,
        empty: String::new(),
        notes,
    })
}

impl Words {
    fn missing(&self, condition: MissingCondition) -> String {
        let reason = match condition {
            MissingCondition::Age => &self.missing_age,
            MissingCondition::Period => &self.missing_period,
            MissingCondition::Contributions => &self.missing_contributions,
        };
        format!("{} {reason}", self.no_right)
    }
}

fn about(simulation: &PensionSimulation, words: &Words) -> Vec<(String, Cell)> {
    let age = format!("{} {}, {} {}", simulation.age_years, words.years, simulation.age_months, words.months);
    vec![
        (words.number.clone(), Cell::Count(simulation.number)),
        (words.leaving.clone(), Cell::Month(simulation.leaving_month)),
        (words.starts_on.clone(), Cell::Date(simulation.starts_on)),
        (words.age.clone(), Cell::Text(age)),
        (words.amount.clone(), Cell::Euros(simulation.monthly_cents)),
    ]
}

fn columns(headings: &[String; 5]) -> Vec<Column> {
    let columns: [fn(&str) -> Column; 5] = [
        |heading| Column::text(heading, 11),
        |heading| Column::text(heading, 4),
        |heading| Column::number(heading, 5),
        |heading| Column::text(heading, 6),
        |heading| Column::text(heading, 10),
    ];
    headings.iter().zip(columns).map(|(heading, column)| column(heading)).collect()
}

fn cells(what: &str, fund: Cell, value: Cell) -> Vec<Cell> {
    vec![Cell::text(what), fund, value, Cell::Empty, Cell::Empty]
}

fn fund_rows(fund: &SimulatedFund, words: &Words) -> Vec<Row> {
    let name = match fund.fund {
        PensionFund::Car => "CAR",
        PensionFund::Carti => "CARTI",
    };
    let line = |what: &str, value| Row::of(cells(what, Cell::text(name), value));
    vec![
        line(&words.validated, Cell::Hundredths(fund.validated_hundredths)),
        line(&words.provisional, Cell::Hundredths(fund.provisional_hundredths)),
        line(
            &format!("{} ({} {})", words.to_come, fund.months_to_come, words.months),
            Cell::Hundredths(fund.to_come_hundredths),
        ),
        line(&words.total_points, Cell::Hundredths(fund.total_hundredths)),
        line(&words.point_value, Cell::Euros(fund.point_value_cents)),
        line(&words.bonus, Cell::Euros(fund.bonus_cents)),
        line(&words.monthly, Cell::Euros(fund.monthly_cents)),
    ]
}

fn parameter_row(parameter: &PensionParameter, words: &Words) -> Row {
    let value = match parameter.unit.as_str() {
        "cents" => Cell::Euros(parameter.value),
        "basis_points" => i32::try_from(parameter.value).map_or(Cell::Count(parameter.value), Cell::Rate),
        "hundredths" => Cell::Hundredths(parameter.value),
        "years" => Cell::Text(format!("{} {}", parameter.value, words.years)),
        "months" => Cell::Text(format!("{} {}", parameter.value, words.months)),
        _ => Cell::Count(parameter.value),
    };
    let what = Cell::text(words.parameters.of(&parameter.code));
    Row::of(vec![what, Cell::Empty, value, Cell::Date(parameter.valid_from), Cell::text(&parameter.source)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_a_simulation() {
        for language in Language::ALL {
            assert!(words::<Words>("simulation_export", language).is_ok(), "{language:?}");
        }
    }
}
