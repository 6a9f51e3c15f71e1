//! What leaves the portal: mails that wait for a mail server, letters that wait for a printer (FUND-02), and the requests
//! that are safe to repeat (API-03).

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
        manager.create_table(outgoing_mail()).await?;
        manager.create_index(index("outgoing_mail", &["state", "due_at"])).await?;
        manager.create_index(index("outgoing_mail", &["subscription_id"])).await?;
        manager.create_table(letter()).await?;
        manager.create_index(index("letter", &["state", "id"])).await?;
        manager.create_index(index("letter", &["subscription_id"])).await?;
        manager.create_index(index("letter", &["print_run"])).await?;
        manager.create_index(index("letter", &["address_hash"])).await?;
        manager.create_table(idempotent_request()).await?;
        manager.create_index(unique("idempotent_request", &["key_hash"])).await?;
        manager.create_index(index("idempotent_request", &["created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["idempotent_request", "letter", "outgoing_mail"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn outgoing_mail() -> TableCreateStatement {
    Table::create()
        .table("outgoing_mail")
        .col(big_pk_auto("id"))
        .col(uuid_uniq("message_uuid"))
        .col(big_integer("subscription_id"))
        .col(string("recipient"))
        .col(string("language"))
        .col(text("notice"))
        .col(string("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(string_null("failure"))
        .foreign_key(&mut owned_by("outgoing_mail", "subscription_id", "subscription"))
        .to_owned()
}

fn letter() -> TableCreateStatement {
    Table::create()
        .table("letter")
        .col(big_pk_auto("id"))
        .col(uuid_uniq("public_id"))
        .col(big_integer("subscription_id"))
        .col(string("kind"))
        .col(string("language"))
        .col(string("state"))
        .col(timestamp_with_time_zone("queued_at"))
        .col(string_null("stop_reason"))
        .col(string_null("print_run"))
        .col(string_null("address_hash"))
        .col(timestamp_with_time_zone_null("printed_at"))
        .col(timestamp_with_time_zone_null("posted_at"))
        .col(timestamp_with_time_zone_null("returned_at"))
        .col(timestamp_with_time_zone_null("resumed_at"))
        .foreign_key(&mut owned_by("letter", "subscription_id", "subscription"))
        .to_owned()
}

fn idempotent_request() -> TableCreateStatement {
    Table::create()
        .table("idempotent_request")
        .col(big_pk_auto("id"))
        .col(string("key_hash"))
        .col(string("body_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer_null("status"))
        .col(text_null("headers"))
        .col(text_null("answer"))
        .to_owned()
}
