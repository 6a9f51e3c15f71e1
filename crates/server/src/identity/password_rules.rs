//! What a new password has to be (AUTH-11). Pure; an estimate takes a processor for a millisecond or more, so it is made
//! away from the async threads.

use std::{collections::HashSet, sync::LazyLock};

use contract::identity::{LONGEST_PASSWORD, PasswordAssessment, PasswordFault, SHORTEST_PASSWORD};
use zxcvbn::zxcvbn;

use super::{names::letters_of, personal_data::PersonalData};

/// Passwords that everybody tries first: letters and digits in small letters without accents, one on each line.
const COMMON: &str = include_str!("../../assets/common_passwords.txt");

/// Characters of a password that are looked at to estimate its strength: more would cost and tell nothing.
const ESTIMATED: usize = 100;

/// Least strength that is accepted, from 0 to 4.
const LEAST_STRENGTH: u8 = 3;

/// How strong a password would be for somebody with these data, and the first reason to refuse it. Whether it is the one
/// in use is not looked at: that takes its hash.
#[must_use]
pub fn assess(password: &str, data: &PersonalData) -> PasswordAssessment {
    let estimated = strength(password, data);
    let fault = fault_of(password, data, estimated);
    // A password that is refused is never shown as a strong one.
    let strength = if fault.is_some() { estimated.min(LEAST_STRENGTH - 1) } else { estimated };
    PasswordAssessment { strength, fault }
}

fn fault_of(password: &str, data: &PersonalData, strength: u8) -> Option<PasswordFault> {
    let characters = password.chars().count();
    if characters < SHORTEST_PASSWORD {
        Some(PasswordFault::TooShort)
    } else if u64::try_from(characters).map_or(true, |characters| characters > LONGEST_PASSWORD) {
        Some(PasswordFault::TooLong)
    } else if is_common(password) {
        Some(PasswordFault::Common)
    } else if data.makes_up(password) {
        Some(PasswordFault::PersonalData)
    } else if strength < LEAST_STRENGTH {
        Some(PasswordFault::TooWeak)
    } else {
        None
    }
}

/// Whether everybody tries this password first. Blanks, punctuation, case and accents do not hide it.
fn is_common(password: &str) -> bool {
    static LIST: LazyLock<HashSet<&str>> =
        LazyLock::new(|| COMMON.lines().filter(|line| !line.starts_with('#')).collect());
    LIST.contains(letters_of(password).as_str())
}

fn strength(password: &str, data: &PersonalData) -> u8 {
    let looked_at: String = password.chars().take(ESTIMATED).collect();
    let parts: Vec<&str> = data.parts().collect();
    zxcvbn(&looked_at, &parts).score().into()
}

/// The reason in English, for the problem that refuses the password.
#[must_use]
pub const fn reason(fault: PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort => "must have 12 characters at least",
        PasswordFault::TooLong => "must have 128 characters at most",
        PasswordFault::Common => "is one of the passwords that everybody tries first",
        PasswordFault::PersonalData => "is built from the person's own name, birth date, matricule or address",
        PasswordFault::TooWeak => "is guessed too easily; several words that do not belong together are harder",
        PasswordFault::Unchanged => "is what has been in use; choose another one",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::identity::PasswordFault::{self, Common, PersonalData as Personal, TooLong, TooShort, TooWeak};
    use proptest::prelude::*;

    use super::{COMMON, assess, reason};
    use crate::identity::{names::letters_of, personal_data::PersonalData};

    fn alain() -> PersonalData {
        let birth_date = NaiveDate::from_ymd_opt(1979, 3, 15).unwrap();
        PersonalData::new(["Dupont", "Alain"], ["Monaco"], birth_date, "002490", None)
    }

    #[test]
    fn each_fault_is_found_in_its_turn() {
        let long = "abricot vert ".repeat(10);
        for (password, fault) in [
            ("", Some(TooShort)),
            ("Tr0ub4dor&3", Some(TooShort)),
            ("éléphants!!", Some(TooShort)),
            (long.as_str(), Some(TooLong)),
            ("Mot de passe 123", Some(Common)),
            ("azertyuiop123", Some(Common)),
            ("P-a-s-s-w-o-r-d-1-2-3-4", Some(Common)),
            ("alain.dupont.1979", Some(Personal)),
            ("Dupont+15/03/1979", Some(Personal)),
            ("aaaaaaaaaaaaaaaa", Some(Common)),
            ("abcabcabcabcabcabcabcabc", Some(TooWeak)),
            ("abcdefghijklmnopqrs", Some(TooWeak)),
            ("quatre chevaux sous la pluie", None),
            ("éléphant-parapluie", None),
            ("четыре лошади под дождём", None),
            ("🐎🐎☔🌧🍒🫒🚲🗻🎻🧵🪁🦔", None),
        ] {
            assert_eq!(assess(password, &alain()).fault, fault, "{password}");
        }
    }

    #[test]
    fn the_length_is_counted_in_characters_and_both_ends_are_accepted() {
        let shortest = "kavqéyplduwo";
        assert_eq!(shortest.chars().count(), 12);
        assert_eq!(assess(shortest, &alain()).fault, None);
        let longest: String = "quatre chevaux sous la pluie, ".chars().cycle().take(128).collect();
        assert_eq!(assess(&longest, &alain()).fault, None);
        assert_eq!(assess(&format!("{longest}x"), &alain()).fault, Some(TooLong));
    }

    #[test]
    fn the_list_of_common_passwords_is_written_as_it_is_looked_up() {
        let entries: Vec<&str> = COMMON.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(entries.len() >= 2_000, "{}", entries.len());
        for entry in &entries {
            assert_eq!(letters_of(entry), **entry);
            assert!(entry.len() >= 12, "{entry} is too short to be chosen at all");
        }
        assert!(entries.is_sorted(), "sorted, so that nothing stands there twice unseen");
    }

    #[test]
    fn every_fault_has_a_reason_of_its_own() {
        let reasons: std::collections::HashSet<&str> = PasswordFault::ALL.into_iter().map(reason).collect();
        assert_eq!(reasons.len(), PasswordFault::ALL.len());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn what_is_accepted_is_long_enough_and_strong(password in "\\PC{0,40}") {
            let assessment = assess(&password, &alain());
            let acceptable = password.chars().count() >= 12 && assessment.strength >= 3;
            prop_assert_eq!(assessment.fault.is_none(), acceptable);
        }
    }
}
