//! Who may simulate (SIM-01).

use chrono::{Months, NaiveDate};
use contract::{pension::SimulationAccess, population::Population};
use entity::pension::entitlement::{self, PensionKind};

use super::months::{birthday, month_of};
use crate::pension::simulation::parameters::Figures;

/// What the fund knows of somebody who wants to simulate.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Under which population they are signed in.
    pub population: Population,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// A pension of their own is paid.
    pub has_own_pension: bool,
    /// Some month has brought points.
    pub has_career: bool,
}

/// Whether a pension makes somebody retired on `today`: one of their own that has not ended. A survivor's pension leaves
/// the own one to come.
#[must_use]
pub fn is_own_pension(pension: &entitlement::Model, today: NaiveDate) -> bool {
    pension.kind == PensionKind::Own && pension.ends_on.is_none_or(|end| end >= today)
}

/// Whether they may simulate on `today`, and for who is too young from when on.
#[must_use]
pub fn access(person: Person, figures: Option<&Figures>, today: NaiveDate) -> (SimulationAccess, Option<NaiveDate>) {
    if person.has_own_pension || person.population == Population::Retired {
        return (SimulationAccess::AlreadyRetired, None);
    }
    let Some(figures) = figures else {
        return (SimulationAccess::Unavailable, None);
    };
    let open_from = birthday(person.birth_date, figures.minimum_age);
    if today < open_from {
        return (SimulationAccess::TooYoung, Some(open_from));
    }
    if !person.has_career {
        return (SimulationAccess::NoActivity, None);
    }
    (SimulationAccess::Open, None)
}

/// The months that can be chosen: from the current one to the same one when the horizon ends.
#[must_use]
pub fn choice(figures: &Figures, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = month_of(today);
    (first, first.checked_add_months(Months::new(figures.horizon_years * 12)).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pension::simulation::rules::sample::{date, parameters};

    const TODAY: &str = "2026-11-23";

    fn figures() -> Figures {
        Figures::of(&parameters().in_force(date(TODAY))).unwrap()
    }

    fn olivier() -> Person {
        Person {
            population: Population::Employee,
            birth_date: date("1970-03-29"),
            has_own_pension: false,
            has_career: true,
        }
    }

    #[test]
    fn it_is_open_from_the_fifty_fifth_birthday_on() {
        for (birth_date, access_then, from) in [
            ("1971-11-23", SimulationAccess::Open, None),
            ("1971-11-24", SimulationAccess::TooYoung, Some("2026-11-24")),
            ("1972-02-29", SimulationAccess::TooYoung, Some("2027-02-28")),
            ("1979-03-15", SimulationAccess::TooYoung, Some("2034-03-15")),
        ] {
            let person = Person { birth_date: date(birth_date), ..olivier() };
            assert_eq!(access(person, Some(&figures()), date(TODAY)), (access_then, from.map(date)), "{birth_date}");
        }
    }

    #[test]
    fn whoever_may_not_is_told_the_reason_that_lasts() {
        let told = |person| access(person, Some(&figures()), date(TODAY)).0;
        assert_eq!(told(olivier()), SimulationAccess::Open);
        assert_eq!(told(Person { has_own_pension: true, ..olivier() }), SimulationAccess::AlreadyRetired);
        assert_eq!(told(Person { population: Population::Retired, ..olivier() }), SimulationAccess::AlreadyRetired);
        assert_eq!(told(Person { has_career: false, ..olivier() }), SimulationAccess::NoActivity);
        let young = Person { has_career: false, birth_date: date("2000-01-01"), ..olivier() };
        assert_eq!(told(young), SimulationAccess::TooYoung);
        assert_eq!(access(olivier(), None, date(TODAY)).0, SimulationAccess::Unavailable);
    }

    #[test]
    fn the_choice_ends_ten_years_ahead() {
        assert_eq!(choice(&figures(), date(TODAY)), (date("2026-11-01"), date("2036-11-01")));
        assert_eq!(choice(&figures(), date("2028-02-29")), (date("2028-02-01"), date("2038-02-01")));
    }
}
