//! Who may subscribe (AUTH-07): pure decisions over what the fund knows and the rules of the day.

use chrono::NaiveDate;
use contract::population::Population;
use entity::household::{household_member::MemberRole, medical_right::Fund};

/// Code of the dated parameter with the least age, in years.
pub const MINIMUM_AGE: &str = "subscription.minimum_age";

/// Code of the dated parameter that says whether a right to medical care must be open: 1 or 0.
pub const REQUIRES_OPEN_RIGHT: &str = "subscription.requires_open_right";

/// Code of the dated parameter that says whether a postal address must be known: 1 or 0.
pub const REQUIRES_ADDRESS: &str = "subscription.requires_address";

/// The conditions of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// Least age, in years.
    pub minimum_age: i64,
    /// A right to medical care must be open.
    pub requires_open_right: bool,
    /// A postal address must be known: the activation code goes there.
    pub requires_address: bool,
}

/// What holds when the fund has given no values.
impl Default for Conditions {
    fn default() -> Self {
        Self { minimum_age: 18, requires_open_right: true, requires_address: true }
    }
}

impl Conditions {
    /// The conditions with the fund's values, by code.
    pub fn of<'c>(values: impl IntoIterator<Item = (&'c str, i64)>) -> Self {
        values.into_iter().fold(Self::default(), |conditions, (code, value)| match code {
            MINIMUM_AGE => Self { minimum_age: value, ..conditions },
            REQUIRES_OPEN_RIGHT => Self { requires_open_right: value != 0, ..conditions },
            REQUIRES_ADDRESS => Self { requires_address: value != 0, ..conditions },
            _ => conditions,
        })
    }
}

/// What the fund knows of somebody who asks.
#[derive(Clone, Debug)]
pub struct Applicant {
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Still alive.
    pub is_alive: bool,
    /// What they are today in the household of the matricule; nothing when they have left it.
    pub role: Option<MemberRole>,
    /// A postal address is known.
    pub has_address: bool,
    /// The funds in which the household has a right today.
    pub open_rights: Vec<Fund>,
}

impl Applicant {
    /// Whether they may subscribe under `population`.
    #[must_use]
    pub fn is_eligible(&self, population: Population, conditions: Conditions, today: NaiveDate) -> bool {
        let age = today.years_since(self.birth_date).map_or(-1, i64::from);
        self.is_alive
            && self.role == Some(role_of(population))
            && age >= conditions.minimum_age
            && (!conditions.requires_open_right || self.has_right_of(population))
            && (!conditions.requires_address || self.has_address)
    }

    fn has_right_of(&self, population: Population) -> bool {
        self.open_rights.iter().any(|fund| match population {
            Population::Employee => *fund == Fund::Ccss,
            Population::SelfEmployed => *fund == Fund::Camti,
            Population::Retired | Population::Spouse => true,
        })
    }
}

/// What a subscriber of a population is in the household.
const fn role_of(population: Population) -> MemberRole {
    match population {
        Population::Employee | Population::SelfEmployed | Population::Retired => MemberRole::Holder,
        Population::Spouse => MemberRole::Spouse,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::population::Population::{self, Employee, Retired, SelfEmployed, Spouse};
    use entity::household::{household_member::MemberRole, medical_right::Fund};
    use proptest::prelude::*;

    use super::{Applicant, Conditions, MINIMUM_AGE, REQUIRES_ADDRESS, REQUIRES_OPEN_RIGHT};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-11-23")
    }

    fn matteo() -> Applicant {
        Applicant {
            birth_date: day("1991-04-22"),
            is_alive: true,
            role: Some(MemberRole::Holder),
            has_address: true,
            open_rights: vec![Fund::Ccss],
        }
    }

    #[test]
    fn each_condition_counts() {
        let rows: Vec<(&str, Applicant, Population, bool)> = vec![
            ("an employee with a right", matteo(), Employee, true),
            ("the right of another fund", matteo(), SelfEmployed, false),
            ("any right for the retired", matteo(), Retired, true),
            ("a holder is no spouse", matteo(), Spouse, false),
            ("somebody who has died", Applicant { is_alive: false, ..matteo() }, Employee, false),
            ("a child", Applicant { role: Some(MemberRole::Child), ..matteo() }, Employee, false),
            ("a spouse as such", Applicant { role: Some(MemberRole::Spouse), ..matteo() }, Spouse, true),
            ("a spouse as employee", Applicant { role: Some(MemberRole::Spouse), ..matteo() }, Employee, false),
            ("a former spouse", Applicant { role: None, ..matteo() }, Spouse, false),
            ("no address", Applicant { has_address: false, ..matteo() }, Employee, false),
            ("no right", Applicant { open_rights: Vec::new(), ..matteo() }, Retired, false),
            ("self-employed", Applicant { open_rights: vec![Fund::Camti], ..matteo() }, SelfEmployed, true),
            ("eighteen tomorrow", Applicant { birth_date: day("2008-11-24"), ..matteo() }, Employee, false),
            ("eighteen today", Applicant { birth_date: day("2008-11-23"), ..matteo() }, Employee, true),
            ("born tomorrow", Applicant { birth_date: day("2026-11-24"), ..matteo() }, Employee, false),
        ];
        for (what, applicant, population, eligible) in rows {
            assert_eq!(applicant.is_eligible(population, Conditions::default(), today()), eligible, "{what}");
        }
    }

    #[test]
    fn the_fund_sets_the_conditions() {
        assert_eq!(Conditions::of([]), Conditions::default());
        let lenient = Conditions::of([(MINIMUM_AGE, 16), (REQUIRES_OPEN_RIGHT, 0), (REQUIRES_ADDRESS, 0), ("else", 7)]);
        let bare = Applicant { birth_date: day("2010-01-01"), has_address: false, open_rights: Vec::new(), ..matteo() };
        assert!(bare.is_eligible(Employee, lenient, today()));
        assert!(!bare.is_eligible(Employee, Conditions { minimum_age: 17, ..lenient }, today()));
        assert!(!bare.is_eligible(Employee, Conditions { requires_open_right: true, ..lenient }, today()));
        assert!(!bare.is_eligible(Employee, Conditions { requires_address: true, ..lenient }, today()));
    }

    proptest! {
        #[test]
        fn whoever_is_old_enough_stays_so(days in 0_u64..40_000, later in 0_u64..1_000) {
            let applicant = Applicant { birth_date: today() - chrono::Days::new(days), ..matteo() };
            let may = |on| applicant.is_eligible(Employee, Conditions::default(), on);
            prop_assert!(!may(today()) || may(today() + chrono::Days::new(later)));
        }
    }
}
