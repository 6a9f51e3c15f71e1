//! Changing the e-mail address (PROF-02 to PROF-04): it counts once the link in a message was followed and confirmed.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use super::PendingEmail;
use crate::endpoint::{Endpoint, Method};

/// Asks for a new e-mail address (PROF-02): a message with a link is on its way to it. Asking again sends a new message
/// and voids the earlier link (PROF-04).
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeEmailAddress {
    /// The subscription.
    #[serde(skip)]
    pub subscription: Uuid,
    /// The new address; `errors` names what is wrong with it.
    #[validate(length(min = 1, max = 320))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 320, example = "alain.dupont@example.com"))]
    pub email: String,
    /// The subscription's own password, typed again.
    #[validate(length(min = 1, max = 128))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 128, format = Password, example = "demonstration-002490")
    )]
    pub password: String,
}

/// Without what was typed, so that no log ever holds it.
impl fmt::Debug for ChangeEmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChangeEmailAddress").field("subscription", &self.subscription).finish_non_exhaustive()
    }
}

impl Endpoint for ChangeEmailAddress {
    type Answer = PendingEmail;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/subscriptions/{}/email-changes", self.subscription)
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

macro_rules! by_link {
    ($(#[$doc:meta])* $name:ident, $target:literal) => {
        $(#[$doc])*
        #[derive(Clone, Serialize, Deserialize, Validate)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name {
            /// The secret of the link.
            #[validate(length(min = 1, max = 64))]
            #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
            pub token: String,
        }

        /// Without the secret, so that no log ever holds it.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), " { … }"))
            }
        }

        impl Endpoint for $name {
            type Answer = EmailConfirmation;
            const METHOD: Method = Method::Post;
            const IS_ACTIVITY: bool = false;

            fn target(&self) -> String {
                $target.to_owned()
            }

            fn body(&self) -> Result<Option<String>, serde_json::Error> {
                serde_json::to_string(self).map(Some)
            }
        }
    };
}

by_link! {
    /// Asks what a confirmation link is worth, without using it: mail scanners follow links too (PROF-03).
    ReadEmailLink, "/email-links/readings"
}

by_link! {
    /// Confirms an e-mail address by its link, once (PROF-03). Works without being signed in.
    ConfirmEmailAddress, "/email-confirmations"
}

/// The address that a link confirms. A link that cannot be used is a problem of the kind `link-unusable`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmailConfirmation {
    /// Given name of the subscriber.
    #[cfg_attr(feature = "openapi", schema(example = "Alain"))]
    pub first_name: String,
    /// Family name of the subscriber.
    #[cfg_attr(feature = "openapi", schema(example = "Dupont"))]
    pub last_name: String,
    /// Matricule of the subscription.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// The address.
    #[cfg_attr(feature = "openapi", schema(example = "alain.dupont@example.com"))]
    pub email: String,
    /// When it was confirmed; none before.
    pub confirmed_at: Option<DateTime<Utc>>,
}
