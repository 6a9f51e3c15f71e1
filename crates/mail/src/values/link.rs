//! Links into the portal.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// Most characters: longer ones are broken by mail programs.
const LONGEST: usize = 500;

/// A link that a mail may hold: `https`, or `http` on this very machine, and only characters that need no care in text
/// and in HTML. It may carry a secret, so it is never printed for programmers.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Link(String);

/// The text is no link that a mail may hold. What was given is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a link of 500 characters at most that begins with https:// (http:// on this machine only)")]
pub struct NotALink;

impl Link {
    /// The link that is written so.
    ///
    /// # Errors
    /// When it is not `https` (or `http` to a loopback host), names a user, is too long, or holds characters that
    /// would have to be escaped.
    pub fn parse(text: &str) -> Result<Self, NotALink> {
        let url = Url::parse(text).map_err(|_| NotALink)?;
        let secure = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let anonymous = url.username().is_empty() && url.password().is_none();
        let plain = text.len() <= LONGEST && text.bytes().all(is_plain);
        if secure && anonymous && plain { Ok(Self(text.to_owned())) } else { Err(NotALink) }
    }

    /// The link, as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// What RFC 3986 allows, without quotes and parentheses, which mail programs take for the end of a link.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'&' | b'+' | b'=' | b'%'
        )
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link(…)")
    }
}

impl From<Link> for String {
    fn from(link: Link) -> Self {
        link.0
    }
}

impl TryFrom<String> for Link {
    type Error = NotALink;

    fn try_from(text: String) -> Result<Self, NotALink> {
        Self::parse(&text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::Link;

    #[test]
    fn only_secure_and_plain_links_go_into_a_mail() {
        for (text, accepted) in [
            ("https://portail.example/mot-de-passe#jeton=aB3-_x", true),
            ("https://portail.example/lien?a=1&b=2", true),
            ("http://127.0.0.1:8080/x", true),
            ("http://[::1]:8080/x", true),
            ("http://localhost:8080/x", true),
            ("http://portail.example/x", false),
            ("http://127.0.0.1.example/x", false),
            ("https://caisses.example@elsewhere.example/", false),
            ("javascript:alert(1)", false),
            ("//portail.example/x", false),
            ("https://portail.example/\"onmouseover=\"x", false),
            ("https://portail.example/<script>", false),
            ("https://portail.example/a b", false),
            ("https://portail.example/a\r\nb", false),
            ("https://portail.example/\u{202e}x", false),
            (" https://portail.example/", false),
        ] {
            assert_eq!(Link::parse(text).is_ok(), accepted, "{text:?}");
        }
        assert!(Link::parse(&format!("https://portail.example/{}", "a".repeat(500))).is_err());
    }

    #[test]
    fn a_link_is_never_shown_by_a_log() {
        let link = Link::parse("https://portail.example/#jeton=secret").unwrap();
        assert!(!format!("{link:?}").contains("secret"));
    }
}
