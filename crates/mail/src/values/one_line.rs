//! A short text on one line.

use std::fmt;

use contract::text::is_hidden;
use serde::{Deserialize, Serialize};

/// Characters after which a text is cut.
const LONGEST: usize = 80;

/// A short text from outside, a first name for instance, fit to stand in a line of a mail: one line, without hidden
/// characters, 80 characters at most.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OneLine(String);

impl OneLine {
    /// The text with its blanks made single, its hidden characters left out and its excess cut; nothing when nothing
    /// visible remains.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let visible: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let visible: String = visible.chars().filter(|c| !is_hidden(*c)).collect();
        let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            None
        } else if line.chars().count() <= LONGEST {
            Some(Self(line))
        } else {
            let cut: String = line.chars().take(LONGEST - 1).collect();
            Some(Self(format!("{}…", cut.trim_end())))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Without the text: it is often a name.
impl fmt::Debug for OneLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneLine(…)")
    }
}

impl From<OneLine> for String {
    fn from(line: OneLine) -> Self {
        line.0
    }
}

impl TryFrom<String> for OneLine {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("expected a text with something visible in it")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::OneLine;

    #[test]
    fn what_cannot_stand_on_a_line_is_left_out() {
        for (text, expected) in [
            ("Alain", Some("Alain")),
            ("  Marie \t Claire ", Some("Marie Claire")),
            ("Alain\r\nBcc: all@caisses.example", Some("Alain Bcc: all@caisses.example")),
            ("Al\u{202e}nia", Some("Alnia")),
            ("\u{200b}\u{feff}", None),
            ("", None),
        ] {
            assert_eq!(OneLine::new(text).as_ref().map(OneLine::as_str), expected, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut_with_a_sign_of_it() {
        let line = OneLine::new(&"é".repeat(300)).unwrap();
        assert_eq!(line.as_str().chars().count(), 80);
        assert!(line.as_str().ends_with('…'));
    }

    proptest! {
        #[test]
        fn it_is_always_one_short_visible_line(text in ".*") {
            if let Some(line) = OneLine::new(&text) {
                prop_assert!(!line.as_str().chars().any(contract::text::is_hidden));
                prop_assert!((1..=80).contains(&line.as_str().chars().count()));
                prop_assert_eq!(OneLine::new(line.as_str()).unwrap(), line);
            }
        }
    }
}
