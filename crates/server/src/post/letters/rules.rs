//! What becomes of a letter: decided without a database.

use std::fmt;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Europe;
use entity::{household::person, post::letter::LetterState};

use crate::secret::sha256_hex;

/// Why a letter is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// The addressee has died.
    Deceased,
    /// The fund knows no address, or only part of one.
    NoAddress,
    /// A letter to the same person at the same address came back.
    CameBack,
    /// A newer letter about the same subscription takes its place: only one code works at a time.
    Superseded,
    /// The person has chosen a password since it was queued: its code would open nothing that is not open.
    PasswordChosen,
    /// No font can draw the addressee, or the window is too small.
    Unprintable,
}

impl StopReason {
    /// Stable code, for the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Deceased => "deceased",
            Self::NoAddress => "no_address",
            Self::CameBack => "came_back",
            Self::Superseded => "superseded",
            Self::PasswordChosen => "password_chosen",
            Self::Unprintable => "unprintable",
        }
    }
}

/// What is known of a letter when it is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The addressee has died.
    pub is_deceased: bool,
    /// Street and town are known.
    pub has_address: bool,
    /// An earlier letter to the same person came back from this very address.
    pub came_back: bool,
    /// A newer letter about the same subscription waits or was printed.
    pub has_newer: bool,
    /// The person has chosen a password since it was queued.
    pub password_chosen: bool,
    /// The typesetter can print it.
    pub is_printable: bool,
}

/// Whether a letter is printed, or why not.
///
/// # Errors
/// The first reason not to.
pub const fn may_be_printed(facts: Facts) -> Result<(), StopReason> {
    match facts {
        Facts { is_deceased: true, .. } => Err(StopReason::Deceased),
        Facts { has_newer: true, .. } => Err(StopReason::Superseded),
        Facts { password_chosen: true, .. } => Err(StopReason::PasswordChosen),
        Facts { has_address: false, .. } => Err(StopReason::NoAddress),
        Facts { came_back: true, .. } => Err(StopReason::CameBack),
        Facts { is_printable: false, .. } => Err(StopReason::Unprintable),
        _ => Ok(()),
    }
}

/// Whether the fund knows where the person lives: the rest of an address may be missing.
#[must_use]
pub fn has_address(person: &person::Model) -> bool {
    let is_known = |line: &Option<String>| line.as_deref().is_some_and(|line| !line.trim().is_empty());
    (is_known(&person.address_line_1) || is_known(&person.address_line_2)) && is_known(&person.city)
}

/// What stands for a person at an address: the same however it is spaced or capitalised, another one as soon as the
/// fund's data say another address.
#[must_use]
pub fn address_hash(person: &person::Model) -> String {
    let lines = [&person.address_line_1, &person.address_line_2, &person.postal_code, &person.city, &person.country];
    let plain = |line: &Option<String>| {
        line.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    let address = lines.map(plain).join("\n");
    // The identifier is random: nobody who reads the ledger alone can try addresses out.
    sha256_hex(format!("{}\n{address}", person.public_id).as_bytes())
}

/// What an operator says of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was handed to the post.
    Posted,
    /// The post brought it back.
    Returned,
    /// It is to be printed although it was stopped; of one that came back: the address is right after all.
    Resume,
}

/// The state after such a word; none when it makes no sense of a letter in this state.
#[must_use]
pub const fn marked(state: LetterState, mark: Mark) -> Option<LetterState> {
    match (state, mark) {
        (LetterState::Printed, Mark::Posted) => Some(LetterState::Posted),
        // What came back was posted, whether or not somebody said so.
        (LetterState::Printed | LetterState::Posted, Mark::Returned) => Some(LetterState::Returned),
        (LetterState::Stopped, Mark::Resume) => Some(LetterState::Queued),
        (LetterState::Returned, Mark::Resume) => Some(LetterState::Returned),
        _ => None,
    }
}

/// The reference that stands on a letter, by which the ledger finds it: `L-2026-000123`.
#[must_use]
pub fn reference(id: i64, queued_at: DateTime<Utc>) -> Reference {
    Reference { year: queued_at.with_timezone(&Europe::Monaco).year(), id }
}

/// The reference of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    year: i32,
    id: i64,
}

impl Reference {
    /// The reference that is written so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, id) = text
            .trim()
            .to_ascii_uppercase()
            .strip_prefix("L-")?
            .split_once('-')
            .map(|(year, id)| (year.parse().ok(), id.parse().ok()))?;
        Some(Self { year: year?, id: id? })
    }

    /// Key of the letter.
    #[must_use]
    pub const fn id(self) -> i64 {
        self.id
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "L-{}-{:06}", self.year, self.id)
    }
}

