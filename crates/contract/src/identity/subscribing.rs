//! « Vous souhaitez vous abonner » and « Mot de passe oublié » (AUTH-05 to AUTH-08): open to everybody, and telling
//! nobody who is insured or subscribed.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    endpoint::{Endpoint, Method},
    population::Population,
};

/// Longest name that is looked at.
pub const LONGEST_NAME: u64 = 80;

/// Asks for a subscription (AUTH-07).
///
/// A person known to the fund who meets its conditions gets a letter with an activation code. Every other case is
/// answered alike, but one: who is subscribed already is told so when matricule, birth date and name match (AUTH-08),
/// by a problem of the kind `already-subscribed`.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestSubscription {
    /// Population under which the person subscribes.
    pub population: Population,
    /// The rights holder's matricule; spaces are ignored.
    #[validate(length(min = 1, max = 12))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 12, example = "050001"))]
    pub matricule: String,
    /// The person's own birth date.
    #[cfg_attr(feature = "openapi", schema(example = "1991-04-22"))]
    pub birth_date: NaiveDate,
    /// The person's family name; accents, case and hyphens do not matter.
    #[validate(length(min = 1, max = 80))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, example = "Giordano"))]
    pub last_name: String,
    /// The person's given name, or the first of them.
    #[validate(length(min = 1, max = 80))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, example = "Matteo"))]
    pub first_name: String,
}

/// Without who asks, so that no log ever holds it.
impl fmt::Debug for RequestSubscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestSubscription").field("population", &self.population).finish_non_exhaustive()
    }
}

impl Endpoint for RequestSubscription {
    type Answer = RequestTaken;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/subscription-requests".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks for a way to choose a new password (AUTH-05): a link by mail where an address is confirmed, a letter with a code
/// otherwise. Once a day per subscription (AUTH-06); the answer is the same in every case.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestPassword {
    /// Population of the subscription.
    pub population: Population,
    /// The rights holder's matricule; spaces are ignored.
    #[validate(length(min = 1, max = 12))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 12, example = "002490"))]
    pub matricule: String,
    /// The subscriber's own birth date.
    #[cfg_attr(feature = "openapi", schema(example = "1979-03-15"))]
    pub birth_date: NaiveDate,
}

/// Without who asks, so that no log ever holds it.
impl fmt::Debug for RequestPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestPassword").field("population", &self.population).finish_non_exhaustive()
    }
}

impl Endpoint for RequestPassword {
    type Answer = RequestTaken;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/password-requests".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// The request was taken. What becomes of it travels by mail or post, and is never told here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestTaken {
    /// Hours for which a link that may be mailed holds (24).
    #[cfg_attr(feature = "openapi", schema(example = 24))]
    pub link_hours: u32,
    /// Days for which a code that may be posted holds (30).
    #[cfg_attr(feature = "openapi", schema(example = 30))]
    pub code_days: u32,
}
