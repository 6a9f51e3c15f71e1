//! Dependent children: whether the entries can be true (DECL-05).

use chrono::NaiveDate;

use super::{
    declared::{DeclaredChild, DeclaredChildren},
    fault::{DeclarationFault, FaultPlace, FaultReason},
};
use crate::requests::fold;

/// From which age on a child is no dependent child of the form, in years.
pub const FIRST_AGE_NOT_DEPENDENT: u32 = 21;

/// What is wrong with the children that are declared, as they stand on `reference`.
pub(super) fn check_children(
    declared: &DeclaredChildren,
    reference: NaiveDate,
    today: NaiveDate,
) -> Vec<DeclarationFault> {
    let entries = declared.children.len();
    let mut faults = Vec::new();
    if usize::try_from(declared.number).is_ok_and(|number| number != entries) {
        let reason = FaultReason::NumberDiffers { number: declared.number, entries };
        faults.push(DeclarationFault { place: FaultPlace::Children, reason });
    }
    for (place, child) in declared.children.iter().enumerate() {
        let repeated = declared.children[..place].iter().position(|other| is_same(other, child));
        let reason = wrong_birth(child.birth_date, reference, today)
            .or_else(|| repeated.map(|first| FaultReason::Repeated { first }));
        faults.extend(reason.map(|reason| DeclarationFault { place: FaultPlace::Child(place), reason }));
    }
    faults
}

fn wrong_birth(birth: NaiveDate, reference: NaiveDate, today: NaiveDate) -> Option<FaultReason> {
    match reference.years_since(birth) {
        _ if birth > today => Some(FaultReason::BornInTheFuture),
        None => Some(FaultReason::BornAfterReference),
        Some(age) => (age >= FIRST_AGE_NOT_DEPENDENT).then_some(FaultReason::TooOld),
    }
}

/// Twins share a birth date, not a name, whatever its capitals and accents.
fn is_same(one: &DeclaredChild, other: &DeclaredChild) -> bool {
    let name = |child: &DeclaredChild| fold(child.first_name.trim());
    one.birth_date == other.birth_date && name(one) == name(other)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::resources::ChildCover;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn child(first_name: &str, birth: &str) -> DeclaredChild {
        DeclaredChild { first_name: first_name.to_owned(), birth_date: day(birth), cover: ChildCover::Household }
    }

    fn faults(number: u32, children: Vec<DeclaredChild>) -> Vec<(FaultPlace, FaultReason)> {
        let declared = DeclaredChildren { number, children };
        let found = check_children(&declared, day("2026-10-01"), day("2026-11-25"));
        found.into_iter().map(|fault| (fault.place, fault.reason)).collect()
    }

    #[test]
    fn a_birth_date_that_cannot_be_says_why() {
        for (birth, reason) in [
            ("2019-02-17", None),
            ("2005-10-02", None),
            ("2005-10-01", Some(FaultReason::TooOld)),
            ("1990-01-01", Some(FaultReason::TooOld)),
            ("2026-10-01", None),
            ("2026-10-02", Some(FaultReason::BornAfterReference)),
            ("2026-11-25", Some(FaultReason::BornAfterReference)),
            ("2026-11-26", Some(FaultReason::BornInTheFuture)),
        ] {
            let expected: Vec<_> = reason.into_iter().map(|reason| (FaultPlace::Child(0), reason)).collect();
            assert_eq!(faults(1, vec![child("Chloé", birth)]), expected, "{birth}");
        }
    }

    #[test]
    fn somebody_born_on_a_leap_day_is_21_on_the_first_of_march() {
        let declared = DeclaredChildren { number: 1, children: vec![child("Léa", "2004-02-29")] };
        let is_dependent = |reference| check_children(&declared, day(reference), day("2026-11-25")).is_empty();
        assert!(is_dependent("2025-02-28") && !is_dependent("2025-03-01"));
    }

    #[test]
    fn the_same_child_twice_is_named_and_twins_are_two_children() {
        let twins = vec![child("Léa", "2015-05-05"), child("Tom", "2015-05-05")];
        assert_eq!(faults(2, twins), []);
        let twice = vec![child("Léa", "2015-05-05"), child("Tom", "2015-05-05"), child(" LÉA ", "2015-05-05")];
        assert_eq!(faults(3, twice), [(FaultPlace::Child(2), FaultReason::Repeated { first: 0 })]);
    }

    #[test]
    fn the_number_is_the_number_of_entries() {
        let differs = FaultReason::NumberDiffers { number: 2, entries: 1 };
        assert_eq!(faults(2, vec![child("Léa", "2015-05-05")]), [(FaultPlace::Children, differs)]);
        assert_eq!(faults(0, Vec::new()), []);
    }

    proptest! {
        #[test]
        fn a_child_is_dependent_for_the_21_years_before_the_reference_date(days in 0_u64..12_000) {
            let birth = day("2026-10-01") - chrono::Days::new(days);
            let too_old = birth <= day("2005-10-01");
            let declared = vec![DeclaredChild { birth_date: birth, ..child("Léa", "2015-05-05") }];
            prop_assert_eq!(!faults(1, declared).is_empty(), too_old);
        }
    }
}
