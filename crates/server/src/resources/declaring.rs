//! The case in which a household may write, held until the transaction ends.

use chrono::NaiveDate;
use entity::household::registry;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait as _, QuerySelect as _};

use super::{
    case::case_of,
    error::DeclarationError,
    rules::{Case, Stage},
};

/// The case that is open to a household on `today`.
///
/// # Errors
/// Why nothing can be declared.
pub async fn open_case(
    db: &impl ConnectionTrait,
    household_id: i64,
    today: NaiveDate,
) -> Result<Case, DeclarationError> {
    match case_of(db, household_id, today).await? {
        Some((case, Stage::Open { .. })) => Ok(case),
        Some((_, Stage::NotOpen)) => Err(DeclarationError::Closed),
        Some((_, Stage::Locked)) => Err(DeclarationError::Locked),
        None => Err(DeclarationError::NotTargeted),
    }
}

/// The same, with the household held: what one household writes is written one after the other, and so is what the fund
/// decides about it. On SQLite the transaction itself does that.
///
/// # Errors
/// Those of [`open_case`].
pub async fn held_case(
    txn: &DatabaseTransaction,
    household_id: i64,
    today: NaiveDate,
) -> Result<Case, DeclarationError> {
    hold(txn, household_id).await?;
    open_case(txn, household_id, today).await
}

/// Holds a household until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn hold(txn: &DatabaseTransaction, household_id: i64) -> Result<(), sea_orm::DbErr> {
    registry::Entity::find_by_id(household_id).lock_exclusive().one(txn).await?;
    Ok(())
}
