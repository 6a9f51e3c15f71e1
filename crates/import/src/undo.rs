//! Taking a batch back.

use std::{collections::HashMap, time::Instant};

use database::WriteTransaction;
use entity::{
    allowances::family_allowance,
    care::{benefit, care_line, care_statement, practitioner},
    fund::{
        dated_parameter,
        import_batch::{self, BatchState},
        import_previous,
    },
    household::{household_member, medical_right, person, registry},
    identity::subscription,
    indemnities::{indemnity, sick_leave},
    pension::{entitlement, pension_month, pension_payment},
    profile::convention,
    resources::{campaign, form_option, income, target},
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, DatabaseConnection, DbErr,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Statement, Value,
};

use crate::{
    ImportError, UndoReport, lock,
    store::{Stored, from_json, replace, table_name},
};

/// How many images are put back together.
const TOGETHER: u64 = 500;

/// How many keys one deletion covers.
const RANGE: i64 = 50_000;

/// Takes `batch` back; see [`crate::undo`].
pub async fn undo(db: &DatabaseConnection, batch: i64) -> Result<UndoReport, ImportError> {
    let started = Instant::now();
    let tx = lock::begin(db).await?;
    let outcome = take_back(&tx, batch).await;
    let (label, deleted, restored) = lock::end(tx, outcome).await?;
    tracing::info!(batch, "batch undone");
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(UndoReport { batch, label, deleted, restored, duration_ms })
}

async fn take_back(tx: &WriteTransaction, batch: i64) -> Result<(String, u64, u64), ImportError> {
    let found = may_go(tx, batch).await?;
    refuse_orphans(tx, batch).await?;
    refuse_declared(tx, batch).await?;
    // First of all: whoever announces the batch's statements at this moment ends before, or finds it undone.
    let label = found.label.clone();
    let mut undone = found.into_active_model();
    undone.state = Set(BatchState::Undone);
    undone.update(tx).await?;
    let mut undoing = Undoing { tx, batch, deleted: 0, restored: 0 };
    undoing.rows().await?;
    import_previous::Entity::delete_many().filter(import_previous::Column::BatchId.eq(batch)).exec(tx).await?;
    Ok((label, undoing.deleted, undoing.restored))
}

/// The batch, when it is the newest one that is loaded.
async fn may_go(tx: &WriteTransaction, batch: i64) -> Result<import_batch::Model, ImportError> {
    let found = import_batch::Entity::find_by_id(batch).one(tx).await?.ok_or(ImportError::UnknownBatch(batch))?;
    if found.state == BatchState::Undone {
        return Err(ImportError::AlreadyUndone(batch));
    }
    let newer = import_batch::Entity::find()
        .filter(import_batch::Column::State.eq(BatchState::Loaded))
        .filter(import_batch::Column::Id.gt(batch))
        .order_by_desc(import_batch::Column::Id)
        .one(tx)
        .await?;
    match newer {
        Some(newest) => Err(ImportError::NotNewest { batch, newest: newest.id }),
        None => Ok(found),
    }
}

/// Refuses to take away persons and households under whose matricule somebody has subscribed meanwhile, by themselves
/// (AUTH-07): that subscription is not the batch's to take.
async fn refuse_orphans(tx: &WriteTransaction, batch: i64) -> Result<(), ImportError> {
    // What the batch brought, and not what it changed: the latter keeps an image of how it stood before.
    let ask = format!(
        "SELECT COUNT(*) AS subscriptions FROM subscription s WHERE s.batch_id IS NULL AND (\
         EXISTS (SELECT 1 FROM person p WHERE p.id = s.person_id AND p.batch_id = {batch} AND NOT EXISTS \
         (SELECT 1 FROM import_previous i WHERE i.batch_id = {batch} AND i.table_name = 'person' AND i.row_id = p.id)) \
         OR EXISTS (SELECT 1 FROM household h WHERE h.id = s.household_id AND h.batch_id = {batch} AND NOT EXISTS \
         (SELECT 1 FROM import_previous i WHERE i.batch_id = {batch} AND i.table_name = 'household' \
         AND i.row_id = h.id)))"
    );
    let found = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), ask)).await?;
    let subscriptions: i64 = found.map_or(Ok(0), |row| row.try_get("", "subscriptions"))?;
    if subscriptions > 0 { Err(ImportError::HasSubscribers { batch, subscriptions }) } else { Ok(()) }
}

