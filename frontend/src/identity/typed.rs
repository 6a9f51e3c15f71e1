//! What can be wrong with what is typed, before the server is asked.

use chrono::NaiveDate;
use contract::{
    identity::{
        BirthDateError, LONGEST_MATRICULE, LONGEST_NAME, LONGEST_PASSWORD, RequestPassword, RequestSubscription,
        SignIn, parse_birth_date,
    },
    population::Population,
};

/// Who one says to be.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// Population of the subscription.
    pub population: Population,
    /// Matricule; blanks are ignored.
    pub matricule: &'a str,
    /// Day, month and year of birth.
    pub birth_date: [&'a str; 3],
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
    /// No family name.
    LastNameMissing,
    /// More characters than are looked at.
    LastNameTooLong,
    /// No given name.
    FirstNameMissing,
    /// More characters than are looked at.
    FirstNameTooLong,
    /// No password.
    PasswordMissing,
    /// More characters than any password has.
    PasswordTooLong,
}

/// The request for a session.
///
/// # Errors
/// Every mistake, in reading order.
pub fn sign_in(claim: Claim<'_>, password: &str, today: NaiveDate) -> Result<SignIn, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let known = claim.check(today, &mut mistakes);
    if password.is_empty() {
        mistakes.push(Mistake::PasswordMissing);
    } else if longer(password, LONGEST_PASSWORD) {
        mistakes.push(Mistake::PasswordTooLong);
    }
    match known {
        Some((matricule, birth_date)) if mistakes.is_empty() => {
            Ok(SignIn { population: claim.population, matricule, birth_date, password: password.to_owned() })
        }
        _ => Err(mistakes),
    }
}

/// The request for a new password.
///
/// # Errors
/// Every mistake, in reading order.
pub fn password_request(claim: Claim<'_>, today: NaiveDate) -> Result<RequestPassword, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    match claim.check(today, &mut mistakes) {
        Some((matricule, birth_date)) => Ok(RequestPassword { population: claim.population, matricule, birth_date }),
        None => Err(mistakes),
    }
}

/// The request for a subscription, of whoever has this family name and this given name.
///
/// # Errors
/// Every mistake, in reading order.
pub fn subscription_request(
    claim: Claim<'_>,
    last_name: &str,
    first_name: &str,
    today: NaiveDate,
) -> Result<RequestSubscription, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let known = claim.check(today, &mut mistakes);
    let last_name = name(last_name, [Mistake::LastNameMissing, Mistake::LastNameTooLong], &mut mistakes);
    let first_name = name(first_name, [Mistake::FirstNameMissing, Mistake::FirstNameTooLong], &mut mistakes);
    match known {
        Some((matricule, birth_date)) if mistakes.is_empty() => {
            Ok(RequestSubscription { population: claim.population, matricule, birth_date, last_name, first_name })
        }
        _ => Err(mistakes),
    }
}

impl Claim<'_> {
    /// Matricule and birth date, unless something is wrong with one of them.
    fn check(self, today: NaiveDate, mistakes: &mut Vec<Mistake>) -> Option<(String, NaiveDate)> {
        let matricule: String = self.matricule.chars().filter(|c| !c.is_whitespace()).collect();
        let before = mistakes.len();
        if matricule.is_empty() {
            mistakes.push(Mistake::MatriculeMissing);
        } else if longer(&matricule, LONGEST_MATRICULE) {
            mistakes.push(Mistake::MatriculeTooLong);
        }
        let [day, month, year] = self.birth_date;
        match parse_birth_date(day, month, year, today) {
            Ok(birth_date) if mistakes.len() == before => Some((matricule, birth_date)),
            Ok(_) => None,
            Err(error) => {
                mistakes.push(Mistake::BirthDate(error));
                None
            }
        }
    }
}

fn name(typed: &str, [missing, too_long]: [Mistake; 2], mistakes: &mut Vec<Mistake>) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        mistakes.push(missing);
    } else if longer(typed, LONGEST_NAME) {
        mistakes.push(too_long);
    }
    typed.to_owned()
}

fn longer(text: &str, limit: u64) -> bool {
    u64::try_from(text.chars().count()).is_ok_and(|length| length > limit)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::{identity::BirthDateError, population::Population};

    use super::{Claim, Mistake, password_request, sign_in, subscription_request};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    const NOTHING: Claim<'_> = Claim { population: Population::Employee, matricule: " ", birth_date: ["", "", ""] };
    const SOMEBODY: Claim<'_> =
        Claim { population: Population::Retired, matricule: "00 24 90", birth_date: [" 27", "3 ", "1980"] };

    #[test]
    fn an_empty_form_has_one_mistake_per_question() {
        let (matricule, date) = (Mistake::MatriculeMissing, Mistake::BirthDate(BirthDateError::Incomplete));
        assert_eq!(sign_in(NOTHING, "", today()).unwrap_err(), [matricule, date, Mistake::PasswordMissing]);
        assert_eq!(password_request(NOTHING, today()).unwrap_err(), [matricule, date]);
        assert_eq!(
            subscription_request(NOTHING, " ", "", today()).unwrap_err(),
            [matricule, date, Mistake::LastNameMissing, Mistake::FirstNameMissing]
        );
    }

    #[test]
    fn lengths_that_cannot_be_are_told() {
        let claim = Claim { matricule: "1234567890123", ..SOMEBODY };
        let password = "x".repeat(129);
        assert_eq!(
            sign_in(claim, &password, today()).unwrap_err(),
            [Mistake::MatriculeTooLong, Mistake::PasswordTooLong]
        );
        let name = "é".repeat(81);
        assert_eq!(
            subscription_request(claim, &name, &name, today()).unwrap_err(),
            [Mistake::MatriculeTooLong, Mistake::LastNameTooLong, Mistake::FirstNameTooLong]
        );
        assert!(subscription_request(SOMEBODY, &"é".repeat(80), "A", today()).is_ok());
    }

    #[test]
    fn blanks_count_in_the_password_only() {
        let request = sign_in(SOMEBODY, " a b ", today()).unwrap();
        assert_eq!(request.matricule, "002490");
        assert_eq!(Some(request.birth_date), NaiveDate::from_ymd_opt(1980, 3, 27));
        assert_eq!(request.password, " a b ");
        assert_eq!(request.population, Population::Retired);
        let request = subscription_request(SOMEBODY, " De  Santis ", " Anna\t", today()).unwrap();
        assert_eq!((request.last_name.as_str(), request.first_name.as_str()), ("De  Santis", "Anna"));
    }
}
