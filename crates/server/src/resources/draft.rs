//! Drafts (DECL-08): kept at every step, changed only by who has seen the last one.

use chrono::{DateTime, NaiveDate, Utc};
use contract::resources::{DeclarationDraft, DeclarationStep, SaveDeclarationDraft};
use entity::resources::draft::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set, Unchanged},
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _,
};

use super::{
    case::form_of,
    convert,
    declaring::{held_case, hold, open_case},
    error::DeclarationError,
    rules::{Case, proposal},
    submitted::submitted,
};
use crate::{
    http::ReadState,
    identity::{Reporter, RightsHolder},
};

/// The saved draft of a case.
pub async fn saved(db: &impl ConnectionTrait, case: &Case) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::HouseholdId.eq(case.target.household_id))
        .filter(Column::CampaignId.eq(case.campaign.id))
        .one(db)
        .await
}

/// The draft of the caller's household, or what is proposed where none is saved.
///
/// # Errors
/// Why nothing can be declared.
pub async fn read(caller: &RightsHolder, today: NaiveDate) -> Result<DeclarationDraft, DeclarationError> {
    let case = open_case(&caller.db, caller.scope.household_id(), today).await?;
    current(&caller.db, &case, today).await
}

/// The draft of a case as it is read: saved, or proposed from what was sent, otherwise from what the fund knows.
pub async fn current(
    db: &impl ConnectionTrait,
    case: &Case,
    today: NaiveDate,
) -> Result<DeclarationDraft, DeclarationError> {
    if let Some(row) = saved(db, case).await? {
        return Ok(convert::draft(row)?);
    }
    if let Some(row) = &case.declaration {
        let sent = submitted(db, row).await?;
        let terms_version = sent.versions.into_iter().next().map(|newest| newest.terms_version);
        let step = DeclarationStep::Summary;
        return Ok(DeclarationDraft { saved_at: None, step, terms_version, declared: sent.declared });
    }
    let form = form_of(db, case, today).await?;
    Ok(DeclarationDraft {
        saved_at: None,
        step: DeclarationStep::Terms,
        terms_version: None,
        declared: proposal(&form.asks, &form.incomes, &form.children),
    })
}

/// Saves a draft in the place of the one that was read.
///
/// # Errors
/// See [`DeclarationError`].
pub async fn save(
    db: &DatabaseConnection,
    author: Reporter,
    request: SaveDeclarationDraft,
    read: ReadState,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<DeclarationDraft, DeclarationError> {
    database::write(db, move |txn| async move {
        let household_id = author.household.household_id();
        let case = held_case(&txn, household_id, today).await?;
        let known = current(&txn, &case, today).await?;
        if read.is_still(&known).is_err() {
            let saved = known.saved_at.map(|at| (at, known.step));
            return Err(DeclarationError::ChangedMeanwhile { saved });
        }
        let existing = saved(&txn, &case).await?;
        let row = ActiveModel {
            id: existing.as_ref().map_or(NotSet, |row| Unchanged(row.id)),
            campaign_id: Set(case.campaign.id),
            household_id: Set(household_id),
            subscription_id: Set(author.person.subscription_id()),
            step: Set(request.step.code().to_owned()),
            terms_version: Set(request.terms_version),
            declared: Set(convert::stored(&request.declared)?),
            saved_at: Set(now),
            reminded_days: existing.as_ref().map_or(Set(None), |row| Unchanged(row.reminded_days)),
        };
        let row = if existing.is_some() { row.update(&txn).await? } else { row.insert(&txn).await? };
        Ok((txn, convert::draft(row)?))
    })
    .await
}

/// « Annuler »: drops the drafts of the caller's household; does nothing where there is none.
///
/// # Errors
/// When the database fails.
pub async fn discard(db: &DatabaseConnection, author: Reporter) -> Result<(), DeclarationError> {
    database::write(db, move |txn| async move {
        let household_id = author.household.household_id();
        hold(&txn, household_id).await?;
        Entity::delete_many().filter(Column::HouseholdId.eq(household_id)).exec(&txn).await?;
        Ok((txn, ()))
    })
    .await
}
