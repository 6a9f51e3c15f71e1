//! What can be wrong with the form before the server is asked.

use chrono::NaiveDate;
use contract::{
    identity::{BirthDateError, LONGEST_MATRICULE, LONGEST_PASSWORD, SignIn, parse_birth_date},
    population::Population,
};

/// What was typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// Matricule; blanks are ignored.
    pub matricule: &'a str,
    /// Day, month and year of birth.
    pub birth_date: [&'a str; 3],
    /// Password, exactly as typed.
    pub password: &'a str,
}

/// A mistake, by the field where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// No matricule.
    MatriculeMissing,
    /// More characters than any matricule has.
    MatriculeTooLong,
    /// The three fields are not a birth date.
    BirthDate(BirthDateError),
    /// No password.
    PasswordMissing,
    /// More characters than any password has.
    PasswordTooLong,
}

/// The request that the form stands for.
///
/// # Errors
/// Every mistake, in reading order.
pub fn check(population: Population, typed: Typed<'_>, today: NaiveDate) -> Result<SignIn, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let matricule: String = typed.matricule.chars().filter(|c| !c.is_whitespace()).collect();
    if matricule.is_empty() {
        mistakes.push(Mistake::MatriculeMissing);
    } else if longer(&matricule, LONGEST_MATRICULE) {
        mistakes.push(Mistake::MatriculeTooLong);
    }
    let [day, month, year] = typed.birth_date;
    let birth_date =
        parse_birth_date(day, month, year, today).map_err(|error| mistakes.push(Mistake::BirthDate(error)));
    if typed.password.is_empty() {
        mistakes.push(Mistake::PasswordMissing);
    } else if longer(typed.password, LONGEST_PASSWORD) {
        mistakes.push(Mistake::PasswordTooLong);
    }
    match birth_date {
        Ok(birth_date) if mistakes.is_empty() => {
            Ok(SignIn { population, matricule, birth_date, password: typed.password.to_owned() })
        }
        _ => Err(mistakes),
    }
}

fn longer(text: &str, limit: u64) -> bool {
    u64::try_from(text.chars().count()).is_ok_and(|length| length > limit)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::{identity::BirthDateError, population::Population};

    use super::{Mistake, Typed, check};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn an_empty_form_has_one_mistake_per_question() {
        let typed = Typed { matricule: " ", birth_date: ["", "", ""], password: "" };
        assert_eq!(
            check(Population::Employee, typed, today()).unwrap_err(),
            [Mistake::MatriculeMissing, Mistake::BirthDate(BirthDateError::Incomplete), Mistake::PasswordMissing]
        );
    }

    #[test]
    fn lengths_that_cannot_be_are_told() {
        let password = "x".repeat(129);
        let typed = Typed { matricule: "1234567890123", birth_date: ["27", "3", "1980"], password: &password };
        assert_eq!(
            check(Population::Employee, typed, today()).unwrap_err(),
            [Mistake::MatriculeTooLong, Mistake::PasswordTooLong]
        );
    }

    #[test]
    fn blanks_count_in_the_password_only() {
        let typed = Typed { matricule: "00 24 90", birth_date: [" 27", "3 ", "1980"], password: " a b " };
        let request = check(Population::Retired, typed, today()).unwrap();
        assert_eq!(request.matricule, "002490");
        assert_eq!(Some(request.birth_date), NaiveDate::from_ymd_opt(1980, 3, 27));
        assert_eq!(request.password, " a b ");
        assert_eq!(request.population, Population::Retired);
    }
}
