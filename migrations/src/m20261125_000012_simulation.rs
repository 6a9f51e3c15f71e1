//! Points month by month, and the simulations that people keep (SIM-01 to SIM-04).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents, cents_null, index, owned_by, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(pension_month()).await?;
        manager.create_index(unique("pension_month", &["slot"])).await?;
        manager.create_index(index("pension_month", &["person_id"])).await?;
        manager.create_table(pension_simulation()).await?;
        manager.create_index(unique("pension_simulation", &["person_id", "number"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["pension_simulation", "pension_month"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// `slot` is person, fund and month as one number: a career has hundreds of months, of which a batch brings one.
fn pension_month() -> TableCreateStatement {
    Table::create()
        .table("pension_month")
        .col(big_pk_auto("id"))
        .col(big_integer("slot"))
        .col(big_integer("person_id"))
        .col(string("fund"))
        .col(date("month"))
        .col(cents_null("gross_salary_cents"))
        .col(integer_null("class"))
        .col(integer("points_hundredths"))
        .col(boolean("validated"))
        .col(batch())
        .foreign_key(&mut reference("pension_month", "person_id", "person"))
        .foreign_key(&mut reference("pension_month", "batch_id", "import_batch"))
        .to_owned()
}

/// A simulation goes with its person: it says nothing that the fund would have to keep.
fn pension_simulation() -> TableCreateStatement {
    Table::create()
        .table("pension_simulation")
        .col(big_pk_auto("id"))
        .col(uuid_uniq("public_id"))
        .col(big_integer("person_id"))
        .col(big_integer("number"))
        .col(timestamp_with_time_zone("created_at"))
        .col(date("leaving_month"))
        .col(text("basis"))
        .col(cents("monthly_cents"))
        .foreign_key(&mut owned_by("pension_simulation", "person_id", "person"))
        .to_owned()
}
