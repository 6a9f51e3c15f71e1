//! From what a mail tells to what it says.

use std::num::NonZeroU32;

use contract::{email::EmailAddress, language::Language, population::Population};
use mail::{Delivery, Link, MaskedMatricule, Message, MessageId, OneLine, Reference, Sender, Subscription};

use super::{Notice, outbox::Claimed};
use crate::identity::population;

/// The row holds something that no mail can say.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the mail cannot be written from its row")]
pub struct Unwritable;

macro_rules! writable {
    ($($fault:ty),+) => {$(
        impl From<$fault> for Unwritable {
            fn from(_: $fault) -> Self {
                Self
            }
        }
    )+};
}
writable!(mail::NotALink, mail::NotAReference, mail::NotMasked, contract::email::EmailFault);

/// To whom, when and under which identifier a claimed mail goes: the same at every attempt.
pub fn delivery(claimed: &Claimed, sender: &Sender) -> Result<Delivery, Unwritable> {
    let mail = &claimed.mail;
    Ok(Delivery {
        recipient: EmailAddress::parse(&mail.recipient)?,
        language: Language::from_tag(&mail.language).unwrap_or_default(),
        id: MessageId::new(mail.message_uuid, sender),
        date: mail.created_at,
    })
}

/// What a claimed mail says; `portal` is the address of the portal, without a final slash.
pub fn message(claimed: &Claimed, portal: &str) -> Result<Message, Unwritable> {
    let page = |path: &str| Link::parse(&format!("{portal}{path}"));
    let fresh = claimed.link.as_ref();
    let link = || fresh.ok_or(Unwritable).and_then(|link| Ok(Link::parse(&link.address(portal))?));
    let valid_until = || fresh.map(|link| link.valid_until).ok_or(Unwritable);
    let first_name = first_name(claimed);
    let matricule = MaskedMatricule::of(&claimed.matricule);
    let subscription =
        Subscription { population: population(claimed.subscription.population), matricule: matricule.clone() };
    let when = claimed.mail.created_at;
    Ok(match &claimed.notice {
        Notice::PasswordLink => {
            Message::PasswordLink { first_name, subscription, link: link()?, valid_until: valid_until()? }
        }
        Notice::PasswordChanged => {
            let forgotten_password = page(&forgotten_password(claimed))?;
            Message::PasswordChanged { first_name, subscription, when, forgotten_password }
        }
        Notice::SubscriptionReady => Message::SubscriptionActivated { first_name, subscription, portal: page("/")? },
        Notice::EmailLink => Message::EmailConfirmation { matricule, link: link()?, valid_until: valid_until()? },
        Notice::EmailChangeAsked { new_address } => Message::EmailChangeNotice {
            first_name,
            subscription,
            new_address: new_address.clone().try_into()?,
            when,
            profile: page(PROFILE)?,
        },
        Notice::EmailConfirmed => Message::EmailConfirmed { first_name, subscription, profile: page(PROFILE)? },
        Notice::SessionsEnded => {
            let new_password = page(&forgotten_password(claimed))?;
            Message::SessionsEnded { first_name, subscription, when, new_password }
        }
        Notice::MailOptionsChanged { electronic, forwarded_members } => Message::MailOptionsChanged {
            first_name,
            subscription,
            electronic: *electronic,
            forwarded_members: *forwarded_members,
            when,
            mail_options: page(MAIL_OPTIONS)?,
        },
        Notice::NewStatements { count } => {
            let count = NonZeroU32::new(*count).unwrap_or(NonZeroU32::MIN);
            Message::StatementNotice { count, link: page("/mon-compte")? }
        }
        Notice::ForwardedStatement { statement, convention } => Message::StatementForwarded {
            reference: Reference::parse(statement)?,
            convention: Reference::parse(convention)?,
            link: link()?,
        },
        Notice::ReportAnswered { number } => {
            Message::ReportAnswered { first_name, report: Reference::parse(number)?, link: page(PERSONAL_DATA)? }
        }
        Notice::RequestNews { number } => {
            Message::RequestNews { first_name, request: Reference::parse(number)?, link: page(REQUESTS)? }
        }
        Notice::Declaration { number, news } => Message::DeclarationNews {
            first_name,
            declaration: Reference::parse(number)?,
            news: *news,
            link: page(DECLARATION)?,
        },
        Notice::DeclarationReminder { closes_at } => {
            Message::DeclarationReminder { first_name, closes_at: *closes_at, link: page(DECLARATION)? }
        }
    })
}

// Addresses of pages, as `frontend/src/core/addresses.rs` has them.

/// « Mon profil ».
const PROFILE: &str = "/mon-compte/profil";

/// « Données personnelles ».
const PERSONAL_DATA: &str = "/mon-compte/donnees-personnelles";

/// « Demandes en ligne ».
const REQUESTS: &str = "/mon-compte/demandes";

/// « Déclaration de ressources ».
const DECLARATION: &str = "/mon-compte/declaration";

/// « Mes options de courrier ».
const MAIL_OPTIONS: &str = "/mon-compte/profil/courrier";

/// « Mot de passe oublié » of the population of the subscription.
fn forgotten_password(claimed: &Claimed) -> String {
    let population = match population(claimed.subscription.population) {
        Population::Employee => "salarie",
        Population::SelfEmployed => "independant",
        Population::Retired => "retraite",
        Population::Spouse => "conjoint",
    };
    format!("/{population}/mot-de-passe-oublie")
}

/// Whom to greet: only at an address that has been confirmed as theirs, since a slip of the keyboard would tell a
/// stranger who is insured.
fn first_name(claimed: &Claimed) -> Option<OneLine> {
    let confirmed = claimed.subscription.email_confirmed_at.and(claimed.subscription.email_address.as_deref());
    if confirmed == Some(claimed.mail.recipient.as_str()) { OneLine::new(&claimed.first_name) } else { None }
}
