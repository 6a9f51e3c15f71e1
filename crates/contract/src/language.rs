//! The languages of the portal. French is the reference; English and Italian are translations of it.

use serde::{Deserialize, Serialize};

/// A language of the portal, chosen for an answer by the `Accept-Language` header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French, the reference.
    #[default]
    Fr,
    /// English.
    En,
    /// Italian.
    It,
}

impl Language {
    /// Every language, the reference first.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::It];

    /// Two-letter code (ISO 639-1), as in `lang` attributes and file names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::It => "it",
        }
    }

    /// The language with this primary tag (`it`, `it-IT`), if the portal speaks it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).trim();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4): the highest weight wins, the
    /// first named among equals, French when none fits.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(language) = pieces.next().and_then(Self::from_tag) else {
                continue;
            };
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, language));
            }
        }
        best.map_or(Self::Fr, |(_, language)| language)
    }
}

/// A text in every language of the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LocalizedText {
    /// French.
    #[cfg_attr(feature = "openapi", schema(example = "du lundi au vendredi, de 9 h à 12 h"))]
    pub fr: String,
    /// English.
    #[cfg_attr(feature = "openapi", schema(example = "Monday to Friday, 9 a.m. to 12 noon"))]
    pub en: String,
    /// Italian.
    #[cfg_attr(feature = "openapi", schema(example = "dal lunedì al venerdì, dalle 9 alle 12"))]
    pub it: String,
}

impl LocalizedText {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
            Language::It => &self.it,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_heaviest_language_that_the_portal_speaks_wins() {
        for (header, expected) in [
            ("", Language::Fr),
            ("de", Language::Fr),
            ("it-IT,it;q=0.9,en;q=0.8", Language::It),
            ("de,en;q=0.5,it;q=0.7", Language::It),
            ("en-GB", Language::En),
            ("en;q=0,it;q=0.1", Language::It),
            ("fr;q=abc,en;q=0.2", Language::En),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }
}
