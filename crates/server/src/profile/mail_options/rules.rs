//! Pure decisions of the mail options.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::{
    email::EmailAddress,
    problem::FieldError,
    profile::{Document, InsurerOfMember, MailOption},
};
use entity::{identity::subscription::Population, profile::convention};
use uuid::Uuid;

use crate::profile::error::field_error;

/// What a subscription is, as far as its documents go.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The population.
    pub population: Population,
    /// A fund refunds care to the household.
    pub has_medical_right: bool,
    /// The person receives the household's family allowances.
    pub is_recipient: bool,
}

impl Standing {
    /// Whether care statements can be forwarded to insurers (PROF-06).
    pub fn can_forward(self) -> bool {
        self.has_medical_right && self.population != Population::Spouse
    }

    /// The documents whose addressee the subscription is (PROF-05).
    pub fn documents(self) -> Vec<Document> {
        let concerned = [
            (Document::CareStatement, self.can_forward()),
            // Who is retired has no activity left from which daily allowances could come.
            (Document::IndemnityStatement, self.can_forward() && self.population != Population::Retired),
            (Document::AllowanceStatement, self.is_recipient),
            (Document::PensionStatement, self.population == Population::Retired),
        ];
        concerned.into_iter().filter(|(_, concerned)| *concerned).map(|(document, _)| document).collect()
    }
}

/// Whether a convention is in force on `today` (PROF-07).
pub fn is_in_force(convention: &convention::Model, today: NaiveDate) -> bool {
    convention.signed_on <= today && convention.ended_on.is_none_or(|last| last >= today)
}

/// What a choice of insurers is looked at with.
#[derive(Debug)]
pub struct Choosable {
    /// The subscription can forward.
    pub can_forward: bool,
    /// The members of the household.
    pub members: BTreeSet<Uuid>,
    /// Conventions in force, by mailbox.
    pub conventions: BTreeMap<String, convention::Model>,
}

/// The mailboxes that a choice names, as conventions write them; what is no address is left out.
pub fn mailboxes(insurers: &[InsurerOfMember]) -> Vec<String> {
    insurers.iter().filter_map(|one| EmailAddress::parse(&one.mailbox).ok()).map(|one| one.mailbox_key()).collect()
}

/// The convention of each member whose statements are to be forwarded.
///
/// # Errors
/// Every value that is not acceptable.
pub fn insurers_chosen<'c>(
    option: MailOption,
    insurers: &[InsurerOfMember],
    choosable: &'c Choosable,
) -> Result<BTreeMap<Uuid, &'c convention::Model>, Vec<FieldError>> {
    if !insurers.is_empty() {
        let all = |code, message| Err(vec![field_error("insurers", code, message)]);
        if option == MailOption::Postal {
            return all("postal", "statements are forwarded with the electronic option only");
        }
        if !choosable.can_forward {
            return all("cannot_forward", "this subscription receives no care statements that could be forwarded");
        }
    }
    let (mut chosen, mut errors) = (BTreeMap::new(), Vec::new());
    for (index, one) in insurers.iter().enumerate() {
        let field = |name: &str| format!("insurers[{index}].{name}");
        if !choosable.members.contains(&one.member) {
            errors.push(field_error(field("member"), "no_member", "is not a member of the household"));
        } else if chosen.contains_key(&one.member) {
            errors.push(field_error(field("member"), "repeated", "has an insurer already"));
        }
        match convention_of(&one.mailbox, &choosable.conventions) {
            Ok(convention) => {
                chosen.insert(one.member, convention);
            }
            Err(fault) => errors.push(FieldError { field: field("mailbox"), ..fault }),
        }
    }
    if errors.is_empty() { Ok(chosen) } else { Err(errors) }
}

