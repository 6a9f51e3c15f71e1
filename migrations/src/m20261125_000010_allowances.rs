//! Family allowances: one row for each child, month and recipient (FAM-01 to FAM-05).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents, index, reference};

/// Creates the table of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(family_allowance()).await?;
        manager.create_index(index("family_allowance", &["household_id", "processed_on"])).await?;
        manager.create_index(index("family_allowance", &["recipient_id", "household_id", "processed_on"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("family_allowance").to_owned()).await
    }
}

fn family_allowance() -> TableCreateStatement {
    Table::create()
        .table("family_allowance")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("household_id"))
        .col(date("month"))
        .col(big_integer("child_id"))
        .col(big_integer("recipient_id"))
        .col(date("processed_on"))
        .col(cents("allowance_cents"))
        .col(cents("internal_recovery_cents"))
        .col(cents("third_party_recovery_cents"))
        .col(string_null("third_party_name"))
        .col(string_null("account"))
        .col(batch())
        .foreign_key(&mut reference("family_allowance", "household_id", "household"))
        .foreign_key(&mut reference("family_allowance", "child_id", "person"))
        .foreign_key(&mut reference("family_allowance", "recipient_id", "person"))
        .foreign_key(&mut reference("family_allowance", "batch_id", "import_batch"))
        .to_owned()
}
