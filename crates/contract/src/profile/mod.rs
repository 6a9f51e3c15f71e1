//! « Mon profil » (PROF-01 to PROF-09): e-mail address, sessions, mail options, what was sent where, and who has looked.

mod accesses;
mod deliveries;
mod email_address;
mod mail_options;
mod sessions;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use accesses::{Access, AccessAction, AccessPage, AccessedBy, ListAccesses};
pub use deliveries::{
    Delivery, DeliveryChannel, DeliveryPage, DeliveryState, FetchForwardedStatement, ForwardedLine, ForwardedStatement,
    ListDeliveries,
};
pub use email_address::{ChangeEmailAddress, ConfirmEmailAddress, EmailConfirmation, ReadEmailLink};
pub use mail_options::{
    CheckInsurerMailbox, ChooseMailOptions, Document, InsurerMailbox, InsurerOfMember, ListMailOptionChoices,
    MailOption, MailOptionChoice, MailOptionChoices, MailOptionMember, MailOptions, ReadMailOptions, RevokeMailOptions,
};
pub use sessions::{DenySession, EndSession, ListSessions, OpenSession, OpenSessions};

use crate::{
    endpoint::{Endpoint, Method},
    population::Population,
};

/// Asks for the profile of the person who is signed in, with all their subscriptions (PROF-01).
#[derive(Clone, Copy, Debug)]
pub struct ReadProfile;

impl Endpoint for ReadProfile {
    type Answer = Profile;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/profile".to_owned()
    }
}

/// The subscriptions of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// Every subscription of the person, the one that is signed in first.
    pub subscriptions: Vec<SubscriptionProfile>,
}

/// One subscription: password, e-mail address and mail option of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionProfile {
    /// Identifier of the subscription in addresses.
    pub id: Uuid,
    /// Matricule of the rights holder.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// Population of the subscription.
    pub population: Population,
    /// The subscription that is signed in.
    pub current: bool,
    /// The confirmed e-mail address; none until one was confirmed.
    #[cfg_attr(feature = "openapi", schema(example = "alain.dupont@example.com"))]
    pub email: Option<String>,
    /// When that address was confirmed.
    pub email_confirmed_at: Option<DateTime<Utc>>,
    /// An address that waits for its confirmation (PROF-02).
    pub pending_email: Option<PendingEmail>,
    /// When the password was last chosen; none if that was before the portal kept it.
    pub password_changed_at: Option<DateTime<Utc>>,
    /// How documents are sent (PROF-05).
    pub mail_option: MailOption,
    /// Whether care statements can be forwarded to complementary insurers: the subscription is a rights holder's with
    /// medical rights (PROF-06).
    pub can_forward: bool,
}

/// An e-mail address that waits for its confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingEmail {
    /// The address to which a message is on its way.
    #[cfg_attr(feature = "openapi", schema(example = "alain.dupont@example.com"))]
    pub email: String,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// Until when its link holds.
    pub expires_at: DateTime<Utc>,
}
