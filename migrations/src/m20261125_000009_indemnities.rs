//! Indemnities: approved sick leave, daily allowances and invalidity pensions (IND-01 to IND-03).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents_null, index, reference};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(sick_leave()).await?;
        manager.create_index(index("sick_leave", &["person_id", "leave_from"])).await?;
        manager.create_index(index("sick_leave", &["household_id"])).await?;
        manager.create_table(indemnity()).await?;
        manager.create_index(index("indemnity", &["person_id", "period_from"])).await?;
        manager.create_index(index("indemnity", &["household_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["indemnity", "sick_leave"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn sick_leave() -> TableCreateStatement {
    Table::create()
        .table("sick_leave")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("person_id"))
        .col(big_integer("household_id"))
        .col(string("kind"))
        .col(date("leave_from"))
        .col(date_null("leave_until"))
        .col(date_null("approved_on"))
        .col(batch())
        .foreign_key(&mut reference("sick_leave", "person_id", "person"))
        .foreign_key(&mut reference("sick_leave", "household_id", "household"))
        .foreign_key(&mut reference("sick_leave", "batch_id", "import_batch"))
        .to_owned()
}

fn indemnity() -> TableCreateStatement {
    Table::create()
        .table("indemnity")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("person_id"))
        .col(big_integer("household_id"))
        .col(string("kind"))
        .col(string("state"))
        .col(date("period_from"))
        .col(date("period_until"))
        .col(string_null("employer"))
        .col(cents_null("amount_cents"))
        .col(date("processed_on"))
        .col(date_null("paid_on"))
        .col(string("payee_kind"))
        .col(string("payee_name"))
        .col(cents_null("base_salary_cents"))
        .col(integer_null("rate_bp"))
        .col(integer_null("waiting_days"))
        .col(integer_null("paid_days"))
        .col(batch())
        .foreign_key(&mut reference("indemnity", "person_id", "person"))
        .foreign_key(&mut reference("indemnity", "household_id", "household"))
        .foreign_key(&mut reference("indemnity", "batch_id", "import_batch"))
        .to_owned()
}
