//! Identifiers as a mail may show them: enough to recognise one's own, not enough to learn another's.

use std::fmt;

use contract::email::EmailAddress;
use serde::{Deserialize, Serialize};

const DOT: char = '•';

/// A matricule of which only the last two characters can be read: `••••90`. There is no way back to the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MaskedMatricule(String);

/// An address of which only the first letter and the domain can be read: `c•••••@caisses.example`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MaskedEmail(String);

/// The text shows more than a mail may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the value is not masked")]
pub struct NotMasked;

impl MaskedMatricule {
    /// Characters that stay readable.
    const SHOWN: usize = 2;

    /// The matricule, masked; one of four characters or fewer is masked whole.
    #[must_use]
    pub fn of(matricule: &str) -> Self {
        let length = matricule.chars().count();
        let hidden = if length > 2 * Self::SHOWN { length - Self::SHOWN } else { length };
        let mask = |(at, c): (usize, char)| if at < hidden || !c.is_ascii_alphanumeric() { DOT } else { c };
        Self(matricule.chars().enumerate().map(mask).collect())
    }
}

impl MaskedEmail {
    /// The address, masked.
    #[must_use]
    pub fn of(address: &EmailAddress) -> Self {
        Self(address.masked())
    }
}

impl fmt::Debug for MaskedEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaskedEmail(…)")
    }
}

impl From<MaskedMatricule> for String {
    fn from(masked: MaskedMatricule) -> Self {
        masked.0
    }
}

impl From<MaskedEmail> for String {
    fn from(masked: MaskedEmail) -> Self {
        masked.0
    }
}

/// Reads what was masked before, and nothing else.
impl TryFrom<String> for MaskedMatricule {
    type Error = NotMasked;

    fn try_from(text: String) -> Result<Self, NotMasked> {
        let shown = text.trim_start_matches(DOT);
        let sound = shown.len() <= Self::SHOWN && shown.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if sound && text.starts_with(DOT) { Ok(Self(text)) } else { Err(NotMasked) }
    }
}

/// Reads what was masked before, and nothing else.
impl TryFrom<String> for MaskedEmail {
    type Error = NotMasked;

    fn try_from(text: String) -> Result<Self, NotMasked> {
        let address = EmailAddress::parse(&text.replace(DOT, "x")).map_err(|_| NotMasked)?;
        let local = text.split('@').next().unwrap_or_default();
        let hidden = local.chars().filter(|c| *c == DOT).count();
        let sound = hidden > 0 && hidden + 1 >= local.chars().count() && text.ends_with(address.domain());
        if sound { Ok(Self(text)) } else { Err(NotMasked) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{EmailAddress, MaskedEmail, MaskedMatricule};

    #[test]
    fn a_matricule_keeps_its_last_two_characters() {
        for (matricule, masked) in [
            ("002490", "••••90"),
            ("123456789012", "••••••••••12"),
            ("24901", "•••01"),
            ("2490", "••••"),
            ("0024<b", "•••••b"),
        ] {
            assert_eq!(String::from(MaskedMatricule::of(matricule)), masked);
        }
    }

    #[test]
    fn only_what_is_masked_can_be_read_back() {
        let read = |text: &str| serde_json::from_value::<MaskedMatricule>(text.into()).is_ok();
        assert!(read("••••90"));
        assert!(["002490", "•02490", "90", "••••<b", ""].into_iter().all(|text| !read(text)));

        let read = |text: &str| serde_json::from_value::<MaskedEmail>(text.into()).is_ok();
        assert!(read("c•••••@caisses.example"));
        assert!(read("•••••@caisses.example"));
        assert!(
            ["claire@caisses.example", "cl••••@caisses.example", "c•••••@cai•ses.example", "c•••••@<b>.example"]
                .into_iter()
                .all(|text| !read(text))
        );
    }

    #[test]
    fn a_masked_address_is_that_of_the_contract() {
        let address = EmailAddress::parse("claire@caisses.example").unwrap();
        assert_eq!(String::from(MaskedEmail::of(&address)), address.masked());
    }
}
