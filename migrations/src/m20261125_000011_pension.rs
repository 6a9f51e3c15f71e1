//! Pensions and their payments (PEN-01).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents, index, reference};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(pension()).await?;
        manager.create_index(index("pension", &["person_id"])).await?;
        manager.create_table(pension_payment()).await?;
        manager.create_index(index("pension_payment", &["pension_id", "paid_on", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["pension_payment", "pension"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn pension() -> TableCreateStatement {
    Table::create()
        .table("pension")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("person_id"))
        .col(big_integer("household_id"))
        .col(string("fund"))
        .col(string("kind"))
        .col(string("frequency"))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(batch())
        .foreign_key(&mut reference("pension", "person_id", "person"))
        .foreign_key(&mut reference("pension", "household_id", "household"))
        .foreign_key(&mut reference("pension", "batch_id", "import_batch"))
        .to_owned()
}

/// The account is masked before it comes here: no whole account number is ever kept.
fn pension_payment() -> TableCreateStatement {
    Table::create()
        .table("pension_payment")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("pension_id"))
        .col(date("period_from"))
        .col(date("period_until"))
        .col(date("paid_on"))
        .col(cents("amount_cents"))
        .col(string("method"))
        .col(string_null("account"))
        .col(string_null("bank"))
        .col(batch())
        .foreign_key(&mut reference("pension_payment", "pension_id", "pension"))
        .foreign_key(&mut reference("pension_payment", "batch_id", "import_batch"))
        .to_owned()
}