/// Refuses to take away a campaign in which households have declared, or saved a draft.
async fn refuse_declared(tx: &WriteTransaction, batch: i64) -> Result<(), ImportError> {
    let ask = "SELECT (SELECT COUNT(*) FROM resource_declaration d WHERE d.campaign_id IN (SELECT id FROM brought)) \
               + (SELECT COUNT(*) FROM resource_draft d WHERE d.campaign_id IN (SELECT id FROM brought)) AS declarations";
    let brought = format!(
        "WITH brought AS (SELECT c.id FROM resource_campaign c WHERE c.batch_id = {batch} AND NOT EXISTS \
         (SELECT 1 FROM import_previous i WHERE i.batch_id = {batch} AND i.table_name = 'resource_campaign' \
         AND i.row_id = c.id)) "
    );
    let found = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), brought + ask)).await?;
    let declarations: i64 = found.map_or(Ok(0), |row| row.try_get("", "declarations"))?;
    if declarations > 0 { Err(ImportError::HasDeclarations { batch, declarations }) } else { Ok(()) }
}

struct Undoing<'a> {
    tx: &'a WriteTransaction,
    batch: i64,
    deleted: u64,
    restored: u64,
}

impl Undoing<'_> {
    /// Table by table, those first that refer to others.
    async fn rows(&mut self) -> Result<(), DbErr> {
        self.table::<income::Model>().await?;
        self.table::<target::Model>().await?;
        self.table::<form_option::Model>().await?;
        self.table::<campaign::Model>().await?;
        self.table::<pension_month::Model>().await?;
        self.table::<pension_payment::Model>().await?;
        self.table::<entitlement::Model>().await?;
        self.table::<indemnity::Model>().await?;
        self.table::<sick_leave::Model>().await?;
        self.table::<family_allowance::Model>().await?;
        self.table::<care_line::Model>().await?;
        self.table::<care_statement::Model>().await?;
        self.table::<subscription::Model>().await?;
        self.table::<medical_right::Model>().await?;
        self.table::<household_member::Model>().await?;
        self.table::<registry::Model>().await?;
        self.table::<person::Model>().await?;
        self.table::<convention::Model>().await?;
        self.table::<practitioner::Model>().await?;
        self.table::<dated_parameter::Model>().await?;
        self.table::<benefit::Model>().await
    }

    async fn table<M: Stored>(&mut self) -> Result<(), DbErr> {
        self.restore::<M>().await?;
        self.delete::<M>().await
    }

    /// Puts the images back, the latest first: of a row that the batch changed twice, the image of how it stood before
    /// the batch is put back last.
    async fn restore<M: Stored>(&mut self) -> Result<(), DbErr> {
        let mut before = i64::MAX;
        loop {
            let images = import_previous::Entity::find()
                .filter(import_previous::Column::BatchId.eq(self.batch))
                .filter(import_previous::Column::TableName.eq(table_name::<M>()))
                .filter(import_previous::Column::Id.lt(before))
                .order_by_desc(import_previous::Column::Id)
                .limit(TOGETHER)
                .all(self.tx)
                .await?;
            let Some(last) = images.last() else {
                return Ok(());
            };
            before = last.id;
            let mut rows: HashMap<i64, Vec<Value>> = HashMap::with_capacity(images.len());
            for image in &images {
                rows.insert(image.row_id, from_json::<M>(&image.previous)?);
            }
            self.restored += rows.len() as u64;
            replace::<M>(self.tx, rows.into_values().collect()).await?;
        }
    }

    /// Deletes what the batch brought: once its changes are taken back, that is all that bears its number.
    async fn delete<M: Stored>(&mut self) -> Result<(), DbErr> {
        let (table, batch, backend) = (table_name::<M>(), self.batch, self.tx.get_database_backend());
        let ask = format!("SELECT MIN(id) AS low, MAX(id) AS high FROM {table} WHERE batch_id = {batch}");
        let Some(found) = self.tx.query_one_raw(Statement::from_string(backend, ask)).await? else {
            return Ok(());
        };
        let (low, high): (Option<i64>, Option<i64>) = (found.try_get("", "low")?, found.try_get("", "high")?);
        let Some((low, mut high)) = low.zip(high) else {
            return Ok(());
        };
        if matches!(table, "care_line" | "care_statement") {
            // Rows that refer to others of their own table could be deleted after those.
            let loosen =
                format!("UPDATE {table} SET adjusts_id = NULL WHERE batch_id = {batch} AND adjusts_id IS NOT NULL");
            self.tx.execute_unprepared(&loosen).await?;
        }
        while high >= low {
            let delete = format!(
                "DELETE FROM {table} WHERE id BETWEEN {} AND {high} AND batch_id = {batch}",
                high.saturating_sub(RANGE - 1)
            );
            self.deleted += self.tx.execute_unprepared(&delete).await?.rows_affected();
            high = high.saturating_sub(RANGE);
        }
        Ok(())
    }
}
