//! The named people: whom one can sign in as, and what each of them is there to show.

mod allowances;
mod building;
mod families;
mod list;
mod newcomers;
mod singles;
mod stories;

use chrono::NaiveDate;
use extract::records::Population;

pub(crate) use allowances::granted;
pub use list::people;
pub use newcomers::newcomers;
pub(crate) use stories::{HOUSEHOLDS, tell};

/// Somebody one can sign in as. They stand first in every fictitious fund, whatever its size and seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPerson {
    /// Family name.
    pub last_name: &'static str,
    /// Given name.
    pub first_name: &'static str,
    /// What the person is there to show.
    pub situation: Situation,
    /// The population to choose before signing in.
    pub population: Population,
    /// The matricule to type.
    pub matricule: &'static str,
    /// The fund's own number of the person (`number` of the record).
    pub number: &'static str,
    /// The birth date to type.
    pub birth_date: NaiveDate,
    /// The password to type; fictitious, and different for each.
    pub password: &'static str,
}

/// Somebody who has no password yet, and what becomes of them when they ask for a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Family name.
    pub last_name: &'static str,
    /// Given name.
    pub first_name: &'static str,
    /// What the person is there to show.
    pub situation: Situation,
    /// The population to choose.
    pub population: Population,
    /// The matricule to type.
    pub matricule: &'static str,
    /// The fund's own number of the person (`number` of the record).
    pub number: &'static str,
    /// The birth date to type.
    pub birth_date: NaiveDate,
    /// The fund has subscribed the person, whose activation letter waits.
    pub is_subscribed: bool,
}

/// A text in the three languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Italian.
    pub it: &'static str,
}
