//! What a mail tells, as it is kept until it is sent.

use chrono::{DateTime, Utc};
pub use mail::DeclarationNews;
use serde::{Deserialize, Serialize};

/// What a mail tells. Holds no secret: where the mail carries a link, the link is made when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// A link to choose a new password (AUTH-05).
    PasswordLink,
    /// The password was changed (AUTH-11).
    PasswordChanged,
    /// The first password was chosen: the subscription is ready (AUTH-10).
    SubscriptionReady,
    /// A link that confirms the address to which this very mail goes (PROF-02).
    EmailLink,
    /// To the old address: another one was asked for (PROF-02).
    EmailChangeAsked {
        /// The new address, masked.
        new_address: String,
    },
    /// The address is confirmed (PROF-03).
    EmailConfirmed,
    /// Every session was ended because the person did not recognise one.
    SessionsEnded,
    /// Mail options were chosen or revoked (PROF-08, PROF-09).
    MailOptionsChanged {
        /// Electronic mail from now on; by post otherwise.
        electronic: bool,
        /// Members of the household whose care statements are forwarded.
        forwarded_members: u32,
    },
    /// New care statements can be read in the portal (PROF-09). Nothing of their content.
    NewStatements {
        /// How many.
        count: u32,
    },
    /// To an insurer: a care statement can be fetched by a link (PROF-09). Nothing of its content.
    ForwardedStatement {
        /// Number of the statement.
        statement: String,
        /// Number of the convention.
        convention: String,
    },
    /// A report of wrong personal data was answered. Nothing of what it says.
    ReportAnswered {
        /// Number of the report.
        number: String,
    },
    /// A request for a document has moved on. Nothing of how.
    RequestNews {
        /// Number of the request.
        number: String,
    },
    /// Something has become of a resources declaration. Nothing of what was declared.
    Declaration {
        /// Number of the declaration.
        number: String,
        /// What.
        news: DeclarationNews,
    },
    /// A draft of a resources declaration was not sent, and the campaign is about to close.
    DeclarationReminder {
        /// The last minute of the campaign.
        closes_at: DateTime<Utc>,
    },
}
