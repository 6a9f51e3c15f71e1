//! Months of income: whole ones, counted once where periods overlap (DECL-04).

use super::declared::IncomeLine;

/// Most months that the incomes of one person can cover: those of the reference year.
pub const MOST_MONTHS: u32 = 12;

/// The months of a period as they are declared: a month that has begun counts whole, so that one month and ten days are
/// two.
#[must_use]
pub const fn started_months(months: u32, days: u32) -> u32 {
    if days == 0 { months } else { months.saturating_add(1) }
}

/// Lines that fall into the same period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Places of the lines in the list, from 0, in its order.
    pub lines: Vec<usize>,
    /// Months of the longest of them: the period counts once.
    pub months: u32,
}

/// The periods of a list of incomes, in the order of their first lines. Lines of one period are tied together by
/// `same_period_as`; a tie that leads to no earlier line is no tie.
#[must_use]
pub fn periods(lines: &[IncomeLine]) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    let mut period_of: Vec<usize> = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        let tied = line.same_period_as.and_then(|other| period_of.get(usize::from(other)).copied());
        let period = tied.unwrap_or(periods.len());
        match periods.get_mut(period) {
            Some(period) => {
                period.lines.push(place);
                period.months = period.months.max(line.months);
            }
            None => periods.push(Period { lines: vec![place], months: line.months }),
        }
        period_of.push(period);
    }
    periods
}

/// The months that a list of incomes covers: periods that follow one another are added, overlapping lines count once.
#[must_use]
pub fn counted_months(lines: &[IncomeLine]) -> u32 {
    periods(lines).iter().fold(0, |sum, period| sum.saturating_add(period.months))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(months: u32, same_period_as: Option<u8>) -> IncomeLine {
        IncomeLine { category: "salary".to_owned(), amount_cents: 100_000, months, same_period_as }
    }

    #[test]
    fn a_month_that_has_begun_counts_whole() {
        for (months, days, declared) in [(1, 10, 2), (1, 0, 1), (0, 1, 1), (11, 30, 12), (0, 0, 0)] {
            assert_eq!(started_months(months, days), declared, "{months} months and {days} days");
        }
    }

    #[test]
    fn lines_that_follow_are_added_and_lines_of_one_period_count_once() {
        for (name, lines, counted) in [
            ("nothing", vec![], 0),
            ("work, then a pension", vec![line(7, None), line(5, None)], 12),
            ("two pensions all year", vec![line(12, None), line(12, Some(0))], 12),
            ("a longer one beside a shorter one", vec![line(3, None), line(5, Some(0))], 5),
            ("a chain is one period", vec![line(4, None), line(6, Some(0)), line(2, Some(1))], 6),
            ("two periods of two", vec![line(4, None), line(6, None), line(4, Some(0)), line(5, Some(1))], 10),
            ("a tie to itself is none", vec![line(4, Some(0)), line(6, Some(1))], 10),
            ("a tie to a later line is none", vec![line(4, Some(1)), line(6, None)], 10),
            ("more than a year", vec![line(12, None), line(12, None)], 24),
        ] {
            assert_eq!(counted_months(&lines), counted, "{name}");
        }
    }

    #[test]
    fn a_period_names_its_lines() {
        let found = periods(&[line(4, None), line(6, None), line(5, Some(0))]);
        assert_eq!(found, [Period { lines: vec![0, 2], months: 5 }, Period { lines: vec![1], months: 6 }]);
    }

    fn any_lines() -> impl Strategy<Value = Vec<IncomeLine>> {
        let any_line = (1_u32..=12, proptest::option::of(0_u8..8)).prop_map(|(months, same)| line(months, same));
        proptest::collection::vec(any_line, 0..8)
    }

    proptest! {
        #[test]
        fn every_line_falls_into_one_period(lines in any_lines()) {
            let mut named: Vec<usize> = periods(&lines).into_iter().flat_map(|period| period.lines).collect();
            named.sort_unstable();
            prop_assert_eq!(named, (0..lines.len()).collect::<Vec<_>>());
        }

        #[test]
        fn the_sum_lies_between_the_longest_line_and_all_of_them(lines in any_lines()) {
            let counted = counted_months(&lines);
            let all: u32 = lines.iter().map(|line| line.months).sum();
            let longest = lines.iter().map(|line| line.months).max().unwrap_or(0);
            prop_assert!(longest <= counted && counted <= all);
        }

        #[test]
        fn tying_a_line_to_an_earlier_one_never_adds_months(lines in any_lines()) {
            for place in 1..lines.len() {
                let mut untied = lines.clone();
                untied[place].same_period_as = None;
                let mut tied = untied.clone();
                tied[place].same_period_as = Some(0);
                prop_assert!(counted_months(&tied) <= counted_months(&untied));
            }
        }
    }
}
