//! The ledger of what was sent where and when (PROF-09), and what an insurer fetches.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use crate::{
    care::{Benefit, Fund},
    endpoint::{Endpoint, Method, with_query},
    paging::PageRequest,
};

/// Asks for the ledger of a subscription, the newest entries first.
#[derive(Clone, Debug)]
pub struct ListDeliveries {
    /// The subscription.
    pub subscription: Uuid,
    /// Which page.
    pub page: PageRequest,
}

impl Endpoint for ListDeliveries {
    type Answer = DeliveryPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        with_query(&format!("/profile/subscriptions/{}/deliveries", self.subscription), &self.page)
    }
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliveryPage {
    /// The entries, the newest first.
    pub deliveries: Vec<Delivery>,
    /// Cursor of the next page; none on the last one.
    pub next_cursor: Option<String>,
}

/// One statement that was sent to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delivery {
    /// To whom.
    pub channel: DeliveryChannel,
    /// Number of the care statement.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123"))]
    pub statement_number: String,
    /// Name of the member whose care it is.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub beneficiary: String,
    /// The address to which the message went.
    #[cfg_attr(feature = "openapi", schema(example = "decomptes@mutuelle.example"))]
    pub address: String,
    /// Name of the insurer; none for the subscriber's own notice.
    #[cfg_attr(feature = "openapi", schema(example = "Mutuelle de Démonstration"))]
    pub insurer: Option<String>,
    /// How far it has come.
    pub state: DeliveryState,
    /// When it was decided.
    pub created_at: DateTime<Utc>,
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the insurer fetched the statement for the first time.
    pub fetched_at: Option<DateTime<Utc>>,
}

/// To whom a statement was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryChannel {
    /// A notice to the subscriber.
    Subscriber,
    /// The statement to a complementary insurer.
    Insurer,
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It waits to be sent, for the first time or again.
    Queued,
    /// The mail server of the addressee took it.
    Sent,
    /// It was taken and came back.
    Bounced,
    /// The mail server of the addressee refused it for good, or it could not be delivered for days.
    Refused,
}

/// Fetches a forwarded care statement, as the insurer: with the secret of the link and the access key of the convention.
/// The content travels over this connection only, never in a message (PROF-09).
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FetchForwardedStatement {
    /// The secret of the link in the message.
    #[validate(length(min = 1, max = 64))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 64, example = "q3Zc0m9yLr5T1uXbE8wVnK2sJ7dFhG4aPiOoYtRkQxM")
    )]
    pub token: String,
    /// The access key that the insurer got with its convention.
    #[validate(length(min = 1, max = 64))]
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 64, format = Password, example = "demonstration-CV-2019-004")
    )]
    pub access_key: String,
}

/// Without the secrets, so that no log ever holds them.
impl fmt::Debug for FetchForwardedStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FetchForwardedStatement { … }")
    }
}

impl Endpoint for FetchForwardedStatement {
    type Answer = ForwardedStatement;
    const METHOD: Method = Method::Post;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/forwarded-statements/readings".to_owned()
    }

    fn body(&self) -> Result<Option<String>, serde_json::Error> {
        serde_json::to_string(self).map(Some)
    }
}

/// A care statement as the insurer receives it: what the paper form of it says, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForwardedStatement {
    /// Number of the statement.
    #[cfg_attr(feature = "openapi", schema(example = "D2026-000123"))]
    pub number: String,
    /// The fund that pays.
    pub fund: Fund,
    /// Matricule of the rights holder.
    #[cfg_attr(feature = "openapi", schema(example = "002490"))]
    pub matricule: String,
    /// Name of the rights holder.
    #[cfg_attr(feature = "openapi", schema(example = "Alain Dupont"))]
    pub holder: String,
    /// Name of the member whose care it is.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé Dupont"))]
    pub beneficiary: String,
    /// Birth date of that member.
    pub beneficiary_birth_date: NaiveDate,
    /// When it was paid.
    pub paid_on: Option<NaiveDate>,
    /// Its lines.
    pub lines: Vec<ForwardedLine>,
    /// Billed in all, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 5520))]
    pub billed_cents: i64,
    /// Refunded in all, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 3680))]
    pub refunded_cents: i64,
}

/// One line of a forwarded statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForwardedLine {
    /// The benefit.
    pub benefit: Benefit,
    /// First day of the care.
    pub care_from: NaiveDate,
    /// Last day of the care.
    pub care_until: NaiveDate,
    /// Name of the performer, where one is known.
    #[cfg_attr(feature = "openapi", schema(example = "Claire Martin"))]
    pub performer: Option<String>,
    /// Billed, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 5520))]
    pub billed_cents: i64,
    /// Base tariff, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 4600))]
    pub base_tariff_cents: Option<i64>,
    /// Rate, in basis points.
    #[cfg_attr(feature = "openapi", schema(example = 8000))]
    pub rate_bp: Option<i32>,
    /// Refunded, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 3680))]
    pub refunded_cents: Option<i64>,
}
