//! Pure decisions of identification.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use contract::{identity::SubscriberRole, population::Population};

/// Without a request for this long, a session ends (NAV-12).
pub const IDLE_LIMIT: TimeDelta = TimeDelta::minutes(15);

/// A session never lasts longer.
pub const LONGEST_SESSION: TimeDelta = TimeDelta::hours(12);

/// The last request of a session is written at most this often, so that reads stay reads. A session may thus end this
/// much early, never late.
pub const SEEN_PRECISION: TimeDelta = TimeDelta::seconds(15);

/// Failures from one address (or one known browser) before it has to wait.
const FREE_FAILURES_HERE: i32 = 4;

/// Failures from everywhere before unknown browsers have to wait.
const FREE_FAILURES_EVERYWHERE: i32 = 20;

/// A browser stays known this long after it was last used; its cookie lives as long.
pub const BROWSER_MEMORY: TimeDelta = TimeDelta::days(400);

/// Secrets are kept this long after they have stopped working, for whoever asks what became of a letter.
pub const SECRET_MEMORY: TimeDelta = TimeDelta::days(30);

/// Days on which a forgotten password was asked for are kept this long: only the current one counts.
pub const PASSWORD_REQUEST_MEMORY: TimeDelta = TimeDelta::days(30);

/// Failures are forgotten after this long without another.
pub const FAILURE_MEMORY: TimeDelta = TimeDelta::hours(24);

/// First wait; it doubles with every further failure.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(30);

/// Longest wait.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);

/// Whether a session that began and was last seen at these moments still holds.
#[must_use]
pub fn is_alive(signed_in_at: DateTime<Utc>, last_seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < signed_in_at + LONGEST_SESSION && now < last_seen_at + IDLE_LIMIT
}

/// What counts failures, and how many are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrakeScope {
    /// What was typed, from one address or one known browser.
    Here,
    /// What was typed, from everywhere.
    Everywhere,
}

/// How long to turn attempts away after `failures` in a row; nothing while they are free.
#[must_use]
pub fn wait_after(failures: i32, scope: BrakeScope) -> Option<TimeDelta> {
    let free = match scope {
        BrakeScope::Here => FREE_FAILURES_HERE,
        BrakeScope::Everywhere => FREE_FAILURES_EVERYWHERE,
    };
    let beyond = u32::try_from(failures - free).ok().filter(|beyond| *beyond > 0)?;
    let doubled = FIRST_WAIT.checked_mul(1 << (beyond - 1).min(20)).unwrap_or(LONGEST_WAIT);
    Some(doubled.min(LONGEST_WAIT))
}

/// What a subscriber is in the household (AUTH-02): whoever subscribed as spouse is the recipient.
#[must_use]
pub const fn role_of(population: Population) -> SubscriberRole {
    match population {
        Population::Spouse => SubscriberRole::Recipient,
        Population::Employee | Population::SelfEmployed | Population::Retired => SubscriberRole::Holder,
    }
}

/// The matricule as the fund writes it: without blanks, in capital letters. Control characters go too: PostgreSQL
/// refuses some of them in a text, and an attempt that fails inside would tell itself apart from the others.
#[must_use]
pub fn canonical_matricule(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !c.is_control()).flat_map(char::to_uppercase).collect()
}

/// The birth date, within the years that the import format admits: both databases can compare those.
#[must_use]
pub fn comparable_birth_date(typed: NaiveDate) -> NaiveDate {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(typed);
    typed.clamp(day(1849), day(2200))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_session_ends_after_fifteen_idle_minutes_or_twelve_hours() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let minutes = TimeDelta::minutes;
        for (seen, now, alive) in [
            (minutes(0), minutes(14), true),
            (minutes(0), minutes(15), false),
            (minutes(60), minutes(74), true),
            (minutes(719), minutes(719), true),
            (minutes(719), minutes(720), false),
        ] {
            assert_eq!(is_alive(start, start + seen, start + now), alive, "seen {seen}, now {now}");
        }
    }

    #[test]
    fn the_first_failures_are_free_and_the_wait_doubles_up_to_an_hour() {
        let waits: Vec<_> =
            [0, 4, 5, 6, 7, 12, 500].map(|n| wait_after(n, BrakeScope::Here).map(|d| d.num_seconds())).into();
        assert_eq!(waits, [None, None, Some(30), Some(60), Some(120), Some(3600), Some(3600)]);
        assert_eq!(wait_after(20, BrakeScope::Everywhere), None);
        assert_eq!(wait_after(21, BrakeScope::Everywhere), Some(TimeDelta::seconds(30)));
    }

    #[test]
    fn blanks_and_case_of_a_matricule_do_not_matter() {
        assert_eq!(canonical_matricule(" 002 490 "), "002490");
        assert_eq!(canonical_matricule("12345a"), "12345A");
        assert_eq!(canonical_matricule("00\u{0}2490\n"), "002490");
    }

    #[test]
    fn a_birth_date_of_another_age_is_nobodys() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        assert_eq!(comparable_birth_date(day("1979-03-15")), day("1979-03-15"));
        assert_eq!(comparable_birth_date(NaiveDate::MIN), day("1849-01-01"));
        assert_eq!(comparable_birth_date(NaiveDate::MAX), day("2200-01-01"));
    }

    proptest! {
        #[test]
        fn more_failures_never_shorten_the_wait(failures in 0..i32::MAX) {
            prop_assert!(wait_after(failures, BrakeScope::Here) <= wait_after(failures.saturating_add(1), BrakeScope::Here));
        }
    }
}
