//! The tariffs and rates as dated parameters of the fund.

use chrono::NaiveDate;
use extract::records::Parameter;

use super::{BENEFITS, Benefit, EXEMPT_RATE, REDUCED_RATE, ROSE_SURCHARGE, STANDARD_RATE, Tariff};
use crate::{
    calendar::{Calendar, date},
    indemnities::{INVALIDITY_RATE, MATERNITY_RATE, SICKNESS_RATE, WAITING_DAYS},
};

/// A year of the funds begins on 1 October; what has not changed for long is said to hold since this one.
const LONG_AGO: NaiveDate = date(2019, 10, 1);

/// Every dated parameter: a row for each value that a tariff or rate has had.
pub fn parameters(calendar: &Calendar) -> Vec<Parameter> {
    let rate = |code: &str, value: i32, illustrative| Parameter {
        code: format!("care.{code}"),
        valid_from: LONG_AGO,
        value: i64::from(value),
        unit: "basis_points".to_owned(),
        source: if illustrative { ILLUSTRATIVE } else { OFFICIAL }.to_owned(),
        illustrative,
    };
    let mut rows = vec![
        rate("rate.exempt", EXEMPT_RATE, true),
        rate("rate.reduced", REDUCED_RATE, true),
        rate("rate.standard", STANDARD_RATE, true),
        rate("surcharge.rose", ROSE_SURCHARGE, false),
    ];
    rows.extend(conditions_of_subscription());
    rows.extend(indemnities());
    rows.extend(card_thresholds());
    rows.extend(super::pension::parameters());
    rows.extend(BENEFITS.iter().flat_map(|benefit| tariffs(benefit, calendar)));
    rows
}

/// The source of what is made up.
pub const ILLUSTRATIVE: &str = "Valeur vraisemblable, donnée à titre d’exemple pour la caisse fictive";
const HALF_OF_THE_SALARY: &str = "Règle publiée : la moitié du salaire, après trois jours de carence";
const OFFICIAL: &str = "Règle publiée : la carte rose admet jusqu’à 20 % au-dessus du tarif";

/// Who may subscribe to the portal: least age, open right, known address (AUTH-07).
fn conditions_of_subscription() -> [Parameter; 3] {
    let row = |code: &str, value, unit: &str| Parameter {
        code: format!("subscription.{code}"),
        valid_from: LONG_AGO,
        value,
        unit: unit.to_owned(),
        source: ILLUSTRATIVE.to_owned(),
        illustrative: true,
    };
    [row("minimum_age", 18, "years"), row("requires_open_right", 1, "count"), row("requires_address", 1, "count")]
}

/// What the fund pays for days without work.
fn indemnities() -> [Parameter; 4] {
    let row = |code: &str, value: i64, unit: &str, source: &str| Parameter {
        code: format!("indemnity.{code}"),
        valid_from: LONG_AGO,
        value,
        unit: unit.to_owned(),
        source: source.to_owned(),
        illustrative: source == ILLUSTRATIVE,
    };
    [
        row("rate.sickness", SICKNESS_RATE.into(), "basis_points", HALF_OF_THE_SALARY),
        row("waiting_days.sickness", WAITING_DAYS, "count", HALF_OF_THE_SALARY),
        row("rate.maternity", MATERNITY_RATE.into(), "basis_points", ILLUSTRATIVE),
        row("rate.invalidity", INVALIDITY_RATE.into(), "basis_points", ILLUSTRATIVE),
    ]
}

/// From which resources of a year on the card has another colour, for somebody alone, and what a spouse and each
/// dependent child add.
fn card_thresholds() -> [Parameter; 4] {
    let row = |code: &str, value| Parameter {
        code: format!("resources.card.{code}"),
        valid_from: LONG_AGO,
        value,
        unit: "cents".to_owned(),
        source: ILLUSTRATIVE.to_owned(),
        illustrative: true,
    };
    [
        row("rose_from", 3_000_000),
        row("bulle_from", 6_000_000),
        row("spouse_adds", 1_500_000),
        row("child_adds", 400_000),
    ]
}

fn tariffs(benefit: &Benefit, calendar: &Calendar) -> Vec<Parameter> {
    let values = match benefit.tariff {
        Tariff::OnTheBill => Vec::new(),
        Tariff::Fixed(cents) => vec![(LONG_AGO, cents)],
        Tariff::Raised { before, now, on } => vec![(LONG_AGO, before), (on.day(calendar), now)],
    };
    let row = |(valid_from, value)| Parameter {
        code: format!("care.tariff.{}", benefit.code),
        valid_from,
        value,
        unit: "cents".to_owned(),
        source: ILLUSTRATIVE.to_owned(),
        illustrative: true,
    };
    values.into_iter().map(row).collect()
}
