//! Random secrets and what is stored of them.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// A secret of 256 random bits, as it travels in a cookie. Only its [`hash`](Self::hash) is stored.
pub struct Token(String);

impl Token {
    /// A new secret.
    #[must_use]
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// A secret that somebody presents.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Whether `text` could be a secret of ours: 256 bits in base64url.
    #[must_use]
    pub fn is_well_formed(text: &str) -> bool {
        text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    }

    /// The secret itself, for the cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored: SHA-256, in hexadecimal. The secret has 256 bits of its own, so no slow hash is needed.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of `bytes`, in hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn tokens_carry_256_bits_and_never_show_in_a_log() {
        let token = Token::random();
        assert_eq!(token.reveal().len(), 43, "32 bytes in base64url");
        assert_ne!(token.reveal(), Token::random().reveal());
        assert!(!format!("{token:?}").contains(token.reveal()));
        assert_eq!(Token::presented(token.reveal()).hash(), token.hash());
    }
}
