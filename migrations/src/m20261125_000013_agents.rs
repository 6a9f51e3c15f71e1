//! Agents of the fund, their sessions, and who has seen or changed what (FUND-03, FUND-04).

use sea_orm_migration::{prelude::*, schema::*};

use crate::column::{index, owned_by, reference, unique};

/// Creates the tables of this file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(agent()).await?;
        manager.create_index(unique("agent", &["login"])).await?;
        manager.create_index(unique("agent", &["public_id"])).await?;
        manager.create_table(agent_session()).await?;
        manager.create_index(unique("agent_session", &["token_hash"])).await?;
        manager.create_index(index("agent_session", &["agent_id"])).await?;
        manager.create_table(audit_entry()).await?;
        manager.create_index(index("audit_entry", &["person_id", "id"])).await?;
        manager.create_index(index("audit_entry", &["agent_id", "id"])).await?;
        manager.create_index(index("audit_entry", &["subject", "id"])).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what was audited must be kept".to_owned()))
    }
}

fn agent() -> TableCreateStatement {
    Table::create()
        .table("agent")
        .col(big_pk_auto("id"))
        .col(uuid("public_id"))
        .col(string("login"))
        .col(string("name"))
        .col(string("roles"))
        .col(string("password_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .to_owned()
}

fn agent_session() -> TableCreateStatement {
    Table::create()
        .table("agent_session")
        .col(big_pk_auto("id"))
        .col(string("token_hash"))
        .col(big_integer("agent_id"))
        .col(timestamp_with_time_zone("signed_in_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .foreign_key(&mut owned_by("agent_session", "agent_id", "agent"))
        .to_owned()
}

fn audit_entry() -> TableCreateStatement {
    Table::create()
        .table("audit_entry")
        .col(big_pk_auto("id"))
        .col(timestamp_with_time_zone("noted_at"))
        .col(string("actor"))
        .col(big_integer_null("agent_id"))
        // No foreign key: what was done stays noted when the person's file goes.
        .col(big_integer_null("person_id"))
        .col(string("action"))
        .col(string("subject"))
        .foreign_key(&mut reference("audit_entry", "agent_id", "agent"))
        .to_owned()
}
