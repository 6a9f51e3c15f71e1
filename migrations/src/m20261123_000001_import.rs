//! Batches of the fund's files (FUND-01): what was loaded, and how the rows stood before, so that it can be undone.

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, index, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("import_batch")
                    .col(big_pk_auto("id"))
                    .col(string("label"))
                    .col(string("content_hash"))
                    .col(date("as_of"))
                    .col(timestamp_with_time_zone("loaded_at"))
                    .col(string("state"))
                    .col(text("counts"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("import_batch", &["content_hash"])).await?;
        manager.create_index(index("import_batch", &["state", "as_of"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("import_previous")
                    .col(big_pk_auto("id"))
                    .col(batch())
                    .col(string("table_name"))
                    .col(big_integer("row_id"))
                    .col(text("previous"))
                    .foreign_key(&mut reference("import_previous", "batch_id", "import_batch"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("import_previous", &["batch_id", "table_name"])).await?;
        manager
            .create_table(
                Table::create()
                    .table("dated_parameter")
                    .col(big_pk_auto("id"))
                    .col(string("code"))
                    .col(date("valid_from"))
                    .col(big_integer("value"))
                    .col(string("unit"))
                    .col(string("source"))
                    .col(boolean("illustrative"))
                    .col(batch())
                    .foreign_key(&mut reference("dated_parameter", "batch_id", "import_batch"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(unique("dated_parameter", &["code", "valid_from"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["dated_parameter", "import_previous", "import_batch"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
