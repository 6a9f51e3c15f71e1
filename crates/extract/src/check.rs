//! Collecting what is wrong with one record.

use chrono::{Datelike as _, NaiveDate};

/// Characters of a masked account.
const MASKED_ACCOUNT: usize = 12;

/// Why a value of a record is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The column.
    pub column: &'static str,
    /// What is wrong and what is expected, for a core-system engineer.
    pub message: String,
}

/// The reasons against one record, collected while it is checked.
#[derive(Debug, Default)]
pub struct Check {
    reasons: Vec<Reason>,
}

impl Check {
    /// Everything that was found, in the order of the checks; empty for a sound record.
    #[must_use]
    pub fn into_reasons(self) -> Vec<Reason> {
        self.reasons
    }

    /// Refuses `column` with `message` unless `holds`.
    pub fn require(&mut self, holds: bool, column: &'static str, message: impl FnOnce() -> String) {
        if !holds {
            self.reasons.push(Reason { column, message: message() });
        }
    }

    /// A text of 1 to `longest` characters without control characters or blanks around it.
    pub fn text(&mut self, column: &'static str, value: &str, longest: usize) {
        let length = value.chars().count();
        self.require((1..=longest).contains(&length), column, || {
            format!("has {length} characters; 1 to {longest} are expected")
        });
        self.require(!value.chars().any(char::is_control), column, || "holds a control character".to_owned());
        self.require(value.trim() == value, column, || "has blanks before or after".to_owned());
    }

    /// A text as [`text`](Self::text) demands, or nothing.
    pub fn optional_text(&mut self, column: &'static str, value: Option<&str>, longest: usize) {
        if let Some(value) = value {
            self.text(column, value, longest);
        }
    }

    /// An identifier of 1 to `longest` letters, digits, hyphens or dots.
    pub fn identifier(&mut self, column: &'static str, value: &str, longest: usize) {
        let sound = (1..=longest).contains(&value.len())
            && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
        self.require(sound, column, || {
            format!("`{value}` is not an identifier of 1 to {longest} letters, digits, hyphens or dots")
        });
    }

    /// An identifier as [`identifier`](Self::identifier) demands, or nothing.
    pub fn optional_identifier(&mut self, column: &'static str, value: Option<&str>, longest: usize) {
        if let Some(value) = value {
            self.identifier(column, value, longest);
        }
    }

    /// A date of 1850 to 2199, or nothing: anything else is a slip of the keyboard or of a conversion.
    pub fn date(&mut self, column: &'static str, value: Option<NaiveDate>) {
        if let Some(value) = value {
            self.require((1850..2200).contains(&value.year()), column, || {
                format!("{value} is not a date of the years 1850 to 2199")
            });
        }
    }

    /// A period whose end does not come before its start.
    pub fn period(&mut self, end_column: &'static str, start: NaiveDate, end: Option<NaiveDate>) {
        if let Some(end) = end {
            self.require(end >= start, end_column, || format!("{end} comes before {start}, the start of the period"));
        }
    }

    /// An amount of 0 to 10 million euros, in cents.
    pub fn cents(&mut self, column: &'static str, value: Option<i64>) {
        if let Some(value) = value {
            self.require((0..=1_000_000_000).contains(&value), column, || {
                format!("{value} is not an amount of 0 to 1000000000 cents")
            });
        }
    }

    /// An amount of 10 million euros at most, paid or taken back, in cents.
    pub fn signed_cents(&mut self, column: &'static str, value: i64) {
        self.require((-1_000_000_000..=1_000_000_000).contains(&value), column, || {
            format!("{value} is not an amount of -1000000000 to 1000000000 cents")
        });
    }

    /// A masked account, `MC58****0134`, or nothing. What is refused is not repeated: it may be a whole account number.
    pub fn masked_account(&mut self, column: &'static str, value: Option<&str>) {
        let Some(value) = value else {
            return;
        };
        let shown = |place: usize| matches!(place, 0..=3 | 8..=11);
        let fits = |(place, byte): (usize, u8)| match shown(place) {
            true => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            false => byte == b'*',
        };
        let masked = value.len() == MASKED_ACCOUNT && value.bytes().enumerate().all(fits);
        self.require(value.len() <= MASKED_ACCOUNT || masked, column, || {
            "is longer than a masked account: a whole account number is never sent, only its first four and last four \
             characters joined by `****`, for example `MC58****0134`"
                .to_owned()
        });
        self.require(value.len() > MASKED_ACCOUNT || masked, column, || {
            "is not a masked account: first four and last four characters (capital letters and digits) joined by \
             `****`, for example `MC58****0134`"
                .to_owned()
        });
    }
}
