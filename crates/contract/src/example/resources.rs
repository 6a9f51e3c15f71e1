//! Examples of the resources declaration.

use super::{Example, as_of, date, moment};
use crate::{
    language::LocalizedText,
    resources::{
        CampaignPeriod, CardColour, CardEstimate, CardParameter, ChildCover, DeclarationDraft, DeclarationForm,
        DeclarationState, DeclarationStep, DeclarationVersion, DeclaredChild, DeclaredChildren, DeclaredResources,
        DeskDeclaration, DeskDeclarationPage, DeskDeclarationSheet, FormOption, IncomeLine, IncomeOrigin, KnownChild,
        KnownIncome, OpenDeclaration, PersonResources, ResourcesDeclaration, SubmittedDeclaration, Whose,
    },
};

fn option(code: &str, fr: &str, en: &str, it: &str) -> FormOption {
    let label = LocalizedText { fr: fr.to_owned(), en: en.to_owned(), it: it.to_owned() };
    FormOption { code: code.to_owned(), label }
}

fn line(category: &str, amount_cents: i64, months: u32, same_period_as: Option<u8>) -> IncomeLine {
    IncomeLine { category: category.to_owned(), amount_cents, months, same_period_as }
}

/// Two pensions all year for the holder, seven months of work for the spouse.
fn declared() -> DeclaredResources {
    let holder = vec![line("base_pension", 1_680_000, 12, None), line("complementary_pension", 420_000, 12, Some(0))];
    let spouse = PersonResources {
        lines: vec![line("salary", 2_840_000, 7, None)],
        remarks: Some("Sans emploi depuis le mois d'août.".to_owned()),
        ..PersonResources::default()
    };
    let child =
        DeclaredChild { first_name: "Chloé".to_owned(), birth_date: date(2019, 2, 17), cover: ChildCover::Household };
    DeclaredResources {
        special_situation: None,
        holder: PersonResources { lines: holder, ..PersonResources::default() },
        spouse: Some(spouse),
        children: Some(DeclaredChildren { number: 1, children: vec![child] }),
    }
}

impl Example for ResourcesDeclaration {
    const DESCRIPTION: &'static str = "How things stand: `not_targeted`, `not_open`, `open` or `locked`.";

    fn example() -> Self {
        let campaign = CampaignPeriod {
            code: "2026".to_owned(),
            reference_year: 2025,
            opens_on: date(2026, 2, 1),
            closes_on: date(2026, 4, 30),
        };
        Self::Open(Box::new(OpenDeclaration {
            until: campaign.closes_on,
            campaign,
            terms_version: "2026-11".to_owned(),
            form: DeclarationForm {
                spouse: true,
                children: true,
                reference_date: date(2026, 1, 1),
                categories: vec![option("salary", "Salaires", "Wages", "Stipendi")],
                special_situations: vec![option(
                    "no_card",
                    "Je ne souhaite pas de carte",
                    "I want no card",
                    "Non desidero una tessera",
                )],
            },
            known_incomes: vec![KnownIncome {
                whose: Whose::Holder,
                category: "base_pension".to_owned(),
                amount_cents: 1_680_000,
                months: 12,
                origin: IncomeOrigin::PaidByFund,
            }],
            known_children: vec![KnownChild { first_name: "Chloé".to_owned(), birth_date: date(2019, 2, 17) }],
            draft_saved_at: Some(moment(0)),
            draft_step: Some(DeclarationStep::SpouseIncome),
            submitted: None,
            data_as_of: as_of(),
        }))
    }
}

impl Example for DeclarationDraft {
    const DESCRIPTION: &'static str = "The draft, or what is proposed where none is saved.";

    fn example() -> Self {
        Self {
            saved_at: Some(moment(0)),
            step: DeclarationStep::Summary,
            terms_version: Some("2026-11".to_owned()),
            declared: declared(),
        }
    }
}

impl Example for SubmittedDeclaration {
    const DESCRIPTION: &'static str = "The declaration is received; its number follows it.";

    fn example() -> Self {
        Self {
            number: "DEC2026-000123".to_owned(),
            state: DeclarationState::Submitted,
            declared: declared(),
            versions: vec![DeclarationVersion {
                version: 1,
                submitted_at: moment(600),
                terms_version: "2026-11".to_owned(),
            }],
            correction: None,
            taken_into_account_at: None,
        }
    }
}

impl Example for CardEstimate {
    const DESCRIPTION: &'static str = "The likely card colour: an estimate, never a decision.";

    fn example() -> Self {
        let parameter = |code: &str, value_cents| CardParameter {
            code: code.to_owned(),
            value_cents,
            valid_from: date(2026, 1, 1),
            source: "Illustrative".to_owned(),
            illustrative: true,
        };
        Self {
            likely: Some(CardColour::Rose),
            likely_excess_bp: CardColour::Rose.highest_excess_bp(),
            current: Some(CardColour::Verte),
            current_excess_bp: CardColour::Verte.highest_excess_bp(),
            resources_cents: 4_940_000,
            rose_from_cents: Some(4_900_000),
            bulle_from_cents: Some(7_900_000),
            parameters: vec![
                parameter("resources.card.rose_from", 3_000_000),
                parameter("resources.card.bulle_from", 6_000_000),
                parameter("resources.card.spouse_adds", 1_500_000),
                parameter("resources.card.child_adds", 400_000),
            ],
        }
    }
}

fn at_the_desk() -> DeskDeclaration {
    DeskDeclaration {
        number: "DEC2026-000123".to_owned(),
        state: DeclarationState::Submitted,
        campaign: "2026".to_owned(),
        matricule: "002490".to_owned(),
        holder: "Alain Dupont".to_owned(),
        version: 1,
        submitted_at: moment(600),
        taken_into_account_at: None,
    }
}

impl Example for DeskDeclarationPage {
    const DESCRIPTION: &'static str = "A page of declarations, the oldest first.";

    fn example() -> Self {
        Self { declarations: vec![at_the_desk()], next_cursor: Some("MTIz".to_owned()) }
    }
}

impl Example for DeskDeclarationSheet {
    const DESCRIPTION: &'static str = "The declaration, with everything that was declared last.";

    fn example() -> Self {
        let SubmittedDeclaration { declared, versions, correction, .. } = SubmittedDeclaration::example();
        Self { declaration: at_the_desk(), declared, versions, correction }
    }
}
