//! The block of settings at the top of a page.

use chrono::NaiveDate;
use contract::population::Population;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};

use super::error::PageError;

/// The line that opens and closes the block.
const FENCE: &str = "+++";

/// Settings of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    /// Title, as plain text.
    pub title: String,
    /// One sentence on what the page holds, as plain text.
    pub summary: String,
    /// Populations whose menu lists the page; none for the bottom menu.
    #[serde(default)]
    pub populations: Vec<Population>,
    /// Place in the menu: the smallest first.
    pub order: i32,
    /// Date of the last change of the text.
    #[serde(default, deserialize_with = "civil_date")]
    pub updated_on: Option<NaiveDate>,
    /// On a French page: takes the page away in every language.
    #[serde(default)]
    pub withdrawn: bool,
}

/// Settings of general terms.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsFrontMatter {
    /// Title, as plain text.
    pub title: String,
    /// First day on which the version is in force; read in the French text.
    #[serde(default, deserialize_with = "civil_date")]
    pub in_force_from: Option<NaiveDate>,
}

/// Cuts a file into its settings and its text.
///
/// # Errors
/// When the block is missing or its settings are not the expected ones.
pub(super) fn split<S: DeserializeOwned>(file: &str) -> Result<(S, &str), PageError> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let rest = file.strip_prefix(FENCE).ok_or(PageError::NoFrontMatter)?;
    let (settings, text) = rest.split_once("\n+++").ok_or(PageError::NoFrontMatter)?;
    Ok((toml::from_str(settings)?, text))
}

/// Reads a TOML date without a time of day.
fn civil_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written
        .date
        .filter(|_| written.time.is_none())
        .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()))
        .map(Some)
        .ok_or_else(|| D::Error::custom("a date such as 2026-11-23 is expected"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{FrontMatter, PageError};

    fn split(file: &str) -> Result<(FrontMatter, &str), PageError> {
        super::split(file)
    }

    #[test]
    fn settings_and_text_are_told_apart() {
        let file = "+++\ntitle = \"A\"\nsummary = \"B\"\npopulations = [\"employee\"]\norder = 3\n\
                    updated_on = 2026-11-23\n+++\n\nText +++ here\n";
        let (settings, text) = split(file).unwrap();
        assert_eq!((settings.title.as_str(), settings.order, settings.populations.len()), ("A", 3, 1));
        assert_eq!(settings.updated_on.unwrap().to_string(), "2026-11-23");
        assert_eq!(text.trim(), "Text +++ here");
    }

    #[test]
    fn a_page_without_settings_says_so() {
        for file in ["", "# Title", "+++\ntitle = \"A\""] {
            assert!(matches!(split(file), Err(PageError::NoFrontMatter)), "{file}");
        }
    }

    #[test]
    fn unknown_or_wrong_settings_are_refused() {
        for line in ["titel = \"A\"", "populations = [\"student\"]", "updated_on = 2026-11-23T10:00:00"] {
            let file = format!("+++\ntitle = \"A\"\nsummary = \"B\"\norder = 1\n{line}\n+++\n");
            assert!(matches!(split(&file), Err(PageError::FrontMatter(_))), "{line}");
        }
    }
}
