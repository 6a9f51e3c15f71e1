//! Examples of what the API answers, typed so that they cannot go stale. Only for the OpenAPI document.

mod agents;
mod allowances;
mod household;
mod identity;
mod indemnities;
mod movements;
mod pension;
mod profile;
mod requests;
mod resources;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{
    care::{
        Adjustment, Beneficiaries, Beneficiary, BeneficiaryRole, Benefit, BundledAct, CareLine, CareMonth, CareMonths,
        CarePage, CareState, CareStatement, CareTotals, Fund, Payee, PayeeKind, PerformerTotals, Practitioner,
        PractitionerName, Practitioners, RefundExplanation,
    },
    health::Health,
    identity::{Session, SubscriberRole},
    institution::{Department, DepartmentKey, Institution},
    language::{Language, LocalizedText},
    pages::{InformationPage, PageEntry, PageList},
    population::Population,
    problem::{ProblemExplanation, ProblemKind},
    service::Service,
};

/// A type whose values the API answers.
pub trait Example {
    /// What the answer is, in one sentence.
    const DESCRIPTION: &'static str;

    /// A typical value.
    fn example() -> Self;
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_524_800 + seconds, 0).unwrap_or_default()
}

fn as_of() -> Option<NaiveDate> {
    Some(date(2026, 3, 2))
}

const CHLOE: Uuid = Uuid::from_u128(0x5b0c_1f6e_62a4_4c09_9d38_0d2b_5a7f_4e11);

impl Example for Health {
    const DESCRIPTION: &'static str = "The server does its work.";

    fn example() -> Self {
        Self { status: "ok".to_owned() }
    }
}

impl Example for ProblemExplanation {
    const DESCRIPTION: &'static str = "What the kind of problem means, and the way out.";

    fn example() -> Self {
        Self::of(ProblemKind::NotFound)
    }
}

impl Example for Institution {
    const DESCRIPTION: &'static str = "Who runs the portal.";

    fn example() -> Self {
        let text = |fr: &str, en: &str, it: &str| LocalizedText { fr: fr.into(), en: en.into(), it: it.into() };
        Self {
            name: "Caisses Sociales de Démonstration".to_owned(),
            short_name: "CSD".to_owned(),
            address: vec!["11 rue de la Démonstration".to_owned(), "98000 Monaco".to_owned()],
            website: "https://caisses.example".to_owned(),
            departments: vec![Department {
                key: DepartmentKey::MedicalBenefits,
                name: text("Prestations médicales", "Medical benefits", "Prestazioni mediche"),
                email: "prestations.medicales@caisses.example".to_owned(),
                telephone: "+377 93 15 43 02".to_owned(),
                hours: text("du lundi au vendredi, de 9 h à 12 h", "Monday to Friday, 9 to 12", "lun–ven, 9–12"),
            }],
            demonstration: None,
        }
    }
}

impl Example for PageList {
    const DESCRIPTION: &'static str = "The information pages, in menu order.";

    fn example() -> Self {
        Self {
            pages: vec![PageEntry {
                slug: "remboursements".to_owned(),
                title: "Vos remboursements de soins".to_owned(),
                summary: "Comment un remboursement est calculé, et quand il est payé.".to_owned(),
                populations: vec![Population::Employee, Population::SelfEmployed, Population::Retired],
            }],
        }
    }
}

impl Example for InformationPage {
    const DESCRIPTION: &'static str = "The page, ready to be shown.";

    fn example() -> Self {
        Self {
            slug: "remboursements".to_owned(),
            title: "Vos remboursements de soins".to_owned(),
            html: "<p>Montant remboursé = tarif de base × taux de remboursement.</p>".to_owned(),
            language: Language::Fr,
            updated_on: Some(date(2026, 1, 15)),
        }
    }
}

impl Example for Session {
    const DESCRIPTION: &'static str = "Who is signed in.";

    fn example() -> Self {
        Self {
            first_name: "Alain".to_owned(),
            last_name: "Dupont".to_owned(),
            matricule: "002490".to_owned(),
            population: Population::Employee,
            role: SubscriberRole::Holder,
            file_incomplete: false,
            services: Service::open_to(Population::Employee).collect(),
            must_choose_password: false,
            signed_in_at: moment(0),
            previous_sign_in_at: Some(moment(-86_400)),
            idle_seconds: 900,
            ends_at: moment(43_200),
            data_as_of: as_of(),
        }
    }
}

