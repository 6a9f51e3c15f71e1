//! Persons, and the households that a rights holder's matricule binds together.

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
        manager.create_table(person()).await?;
        manager.create_table(household()).await?;
        manager.create_index(index("household", &["holder_id"])).await?;
        manager.create_table(household_member()).await?;
        manager.create_index(unique("household_member", &["household_id", "person_id", "valid_from"])).await?;
        manager.create_index(index("household_member", &["person_id"])).await?;
        manager.create_table(medical_right()).await?;
        manager.create_index(unique("medical_right", &["household_id", "fund", "valid_from"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["medical_right", "household_member", "household", "person"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn person() -> TableCreateStatement {
    Table::create()
        .table("person")
        .col(big_pk_auto("id"))
        .col(uuid_uniq("public_id"))
        .col(string_uniq("number"))
        .col(string("last_name"))
        .col(string_null("birth_name"))
        .col(string("first_name"))
        .col(date("birth_date"))
        .col(date_null("death_date"))
        .col(string_null("family_situation"))
        .col(string_null("address_line_1"))
        .col(string_null("address_line_2"))
        .col(string_null("postal_code"))
        .col(string_null("city"))
        .col(string_null("country"))
        .col(boolean("file_incomplete"))
        .col(batch())
        .foreign_key(&mut reference("person", "batch_id", "import_batch"))
        .to_owned()
}

fn household() -> TableCreateStatement {
    Table::create()
        .table("household")
        .col(big_pk_auto("id"))
        .col(string_uniq("matricule"))
        .col(big_integer("holder_id"))
        .col(string_null("card_colour"))
        .col(batch())
        .foreign_key(&mut reference("household", "holder_id", "person"))
        .foreign_key(&mut reference("household", "batch_id", "import_batch"))
        .to_owned()
}

fn household_member() -> TableCreateStatement {
    Table::create()
        .table("household_member")
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(big_integer("person_id"))
        .col(string("role"))
        .col(boolean("recipient"))
        .col(date("valid_from"))
        .col(date_null("valid_until"))
        .col(batch())
        .foreign_key(&mut reference("household_member", "household_id", "household"))
        .foreign_key(&mut reference("household_member", "person_id", "person"))
        .foreign_key(&mut reference("household_member", "batch_id", "import_batch"))
        .to_owned()
}

fn medical_right() -> TableCreateStatement {
    Table::create()
        .table("medical_right")
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(string("fund"))
        .col(date("valid_from"))
        .col(date_null("valid_until"))
        .col(batch())
        .foreign_key(&mut reference("medical_right", "household_id", "household"))
        .foreign_key(&mut reference("medical_right", "batch_id", "import_batch"))
        .to_owned()
}
