//! Which step of a form stands at an address.

/// Name of the step in the query.
const STEP: &str = "etape";
/// Marks a step that was opened from the summary, to correct something.
const CORRECTION: &str = "correction";

/// A step of a form, as the address says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: usize,
    /// The person came from the summary, and returns there.
    pub is_correction: bool,
}

impl Step {
    /// The first step.
    pub const FIRST: Self = Self { number: 1, is_correction: false };

    /// The step in a query, whose values `value` looks up; the first where none is named.
    #[must_use]
    pub fn read(value: &dyn Fn(&str) -> Option<String>) -> Self {
        let number = value(STEP).and_then(|text| text.parse().ok()).unwrap_or(1);
        Self { number, is_correction: value(CORRECTION).is_some() }
    }

    /// The query that names this step.
    #[must_use]
    pub fn query(self) -> String {
        match self {
            Self { number, is_correction: true } => format!("?{STEP}={number}&{CORRECTION}=oui"),
            Self { number: 1, .. } => String::new(),
            Self { number, .. } => format!("?{STEP}={number}"),
        }
    }

    /// This step, or the last that can be reached with what is typed so far.
    #[must_use]
    pub fn within(self, reachable: usize) -> Self {
        let number = self.number.clamp(1, reachable.max(1));
        // A step that must be filled in before the summary opens is no correction of something on it.
        Self { number, is_correction: self.is_correction && number == self.number }
    }

    /// Where « Continuer » leads, in a form of `last` steps.
    #[must_use]
    pub fn next(self, last: usize) -> Self {
        let number = if self.is_correction { last } else { (self.number + 1).min(last) };
        Self { number, is_correction: false }
    }

    /// Where « Retour » leads, in a form of `last` steps; nowhere from the first.
    #[must_use]
    pub const fn back(self, last: usize) -> Option<Self> {
        match self {
            Self { is_correction: true, .. } => Some(Self { number: last, is_correction: false }),
            Self { number: 0 | 1, .. } => None,
            Self { number, .. } => Some(Self { number: number - 1, is_correction: false }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    fn step(number: usize, is_correction: bool) -> Step {
        Step { number, is_correction }
    }

    fn read(query: &str) -> Step {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap();
        Step::read(&|name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn a_step_is_found_again_at_the_address_that_it_writes() {
        for step in [Step::FIRST, step(2, false), step(1, true), step(12, true)] {
            assert_eq!(read(&step.query()), step);
        }
        for nothing in ["", "?etape=", "?etape=deux", "?etape=-1"] {
            assert_eq!(read(nothing), Step::FIRST, "{nothing}");
        }
    }

    #[test]
    fn no_step_is_skipped() {
        assert_eq!(step(3, false).within(2), step(2, false));
        assert_eq!(step(0, false).within(3), Step::FIRST);
        assert_eq!(step(9, false).within(0), Step::FIRST);
        assert_eq!(step(3, true).within(2), step(2, false));
        assert_eq!(step(2, true).within(4), step(2, true));
    }

    #[test]
    fn a_correction_returns_to_the_summary() {
        assert_eq!(step(1, true).next(4), step(4, false));
        assert_eq!(step(2, true).back(4), Some(step(4, false)));
    }

    #[test]
    fn otherwise_one_step_follows_the_other() {
        assert_eq!(Step::FIRST.next(3), step(2, false));
        assert_eq!(step(3, false).next(3), step(3, false));
        assert_eq!(step(3, false).back(3), Some(step(2, false)));
        assert_eq!(Step::FIRST.back(3), None);
    }
}
