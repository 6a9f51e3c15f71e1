//! The open sessions of a person's subscriptions, and « ce n'était pas moi ».

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::endpoint::{Endpoint, Method};

/// Asks for the open sessions of the subscription that is signed in.
#[derive(Clone, Copy, Debug)]
pub struct ListSessions;

impl Endpoint for ListSessions {
    type Answer = OpenSessions;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/profile/sessions".to_owned()
    }
}

/// The open sessions, the one that asks first, then the newest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSessions {
    /// The sessions; at most 50 are shown.
    pub sessions: Vec<OpenSession>,
}

/// One open session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSession {
    /// Identifier of the session in addresses.
    pub id: Uuid,
    /// The session that asks.
    pub current: bool,
    /// When it began.
    pub signed_in_at: DateTime<Utc>,
    /// When it was last used, to within a few seconds.
    pub last_seen_at: DateTime<Utc>,
    /// The browser, as it names itself; none when it says nothing of use.
    #[cfg_attr(feature = "openapi", schema(example = "Firefox"))]
    pub browser: Option<String>,
    /// The system under the browser, as it names itself.
    #[cfg_attr(feature = "openapi", schema(example = "Windows"))]
    pub system: Option<String>,
}

/// Ends one session of one's own.
#[derive(Clone, Copy, Debug)]
pub struct EndSession {
    /// The session.
    pub id: Uuid,
}

impl Endpoint for EndSession {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/sessions/{}", self.id)
    }
}

/// « Ce n'était pas moi »: ends every other session, makes every other browser unknown, and tells the owner. A new
/// password is the next step.
#[derive(Clone, Copy, Debug)]
pub struct DenySession {
    /// The session that the person does not recognise.
    pub id: Uuid,
}

impl Endpoint for DenySession {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/sessions/{}/denied", self.id)
    }
}
