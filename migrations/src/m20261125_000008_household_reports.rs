//! What people report to the registration service, and what became of it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{index, owned_by, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(household_report()).await?;
        manager.create_index(index("household_report", &["reporter_id", "id"])).await?;
        manager.create_index(index("household_report", &["person_id"])).await?;
        manager.create_index(index("household_report", &["subscription_id"])).await?;
        manager.create_index(index("household_report", &["state", "id"])).await?;
        // One report of a field and member is open at a time, whichever node takes it.
        manager
            .create_index(
                unique("household_report", &["household_id", "person_id", "field"])
                    .and_where(Expr::col("state").eq("received"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what people have reported must be kept".to_owned()))
    }
}

fn household_report() -> TableCreateStatement {
    Table::create()
        .table("household_report")
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(big_integer("subscription_id"))
        .col(big_integer("reporter_id"))
        .col(big_integer("person_id"))
        .col(string("field"))
        .col(text_null("recorded"))
        .col(text("should_be"))
        .col(string("state"))
        .col(timestamp_with_time_zone("reported_at"))
        .col(text_null("answer"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .foreign_key(&mut owned_by("household_report", "household_id", "household"))
        .foreign_key(&mut owned_by("household_report", "subscription_id", "subscription"))
        .foreign_key(&mut owned_by("household_report", "reporter_id", "person"))
        .foreign_key(&mut owned_by("household_report", "person_id", "person"))
        .to_owned()
}
