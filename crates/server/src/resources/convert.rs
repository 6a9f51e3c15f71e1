//! From rows to what travels.

use contract::resources::{
    AskedCorrection, CampaignPeriod, DeclarationDraft, DeclarationState, DeclarationStep, DeclarationVersion,
    DeclaredResources, IncomeOrigin, KnownIncome, SubmittedDeclaration, Whose,
};
use entity::resources::{
    campaign,
    declaration::{self, DeclarationState as StoredState},
    declaration_version, draft,
    income::{self, IncomeOrigin as StoredOrigin, Whose as StoredWhose},
};
use sea_orm::DbErr;

use super::rules::declaration_number;

/// A campaign as it travels.
pub fn campaign(row: &campaign::Model) -> CampaignPeriod {
    CampaignPeriod {
        code: row.code.clone(),
        reference_year: row.reference_year,
        opens_on: row.opens_on,
        closes_on: row.closes_on,
    }
}

/// A known income as it travels.
pub fn known_income(row: income::Model) -> KnownIncome {
    KnownIncome {
        whose: match row.whose {
            StoredWhose::Holder => Whose::Holder,
            StoredWhose::Spouse => Whose::Spouse,
        },
        category: row.category,
        amount_cents: row.amount_cents,
        months: u32::try_from(row.months).unwrap_or_default(),
        origin: match row.origin {
            StoredOrigin::PaidByFund => IncomeOrigin::PaidByFund,
            StoredOrigin::DeclaredByEmployer => IncomeOrigin::DeclaredByEmployer,
            StoredOrigin::LastDeclaration => IncomeOrigin::LastDeclaration,
        },
    }
}

/// What a column holds as JSON.
pub fn declared(stored: &str) -> Result<DeclaredResources, DbErr> {
    serde_json::from_str(stored).map_err(|fault| DbErr::Json(fault.to_string()))
}

/// As a column holds it.
pub fn stored(declared: &DeclaredResources) -> Result<String, DbErr> {
    serde_json::to_string(declared).map_err(|fault| DbErr::Json(fault.to_string()))
}

/// The step that a draft has come to.
pub fn step(draft: &draft::Model) -> DeclarationStep {
    DeclarationStep::from_code(&draft.step).unwrap_or_default()
}

/// A saved draft as it travels.
pub fn draft(row: draft::Model) -> Result<DeclarationDraft, DbErr> {
    Ok(DeclarationDraft {
        saved_at: Some(row.saved_at),
        step: step(&row),
        declared: declared(&row.declared)?,
        terms_version: row.terms_version,
    })
}

/// How far a declaration has come.
pub const fn state(stored: StoredState) -> DeclarationState {
    match stored {
        StoredState::Submitted => DeclarationState::Submitted,
        StoredState::CorrectionAsked => DeclarationState::CorrectionAsked,
        StoredState::TakenIntoAccount => DeclarationState::TakenIntoAccount,
    }
}

/// A declaration with its versions, the newest first.
pub fn submitted(
    row: &declaration::Model,
    versions: Vec<declaration_version::Model>,
) -> Result<SubmittedDeclaration, DbErr> {
    let newest = versions.first().ok_or_else(|| DbErr::RecordNotFound("a declaration without a version".to_owned()))?;
    let declared = declared(&newest.declared)?;
    let correction = match (row.state, &row.correction, row.correction_asked_at, row.correction_until) {
        (StoredState::CorrectionAsked, Some(text), Some(asked_at), Some(until)) => {
            Some(AskedCorrection { text: text.clone(), asked_at, until })
        }
        _ => None,
    };
    let version = |row: declaration_version::Model| DeclarationVersion {
        version: row.version,
        submitted_at: row.submitted_at,
        terms_version: row.terms_version,
    };
    Ok(SubmittedDeclaration {
        number: declaration_number(row.id, row.submitted_at),
        state: state(row.state),
        declared,
        versions: versions.into_iter().map(version).collect(),
        correction,
        taken_into_account_at: row.taken_into_account_at,
    })
}
