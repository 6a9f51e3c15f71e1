//! A subscriber's life (AUTH-05 to AUTH-11, PROF-01 to PROF-05): subscriptions that people ask for themselves, their
//! e-mail address and mail option, sessions that can be listed, secrets that are used once.
//!
//! A subscription no longer needs a batch of the fund's. SQLite cannot loosen a column: there the table is built anew,
//! and known browsers with it, since dropping the old one would take them along. Sessions end with this migration.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::column::{index, owned_by, reference, unique};

/// Changes and creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("session").to_owned()).await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            rebuild_subscription(manager).await?;
        } else {
            loosen_subscription(manager).await?;
        }
        manager.create_index(unique("subscription", &["public_id"])).await?;
        manager.create_table(one_time_secret()).await?;
        manager.create_index(index("one_time_secret", &["subscription_id", "purpose"])).await?;
        manager.create_index(index("one_time_secret", &["expires_at"])).await?;
        manager.create_table(session()).await?;
        manager.create_index(index("session", &["subscription_id"])).await?;
        manager.create_index(index("session", &["last_seen_at"])).await?;
        manager.create_table(email_change()).await?;
        manager.create_index(index("email_change", &["subscription_id", "requested_at"])).await?;
        manager.create_table(password_request()).await?;
        manager.create_index(unique("password_request", &["subscription_id", "requested_on"])).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("subscriptions without a batch cannot be kept in the earlier schema".to_owned()))
    }
}

/// PostgreSQL loosens and adds columns in place.
async fn loosen_subscription(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements = "ALTER TABLE subscription ALTER COLUMN batch_id DROP NOT NULL; \
         ALTER TABLE subscription ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid(); \
         ALTER TABLE subscription ALTER COLUMN public_id DROP DEFAULT; \
         ALTER TABLE subscription ADD COLUMN created_at timestamp with time zone; \
         ALTER TABLE subscription ADD COLUMN password_changed_at timestamp with time zone; \
         ALTER TABLE subscription ADD COLUMN email_address varchar; \
         ALTER TABLE subscription ADD COLUMN email_confirmed_at timestamp with time zone; \
         ALTER TABLE subscription ADD COLUMN mail_option varchar NOT NULL DEFAULT 'postal'; \
         ALTER TABLE subscription ALTER COLUMN mail_option DROP DEFAULT; \
         ALTER TABLE subscription ADD COLUMN mail_option_chosen_at timestamp with time zone; \
         ALTER TABLE subscription ADD COLUMN language varchar NOT NULL DEFAULT 'fr'; \
         ALTER TABLE subscription ALTER COLUMN language DROP DEFAULT";
    for statement in statements.split("; ") {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// SQLite builds the table anew.
async fn rebuild_subscription(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.create_table(subscription("subscription_next")).await?;
    manager.create_table(known_browser("known_browser_next", "subscription_next")).await?;
    let statements = [
        "INSERT INTO subscription_next (id, household_id, person_id, population, password_hash, last_sign_in_at, \
         batch_id, public_id, mail_option, language) \
         SELECT id, household_id, person_id, population, password_hash, last_sign_in_at, batch_id, randomblob(16), \
         'postal', 'fr' FROM subscription",
        "INSERT INTO known_browser_next (id, token_hash, subscription_id, last_used_at) \
         SELECT id, token_hash, subscription_id, last_used_at FROM known_browser",
        "DROP TABLE known_browser",
        "DROP TABLE subscription",
        "ALTER TABLE subscription_next RENAME TO subscription",
        "ALTER TABLE known_browser_next RENAME TO known_browser",
    ];
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    manager.create_index(unique("subscription", &["household_id", "person_id", "population"])).await?;
    manager.create_index(index("subscription", &["person_id"])).await?;
    manager.create_index(index("known_browser", &["subscription_id"])).await
}

fn subscription(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(big_integer("person_id"))
        .col(string("population"))
        .col(string_null("password_hash"))
        .col(timestamp_with_time_zone_null("last_sign_in_at"))
        .col(big_integer_null("batch_id"))
        .col(uuid("public_id"))
        .col(timestamp_with_time_zone_null("created_at"))
        .col(timestamp_with_time_zone_null("password_changed_at"))
        .col(string_null("email_address"))
        .col(timestamp_with_time_zone_null("email_confirmed_at"))
        .col(string("mail_option"))
        .col(timestamp_with_time_zone_null("mail_option_chosen_at"))
        .col(string("language"))
        .foreign_key(&mut reference("subscription", "household_id", "household"))
        .foreign_key(&mut reference("subscription", "person_id", "person"))
        .foreign_key(&mut reference("subscription", "batch_id", "import_batch"))
        .to_owned()
}

fn known_browser(name: &'static str, subscription: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(big_pk_auto("id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("subscription_id"))
        .col(timestamp_with_time_zone("last_used_at"))
        .foreign_key(&mut owned_by("known_browser", "subscription_id", subscription))
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(big_pk_auto("id"))
        .col(uuid_uniq("public_id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("subscription_id"))
        .col(timestamp_with_time_zone("signed_in_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone_null("previous_sign_in_at"))
        .col(big_integer_null("one_time_secret_id"))
        .col(string_null("user_agent"))
        .foreign_key(&mut owned_by("session", "subscription_id", "subscription"))
        .foreign_key(&mut owned_by("session", "one_time_secret_id", "one_time_secret"))
        .to_owned()
}

fn one_time_secret() -> TableCreateStatement {
    Table::create()
        .table("one_time_secret")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(string("purpose"))
        .col(string_uniq("secret_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("voided_at"))
        .col(integer("failed_tries"))
        .col(string_null("email_address"))
        .foreign_key(&mut owned_by("one_time_secret", "subscription_id", "subscription"))
        .to_owned()
}

fn email_change() -> TableCreateStatement {
    Table::create()
        .table("email_change")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(string("address"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("voided_at"))
        .foreign_key(&mut owned_by("email_change", "subscription_id", "subscription"))
        .to_owned()
}

fn password_request() -> TableCreateStatement {
    Table::create()
        .table("password_request")
        .col(big_pk_auto("id"))
        .col(big_integer("subscription_id"))
        .col(date("requested_on"))
        .foreign_key(&mut owned_by("password_request", "subscription_id", "subscription"))
        .to_owned()
}
