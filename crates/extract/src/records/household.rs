//! Persons, households, rights and subscriptions.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CardColour, Fund, MemberRole, Population, Record};
use crate::check::Check;

/// A person known to the fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The fund's own number of the person: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub number: String,
    /// Family name in use.
    #[schemars(length(min = 1, max = 80))]
    pub last_name: String,
    /// Family name at birth, when it differs.
    #[schemars(length(min = 1, max = 80))]
    pub birth_name: Option<String>,
    /// Given name.
    #[schemars(length(min = 1, max = 80))]
    pub first_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Date of death.
    pub death_date: Option<NaiveDate>,
    /// Family situation as the fund words it (`Marié(e)`, `Célibataire`…); empty for children.
    #[schemars(length(min = 1, max = 40))]
    pub family_situation: Option<String>,
    /// Street and number.
    #[schemars(length(min = 1, max = 80))]
    pub address_line_1: Option<String>,
    /// Building, floor.
    #[schemars(length(min = 1, max = 80))]
    pub address_line_2: Option<String>,
    /// Postal code.
    #[schemars(length(min = 1, max = 12))]
    pub postal_code: Option<String>,
    /// City.
    #[schemars(length(min = 1, max = 80))]
    pub city: Option<String>,
    /// Country, two letters (ISO 3166-1 alpha-2).
    #[schemars(length(min = 2, max = 2), regex(pattern = r"^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// Documents are missing from the file: the person is told so.
    pub file_incomplete: bool,
}

impl Record for Person {
    const NAME: &'static str = "persons";

    fn identity(&self) -> String {
        self.number.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("number", &self.number, 20);
        check.text("last_name", &self.last_name, 80);
        check.optional_text("birth_name", self.birth_name.as_deref(), 80);
        check.text("first_name", &self.first_name, 80);
        check.date("birth_date", Some(self.birth_date));
        check.date("death_date", self.death_date);
        check.period("death_date", self.birth_date, self.death_date);
        check.optional_text("family_situation", self.family_situation.as_deref(), 40);
        check.optional_text("address_line_1", self.address_line_1.as_deref(), 80);
        check.optional_text("address_line_2", self.address_line_2.as_deref(), 80);
        check.optional_text("postal_code", self.postal_code.as_deref(), 12);
        check.optional_text("city", self.city.as_deref(), 80);
        let country_is_a_code =
            self.country.as_deref().is_none_or(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()));
        check.require(country_is_a_code, "country", || "is not a code of two capital letters".to_owned());
    }
}

/// A household: the rights holder's matricule, and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Household {
    /// Registration number of the rights holder: the key. It is what people type to sign in.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// `number` of the rights holder, who is also a member with the role `holder`. Never changes once known.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub holder: String,
    /// Card colour, when determined.
    pub card_colour: Option<CardColour>,
}

impl Record for Household {
    const NAME: &'static str = "households";

    fn identity(&self) -> String {
        self.matricule.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("matricule", &self.matricule, 12);
        check.identifier("holder", &self.holder, 20);
    }
}

/// A person's membership of a household, from when until when. The holder is a member too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The household. With `person` and `valid_from`, the key.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// `number` of the person.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// What the person is in the household.
    pub role: MemberRole,
    /// Family allowances are paid to this person.
    pub recipient: bool,
    /// First day of membership.
    pub valid_from: NaiveDate,
    /// Last day of membership; empty while it lasts.
    pub valid_until: Option<NaiveDate>,
}

impl Record for Member {
    const NAME: &'static str = "members";

    fn identity(&self) -> String {
        format!("{} {} {}", self.matricule, self.person, self.valid_from)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("matricule", &self.matricule, 12);
        check.identifier("person", &self.person, 20);
        check.date("valid_from", Some(self.valid_from));
        check.date("valid_until", self.valid_until);
        check.period("valid_until", self.valid_from, self.valid_until);
        let child_is_paid = self.recipient && self.role == MemberRole::Child;
        check.require(!child_is_paid, "recipient", || "a child cannot be the recipient of allowances".to_owned());
    }
}

/// A period in which a fund refunds the care of a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// The household. With `fund` and `valid_from`, the key.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// The fund.
    pub fund: Fund,
    /// First day of the right.
    pub valid_from: NaiveDate,
    /// Last day of the right; empty while it lasts.
    pub valid_until: Option<NaiveDate>,
}

impl Record for Right {
    const NAME: &'static str = "rights";

    fn identity(&self) -> String {
        format!("{} {} {}", self.matricule, self.fund.code(), self.valid_from)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("matricule", &self.matricule, 12);
        check.date("valid_from", Some(self.valid_from));
        check.date("valid_until", self.valid_until);
        check.period("valid_until", self.valid_from, self.valid_until);
    }
}

/// A subscription: a person may sign in with this matricule under this population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// The household. With `person` and `population`, the key.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// `number` of the subscriber: the rights holder, or for `spouse` a spouse of the household.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub person: String,
    /// Population under which the person subscribed.
    pub population: Population,
}

impl Record for Subscription {
    const NAME: &'static str = "subscriptions";

    fn identity(&self) -> String {
        format!("{} {} {}", self.matricule, self.person, self.population.code())
    }

    fn check(&self, check: &mut Check) {
        check.identifier("matricule", &self.matricule, 12);
        check.identifier("person", &self.person, 20);
    }
}
