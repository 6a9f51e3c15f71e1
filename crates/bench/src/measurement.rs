//! What comes out: a figure of ours beside its floor.

use anyhow::Result;
use serde::Serialize;

/// A figure of ours beside its floor.
#[derive(Clone, Debug, Serialize)]
pub struct Measurement {
    /// What was measured.
    pub name: &'static str,
    /// On which database: `sqlite`, `postgres` or `none`.
    pub database: &'static str,
    /// What the program costs, in `unit`.
    pub ours: f64,
    /// What the same work costs without the program around it.
    pub floor: f64,
    /// `ours / floor`.
    pub ratio: f64,
    /// Unit of `ours` and `floor`.
    pub unit: &'static str,
    /// Highest ratio that is expected; none where nothing is promised.
    #[serde(skip)]
    pub expected: Option<f64>,
}

impl Measurement {
    /// A figure beside its floor.
    pub fn new(name: &'static str, database: &'static str, ours: f64, floor: f64, unit: &'static str) -> Self {
        let rounded = |value: f64| (value * 1000.0).round() / 1000.0;
        let ratio = rounded(ours / floor);
        Self { name, database, ours: rounded(ours), floor: rounded(floor), ratio, unit, expected: None }
    }

    /// Says which ratio is expected at most.
    pub fn expecting(mut self, ratio: f64) -> Self {
        self.expected = Some(ratio);
        self
    }
}

/// The middle one of `values`; 0 when there are none.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.len() % 2, values.get(middle.saturating_sub(1)), values.get(middle)) {
        (0, Some(below), Some(above)) => f64::midpoint(*below, *above),
        (_, _, Some(value)) => *value,
        _ => 0.0,
    }
}

/// Prints the measurements to standard output.
///
/// # Errors
/// When they cannot be written as JSON.
#[allow(clippy::print_stdout, reason = "the result of the program")]
pub fn print(measured: &[Measurement], json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(measured)?);
        return Ok(());
    }
    println!("{:<31}{:<10}{:>12}{:>12}{:>8}{:>10}  unit", "name", "database", "ours", "floor", "ratio", "expected");
    for Measurement { name, database, ours, floor, ratio, unit, expected } in measured {
        let expected = expected.map_or_else(|| "–".to_owned(), |expected| format!("≤ {expected:.1}"));
        println!("{name:<31}{database:<10}{ours:>12.1}{floor:>12.1}{ratio:>8.2}{expected:>10}  {unit}");
    }
    Ok(())
}

/// Says on standard error what is going on.
#[allow(clippy::print_stderr, reason = "measuring takes minutes: the person who waits is told")]
pub fn say(text: &str) {
    eprintln!("  {text}");
}

#[cfg(test)]
mod tests {
    use super::{Measurement, median};

    #[test]
    fn the_median_is_the_middle_value_or_the_mean_of_the_two() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(vec![4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
        assert!(median(Vec::new()).abs() < f64::EPSILON);
    }

    #[test]
    fn the_list_has_exactly_the_promised_fields() {
        let written = serde_json::to_value([Measurement::new("import", "sqlite", 3.0, 2.0, "s").expecting(2.0)]);
        let expected = serde_json::json!([
            { "name": "import", "database": "sqlite", "ours": 3.0, "floor": 2.0, "ratio": 1.5, "unit": "s" }
        ]);
        assert_eq!(written.unwrap(), expected);
    }
}
