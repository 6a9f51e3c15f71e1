//! A letter and what stands in it.

use chrono::NaiveDate;
use contract::{identity::LetterCode, language::Language, population::Population};

/// A letter to one person about one subscription.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What the letter says.
    pub kind: LetterKind,
    /// The language that it is written in.
    pub language: Language,
    /// Whom it goes to.
    pub recipient: PostalAddress,
    /// The fund's reference of this letter, which the recipient can quote and the ledger finds: `L-2026-000123`.
    pub reference: String,
    /// The day that stands on it.
    pub dated: NaiveDate,
    /// Matricule of the subscription.
    pub matricule: String,
    /// Population of the subscription.
    pub population: Population,
}

/// What a letter says, with what only that kind of letter holds.
#[derive(Clone, Debug)]
pub enum LetterKind {
    /// The fund opened a subscription by itself: how to activate it.
    Activation(SingleUseCode),
    /// Confirms a subscription that was asked for on the portal: how to activate it (AUTH-07).
    SubscriptionConfirmation(SingleUseCode),
    /// « Mot de passe oublié », without a confirmed e-mail address: how to choose another password (AUTH-05).
    ForgottenPassword(SingleUseCode),
    /// Tells the owner of a subscription without a confirmed e-mail address that the password changed (AUTH-11).
    PasswordChanged {
        /// The day on which it was changed.
        on: NaiveDate,
    },
}

/// A code that stands in for the password once.
#[derive(Clone, Debug)]
pub struct SingleUseCode {
    /// The code, which no debugging output shows.
    pub code: LetterCode,
    /// The last day on which it works.
    pub valid_until: NaiveDate,
}

/// A postal address as the fund knows it. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// The person's name, usually on one line; further lines for whom the mail is in care of.
    pub name: Vec<String>,
    /// Number and street.
    pub address_line_1: String,
    /// Building, staircase, place.
    pub address_line_2: String,
    /// Postal code.
    pub postal_code: String,
    /// Town. Printed in capitals, as the posts ask.
    pub city: String,
    /// Country, ISO 3166-1 alpha-2. Printed by its French name in capitals on the last line, as the posts ask (French
    /// is the language of the Universal Postal Union), unless it is one of the sender's.
    pub country: String,
}

impl LetterKind {
    /// The name of the kind in the text files.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Activation(_) => "activation",
            Self::SubscriptionConfirmation(_) => "subscription_confirmation",
            Self::ForgottenPassword(_) => "forgotten_password",
            Self::PasswordChanged { .. } => "password_changed",
        }
    }

    /// The code that the letter carries, if it carries one.
    pub(crate) const fn code(&self) -> Option<&SingleUseCode> {
        match self {
            Self::Activation(code) | Self::SubscriptionConfirmation(code) | Self::ForgottenPassword(code) => Some(code),
            Self::PasswordChanged { .. } => None,
        }
    }
}
