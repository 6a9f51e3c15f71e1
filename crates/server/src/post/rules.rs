//! What becomes of a mail after each attempt: states and delays, decided without a database.

use chrono::{DateTime, TimeDelta, Utc};
use entity::post::outgoing_mail::MailState;

/// How long a mail that the relay takes for now is tried again: as long as mail servers usually do (RFC 5321, section
/// 4.5.4.1, asks for four to five days; what these mails say is stale after three).
pub const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(3);

/// Waits between attempts, each counted from the one before. The last wait is as long as what is left.
const DELAYS: [TimeDelta; 8] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::hours(1),
    TimeDelta::hours(3),
    TimeDelta::hours(6),
    TimeDelta::hours(12),
    TimeDelta::hours(24),
];

/// Wait after trouble that no mail is to blame for.
const TROUBLE_DELAY: TimeDelta = TimeDelta::minutes(1);

/// Reason of a mail whose place a newer one has taken.
pub const SUPERSEDED: &str = "superseded";

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The relay took the mail.
    Taken,
    /// The relay refuses the mail or its addressee for good.
    Refused(&'static str),
    /// The relay asks to come back later.
    NotNow(&'static str),
    /// The relay went silent in the middle: it may have taken the mail. Waits must grow, so that nobody gets the same
    /// mail every minute.
    Silent(&'static str),
    /// The relay cannot be reached or refuses the portal itself: the mail has not left, and is not to blame.
    OurTrouble(&'static str),
    /// A newer mail says the same: this one must not be sent any more.
    Superseded,
    /// The mail cannot be written: its row holds something that the program does not know.
    Unwritable,
}

/// How a mail stands after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub state: MailState,
    /// Attempts that count.
    pub attempts: i32,
    /// When it is due again, if it is.
    pub due_at: DateTime<Utc>,
    /// Code of the failure; nothing personal.
    pub failure: Option<&'static str>,
}

/// The wait after so many attempts that count; none when the time is up. All waits together make [`GIVE_UP_AFTER`].
#[must_use]
pub fn delay_after(attempts: i32) -> Option<TimeDelta> {
    let mut waited = TimeDelta::zero();
    let mut wait = TimeDelta::zero();
    for attempt in 0..usize::try_from(attempts).unwrap_or_default() {
        let next = DELAYS.get(attempt).or(DELAYS.last()).copied().unwrap_or(TROUBLE_DELAY);
        let left = GIVE_UP_AFTER - waited;
        // A rest that is too short for a wait of its own belongs to the last one.
        wait = if left < next * 2 { left } else { next };
        waited += wait;
        if wait.is_zero() {
            return None;
        }
    }
    Some(wait)
}

/// How a mail stands that had `attempts` behind it and was tried once more.
#[must_use]
pub fn after(attempts: i32, outcome: Outcome, now: DateTime<Utc>) -> Standing {
    let ended = |state, failure| Standing { state, attempts: attempts.saturating_add(1), due_at: now, failure };
    match outcome {
        Outcome::Taken => ended(MailState::Sent, None),
        Outcome::Refused(reason) => ended(MailState::Refused, Some(reason)),
        Outcome::Unwritable => ended(MailState::Refused, Some("unwritable")),
        Outcome::Superseded => Standing { state: MailState::GivenUp, attempts, due_at: now, failure: Some(SUPERSEDED) },
        Outcome::OurTrouble(reason) => {
            Standing { state: MailState::Queued, attempts, due_at: now + TROUBLE_DELAY, failure: Some(reason) }
        }
        Outcome::NotNow(reason) | Outcome::Silent(reason) => match delay_after(attempts.saturating_add(1)) {
            Some(delay) => Standing { due_at: now + delay, ..ended(MailState::Queued, Some(reason)) },
            None => ended(MailState::GivenUp, Some(reason)),
        },
    }
}

/// What an operator or a mail server says of a mail afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It came back.
    Bounced,
    /// It is to be tried again from the start.
    Retry,
}

/// The state after such a word; none when it makes no sense of a mail in this state.
#[must_use]
pub const fn told(state: MailState, word: Word) -> Option<MailState> {
    match (state, word) {
        // A mail that was refused, given up or that is tried again may have arrived by an earlier attempt.
        (MailState::Sent | MailState::Queued | MailState::Refused | MailState::GivenUp, Word::Bounced) => {
            Some(MailState::Bounced)
        }
        (MailState::Refused | MailState::GivenUp | MailState::Bounced | MailState::Queued, Word::Retry) => {
            Some(MailState::Queued)
        }
        (MailState::Bounced, Word::Bounced) | (MailState::Sent, Word::Retry) => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::post::outgoing_mail::MailState;
    use proptest::prelude::*;

    use super::{GIVE_UP_AFTER, Outcome, Word, after, delay_after, told};

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    #[test]
    fn the_waits_grow_and_end_after_three_days() {
        let waits: Vec<_> = (1..).map_while(delay_after).collect();
        assert!(waits[..8].is_sorted() && waits[0] == TimeDelta::minutes(1) && waits[3] == TimeDelta::hours(1));
        assert_eq!(waits.iter().sum::<TimeDelta>(), GIVE_UP_AFTER);
    }

    #[test]
    fn each_outcome_has_its_state() {
        for (attempts, outcome, state, counted, minutes) in [
            (0, Outcome::Taken, MailState::Sent, 1, 0),
            (0, Outcome::Refused("mailbox_unknown"), MailState::Refused, 1, 0),
            (0, Outcome::NotNow("try_later"), MailState::Queued, 1, 1),
            (1, Outcome::NotNow("try_later"), MailState::Queued, 2, 5),
            (7, Outcome::NotNow("try_later"), MailState::Queued, 8, 24 * 60),
            (9, Outcome::NotNow("try_later"), MailState::GivenUp, 10, 0),
            (2, Outcome::Silent("relay_too_slow"), MailState::Queued, 3, 15),
            (9, Outcome::OurTrouble("relay_unreachable"), MailState::Queued, 9, 1),
            (3, Outcome::Superseded, MailState::GivenUp, 3, 0),
            (0, Outcome::Unwritable, MailState::Refused, 1, 0),
        ] {
            let standing = after(attempts, outcome, now());
            assert_eq!((standing.state, standing.attempts), (state, counted), "{outcome:?} after {attempts}");
            assert_eq!(standing.due_at - now(), TimeDelta::minutes(minutes), "{outcome:?} after {attempts}");
            assert_eq!(standing.failure.is_none(), outcome == Outcome::Taken);
        }
    }

    #[test]
    fn what_is_said_afterwards_must_make_sense() {
        for (state, bounced, retried) in [
            (MailState::Queued, Some(MailState::Bounced), Some(MailState::Queued)),
            (MailState::Sent, Some(MailState::Bounced), None),
            (MailState::Bounced, None, Some(MailState::Queued)),
            (MailState::Refused, Some(MailState::Bounced), Some(MailState::Queued)),
            (MailState::GivenUp, Some(MailState::Bounced), Some(MailState::Queued)),
        ] {
            assert_eq!((told(state, Word::Bounced), told(state, Word::Retry)), (bounced, retried), "{state:?}");
        }
    }

    fn any_outcome() -> impl Strategy<Value = Outcome> {
        prop_oneof![
            Just(Outcome::Taken),
            Just(Outcome::Refused("refused")),
            Just(Outcome::NotNow("try_later")),
            Just(Outcome::Silent("relay_too_slow")),
            Just(Outcome::OurTrouble("relay_unreachable")),
        ]
    }

    proptest! {
        #[test]
        fn no_wait_is_longer_than_a_day_or_shorter_than_a_minute(attempts in 1..100_i32) {
            if let Some(wait) = delay_after(attempts) {
                prop_assert!(wait >= TimeDelta::minutes(1) && wait <= TimeDelta::hours(36));
            }
        }

        /// Whatever the relay answers, a mail ends, never sooner than three days unless it is taken or refused, and
        /// trouble of our own never brings the end nearer.
        #[test]
        fn a_mail_always_comes_to_an_end(outcomes in proptest::collection::vec(any_outcome(), 1..60)) {
            let (mut attempts, mut clock, mut blamed) = (0, now(), 0);
            for outcome in outcomes {
                let standing = after(attempts, outcome, clock);
                blamed += i32::from(matches!(outcome, Outcome::NotNow(_) | Outcome::Silent(_)));
                match standing.state {
                    MailState::Queued => {
                        prop_assert!(standing.due_at > clock);
                        prop_assert_eq!(standing.attempts, blamed);
                        (attempts, clock) = (standing.attempts, standing.due_at);
                    }
                    MailState::GivenUp => {
                        prop_assert!(clock - now() >= GIVE_UP_AFTER);
                        break;
                    }
                    state => {
                        let taken = if outcome == Outcome::Taken { MailState::Sent } else { MailState::Refused };
                        prop_assert_eq!(state, taken);
                        break;
                    }
                }
            }
            prop_assert!(blamed <= 10);
        }
    }
}
