//! Passwords of a person's own (AUTH-10, AUTH-11): how strong one is, choosing one, changing it, setting it by a link.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Session;
use crate::endpoint::{Endpoint, Method};

/// Fewest characters of a new password (AUTH-11).
pub const SHORTEST_PASSWORD: usize = 12;

/// Why a new password is refused. The code stands in the problem's `errors`, for the field `new_password`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PasswordFault {
    /// Fewer than twelve characters.
    TooShort,
    /// More than 128 characters.
    TooLong,
    /// On the list of passwords that everybody tries first.
    Common,
    /// Built from the person's own name, birth date, matricule or address.
    PersonalData,
    /// Guessed too easily: repeated or neighbouring characters, words that follow each other.
    TooWeak,
    /// The password that is in use.
    Unchanged,
}

impl PasswordFault {
    /// Every fault, in the order in which they are looked for.
    pub const ALL: [Self; 6] =
        [Self::TooShort, Self::TooLong, Self::Common, Self::PersonalData, Self::TooWeak, Self::Unchanged];

    /// The name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Common => "common",
            Self::PersonalData => "personal_data",
            Self::TooWeak => "too_weak",
            Self::Unchanged => "unchanged",
        }
    }
}

/// Asks how strong a password would be, while it is typed (AUTH-11). Nothing is kept of it.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssessPassword {
    /// The password as far as it is typed.
    #[validate(length(max = 200))]
    #[cfg_attr(feature = "openapi", schema(max_length = 200, format = Password, example = "quatre chevaux sous la pluie"))]
    pub password: String,
    /// The secret of the link that the person followed, when nobody is signed in: the person's own data are then known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 64))]
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub token: Option<String>,
}

/// Without the password, so that no log ever holds it.
impl fmt::Debug for AssessPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AssessPassword { … }")
    }
}

impl Endpoint for AssessPassword {
    type Answer = PasswordAssessment;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/password-assessments".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// How strong a password would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordAssessment {
    /// From 0 (guessed at once) to 4 (guessed by nobody).
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 4, example = 4))]
    pub strength: u8,
    /// Why it would be refused; nothing when it would be accepted.
    pub fault: Option<PasswordFault>,
}

/// Chooses the password of the subscription that is signed in (AUTH-10, AUTH-11).
///
/// Ends every other session, tells the owner, and opens the session anew: the answer carries its cookie. After a sign-in
/// with a code from a letter nothing else is open until this is done, and `current_password` is left out.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoosePassword {
    /// The password in use; left out after a sign-in with a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 128))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 128, format = Password, example = "demonstration-002490")
    )]
    pub current_password: Option<String>,
    /// The new one: 12 to 128 characters of any kind.
    #[cfg_attr(
        feature = "openapi",
        schema(format = Password, example = "quatre chevaux sous la pluie")
    )]
    pub new_password: String,
}

/// Without the passwords, so that no log ever holds them.
impl fmt::Debug for ChoosePassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChoosePassword { … }")
    }
}

impl Endpoint for ChoosePassword {
    type Answer = Session;
    const METHOD: Method = Method::Put;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/profile/password".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks what a mailed link to a new password is worth, without using it: mail scanners follow links too.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReadPasswordLink {
    /// The secret of the link.
    #[validate(length(min = 1, max = 64))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
    pub token: String,
}

/// Without the secret, so that no log ever holds it.
impl fmt::Debug for ReadPasswordLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadPasswordLink { … }")
    }
}

impl Endpoint for ReadPasswordLink {
    type Answer = PasswordLink;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/password-links/readings".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// A link that can still be used. One that cannot is a problem of the kind `link-unusable`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordLink {
    /// Given name of the person whose password it sets.
    #[cfg_attr(feature = "openapi", schema(example = "Alain"))]
    pub first_name: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

/// Sets a new password by a mailed link, once (AUTH-05). Ends every session of the subscription and tells the owner.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetPassword {
    /// The secret of the link.
    #[validate(length(min = 1, max = 64))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
    pub token: String,
    /// The new password: 12 to 128 characters of any kind.
    #[cfg_attr(
        feature = "openapi",
        schema(format = Password, example = "quatre chevaux sous la pluie")
    )]
    pub new_password: String,
}

/// Without the secrets, so that no log ever holds them.
impl fmt::Debug for ResetPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResetPassword { … }")
    }
}

impl Endpoint for ResetPassword {
    type Answer = ();
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/password-resets".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}
