//! Examples of the profile, the general terms and the demonstration's post.

use uuid::Uuid;

use super::{CHLOE, Example, date, moment};
use crate::{
    care::{BeneficiaryRole, Benefit, Fund},
    institution::DepartmentKey,
    language::Language,
    population::Population,
    post::{DemonstrationLetter, DemonstrationMail, DemonstrationPost, LetterKind},
    profile::{
        Access, AccessAction, AccessPage, AccessedBy, Delivery, DeliveryChannel, DeliveryPage, DeliveryState, Document,
        EmailConfirmation, ForwardedLine, ForwardedStatement, InsurerMailbox, MailOption, MailOptionChoice,
        MailOptionChoices, MailOptionMember, MailOptions, OpenSession, OpenSessions, PendingEmail, Profile,
        SubscriptionProfile,
    },
    terms::{Terms, TermsDocument},
};

const SUBSCRIPTION: Uuid = Uuid::from_u128(0x0f6b_3d2a_91c4_4e5b_8a70_6c1d_2e3f_4a5b);
const SESSION: Uuid = Uuid::from_u128(0x7a9c_5e4d_30b2_4f18_9b6e_1d2c_3b4a_5f60);

fn address() -> String {
    "alain.dupont@example.com".to_owned()
}

fn insurer() -> InsurerMailbox {
    InsurerMailbox {
        insurer: "Mutuelle de Démonstration".to_owned(), mailbox: "decomptes@mutuelle.example".to_owned()
    }
}

impl Example for Profile {
    const DESCRIPTION: &'static str = "The person's subscriptions, the one that is signed in first.";

    fn example() -> Self {
        Self {
            subscriptions: vec![SubscriptionProfile {
                id: SUBSCRIPTION,
                matricule: "002490".to_owned(),
                population: Population::Employee,
                current: true,
                email: Some(address()),
                email_confirmed_at: Some(moment(-86_400)),
                pending_email: None,
                password_changed_at: Some(moment(-864_000)),
                mail_option: MailOption::Electronic,
                can_forward: true,
            }],
        }
    }
}

impl Example for PendingEmail {
    const DESCRIPTION: &'static str = "A message is on its way; the address counts once its link was confirmed.";

    fn example() -> Self {
        Self { email: address(), requested_at: moment(0), expires_at: moment(86_400) }
    }
}

impl Example for EmailConfirmation {
    const DESCRIPTION: &'static str = "The address, and whose it is.";

    fn example() -> Self {
        Self {
            first_name: "Alain".to_owned(),
            last_name: "Dupont".to_owned(),
            matricule: "002490".to_owned(),
            email: address(),
            confirmed_at: Some(moment(0)),
        }
    }
}

impl Example for OpenSessions {
    const DESCRIPTION: &'static str = "The open sessions, the one that asks first.";

    fn example() -> Self {
        Self {
            sessions: vec![OpenSession {
                id: SESSION,
                current: true,
                signed_in_at: moment(0),
                last_seen_at: moment(60),
                browser: Some("Firefox".to_owned()),
                system: Some("Windows".to_owned()),
            }],
        }
    }
}

impl Example for MailOptions {
    const DESCRIPTION: &'static str = "The mail options in force, and what can be chosen.";

    fn example() -> Self {
        Self {
            option: MailOption::Electronic,
            documents: vec![Document::CareStatement, Document::IndemnityStatement],
            email: Some(address()),
            members: vec![MailOptionMember {
                id: CHLOE,
                first_name: "Chloé".to_owned(),
                last_name: "Dupont".to_owned(),
                role: BeneficiaryRole::Child,
                insurer: Some(insurer()),
            }],
            terms_version: "2026-11".to_owned(),
            chosen_at: Some(moment(0)),
        }
    }
}

impl Example for InsurerMailbox {
    const DESCRIPTION: &'static str = "The insurer to whom the address belongs.";

    fn example() -> Self {
        insurer()
    }
}

impl Example for MailOptionChoices {
    const DESCRIPTION: &'static str = "The choices, the newest first.";

    fn example() -> Self {
        Self {
            choices: vec![MailOptionChoice {
                chosen_at: moment(0),
                option: MailOption::Electronic,
                forwarded_members: 5,
                terms_version: Some("2026-11".to_owned()),
            }],
        }
    }
}

impl Example for DeliveryPage {
    const DESCRIPTION: &'static str = "A page of the ledger, the newest entries first.";

    fn example() -> Self {
        Self {
            deliveries: vec![Delivery {
                channel: DeliveryChannel::Insurer,
                statement_number: "D2026-000123".to_owned(),
                beneficiary: "Chloé Dupont".to_owned(),
                address: "decomptes@mutuelle.example".to_owned(),
                insurer: Some("Mutuelle de Démonstration".to_owned()),
                state: DeliveryState::Sent,
                created_at: moment(0),
                sent_at: Some(moment(4)),
                fetched_at: Some(moment(3_600)),
            }],
            next_cursor: None,
        }
    }
}

impl Example for AccessPage {
    const DESCRIPTION: &'static str = "A page of accesses, the newest first.";

    fn example() -> Self {
        Self {
            accesses: vec![Access {
                at: moment(3_600),
                by: AccessedBy::Agent,
                departments: vec![DepartmentKey::Registration],
                action: AccessAction::Shown,
                number: "DEM2026-000123".to_owned(),
            }],
            next_cursor: None,
        }
    }
}

impl Example for ForwardedStatement {
    const DESCRIPTION: &'static str = "The care statement, as its paper form says.";

    fn example() -> Self {
        Self {
            number: "D2026-000123".to_owned(),
            fund: Fund::Ccss,
            matricule: "002490".to_owned(),
            holder: "Alain Dupont".to_owned(),
            beneficiary: "Chloé Dupont".to_owned(),
            beneficiary_birth_date: date(2012, 5, 14),
            paid_on: Some(date(2026, 2, 24)),
            lines: vec![ForwardedLine {
                benefit: Benefit { code: "CS".to_owned(), label: "Consultation d'un spécialiste".to_owned() },
                care_from: date(2026, 2, 16),
                care_until: date(2026, 2, 16),
                performer: Some("Claire Martin".to_owned()),
                billed_cents: 5_520,
                base_tariff_cents: Some(4_600),
                rate_bp: Some(8_000),
                refunded_cents: Some(3_680),
            }],
            billed_cents: 5_520,
            refunded_cents: 3_680,
        }
    }
}

impl Example for Terms {
    const DESCRIPTION: &'static str = "The general terms, ready to be shown.";

    fn example() -> Self {
        Self {
            document: TermsDocument::MailOptions,
            version: "2026-11".to_owned(),
            in_force: true,
            language: Language::Fr,
            title: "Conditions générales du courrier électronique".to_owned(),
            html: "<p>Le courrier électronique remplace le courrier postal…</p>".to_owned(),
        }
    }
}

impl Example for DemonstrationPost {
    const DESCRIPTION: &'static str = "The mails and letters of the demonstration, the newest first.";

    fn example() -> Self {
        Self {
            mails: vec![DemonstrationMail {
                to: address(),
                subject: "Confirmez votre adresse électronique".to_owned(),
                text: "Bonjour…".to_owned(),
                language: Language::Fr,
                sent_at: moment(0),
            }],
            letters: vec![DemonstrationLetter {
                id: SESSION,
                to: "Matteo Giordano".to_owned(),
                kind: LetterKind::Activation,
                queued_at: moment(0),
            }],
        }
    }
}
