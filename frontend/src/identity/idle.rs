//! How long a session still lasts when nothing is done (NAV-12).

/// The person is warned so long before the end.
const WARNED_MS: i64 = 120_000;

/// The server notes activity to the quarter of a minute: a session may end that much earlier than the last answer says.
const PRECISION_MS: i64 = 15_000;

/// What is left of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remaining {
    /// More than two minutes.
    Enough,
    /// So many minutes, the last one begun.
    Minutes(i64),
    /// Nothing.
    Nothing,
}

/// What is left at `now_ms` of a session that lasts `idle_seconds` after `seen_ms`; moments in milliseconds since 1970.
#[must_use]
pub fn remaining(now_ms: i64, seen_ms: i64, idle_seconds: u32) -> Remaining {
    let left = seen_ms + i64::from(idle_seconds) * 1_000 - PRECISION_MS - now_ms;
    match left {
        ..=0 => Remaining::Nothing,
        1..=WARNED_MS => Remaining::Minutes((left + 59_999) / 60_000),
        _ => Remaining::Enough,
    }
}

#[cfg(test)]
mod tests {
    use super::{Remaining, remaining};

    #[test]
    fn the_last_two_minutes_are_told_and_then_the_end() {
        let minutes = |minutes: i64| minutes * 60_000;
        // Fifteen minutes, less the quarter of a minute that the server may not have noted.
        let end = minutes(15) - 15_000;
        for (idle_ms, expected) in [
            (0, Remaining::Enough),
            (end - 120_001, Remaining::Enough),
            (end - 120_000, Remaining::Minutes(2)),
            (end - 60_001, Remaining::Minutes(2)),
            (end - 60_000, Remaining::Minutes(1)),
            (end - 1, Remaining::Minutes(1)),
            (end, Remaining::Nothing),
            (end + minutes(600), Remaining::Nothing),
        ] {
            let seen = 1_800_000_000_000;
            assert_eq!(remaining(seen + idle_ms, seen, 900), expected, "idle for {idle_ms} ms");
        }
    }

    #[test]
    fn a_clock_that_jumps_back_ends_nothing() {
        assert_eq!(remaining(1_000, 1_800_000_000_000, 900), Remaining::Enough);
    }
}
