//! Mail options and forwarding (PROF-05 to PROF-09): conventions, insurers chosen, terms accepted, the ledger.

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{batch, index, owned_by, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(convention()).await?;
        manager.create_index(unique("convention", &["number"])).await?;
        manager.create_index(unique("convention", &["mailbox"])).await?;
        manager.create_table(insurer_choice()).await?;
        manager.create_index(unique("insurer_choice", &["subscription_id", "person_id"])).await?;
        manager.create_index(index("insurer_choice", &["convention_id"])).await?;
        manager.create_table(mail_option_choice()).await?;
        manager.create_index(index("mail_option_choice", &["subscription_id", "id"])).await?;
        manager.create_table(accepted_terms()).await?;
        manager.create_index(unique("accepted_terms", &["document", "version", "language"])).await?;
        manager.create_table(statement_delivery()).await?;
        manager.create_index(unique("statement_delivery", &["statement_id", "subscription_id", "channel"])).await?;
        manager.create_index(index("statement_delivery", &["subscription_id", "id"])).await?;
        manager.create_index(index("statement_delivery", &["mail_id"])).await?;
        manager.create_table(delivery_secret()).await?;
        manager.create_index(index("delivery_secret", &["delivery_id"])).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("import_batch")
                    .add_column(timestamp_with_time_zone_null("announced_at"))
                    .to_owned(),
            )
            .await?;
        // What was loaded before is not announced to anybody.
        manager.get_connection().execute_unprepared("UPDATE import_batch SET announced_at = loaded_at").await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what was accepted and sent must be kept".to_owned()))
    }
}

fn convention() -> TableCreateStatement {
    Table::create()
        .table("convention")
        .col(big_pk_auto("id"))
        .col(string("number"))
        .col(string("insurer"))
        .col(string("mailbox"))
        .col(date("signed_on"))
        .col(date_null("ended_on"))
        .col(string_null("access_key_hash"))
        .col(batch())
        .foreign_key(&mut reference("convention", "batch_id", "import_batch"))
        .to_owned()
}

fn insurer_choice() -> TableCreateStatement {
    Table::create()
        .table("insurer_choice")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(big_integer("person_id"))
        .col(big_integer("convention_id"))
        .col(timestamp_with_time_zone("chosen_at"))
        .foreign_key(&mut owned_by("insurer_choice", "subscription_id", "subscription"))
        .foreign_key(&mut owned_by("insurer_choice", "person_id", "person"))
        .foreign_key(&mut owned_by("insurer_choice", "convention_id", "convention"))
        .to_owned()
}

fn mail_option_choice() -> TableCreateStatement {
    Table::create()
        .table("mail_option_choice")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(timestamp_with_time_zone("chosen_at"))
        .col(string("option"))
        .col(text("insurers"))
        .col(string_null("terms_version"))
        .col(string_null("terms_language"))
        .foreign_key(&mut owned_by("mail_option_choice", "subscription_id", "subscription"))
        .to_owned()
}

fn accepted_terms() -> TableCreateStatement {
    Table::create()
        .table("accepted_terms")
        .col(big_pk_auto("id"))
        .col(string("document"))
        .col(string("version"))
        .col(string("language"))
        .col(string("title"))
        .col(text("html"))
        .col(timestamp_with_time_zone("first_accepted_at"))
        .to_owned()
}

fn statement_delivery() -> TableCreateStatement {
    Table::create()
        .table("statement_delivery")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(big_integer("statement_id"))
        .col(string("channel"))
        .col(big_integer_null("convention_id"))
        .col(big_integer("mail_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("fetched_at"))
        .foreign_key(&mut owned_by("statement_delivery", "subscription_id", "subscription"))
        .foreign_key(&mut owned_by("statement_delivery", "statement_id", "care_statement"))
        .foreign_key(&mut owned_by("statement_delivery", "convention_id", "convention"))
        .foreign_key(&mut owned_by("statement_delivery", "mail_id", "outgoing_mail"))
        .to_owned()
}

fn delivery_secret() -> TableCreateStatement {
    Table::create()
        .table("delivery_secret")
        .col(big_pk_auto("id"))
        .col(big_integer("delivery_id"))
        .col(string_uniq("secret_hash"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(&mut owned_by("delivery_secret", "delivery_id", "statement_delivery"))
        .to_owned()
}
