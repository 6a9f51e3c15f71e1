//! What was loaded.

use entity::fund::import_batch::{self, BatchState};
use sea_orm::{DatabaseConnection, EntityTrait as _, QueryOrder as _};

use crate::{BatchSummary, Counts, ImportError};

/// Every batch that was ever loaded; see [`crate::list`].
pub async fn list(db: &DatabaseConnection) -> Result<Vec<BatchSummary>, ImportError> {
    let batches = import_batch::Entity::find().order_by_desc(import_batch::Column::Id).all(db).await?;
    let summaries = batches.into_iter().map(|batch| BatchSummary {
        counts: counts(&batch),
        batch: batch.id,
        label: batch.label,
        as_of: batch.as_of,
        loaded_at: batch.loaded_at,
        undone: batch.state == BatchState::Undone,
    });
    Ok(summaries.collect())
}

/// The counts that were recorded with `batch`.
pub fn counts(batch: &import_batch::Model) -> Counts {
    serde_json::from_str(&batch.counts).unwrap_or_default()
}
