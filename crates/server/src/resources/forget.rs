//! Forgetting drafts that nobody can send any more: the general terms promise it.

use chrono::{Days, NaiveDate};
use entity::resources::{
    campaign,
    declaration::{self, DeclarationState},
    draft::{Column, Entity},
};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};

/// Days after the end of a campaign for which drafts stay: it may be prolonged, or a household be asked again.
const KEPT_DAYS: u64 = 60;

/// Forgets the drafts of campaigns that have been over for two months, except where a correction is asked for and can
/// still be sent; answers how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_drafts(db: &DatabaseConnection, today: NaiveDate) -> Result<u64, DbErr> {
    let over = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::ClosesOn.lt(today - Days::new(KEPT_DAYS)))
        .into_query();
    let correcting = declaration::Entity::find()
        .select_only()
        .column(declaration::Column::HouseholdId)
        .filter(declaration::Column::State.eq(DeclarationState::CorrectionAsked))
        .filter(declaration::Column::CorrectionUntil.gte(today))
        .into_query();
    let forgotten = Entity::delete_many()
        .filter(Column::CampaignId.in_subquery(over))
        .filter(Column::HouseholdId.not_in_subquery(correcting))
        .exec(db)
        .await?;
    Ok(forgotten.rows_affected)
}
