//! How things stand: whether the household is asked, and what its form holds (DECL-01).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{draft::DeclarationStep, submission::SubmittedDeclaration};
use crate::{
    endpoint::{Endpoint, Method},
    language::LocalizedText,
};

/// Asks how things stand.
#[derive(Clone, Copy, Debug)]
pub struct ReadResourcesDeclaration;

impl Endpoint for ReadResourcesDeclaration {
    type Answer = ResourcesDeclaration;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration".to_owned()
    }
}

/// How things stand with the declaration of the household, told by `state`; all but
/// `not_targeted` carry what belongs to it in `declaration`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", content = "declaration", rename_all = "snake_case", try_from = "Travelling")]
pub enum ResourcesDeclaration {
    /// The fund asks nothing: « Nous disposons de l'ensemble des informations nous permettant de déterminer votre couleur
    /// de carte ».
    NotTargeted,
    /// The household is asked, and the campaign has not begun or is over.
    NotOpen(ClosedDeclaration),
    /// It can be declared, or what was declared be changed.
    Open(Box<OpenDeclaration>),
    /// What was declared has been taken into account and cannot be changed any more (DECL-07).
    Locked(LockedDeclaration),
}

/// Every state in one, as it is read. What serde makes for a tagged enumeration can read each value into a value of any
/// type first, with readers of their own for all that is inside: in the browser they would weigh as much as the pages.
#[derive(Deserialize)]
struct Travelling {
    state: TravellingState,
    declaration: Option<Parts>,
}

/// The parts of every state.
#[derive(Default, Deserialize)]
struct Parts {
    campaign: Option<CampaignPeriod>,
    until: Option<NaiveDate>,
    terms_version: Option<String>,
    form: Option<DeclarationForm>,
    known_incomes: Option<Vec<KnownIncome>>,
    known_children: Option<Vec<KnownChild>>,
    draft_saved_at: Option<DateTime<Utc>>,
    draft_step: Option<DeclarationStep>,
    submitted: Option<SubmittedDeclaration>,
    data_as_of: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TravellingState {
    NotTargeted,
    NotOpen,
    Open,
    Locked,
}

impl TryFrom<Travelling> for ResourcesDeclaration {
    type Error = &'static str;

    fn try_from(read: Travelling) -> Result<Self, Self::Error> {
        let parts = read.declaration.unwrap_or_default();
        let declaration = match read.state {
            TravellingState::NotTargeted => Some(Self::NotTargeted),
            TravellingState::NotOpen => {
                parts.campaign.map(|campaign| Self::NotOpen(ClosedDeclaration { campaign, submitted: parts.submitted }))
            }
            TravellingState::Locked => {
                let parts = parts.campaign.zip(parts.submitted);
                parts.map(|(campaign, submitted)| Self::Locked(LockedDeclaration { campaign, submitted }))
            }
            TravellingState::Open => parts.opened().map(|open| Self::Open(Box::new(open))),
        };
        declaration.ok_or("a part of the declaration is missing")
    }
}

impl Parts {
    fn opened(self) -> Option<OpenDeclaration> {
        Some(OpenDeclaration {
            campaign: self.campaign?,
            until: self.until?,
            terms_version: self.terms_version?,
            form: self.form?,
            known_incomes: self.known_incomes?,
            known_children: self.known_children?,
            draft_saved_at: self.draft_saved_at,
            draft_step: self.draft_step,
            submitted: self.submitted,
            data_as_of: self.data_as_of,
        })
    }
}

/// When a campaign takes declarations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignPeriod {
    /// Code of the campaign.
    #[cfg_attr(feature = "openapi", schema(example = "2026"))]
    pub code: String,
    /// The year whose income is declared.
    #[cfg_attr(feature = "openapi", schema(example = 2025))]
    pub reference_year: i32,
    /// First day, in Monaco.
    pub opens_on: NaiveDate,
    /// Last day, in Monaco: until its last second.
    pub closes_on: NaiveDate,
}

/// A household that is asked, out of season.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosedDeclaration {
    /// The campaign.
    pub campaign: CampaignPeriod,
    /// What was declared before it closed.
    pub submitted: Option<SubmittedDeclaration>,
}

/// What was declared, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LockedDeclaration {
    /// The campaign.
    pub campaign: CampaignPeriod,
    /// What was declared.
    pub submitted: SubmittedDeclaration,
}

