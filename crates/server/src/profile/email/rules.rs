//! Pure decisions on a change of address.

use chrono::{DateTime, TimeDelta, Utc};
use contract::{email::EmailAddress, profile::PendingEmail};

use crate::identity::secrets::LINK_LIFE;

/// Changes that may be asked for within a day: a subscription is no way to fill somebody's mailbox.
pub const MOST_CHANGES: usize = 6;

/// The day.
pub const COUNTED_OVER: TimeDelta = TimeDelta::hours(24);

/// How long to wait before another change may be asked for; `asked` is when the latest ones were, the newest first.
pub fn wait_before_next(asked: &[DateTime<Utc>], now: DateTime<Utc>) -> Option<TimeDelta> {
    let oldest = asked.get(MOST_CHANGES - 1)?;
    Some(*oldest + COUNTED_OVER - now).filter(|wait| *wait > TimeDelta::zero())
}

/// Whether both are written alike. An address that differs in capitals before the `@` may be somebody else's, and a
/// person may want to mend it.
pub fn is_unchanged(confirmed: Option<&str>, asked: &EmailAddress) -> bool {
    confirmed == Some(asked.as_str())
}

/// What waits for its confirmation; nothing once its link holds no longer. While the message has not left, its link
/// will hold a day from when it was asked for, at least.
pub fn waiting(
    address: String,
    requested_at: DateTime<Utc>,
    link_expires_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<PendingEmail> {
    let expires_at = link_expires_at.unwrap_or(requested_at + LINK_LIFE);
    (expires_at > now).then_some(PendingEmail { email: address, requested_at, expires_at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    #[test]
    fn six_changes_a_day_are_free_and_the_seventh_waits_for_the_first_to_be_a_day_old() {
        let asked: Vec<_> = (1..=6).map(|hours| now() - TimeDelta::hours(hours)).collect();
        assert_eq!(wait_before_next(&asked[..5], now()), None);
        assert_eq!(wait_before_next(&asked, now()), Some(TimeDelta::hours(18)));
        assert_eq!(wait_before_next(&asked, now() + TimeDelta::hours(18)), None);
    }

    #[test]
    fn an_address_waits_as_long_as_its_link_holds() {
        let asked = |hours| now() - TimeDelta::hours(hours);
        let until = |requested, link: Option<DateTime<Utc>>| {
            waiting("a@b.example".to_owned(), requested, link, now()).map(|pending| pending.expires_at)
        };
        assert_eq!(until(asked(1), None), Some(now() + TimeDelta::hours(23)));
        assert_eq!(until(asked(24), None), None);
        let late = now() + TimeDelta::hours(10);
        assert_eq!(until(asked(30), Some(late)), Some(late), "the message left late");
    }

    #[test]
    fn the_address_in_force_is_no_change() {
        let address = EmailAddress::parse(" Alain@Example.com ").unwrap();
        assert!(is_unchanged(Some("Alain@example.com"), &address));
        assert!(!is_unchanged(Some("alain@example.com"), &address));
        assert!(!is_unchanged(None, &address));
    }
}