impl Example for Beneficiaries {
    const DESCRIPTION: &'static str = "The members of the household, with what was paid for each.";

    fn example() -> Self {
        Self {
            beneficiaries: vec![Beneficiary {
                id: CHLOE,
                first_name: "Chloé".to_owned(),
                last_name: "Dupont".to_owned(),
                role: BeneficiaryRole::Child,
                paid_cents: 52_340,
                lines: 12,
            }],
            since: date(2025, 3, 3),
            data_as_of: as_of(),
        }
    }
}

impl Example for CareLine {
    const DESCRIPTION: &'static str = "One refund.";

    fn example() -> Self {
        Self {
            id: "D2026-000123-1".to_owned(),
            statement_number: "D2026-000123".to_owned(),
            fund: Fund::Ccss,
            beneficiary: CHLOE,
            state: CareState::Processed,
            dated: date(2026, 2, 24),
            benefit: Benefit { code: "CS".to_owned(), label: "Consultation d'un spécialiste".to_owned() },
            care_from: date(2026, 2, 16),
            care_until: date(2026, 2, 16),
            billed_cents: 5_520,
            refunded_cents: Some(3_680),
            adjusted: true,
            third_party: false,
            fees_unpaid: false,
            payee: Payee { kind: PayeeKind::Insured, name: "Alain Dupont".to_owned() },
            performer: Some(PractitionerName {
                number: "P1042".to_owned(),
                name: "Claire Martin".to_owned(),
                specialty: "Cardiologie".to_owned(),
            }),
            performed_at: None,
            prescriber: None,
            rate_bp: Some(8_000),
            base_tariff_cents: Some(4_600),
            bundled_acts: Vec::<BundledAct>::new(),
            explanation: Some(RefundExplanation {
                tariff_times_rate_cents: 3_680,
                correction_cents: 0,
                copayment_cents: 920,
                above_tariff_cents: 920,
                left_to_pay_cents: 1_840,
                paid_to_third_party_cents: 0,
                adjustment: Some(Adjustment {
                    statement_number: "D2026-000098".to_owned(),
                    billed_cents: 5_520,
                    refunded_cents: Some(2_752),
                    difference_cents: 928,
                }),
            }),
        }
    }
}

impl Example for CarePage {
    const DESCRIPTION: &'static str = "A page of refunds, the newest first.";

    fn example() -> Self {
        Self {
            lines: vec![CareLine::example()],
            next_cursor: Some("eyJkIjoiMjAyNi0wMi0yNCJ9".to_owned()),
            data_as_of: as_of(),
        }
    }
}

impl Example for CareTotals {
    const DESCRIPTION: &'static str = "Totals of the refunds that the filter selects.";

    fn example() -> Self {
        Self { lines: 42, billed_cents: 231_040, refunded_cents: 184_832, paid_cents: 180_000 }
    }
}

impl Example for CareMonths {
    const DESCRIPTION: &'static str = "The refunds added up by month.";

    fn example() -> Self {
        Self {
            months: vec![CareMonth { month: date(2026, 2, 1), lines: 3, billed_cents: 14_880, refunded_cents: 10_112 }],
            data_as_of: as_of(),
        }
    }
}

impl Example for Practitioners {
    const DESCRIPTION: &'static str = "The performers of the last twelve months.";

    fn example() -> Self {
        Self {
            practitioners: vec![Practitioner {
                number: "P1042".to_owned(),
                first_name: "Claire".to_owned(),
                last_name: "Martin".to_owned(),
                specialty: "Cardiologie".to_owned(),
                totals: PerformerTotals { lines: 5, paid_cents: 18_400 },
            }],
            unregistered: Some(PerformerTotals { lines: 1, paid_cents: 0 }),
            data_as_of: as_of(),
        }
    }
}

impl Example for CareStatement {
    const DESCRIPTION: &'static str = "The whole statement.";

    fn example() -> Self {
        Self {
            number: "D2026-000123".to_owned(),
            fund: Fund::Ccss,
            beneficiary: CHLOE,
            state: CareState::Processed,
            processed_on: date(2026, 2, 20),
            paid_on: Some(date(2026, 2, 24)),
            supersedes: Some("D2026-000098".to_owned()),
            superseded_by: None,
            lines: vec![CareLine::example()],
            totals: CareTotals { lines: 1, billed_cents: 5_520, refunded_cents: 3_680, paid_cents: 3_680 },
            data_as_of: as_of(),
        }
    }
}
