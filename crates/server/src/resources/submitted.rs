//! What was sent.

use contract::resources::SubmittedDeclaration;
use entity::resources::{declaration, declaration_version};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::convert;

/// Versions that are shown.
const SHOWN: u64 = 20;

/// A declaration with its newest versions, as it travels.
pub async fn submitted(db: &impl ConnectionTrait, row: &declaration::Model) -> Result<SubmittedDeclaration, DbErr> {
    let versions = declaration_version::Entity::find()
        .filter(declaration_version::Column::DeclarationId.eq(row.id))
        .order_by_desc(declaration_version::Column::Version)
        .limit(SHOWN)
        .all(db)
        .await?;
    convert::submitted(row, versions)
}

/// The declaration of a case, where there is one.
pub async fn submitted_if_any(
    db: &impl ConnectionTrait,
    row: Option<&declaration::Model>,
) -> Result<Option<SubmittedDeclaration>, DbErr> {
    match row {
        Some(row) => Ok(Some(submitted(db, row).await?)),
        None => Ok(None),
    }
}