/// The convention that has this mailbox.
///
/// # Errors
/// Why there is none; the field is `mailbox`.
pub fn convention_of<'c>(
    mailbox: &str,
    conventions: &'c BTreeMap<String, convention::Model>,
) -> Result<&'c convention::Model, FieldError> {
    let address =
        EmailAddress::parse(mailbox).map_err(|fault| field_error("mailbox", fault.code(), fault.to_string()))?;
    let message = "belongs to no insurer with a convention in force; the insurer can ask for one";
    conventions.get(&address.mailbox_key()).ok_or_else(|| field_error("mailbox", "no_convention", message))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn convention(number: &str, mailbox: &str) -> convention::Model {
        convention::Model {
            id: 1,
            number: number.to_owned(),
            insurer: "Mutuelle".to_owned(),
            mailbox: mailbox.to_owned(),
            signed_on: day("2019-03-01"),
            ended_on: None,
            access_key_hash: None,
            batch_id: 1,
        }
    }

    fn choosable() -> Choosable {
        let convention = convention("CV-1", "a@b.example");
        Choosable {
            can_forward: true,
            members: [Uuid::from_u128(1), Uuid::from_u128(2)].into(),
            conventions: [(convention.mailbox.clone(), convention)].into(),
        }
    }

    fn insurer(member: u128, mailbox: &str) -> InsurerOfMember {
        InsurerOfMember { member: Uuid::from_u128(member), mailbox: mailbox.to_owned() }
    }

    fn faults(option: MailOption, insurers: &[InsurerOfMember], choosable: &Choosable) -> Vec<(String, String)> {
        let errors = insurers_chosen(option, insurers, choosable).err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn the_documents_are_those_that_the_subscription_receives() {
        use Document::{AllowanceStatement, CareStatement, IndemnityStatement, PensionStatement};
        use Population::{Employee, Retired, SelfEmployed, Spouse};
        for (population, has_medical_right, is_recipient, documents) in [
            (Employee, true, false, vec![CareStatement, IndemnityStatement]),
            (SelfEmployed, true, true, vec![CareStatement, IndemnityStatement, AllowanceStatement]),
            (Retired, true, false, vec![CareStatement, PensionStatement]),
            (Retired, false, false, vec![PensionStatement]),
            (Spouse, true, true, vec![AllowanceStatement]),
            (Spouse, true, false, vec![]),
            (Employee, false, false, vec![]),
        ] {
            let standing = Standing { population, has_medical_right, is_recipient };
            assert_eq!(standing.documents(), documents, "{standing:?}");
        }
    }

    #[test]
    fn a_convention_is_in_force_from_its_first_day_to_its_last() {
        let ended = convention::Model { ended_on: Some(day("2022-12-31")), ..convention("CV-1", "a@b.example") };
        for (today, in_force) in
            [("2019-02-28", false), ("2019-03-01", true), ("2022-12-31", true), ("2023-01-01", false)]
        {
            assert_eq!(is_in_force(&ended, day(today)), in_force, "{today}");
        }
    }

    #[test]
    fn each_member_gets_the_convention_behind_the_mailbox_however_it_is_typed() {
        let choosable = choosable();
        let typed = [insurer(1, " A@B.Example "), insurer(2, "a@b.example")];
        let chosen = insurers_chosen(MailOption::Electronic, &typed, &choosable).unwrap();
        assert_eq!(chosen.values().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["CV-1", "CV-1"]);
        assert!(insurers_chosen(MailOption::Postal, &[], &choosable).unwrap().is_empty());
    }

    #[test]
    fn every_unacceptable_value_is_named() {
        let typed = [insurer(1, "a@b.example"), insurer(1, "x@b.example"), insurer(3, "a@b.example"), insurer(2, "ab")];
        let named = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(
            faults(MailOption::Electronic, &typed, &choosable()),
            [
                named("insurers[1].member", "repeated"),
                named("insurers[1].mailbox", "no_convention"),
                named("insurers[2].member", "no_member"),
                named("insurers[3].mailbox", "email_missing_at"),
            ]
        );
        assert_eq!(faults(MailOption::Postal, &typed, &choosable()), [named("insurers", "postal")]);
        let cannot = Choosable { can_forward: false, ..choosable() };
        assert_eq!(faults(MailOption::Electronic, &typed, &cannot), [named("insurers", "cannot_forward")]);
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_for_members_and_conventions_only(
            typed in prop::collection::vec((0_u128..4, "[ab]@[bc]\\.example"), 0..5)
        ) {
            let (choosable, typed) = (choosable(), typed.iter().map(|(m, a)| insurer(*m, a)).collect::<Vec<_>>());
            if let Ok(chosen) = insurers_chosen(MailOption::Electronic, &typed, &choosable) {
                prop_assert_eq!(chosen.len(), typed.len());
                prop_assert!(chosen.keys().all(|member| choosable.members.contains(member)));
            }
        }
    }
}
