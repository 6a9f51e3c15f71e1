//! A household: who belongs to it, since when, under which fund.

mod composition;
pub mod quirks;
mod relatives;

use chrono::NaiveDate;
use extract::records::{CardColour, Fund, Household, Member, MemberRole, Person, Population, Right, Subscription};

pub use composition::compose;
pub use relatives::add_child;

use crate::{addresses::Address, calendar::Calendar};

/// A household, before it is written.
#[derive(Debug)]
pub struct Family {
    /// Position in the batch; the numbers of the statements are made from it.
    pub index: u32,
    /// Registration number of the rights holder.
    pub matricule: String,
    /// Card colour, when determined.
    pub colour: Option<CardColour>,
    /// The holder first, then spouses, then children.
    pub residents: Vec<Resident>,
    /// Fund and first day; each holds until the eve of the next.
    pub funds: Vec<(Fund, NaiveDate)>,
    /// Position in `residents` of the children's mother, when there is one.
    pub mother: Option<usize>,
    /// Who may sign in: position in `residents`, population.
    pub subscriptions: Vec<(usize, Population)>,
}

/// A person in a household.
#[derive(Debug)]
pub struct Resident {
    /// The person.
    pub person: Person,
    /// What the person is in the household.
    pub role: MemberRole,
    /// Family allowances are paid to this person.
    pub recipient: bool,
    /// Family allowances were paid to this person until they left.
    pub was_recipient: bool,
    /// First day of membership.
    pub since: NaiveDate,
    /// Last day of membership; none while it lasts.
    pub until: Option<NaiveDate>,
    /// Refunded without co-payment.
    pub exempt: bool,
    /// The person's own record stands with another household, written before.
    pub recorded_elsewhere: bool,
}

impl Resident {
    /// A member since `since`, of a role.
    pub fn new(person: Person, role: MemberRole, since: NaiveDate) -> Self {
        Self {
            person,
            role,
            recipient: false,
            was_recipient: false,
            since,
            until: None,
            exempt: false,
            recorded_elsewhere: false,
        }
    }

    /// Given and family name, as a payee.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.person.first_name, self.person.last_name)
    }

    /// First and last day on which care of this member is refunded in the batch; none when there is no such day.
    pub fn care_window(&self, calendar: &Calendar) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.since.max(calendar.start);
        let last = self.until.map_or(calendar.as_of, |until| until.min(calendar.as_of));
        (first <= last).then_some((first, last))
    }
}

/// The records that describe a household, care apart.
pub struct Registration {
    /// Its persons, those recorded elsewhere left out.
    pub persons: Vec<Person>,
    /// The household itself.
    pub household: Household,
    /// Memberships.
    pub members: Vec<Member>,
    /// Rights.
    pub rights: Vec<Right>,
    /// Subscriptions.
    pub subscriptions: Vec<Subscription>,
}

impl Family {
    /// Who is paid as a rule: the rights holder.
    pub fn holder(&self) -> &Resident {
        &self.residents[0]
    }

    /// The fund that refunds care of that day.
    pub fn fund_on(&self, day: NaiveDate) -> Fund {
        let begun = self.funds.iter().rev().find(|(_, since)| *since <= day);
        begun.or(self.funds.first()).map_or(Fund::Ccss, |(fund, _)| *fund)
    }

    /// The records that describe the household, care apart.
    pub fn registration(&self) -> Registration {
        let matricule = || self.matricule.clone();
        let member = |resident: &Resident| Member {
            matricule: matricule(),
            person: resident.person.number.clone(),
            role: resident.role,
            recipient: resident.recipient,
            valid_from: resident.since,
            valid_until: resident.until,
        };
        let right = |(position, (fund, since)): (usize, &(Fund, NaiveDate))| Right {
            matricule: matricule(),
            fund: *fund,
            valid_from: *since,
            valid_until: self.funds.get(position + 1).and_then(|(_, next)| next.pred_opt()),
        };
        let subscription = |(resident, population): &(usize, Population)| Subscription {
            matricule: matricule(),
            person: self.residents[*resident].person.number.clone(),
            population: *population,
        };
        let own = self.residents.iter().filter(|resident| !resident.recorded_elsewhere);
        Registration {
            persons: own.map(|resident| resident.person.clone()).collect(),
            household: Household {
                matricule: matricule(),
                holder: self.holder().person.number.clone(),
                card_colour: self.colour,
            },
            members: self.residents.iter().map(member).collect(),
            rights: self.funds.iter().enumerate().map(right).collect(),
            subscriptions: self.subscriptions.iter().map(subscription).collect(),
        }
    }
}

/// How the fund words a family situation.
pub mod situation {
    /// Married.
    pub const MARRIED: &str = "Marié(e)";
    /// Single.
    pub const SINGLE: &str = "Célibataire";
    /// Divorced.
    pub const DIVORCED: &str = "Divorcé(e)";
    /// Widowed.
    pub const WIDOWED: &str = "Veuf(ve)";
}

/// An adult's record.
pub fn adult(number: String, name: (String, String), birth_date: NaiveDate, home: &Address) -> Person {
    let (first_name, last_name) = name;
    Person {
        number,
        last_name,
        birth_name: None,
        first_name,
        birth_date,
        death_date: None,
        family_situation: Some(situation::SINGLE.to_owned()),
        address_line_1: Some(home.street.clone()),
        address_line_2: home.complement.clone(),
        postal_code: Some(home.postal_code.to_owned()),
        city: Some(home.city.to_owned()),
        country: Some(home.country.to_owned()),
        file_incomplete: false,
    }
}

/// A child's record: without address and family situation, which are not kept for children (DATA-02).
pub fn child(number: String, name: (String, String), birth_date: NaiveDate) -> Person {
    let (first_name, last_name) = name;
    Person {
        number,
        last_name,
        birth_name: None,
        first_name,
        birth_date,
        death_date: None,
        family_situation: None,
        address_line_1: None,
        address_line_2: None,
        postal_code: None,
        city: None,
        country: None,
        file_incomplete: false,
    }
}