/// The last day on the whole of which a code works that ends at this moment: what the letter says must hold until
/// midnight.
#[must_use]
pub fn last_day(expires_at: DateTime<Utc>) -> NaiveDate {
    let day = expires_at.with_timezone(&Europe::Monaco).date_naive();
    day.pred_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};
    use entity::{household::person, post::letter::LetterState};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{
        Facts, Mark, Reference, StopReason, address_hash, has_address, last_day, marked, may_be_printed, reference,
    };

    const GOOD: Facts = Facts {
        is_deceased: false,
        has_address: true,
        came_back: false,
        has_newer: false,
        password_chosen: false,
        is_printable: true,
    };

    fn person() -> person::Model {
        person::Model {
            id: 1,
            public_id: Uuid::from_u128(1),
            number: "1".to_owned(),
            last_name: "Dupont".to_owned(),
            birth_name: None,
            first_name: "Alain".to_owned(),
            birth_date: NaiveDate::default(),
            death_date: None,
            family_situation: None,
            address_line_1: Some("27 boulevard de Belgique".to_owned()),
            address_line_2: None,
            postal_code: Some("98000".to_owned()),
            city: Some("Monaco".to_owned()),
            country: Some("MC".to_owned()),
            file_incomplete: false,
            batch_id: 1,
        }
    }

    #[test]
    fn each_reason_not_to_print_is_named() {
        for (facts, decision) in [
            (GOOD, Ok(())),
            (Facts { is_deceased: true, ..GOOD }, Err(StopReason::Deceased)),
            (Facts { has_address: false, is_printable: false, ..GOOD }, Err(StopReason::NoAddress)),
            (Facts { came_back: true, ..GOOD }, Err(StopReason::CameBack)),
            (Facts { has_newer: true, ..GOOD }, Err(StopReason::Superseded)),
            (Facts { password_chosen: true, ..GOOD }, Err(StopReason::PasswordChosen)),
            (Facts { is_printable: false, ..GOOD }, Err(StopReason::Unprintable)),
            (Facts { is_deceased: true, has_newer: true, ..GOOD }, Err(StopReason::Deceased)),
        ] {
            assert_eq!(may_be_printed(facts), decision, "{facts:?}");
        }
    }

    #[test]
    fn an_address_has_a_street_or_a_place_and_a_town() {
        let nowhere = person::Model { address_line_1: None, ..person() };
        let blank = person::Model { city: Some("  ".to_owned()), ..person() };
        let place = person::Model { address_line_2: Some("Le Mas".to_owned()), ..nowhere.clone() };
        assert_eq!([&person(), &nowhere, &blank, &place].map(has_address), [true, false, false, true]);
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written_and_for_this_person_only() {
        let same = person::Model { address_line_1: Some(" 27  Boulevard de Belgique ".to_owned()), ..person() };
        let moved = person::Model { address_line_1: Some("28 boulevard de Belgique".to_owned()), ..person() };
        let other = person::Model { public_id: Uuid::from_u128(2), ..person() };
        assert_eq!(address_hash(&person()), address_hash(&same));
        assert_ne!(address_hash(&person()), address_hash(&moved));
        assert_ne!(address_hash(&person()), address_hash(&other));
    }

    #[test]
    fn what_is_said_of_a_letter_must_make_sense() {
        use LetterState::{Posted, Printed, Queued, Returned, Stopped};
        for (state, posted, returned, resumed) in [
            (Queued, None, None, None),
            (Printed, Some(Posted), Some(Returned), None),
            (Posted, None, Some(Returned), None),
            (Returned, None, None, Some(Returned)),
            (Stopped, None, None, Some(Queued)),
        ] {
            let words = [Mark::Posted, Mark::Returned, Mark::Resume].map(|mark| marked(state, mark));
            assert_eq!(words, [posted, returned, resumed], "{state:?}");
        }
    }

    #[test]
    fn the_last_day_of_a_code_is_a_whole_day() {
        for (expires_at, expected) in [
            ("2026-12-25T10:15:00Z", (2026, 12, 24)),
            ("2026-12-25T22:59:59Z", (2026, 12, 24)),
            ("2026-12-25T23:00:00Z", (2026, 12, 25)),
        ] {
            let expires_at: DateTime<Utc> = expires_at.parse().unwrap();
            let (year, month, day) = expected;
            assert_eq!(Some(last_day(expires_at)), NaiveDate::from_ymd_opt(year, month, day), "{expires_at}");
        }
    }

    proptest! {
        #[test]
        fn a_reference_is_read_as_it_is_written(id in 1..10_000_000_i64, seconds in 0..4_000_000_000_i64) {
            let written = reference(id, DateTime::from_timestamp(seconds, 0).unwrap()).to_string();
            prop_assert!(written.len() <= 24, "it fits beside the recipient");
            prop_assert_eq!(Reference::parse(&written.to_lowercase()).map(Reference::id), Some(id));
        }

        #[test]
        fn nothing_that_is_typed_panics(text in ".*") {
            let _ = Reference::parse(&text);
        }
    }
}
