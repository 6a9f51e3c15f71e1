//! Subscriptions, sessions, known browsers and the brakes on guessing (AUTH-01 to AUTH-04).

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
        manager.create_table(subscription()).await?;
        manager.create_index(unique("subscription", &["household_id", "person_id", "population"])).await?;
        manager.create_index(index("subscription", &["person_id"])).await?;
        manager.create_table(session()).await?;
        manager.create_index(index("session", &["subscription_id"])).await?;
        manager.create_index(index("session", &["last_seen_at"])).await?;
        manager.create_table(known_browser()).await?;
        manager.create_index(index("known_browser", &["subscription_id"])).await?;
        manager.create_table(sign_in_brake()).await?;
        manager.create_index(index("sign_in_brake", &["last_failure_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["sign_in_brake", "known_browser", "session", "subscription"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn subscription() -> TableCreateStatement {
    Table::create()
        .table("subscription")
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(big_integer("person_id"))
        .col(string("population"))
        .col(string_null("password_hash"))
        .col(timestamp_with_time_zone_null("last_sign_in_at"))
        .col(batch())
        .foreign_key(&mut reference("subscription", "household_id", "household"))
        .foreign_key(&mut reference("subscription", "person_id", "person"))
        .foreign_key(&mut reference("subscription", "batch_id", "import_batch"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(big_pk_auto("id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("subscription_id"))
        .col(timestamp_with_time_zone("signed_in_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone_null("previous_sign_in_at"))
        .foreign_key(&mut owned_by("session", "subscription_id", "subscription"))
        .to_owned()
}

fn known_browser() -> TableCreateStatement {
    Table::create()
        .table("known_browser")
        .col(big_pk_auto("id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("subscription_id"))
        .col(timestamp_with_time_zone("last_used_at"))
        .foreign_key(&mut owned_by("known_browser", "subscription_id", "subscription"))
        .to_owned()
}

fn sign_in_brake() -> TableCreateStatement {
    Table::create()
        .table("sign_in_brake")
        .col(big_pk_auto("id"))
        .col(string_uniq("key_hash"))
        .col(integer("failures"))
        .col(timestamp_with_time_zone("last_failure_at"))
        .col(timestamp_with_time_zone_null("blocked_until"))
        .to_owned()
}
