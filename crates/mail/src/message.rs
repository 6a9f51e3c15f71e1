//! What a mail is about.

use std::num::NonZeroU32;

use chrono::{DateTime, Utc};
use contract::population::Population;
use serde::{Deserialize, Serialize};

use crate::values::{Link, MaskedEmail, MaskedMatricule, OneLine, Reference};

/// Which subscription a mail speaks of: a person can hold several, each with its own password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its population.
    pub population: Population,
    /// Its matricule, masked.
    pub matricule: MaskedMatricule,
}

/// What has become of a resources declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclarationNews {
    /// It is received.
    Received,
    /// A correction is asked for.
    CorrectionAsked,
    /// It is taken into account.
    TakenIntoAccount,
}

/// A mail, by its cause. The words are in `templates/`; the fields are all that they can say.
///
/// A first name is only given where the address has been confirmed before: otherwise a slip of the keyboard would
/// tell a stranger who is insured. Moments are shown in the time of Monaco.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// The link by which a forgotten password is replaced (AUTH-05).
    PasswordLink {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Whose password.
        subscription: Subscription,
        /// The page on which the new password is chosen, with the single-use secret.
        link: Link,
        /// Until when the link serves.
        valid_until: DateTime<Utc>,
    },
    /// A password was changed (AUTH-11).
    PasswordChanged {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Whose password.
        subscription: Subscription,
        /// When.
        when: DateTime<Utc>,
        /// « Mot de passe oublié », for whoever did not change it.
        forgotten_password: Link,
    },
    /// To an address that was typed: it counts once the link has been followed and confirmed (PROF-02).
    EmailConfirmation {
        /// For which matricule.
        matricule: MaskedMatricule,
        /// The page on which the address is confirmed, with the single-use secret.
        link: Link,
        /// Until when the link serves.
        valid_until: DateTime<Utc>,
    },
    /// To the address in force: another one was typed (PROF-02).
    EmailChangeNotice {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// For which subscription.
        subscription: Subscription,
        /// The address that was typed, masked.
        new_address: MaskedEmail,
        /// When.
        when: DateTime<Utc>,
        /// « Mon profil ».
        profile: Link,
    },
    /// To an address that has just been confirmed (PROF-03).
    EmailConfirmed {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// For which subscription.
        subscription: Subscription,
        /// « Mon profil ».
        profile: Link,
    },
    /// The first password of one's own was chosen: the subscription is open (AUTH-10).
    SubscriptionActivated {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Which subscription.
        subscription: Subscription,
        /// The portal's entrance.
        portal: Link,
    },
    /// « Ce n'était pas moi »: every session was ended (AUTH-11).
    SessionsEnded {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Of which subscription.
        subscription: Subscription,
        /// When.
        when: DateTime<Utc>,
        /// The page on which a new password is chosen or asked for.
        new_password: Link,
    },
    /// The mail options were changed (PROF-08).
    MailOptionsChanged {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Of which subscription.
        subscription: Subscription,
        /// « Courrier électronique » rather than « Courrier postal ».
        electronic: bool,
        /// Members of the household whose statements are forwarded to a complementary insurer.
        forwarded_members: u32,
        /// When.
        when: DateTime<Utc>,
        /// « Mes options de courrier ».
        mail_options: Link,
    },
    /// New statements can be read (PROF-09). A notice and a link: nothing of whom, by whom, for what, how much.
    StatementNotice {
        /// How many.
        count: NonZeroU32,
        /// The page where they can be read, once signed in. Its address names no kind of care either.
        link: Link,
    },
    /// To an insurer's mailbox: a statement can be fetched with the convention's access key (PROF-09).
    StatementForwarded {
        /// The statement's reference in the ledger; says nothing of a person.
        reference: Reference,
        /// The convention under which it is forwarded.
        convention: Reference,
        /// The page where it can be fetched.
        link: Link,
    },
    /// The registration service has answered a report of wrong personal data. Nothing of what was reported or answered.
    ReportAnswered {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Number of the report.
        report: Reference,
        /// « Données personnelles », where the answer can be read once signed in.
        link: Link,
    },
    /// A request for a document has moved on (REQ-04). Nothing of the document, nor of how.
    RequestNews {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Number of the request.
        request: Reference,
        /// « Demandes en ligne », where it can be followed once signed in.
        link: Link,
    },
    /// A resources declaration is received, to be corrected, or taken into account (DECL-06, DECL-07). Nothing of what was
    /// declared.
    DeclarationNews {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// Number of the declaration.
        declaration: Reference,
        /// What has become of it.
        news: DeclarationNews,
        /// « Déclaration de ressources ».
        link: Link,
    },
    /// A draft of a resources declaration was not sent, and the campaign is about to close (DECL-08).
    DeclarationReminder {
        /// Whom to greet.
        first_name: Option<OneLine>,
        /// The last minute of the campaign.
        closes_at: DateTime<Utc>,
        /// « Déclaration de ressources ».
        link: Link,
    },
}

impl Message {
    /// Every [`name`](Self::name).
    pub const NAMES: [&'static str; 14] = [
        "password_link",
        "password_changed",
        "email_confirmation",
        "email_change_notice",
        "email_confirmed",
        "subscription_activated",
        "sessions_ended",
        "mail_options_changed",
        "statement_notice",
        "statement_forwarded",
        "report_answered",
        "request_news",
        "declaration_news",
        "declaration_reminder",
    ];

    /// Name of the kind, as in the files of its words and in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::PasswordLink { .. } => "password_link",
            Self::PasswordChanged { .. } => "password_changed",
            Self::EmailConfirmation { .. } => "email_confirmation",
            Self::EmailChangeNotice { .. } => "email_change_notice",
            Self::EmailConfirmed { .. } => "email_confirmed",
            Self::SubscriptionActivated { .. } => "subscription_activated",
            Self::SessionsEnded { .. } => "sessions_ended",
            Self::MailOptionsChanged { .. } => "mail_options_changed",
            Self::StatementNotice { .. } => "statement_notice",
            Self::StatementForwarded { .. } => "statement_forwarded",
            Self::ReportAnswered { .. } => "report_answered",
            Self::RequestNews { .. } => "request_news",
            Self::DeclarationNews { .. } => "declaration_news",
            Self::DeclarationReminder { .. } => "declaration_reminder",
        }
    }

    /// Whom to greet, where the mail knows.
    #[must_use]
    pub const fn first_name(&self) -> Option<&OneLine> {
        match self {
            Self::PasswordLink { first_name, .. }
            | Self::PasswordChanged { first_name, .. }
            | Self::EmailChangeNotice { first_name, .. }
            | Self::EmailConfirmed { first_name, .. }
            | Self::SubscriptionActivated { first_name, .. }
            | Self::SessionsEnded { first_name, .. }
            | Self::MailOptionsChanged { first_name, .. }
            | Self::ReportAnswered { first_name, .. }
            | Self::RequestNews { first_name, .. }
            | Self::DeclarationNews { first_name, .. }
            | Self::DeclarationReminder { first_name, .. } => first_name.as_ref(),
            Self::EmailConfirmation { .. } | Self::StatementNotice { .. } | Self::StatementForwarded { .. } => None,
        }
    }
}
