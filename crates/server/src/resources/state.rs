//! How things stand (DECL-01).

use super::{
    case::{case_of, form_of},
    convert,
    draft::saved,
    error::DeclarationError,
    rules::{Case, Stage},
    submitted::{submitted, submitted_if_any},
};
use crate::identity::RightsHolder;
use chrono::NaiveDate;
use contract::resources::{ClosedDeclaration, LockedDeclaration, OpenDeclaration, ResourcesDeclaration};

/// How things stand with the declaration of the caller's household on `today`.
pub async fn state_of(
    caller: &RightsHolder,
    terms_version: String,
    today: NaiveDate,
) -> Result<ResourcesDeclaration, DeclarationError> {
    let db = &caller.db;
    let Some((case, stage)) = case_of(db, caller.scope.household_id(), today).await? else {
        return Ok(ResourcesDeclaration::NotTargeted);
    };
    let campaign = convert::campaign(&case.campaign);
    Ok(match (stage, &case.declaration) {
        (Stage::Locked, Some(row)) => {
            ResourcesDeclaration::Locked(LockedDeclaration { campaign, submitted: submitted(db, row).await? })
        }
        (Stage::Locked | Stage::NotOpen, row) => {
            let submitted = submitted_if_any(db, row.as_ref()).await?;
            ResourcesDeclaration::NotOpen(ClosedDeclaration { campaign, submitted })
        }
        (Stage::Open { until }, _) => {
            ResourcesDeclaration::Open(Box::new(open(caller, &case, until, (terms_version, today)).await?))
        }
    })
}

async fn open(
    caller: &RightsHolder,
    case: &Case,
    until: NaiveDate,
    (terms_version, today): (String, NaiveDate),
) -> Result<OpenDeclaration, DeclarationError> {
    let db = &caller.db;
    let form = form_of(db, case, today).await?;
    let draft = saved(db, case).await?;
    Ok(OpenDeclaration {
        campaign: convert::campaign(&case.campaign),
        until,
        terms_version,
        known_children: if form.asks.children { form.children } else { Vec::new() },
        known_incomes: form.incomes,
        form: form.asks,
        draft_saved_at: draft.as_ref().map(|draft| draft.saved_at),
        draft_step: draft.as_ref().map(convert::step),
        submitted: submitted_if_any(db, case.declaration.as_ref()).await?,
        data_as_of: caller.data_as_of,
    })
}
