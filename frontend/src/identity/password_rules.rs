//! What a new password has to be, rule by rule, while it is typed (AUTH-11).

use contract::identity::{LONGEST_PASSWORD, PasswordAssessment, PasswordFault, SHORTEST_PASSWORD};

/// A rule, as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 12 to 128 characters.
    Length,
    /// Not one that everybody tries first.
    NotCommon,
    /// Nothing of one's own name, birth date, matricule or address.
    NotPersonal,
    /// Not guessed easily.
    Strong,
}

impl Rule {
    /// Every rule, in the order in which the server looks at them.
    pub const ALL: [Self; 4] = [Self::Length, Self::NotCommon, Self::NotPersonal, Self::Strong];

    /// The rule that a fault breaks; none for the password that is in use already.
    const fn of(fault: PasswordFault) -> Option<Self> {
        match fault {
            PasswordFault::TooShort | PasswordFault::TooLong => Some(Self::Length),
            PasswordFault::Common => Some(Self::NotCommon),
            PasswordFault::PersonalData => Some(Self::NotPersonal),
            PasswordFault::TooWeak => Some(Self::Strong),
            PasswordFault::Unchanged => None,
        }
    }
}

/// Whether the length is right. Every character counts as one, whatever its alphabet.
#[must_use]
pub fn length_fault(password: &str) -> Option<PasswordFault> {
    let characters = password.chars().count();
    if characters < SHORTEST_PASSWORD {
        Some(PasswordFault::TooShort)
    } else if u64::try_from(characters).is_ok_and(|characters| characters > LONGEST_PASSWORD) {
        Some(PasswordFault::TooLong)
    } else {
        None
    }
}

/// Whether a rule is known to be met: the length by itself, the others once the server has looked at what is typed and
/// found nothing wrong up to them.
#[must_use]
pub fn is_met(rule: Rule, password: &str, assessment: Option<&PasswordAssessment>) -> bool {
    if rule == Rule::Length {
        return length_fault(password).is_none();
    }
    let place = |rule: Rule| Rule::ALL.iter().position(|each| *each == rule);
    assessment.is_some_and(|assessment| match assessment.fault.and_then(Rule::of) {
        Some(broken) => place(rule) < place(broken),
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use contract::identity::{PasswordAssessment, PasswordFault};

    use super::{Rule, is_met, length_fault};

    fn met(password: &str, assessment: Option<&PasswordAssessment>) -> Vec<Rule> {
        Rule::ALL.into_iter().filter(|rule| is_met(*rule, password, assessment)).collect()
    }

    #[test]
    fn only_the_length_is_known_before_the_server_has_looked() {
        assert_eq!(met("douze lettre", None), [Rule::Length]);
        assert_eq!(met("onze lettre", None), []);
        assert_eq!(length_fault(&"é".repeat(128)), None);
        assert_eq!(length_fault(&"é".repeat(129)), Some(PasswordFault::TooLong));
    }

    #[test]
    fn rules_after_the_broken_one_are_not_known() {
        let broken = |fault| PasswordAssessment { strength: 1, fault: Some(fault) };
        for (fault, expected) in [
            (PasswordFault::Common, [Rule::Length].as_slice()),
            (PasswordFault::PersonalData, &[Rule::Length, Rule::NotCommon]),
            (PasswordFault::TooWeak, &[Rule::Length, Rule::NotCommon, Rule::NotPersonal]),
            (PasswordFault::Unchanged, &Rule::ALL),
        ] {
            assert_eq!(met("douze lettre", Some(&broken(fault))), expected, "{fault:?}");
        }
        let fine = PasswordAssessment { strength: 4, fault: None };
        assert_eq!(met("douze lettre", Some(&fine)), Rule::ALL);
    }
}
