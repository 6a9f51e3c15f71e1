//! Medical care: practitioners, the nomenclature of benefits, statements and their lines (CARE-01 to CARE-08).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents, cents_null, index, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(practitioner()).await?;
        manager.create_table(benefit()).await?;
        manager.create_table(care_statement()).await?;
        manager.create_index(index("care_statement", &["household_id"])).await?;
        manager.create_index(index("care_statement", &["beneficiary_id"])).await?;
        manager
            .create_index(
                unique("care_statement", &["adjusts_id"]).and_where(Expr::col("adjusts_id").is_not_null()).to_owned(),
            )
            .await?;
        manager.create_table(care_line()).await?;
        manager.create_index(unique("care_line", &["statement_id", "line_number"])).await?;
        manager.create_index(index("care_line", &["household_id", "dated", "id"])).await?;
        manager
            .create_index(
                index("care_line", &["adjusts_id"]).and_where(Expr::col("adjusts_id").is_not_null()).to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["care_line", "care_statement", "benefit", "practitioner"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn practitioner() -> TableCreateStatement {
    Table::create()
        .table("practitioner")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(string("last_name"))
        .col(string("first_name"))
        .col(string("specialty"))
        .col(string("city"))
        .col(batch())
        .foreign_key(&mut reference("practitioner", "batch_id", "import_batch"))
        .to_owned()
}

fn benefit() -> TableCreateStatement {
    Table::create()
        .table("benefit")
        .col(big_pk_auto("id"))
        .col(string_uniq("code"))
        .col(string("label_fr"))
        .col(string("label_en"))
        .col(string("label_it"))
        .col(batch())
        .foreign_key(&mut reference("benefit", "batch_id", "import_batch"))
        .to_owned()
}

fn care_statement() -> TableCreateStatement {
    Table::create()
        .table("care_statement")
        .col(big_pk_auto("id"))
        .col(string_uniq("number"))
        .col(big_integer("household_id"))
        .col(big_integer("beneficiary_id"))
        .col(string("fund"))
        .col(string("state"))
        .col(date("processed_on"))
        .col(date_null("paid_on"))
        .col(big_integer_null("adjusts_id"))
        .col(batch())
        .foreign_key(&mut reference("care_statement", "household_id", "household"))
        .foreign_key(&mut reference("care_statement", "beneficiary_id", "person"))
        .foreign_key(&mut reference("care_statement", "adjusts_id", "care_statement"))
        .foreign_key(&mut reference("care_statement", "batch_id", "import_batch"))
        .to_owned()
}

/// Household, beneficiary, state and dates of the statement stand on every line too: the list is then read from one
/// index, whatever the age of the file. The statement's own foreign keys vouch for these copies.
fn care_line() -> TableCreateStatement {
    Table::create()
        .table("care_line")
        .col(big_pk_auto("id"))
        .col(big_integer("statement_id"))
        .col(integer("line_number"))
        .col(big_integer("household_id"))
        .col(big_integer("beneficiary_id"))
        .col(string("state"))
        .col(date("dated"))
        .col(date("processed_on"))
        .col(boolean("superseded"))
        .col(big_integer("benefit_id"))
        .col(date("care_from"))
        .col(date("care_until"))
        .col(cents("billed_cents"))
        .col(cents_null("refunded_cents"))
        .col(cents_null("base_tariff_cents"))
        .col(integer_null("rate_bp"))
        .col(string("payee_kind"))
        .col(string("payee_name"))
        .col(boolean("fees_unpaid"))
        .col(big_integer_null("performer_id"))
        .col(string_null("performed_at"))
        .col(big_integer_null("prescriber_id"))
        .col(big_integer_null("adjusts_id"))
        .col(text_null("bundled_acts"))
        .col(batch())
        .foreign_key(&mut reference("care_line", "statement_id", "care_statement"))
        .foreign_key(&mut reference("care_line", "benefit_id", "benefit"))
        .foreign_key(&mut reference("care_line", "performer_id", "practitioner"))
        .foreign_key(&mut reference("care_line", "prescriber_id", "practitioner"))
        .foreign_key(&mut reference("care_line", "adjusts_id", "care_line"))
        .foreign_key(&mut reference("care_line", "batch_id", "import_batch"))
        .to_owned()
}
