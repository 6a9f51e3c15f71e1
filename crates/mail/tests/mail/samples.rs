//! A mail of every kind, a fictitious institution, and what they are made of.

use std::{num::NonZeroU32, sync::LazyLock};

use chrono::{DateTime, Utc};
use contract::{
    email::EmailAddress,
    language::{Language, LocalizedText},
    population::Population,
};
use mail::{
    Composer, DeclarationNews, Delivery, Letterhead, Link, Mail, MaskedEmail, MaskedMatricule, Message, MessageId,
    OneLine, Reference, Sender, Subscription,
};
use uuid::Uuid;

pub fn letterhead() -> Letterhead {
    let text = |fr: &str, en: &str, it: &str| LocalizedText { fr: fr.into(), en: en.into(), it: it.into() };
    Letterhead {
        institution: "Caisses Sociales de Démonstration".into(),
        support_name: text("Support informatique", "Technical support", "Assistenza informatica"),
        support_email: "4444@caisses.example".into(),
        support_telephone: "+377 93 15 44 44".into(),
        support_hours: text(
            "du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h 30",
            "Monday to Friday, 9 a.m. to 12 noon and 2 p.m. to 5.30 p.m.",
            "dal lunedì al venerdì, dalle 9 alle 12 e dalle 14 alle 17.30",
        ),
    }
}

/// Reads the templates once for all tests.
pub fn composer() -> &'static Composer {
    static COMPOSER: LazyLock<Composer> = LazyLock::new(|| {
        let sender = Sender::new("Caisses Sociales de Démonstration", "ne-pas-repondre@caisses.example").unwrap();
        Composer::new(letterhead(), sender).unwrap()
    });
    &COMPOSER
}

pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn delivery(language: Language) -> Delivery {
    Delivery {
        recipient: EmailAddress::parse("alain.dupont@courrier.example").unwrap(),
        language,
        id: MessageId::parse("7b0c5a52-5a4c-4c53-9a55-b70b3b4e8d01@caisses.example").unwrap(),
        date: moment("2026-11-25T09:15:30Z"),
    }
}

/// The same mail under an identifier of its own.
pub fn delivery_number(number: u128) -> Delivery {
    let id = MessageId::parse(&format!("{}@caisses.example", Uuid::from_u128(number))).unwrap();
    Delivery { id, ..delivery(Language::Fr) }
}

/// What the fields of a message are made from.
pub struct Raw<'a> {
    pub first_name: &'a str,
    pub matricule: &'a str,
    pub token: &'a str,
}

pub const HONEST: Raw<'static> =
    Raw { first_name: "Alain", matricule: "002490", token: "kR3v-Zp8Qx_Yt1Wm5Nc7Lb0Hf2Gd4Js6Ea9Uo-Ti3Vq" };