/// What is needed to declare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenDeclaration {
    /// The campaign.
    pub campaign: CampaignPeriod,
    /// Last day on which it can be sent: that of the campaign, or of a correction that was asked for.
    pub until: NaiveDate,
    /// Version of the general terms that a declaration accepts (DECL-02): `GET /terms/resources-declaration`.
    #[cfg_attr(feature = "openapi", schema(example = "2026-11"))]
    pub terms_version: String,
    /// What is asked.
    pub form: DeclarationForm,
    /// Incomes that the fund knows, and from where.
    pub known_incomes: Vec<KnownIncome>,
    /// Children of the household under 21 at the reference date; empty where the form does not ask for children.
    pub known_children: Vec<KnownChild>,
    /// When the draft was last saved; none when there is none. `GET /resources/declaration/draft` reads it.
    pub draft_saved_at: Option<DateTime<Utc>>,
    /// The step at which the draft was saved.
    pub draft_step: Option<DeclarationStep>,
    /// What was sent; it can be changed.
    pub submitted: Option<SubmittedDeclaration>,
    /// Date on which the data stand (NAV-11).
    pub data_as_of: Option<NaiveDate>,
}

/// What the form of a household asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeclarationForm {
    /// It asks for the income of a spouse.
    pub spouse: bool,
    /// It asks for dependent children (DECL-05).
    pub children: bool,
    /// The day on which a dependent child must be under 21.
    pub reference_date: NaiveDate,
    /// Categories of income, in the order of the form.
    pub categories: Vec<FormOption>,
    /// Situations that end the declaration early (DECL-03), in the order of the form.
    pub special_situations: Vec<FormOption>,
}

/// A choice of the form, in the words of the fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormOption {
    /// What a declaration names it by.
    #[cfg_attr(feature = "openapi", schema(example = "salary"))]
    pub code: String,
    /// What people read.
    pub label: LocalizedText,
}

/// From where the fund knows an income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IncomeOrigin {
    /// The fund paid it: pensions, daily allowances.
    PaidByFund,
    /// An employer declared it to the fund.
    DeclaredByEmployer,
    /// The household declared it the year before.
    LastDeclaration,
}

/// An income that the fund knows. It is proposed, and can be corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownIncome {
    /// Whose.
    pub whose: super::Whose,
    /// Code of the category.
    #[cfg_attr(feature = "openapi", schema(example = "salary"))]
    pub category: String,
    /// In cents.
    #[cfg_attr(feature = "openapi", schema(example = 2_840_000))]
    pub amount_cents: i64,
    /// For how many months.
    #[cfg_attr(feature = "openapi", schema(example = 12))]
    pub months: u32,
    /// From where.
    pub origin: IncomeOrigin,
}

/// A child that the fund knows, from the household's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownChild {
    /// Given name.
    #[cfg_attr(feature = "openapi", schema(example = "Chloé"))]
    pub first_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::resources::{DeclarationState, DeclaredResources};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn campaign() -> CampaignPeriod {
        CampaignPeriod {
            code: "2026".to_owned(),
            reference_year: 2025,
            opens_on: day("2026-02-01"),
            closes_on: day("2026-04-30"),
        }
    }

    fn submitted() -> SubmittedDeclaration {
        SubmittedDeclaration {
            number: "DEC2026-000123".to_owned(),
            state: DeclarationState::Submitted,
            declared: DeclaredResources::default(),
            versions: Vec::new(),
            correction: None,
            taken_into_account_at: None,
        }
    }

    fn open() -> OpenDeclaration {
        let form = DeclarationForm {
            spouse: true,
            children: false,
            reference_date: day("2026-01-01"),
            categories: Vec::new(),
            special_situations: Vec::new(),
        };
        OpenDeclaration {
            campaign: campaign(),
            until: day("2026-04-30"),
            terms_version: "2026-11".to_owned(),
            form,
            known_incomes: Vec::new(),
            known_children: vec![KnownChild { first_name: "Chloé".to_owned(), birth_date: day("2019-02-17") }],
            draft_saved_at: None,
            draft_step: Some(DeclarationStep::Summary),
            submitted: Some(submitted()),
            data_as_of: Some(day("2026-03-03")),
        }
    }

    #[test]
    fn every_state_is_read_back_as_it_was_written() {
        for declaration in [
            ResourcesDeclaration::NotTargeted,
            ResourcesDeclaration::NotOpen(ClosedDeclaration { campaign: campaign(), submitted: None }),
            ResourcesDeclaration::Locked(LockedDeclaration { campaign: campaign(), submitted: submitted() }),
            ResourcesDeclaration::Open(Box::new(open())),
        ] {
            let written = serde_json::to_string(&declaration).unwrap();
            assert_eq!(serde_json::from_str::<ResourcesDeclaration>(&written).unwrap(), declaration, "{written}");
        }
    }

    #[test]
    fn a_state_without_its_parts_is_refused() {
        for text in [
            r#"{"state":"open","declaration":{}}"#,
            r#"{"state":"locked"}"#,
            r#"{"state":"not_open"}"#,
            r#"{"state":"x"}"#,
        ] {
            assert!(serde_json::from_str::<ResourcesDeclaration>(text).is_err(), "{text}");
        }
    }
}
