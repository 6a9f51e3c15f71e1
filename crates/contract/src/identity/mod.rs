//! Identification (AUTH-01 to AUTH-11): sessions, subscribing, passwords.

mod birth_date;
mod code;
mod password;
mod subscribing;

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

pub use birth_date::{BirthDateError, parse_birth_date};
pub use code::{CODE_LENGTH, CodeFault, LetterCode};
pub use password::{
    AssessPassword, ChoosePassword, PasswordAssessment, PasswordFault, PasswordLink, ReadPasswordLink, ResetPassword,
    SHORTEST_PASSWORD,
};
pub use subscribing::{LONGEST_NAME, RequestPassword, RequestSubscription, RequestTaken};

use crate::{
    endpoint::{Endpoint, Method},
    population::Population,
    service::Service,
};

/// Longest matricule.
pub const LONGEST_MATRICULE: u64 = 12;

/// Longest password that is looked at; longer ones cannot exist.
pub const LONGEST_PASSWORD: u64 = 128;

/// Opens a session (AUTH-01). Wrong matricule, population, birth date or password: one answer for all (AUTH-04).
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// Population of the subscription.
    pub population: Population,
    /// The rights holder's matricule; spaces are ignored.
    #[validate(length(min = 1, max = 12))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 12, example = "002490"))]
    pub matricule: String,
    /// The subscriber's own birth date.
    #[cfg_attr(feature = "openapi", schema(example = "1980-03-13"))]
    pub birth_date: NaiveDate,
    /// The subscription's password, or the code of a letter that was not used yet (AUTH-10).
    #[validate(length(min = 1, max = 128))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 128, format = Password, example = "demonstration-002490")
    )]
    pub password: String,
}

/// Without the credentials, so that no log ever holds them.
impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("population", &self.population).finish_non_exhaustive()
    }
}

impl Endpoint for SignIn {
    type Answer = Session;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/session".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Asks who is signed in. Counts as activity: the fifteen minutes start again.
#[derive(Clone, Copy, Debug)]
pub struct ReadSession;

impl Endpoint for ReadSession {
    type Answer = Session;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/session".to_owned()
    }
}

/// Ends the session on the server (NAV-08). Without a session it does nothing, and succeeds.
#[derive(Clone, Copy, Debug)]
pub struct SignOut;

impl Endpoint for SignOut {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/session".to_owned()
    }
}

/// Who is signed in, and under which subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Given name of the person.
    #[cfg_attr(feature = "openapi", schema(example = "Alain"))]
    pub first_name: String,
    /// Family name of the person.
    #[cfg_attr(feature = "openapi", schema(example = "Dupont"))]
    pub last_name: String,
    /// Matricule of the rights holder.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// Population of the subscription.
    pub population: Population,
    /// What the person is in the household of the matricule.
    pub role: SubscriberRole,
    /// Whether the person's file waits for documents (DATA-03).
    pub file_incomplete: bool,
    /// The services open to the subscription, in menu order.
    pub services: Vec<Service>,
    /// A code of a letter opened the session: nothing but choosing a password of one's own is open (AUTH-10).
    pub must_choose_password: bool,
    /// When this session began.
    pub signed_in_at: DateTime<Utc>,
    /// When the subscription was last used before this session.
    pub previous_sign_in_at: Option<DateTime<Utc>>,
    /// Seconds without a request after which the session ends (900).
    #[cfg_attr(feature = "openapi", schema(example = 900))]
    pub idle_seconds: u32,
    /// When the session ends whatever happens (12 hours after it began).
    pub ends_at: DateTime<Utc>,
    /// Date on which the fund's data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// What a subscriber is in the household whose matricule they sign in with (AUTH-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubscriberRole {
    /// « Ouvreur de droit »: the insured person whose activity opens the rights.
    Holder,
    /// « Attributaire »: the spouse to whom family allowances are paid.
    Recipient,
}