impl Raw<'_> {
    fn first_name(&self) -> Option<OneLine> {
        OneLine::new(self.first_name)
    }

    fn subscription(&self, population: Population) -> Subscription {
        Subscription { population, matricule: MaskedMatricule::of(self.matricule) }
    }

    /// A message of every kind, and the variants that differ in their words; each with the name of its file.
    pub fn messages(&self) -> Vec<(&'static str, Message)> {
        let mut messages = self.about_access();
        messages.extend(self.about_the_address());
        messages.extend(self.about_documents());
        messages
    }

    fn about_access(&self) -> Vec<(&'static str, Message)> {
        let first_name = self.first_name();
        let when = moment("2026-11-25T09:15:00Z");
        let password_link = |first_name, subscription| Message::PasswordLink {
            first_name,
            subscription,
            link: link(&format!("/mot-de-passe#jeton={}", self.token)),
            valid_until: moment("2026-11-26T09:15:00Z"),
        };
        vec![
            ("password_link", password_link(first_name.clone(), self.subscription(Population::Employee))),
            ("password_link_without_name", password_link(None, self.subscription(Population::Retired))),
            (
                "password_changed",
                Message::PasswordChanged {
                    first_name: first_name.clone(),
                    subscription: self.subscription(Population::SelfEmployed),
                    when,
                    forgotten_password: link("/mot-de-passe-oublie"),
                },
            ),
            (
                "subscription_activated",
                Message::SubscriptionActivated {
                    first_name: first_name.clone(),
                    subscription: self.subscription(Population::Spouse),
                    portal: link(""),
                },
            ),
            (
                "sessions_ended",
                Message::SessionsEnded {
                    first_name,
                    subscription: self.subscription(Population::Employee),
                    when: moment("2026-12-01T23:05:00Z"),
                    new_password: link("/mot-de-passe-oublie"),
                },
            ),
        ]
    }

    fn about_the_address(&self) -> Vec<(&'static str, Message)> {
        let first_name = self.first_name();
        let subscription = self.subscription(Population::Retired);
        let new_address = EmailAddress::parse("claire.martin@courrier.example").unwrap();
        vec![
            (
                "email_confirmation",
                Message::EmailConfirmation {
                    matricule: MaskedMatricule::of(self.matricule),
                    link: link(&format!("/adresse#jeton={}", self.token)),
                    valid_until: moment("2026-11-26T09:15:00Z"),
                },
            ),
            (
                "email_change_notice",
                Message::EmailChangeNotice {
                    first_name: first_name.clone(),
                    subscription: subscription.clone(),
                    new_address: MaskedEmail::of(&new_address),
                    when: moment("2026-11-25T09:15:00Z"),
                    profile: link("/mon-profil"),
                },
            ),
            ("email_confirmed", Message::EmailConfirmed { first_name, subscription, profile: link("/mon-profil") }),
        ]
    }

    fn about_documents(&self) -> Vec<(&'static str, Message)> {
        let options = |electronic, forwarded_members| Message::MailOptionsChanged {
            first_name: self.first_name(),
            subscription: self.subscription(Population::Employee),
            electronic,
            forwarded_members,
            when: moment("2027-01-01T08:00:00Z"),
            mail_options: link("/mon-profil/options-de-courrier"),
        };
        let declaration = |news| Message::DeclarationNews {
            first_name: self.first_name(),
            declaration: Reference::parse("DEC2026-000123").unwrap(),
            news,
            link: link("/declaration-de-ressources"),
        };
        let notice = |count| Message::StatementNotice {
            count: NonZeroU32::new(count).unwrap(),
            link: link("/nouveautes?depuis=avis&tri=date"),
        };
        vec![
            ("mail_options_electronic", options(true, 0)),
            ("mail_options_electronic_one_forwarded", options(true, 1)),
            ("mail_options_electronic_two_forwarded", options(true, 2)),
            ("mail_options_postal", options(false, 0)),
            ("statement_notice_one", notice(1)),
            ("statement_notice_three", notice(3)),
            (
                "statement_forwarded",
                Message::StatementForwarded {
                    reference: Reference::parse("T-2026-004711").unwrap(),
                    convention: Reference::parse("C-2026/014").unwrap(),
                    link: link("/organismes/decomptes/T-2026-004711"),
                },
            ),
            (
                "report_answered",
                Message::ReportAnswered {
                    first_name: self.first_name(),
                    report: Reference::parse("S2026-000123").unwrap(),
                    link: link("/donnees-personnelles"),
                },
            ),
            (
                "request_news",
                Message::RequestNews {
                    first_name: self.first_name(),
                    request: Reference::parse("DEM2026-000123").unwrap(),
                    link: link("/mon-compte/demandes"),
                },
            ),
            ("declaration_received", declaration(DeclarationNews::Received)),
            ("declaration_to_correct", declaration(DeclarationNews::CorrectionAsked)),
            ("declaration_taken_into_account", declaration(DeclarationNews::TakenIntoAccount)),
            (
                "declaration_reminder",
                Message::DeclarationReminder {
                    first_name: self.first_name(),
                    closes_at: moment("2027-01-31T22:59:00Z"),
                    link: link("/declaration-de-ressources"),
                },
            ),
        ]
    }
}

fn link(path: &str) -> Link {
    Link::parse(&format!("https://portail.caisses.example{path}")).unwrap()
}

/// A mail that has nothing particular.
pub fn plain_mail() -> Mail {
    mail_number(1)
}

/// The same mail under an identifier of its own.
pub fn mail_number(number: u128) -> Mail {
    let (_, message) = HONEST.messages().swap_remove(0);
    composer().compose(&message, delivery_number(number)).unwrap()
}
