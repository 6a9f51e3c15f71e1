//! The resources declaration: campaigns and what the fund knows, drafts, and what was declared.

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, cents, index, owned_by, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [campaign(), option(), target(), income(), draft(), declaration(), version()] {
            manager.create_table(table).await?;
        }
        for unique in [
            unique("resource_campaign", &["code"]),
            unique("resource_option", &["campaign_id", "kind", "code"]),
            unique("resource_target", &["household_id", "campaign_id"]),
            unique("resource_income", &["household_id", "campaign_id", "whose", "category"]),
            // One draft and one declaration of a household, whichever node takes them.
            unique("resource_draft", &["household_id", "campaign_id"]),
            unique("resource_declaration", &["household_id", "campaign_id"]),
            unique("resource_declaration_version", &["declaration_id", "version"]),
        ] {
            manager.create_index(unique).await?;
        }
        for index in [
            index("resource_target", &["campaign_id"]),
            index("resource_income", &["campaign_id"]),
            index("resource_draft", &["campaign_id", "id"]),
            index("resource_draft", &["subscription_id"]),
            index("resource_declaration", &["campaign_id"]),
            index("resource_declaration", &["subscription_id"]),
            index("resource_declaration", &["state", "id"]),
            index("resource_declaration", &["taken_into_account_at", "id"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what people have declared must be kept".to_owned()))
    }
}

fn campaign() -> TableCreateStatement {
    Table::create()
        .table("resource_campaign")
        .col(big_pk_auto("id"))
        .col(string("code"))
        .col(integer("reference_year"))
        .col(date("opens_on"))
        .col(date("closes_on"))
        .col(date("children_on"))
        .col(batch())
        .foreign_key(&mut reference("resource_campaign", "batch_id", "import_batch"))
        .to_owned()
}

fn option() -> TableCreateStatement {
    Table::create()
        .table("resource_option")
        .col(big_pk_auto("id"))
        .col(big_integer("campaign_id"))
        .col(string("kind"))
        .col(string("code"))
        .col(integer("rank"))
        .col(string("label_fr"))
        .col(string("label_en"))
        .col(string("label_it"))
        .col(batch())
        .foreign_key(&mut reference("resource_option", "campaign_id", "resource_campaign"))
        .foreign_key(&mut reference("resource_option", "batch_id", "import_batch"))
        .to_owned()
}

fn target() -> TableCreateStatement {
    Table::create()
        .table("resource_target")
        .col(big_pk_auto("id"))
        .col(big_integer("campaign_id"))
        .col(big_integer("household_id"))
        .col(boolean("children_section"))
        .col(date_null("ended_on"))
        .col(batch())
        .foreign_key(&mut reference("resource_target", "campaign_id", "resource_campaign"))
        .foreign_key(&mut reference("resource_target", "household_id", "household"))
        .foreign_key(&mut reference("resource_target", "batch_id", "import_batch"))
        .to_owned()
}

fn income() -> TableCreateStatement {
    Table::create()
        .table("resource_income")
        .col(big_pk_auto("id"))
        .col(big_integer("campaign_id"))
        .col(big_integer("household_id"))
        .col(string("whose"))
        .col(string("category"))
        .col(cents("amount_cents"))
        .col(integer("months"))
        .col(string("origin"))
        .col(batch())
        .foreign_key(&mut reference("resource_income", "campaign_id", "resource_campaign"))
        .foreign_key(&mut reference("resource_income", "household_id", "household"))
        .foreign_key(&mut reference("resource_income", "batch_id", "import_batch"))
        .to_owned()
}

fn draft() -> TableCreateStatement {
    Table::create()
        .table("resource_draft")
        .col(big_pk_auto("id"))
        .col(big_integer("campaign_id"))
        .col(big_integer("household_id"))
        .col(big_integer("subscription_id"))
        .col(string("step"))
        .col(string_null("terms_version"))
        .col(text("declared"))
        .col(timestamp_with_time_zone("saved_at"))
        // Days before the end of the campaign at which the last reminder was sent.
        .col(integer_null("reminded_days"))
        .foreign_key(&mut reference("resource_draft", "campaign_id", "resource_campaign"))
        .foreign_key(&mut owned_by("resource_draft", "household_id", "household"))
        .foreign_key(&mut owned_by("resource_draft", "subscription_id", "subscription"))
        .to_owned()
}

fn declaration() -> TableCreateStatement {
    Table::create()
        .table("resource_declaration")
        .col(big_pk_auto("id"))
        .col(big_integer("campaign_id"))
        .col(big_integer("household_id"))
        .col(big_integer("subscription_id"))
        .col(string("state"))
        .col(integer("version"))
        .col(timestamp_with_time_zone("submitted_at"))
        .col(text_null("correction"))
        .col(timestamp_with_time_zone_null("correction_asked_at"))
        .col(date_null("correction_until"))
        .col(timestamp_with_time_zone_null("taken_into_account_at"))
        .foreign_key(&mut reference("resource_declaration", "campaign_id", "resource_campaign"))
        .foreign_key(&mut owned_by("resource_declaration", "household_id", "household"))
        .foreign_key(&mut owned_by("resource_declaration", "subscription_id", "subscription"))
        .to_owned()
}

fn version() -> TableCreateStatement {
    Table::create()
        .table("resource_declaration_version")
        .col(big_pk_auto("id"))
        .col(big_integer("declaration_id"))
        .col(integer("version"))
        .col(text("declared"))
        .col(string("terms_version"))
        .col(string("terms_language"))
        .col(timestamp_with_time_zone("submitted_at"))
        .foreign_key(&mut owned_by("resource_declaration_version", "declaration_id", "resource_declaration"))
        .to_owned()
}
