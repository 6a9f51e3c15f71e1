//! « Mes options de courrier » (PROF-05 to PROF-08): electronic or postal mail, per subscription, and the complementary
//! insurers that receive the care statements.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use crate::{
    care::BeneficiaryRole,
    endpoint::{Endpoint, Method},
};

/// How the documents of a subscription are sent (PROF-05).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailOption {
    /// « Courrier postal », unless the person chooses otherwise.
    #[default]
    Postal,
    /// « Courrier électronique »: a notice by e-mail, and the document in the portal.
    Electronic,
}

/// A document that the mail option is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// Statements of refunds of medical care.
    CareStatement,
    /// Statements of daily allowances and invalidity pensions. Never forwarded to an insurer (PROF-06).
    IndemnityStatement,
    /// Statements of family allowances.
    AllowanceStatement,
    /// Statements of pension payments.
    PensionStatement,
}

/// Asks for the mail options of a subscription. The answer's `ETag` is what a change of them sends as `If-Match`.
#[derive(Clone, Copy, Debug)]
pub struct ReadMailOptions {
    /// The subscription.
    pub subscription: Uuid,
}

impl Endpoint for ReadMailOptions {
    type Answer = MailOptions;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/subscriptions/{}/mail-options", self.subscription)
    }
}

/// The mail options of a subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailOptions {
    /// The option in force.
    pub option: MailOption,
    /// The documents that it is about, for this subscription.
    pub documents: Vec<Document>,
    /// The confirmed e-mail address; the electronic option needs one.
    #[cfg_attr(feature = "openapi", schema(example = "alain.dupont@example.com"))]
    pub email: Option<String>,
    /// Members of the household whose care statements can be forwarded; empty when the subscription cannot forward.
    pub members: Vec<MailOptionMember>,
    /// Version of the general terms that a choice has to accept.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub terms_version: String,
    /// When the option in force was chosen; none when it never was.
    pub chosen_at: Option<DateTime<Utc>>,
}

/// A member of the household, with the insurer that receives their care statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailOptionMember {
    /// Identifier of the person, as in the household's other services.
    pub id: Uuid,
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé"))]
    pub first_name: String,
    /// Family name.
    #[cfg_attr(feature = "openapi", schema(example = "Dupont"))]
    pub last_name: String,
    /// What the person is in the household.
    pub role: BeneficiaryRole,
    /// The insurer, if one was named.
    pub insurer: Option<InsurerMailbox>,
}

/// A mailbox of a complementary insurer with a signed convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsurerMailbox {
    /// Name of the insurer.
    #[cfg_attr(feature = "openapi", schema(example = "Mutuelle de Démonstration"))]
    pub insurer: String,
    /// The address that receives the statements.
    #[cfg_attr(feature = "openapi", schema(example = "decomptes@mutuelle.example"))]
    pub mailbox: String,
}

/// Asks whether an address belongs to an insurer with a signed convention (PROF-07), so that the second step of the
/// procedure can say so. One that does not is refused by `errors`.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckInsurerMailbox {
    /// The address that the insurer gave to its member.
    #[validate(length(min = 1, max = 320))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 320, example = "decomptes@mutuelle.example"))]
    pub mailbox: String,
}

impl Endpoint for CheckInsurerMailbox {
    type Answer = InsurerMailbox;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/profile/insurer-mailboxes/checks".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Chooses the mail options of a subscription, at the end of the procedure (PROF-05 to PROF-08). Carries `If-Match`.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChooseMailOptions {
    /// The subscription.
    #[serde(skip)]
    pub subscription: Uuid,
    /// The option.
    pub option: MailOption,
    /// The insurer of each member whose statements are forwarded; only with the electronic option.
    #[serde(default)]
    #[validate(length(max = 30), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub insurers: Vec<InsurerOfMember>,
    /// The version of the general terms that was opened and accepted.
    #[validate(length(min = 1, max = 20))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 20, example = "2026-11"))]
    pub terms_version: String,
}

/// The insurer that a member's care statements are forwarded to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InsurerOfMember {
    /// The member.
    pub member: Uuid,
    /// The address that the insurer gave to its member.
    #[validate(length(min = 1, max = 320))]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 320, example = "decomptes@mutuelle.example"))]
    pub mailbox: String,
}

impl Endpoint for ChooseMailOptions {
    type Answer = MailOptions;
    const METHOD: Method = Method::Put;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/subscriptions/{}/mail-options", self.subscription)
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// Goes back to postal mail and stops every forwarding, at any time and at once (PROF-09).
#[derive(Clone, Copy, Debug)]
pub struct RevokeMailOptions {
    /// The subscription.
    pub subscription: Uuid,
}

impl Endpoint for RevokeMailOptions {
    type Answer = ();
    const METHOD: Method = Method::Delete;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/subscriptions/{}/mail-options", self.subscription)
    }
}

/// Asks for the choices that were made over time, with the terms that were accepted (PROF-08).
#[derive(Clone, Copy, Debug)]
pub struct ListMailOptionChoices {
    /// The subscription.
    pub subscription: Uuid,
}

impl Endpoint for ListMailOptionChoices {
    type Answer = MailOptionChoices;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        format!("/profile/subscriptions/{}/mail-options/choices", self.subscription)
    }
}

/// The choices that were made, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailOptionChoices {
    /// The choices; at most 50 are shown.
    pub choices: Vec<MailOptionChoice>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailOptionChoice {
    /// When it was made.
    pub chosen_at: DateTime<Utc>,
    /// The option.
    pub option: MailOption,
    /// How many members' statements are forwarded.
    #[cfg_attr(feature = "openapi", schema(example = 5))]
    pub forwarded_members: u32,
    /// Version of the general terms that was accepted; none for a revocation, which accepts nothing.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub terms_version: Option<String>,
}
