//! Documents that people ask for, and the attestations that are issued for them at once (REQ-03 to REQ-05).

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
        manager.create_table(document_request()).await?;
        for columns in [
            &["requester_id", "id"][..],
            &["household_id", "requested_at"],
            &["beneficiary_id"],
            &["subscription_id"],
            &["state", "id"],
        ] {
            manager.create_index(index("document_request", columns)).await?;
        }
        // One request for a document and beneficiary is open at a time, whichever node takes it.
        manager
            .create_index(
                unique("document_request", &["household_id", "beneficiary_id", "document"])
                    .and_where(Expr::col("state").is_in(["received", "being_handled"]))
                    .to_owned(),
            )
            .await?;
        manager.create_table(attestation()).await?;
        manager.create_index(unique("attestation", &["request_id"])).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what people have asked for must be kept".to_owned()))
    }
}

fn document_request() -> TableCreateStatement {
    Table::create()
        .table("document_request")
        .col(big_pk_auto("id"))
        .col(big_integer("household_id"))
        .col(big_integer("subscription_id"))
        .col(big_integer("requester_id"))
        .col(big_integer("beneficiary_id"))
        .col(string("document"))
        .col(string("title"))
        .col(string("domain"))
        .col(string("department"))
        .col(text_null("comment"))
        .col(string("state"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(string_null("not_issued_because"))
        .col(timestamp_with_time_zone_null("being_handled_at"))
        .col(string_null("assigned_to"))
        .col(text_null("answer"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .foreign_key(&mut owned_by("document_request", "household_id", "household"))
        .foreign_key(&mut owned_by("document_request", "subscription_id", "subscription"))
        .foreign_key(&mut owned_by("document_request", "requester_id", "person"))
        .foreign_key(&mut owned_by("document_request", "beneficiary_id", "person"))
        .to_owned()
}

/// What an attestation says is kept as it was issued, so that it is the same document for ever. The code proves that a
/// paper is the fund's, and opens nothing: it is kept as it is, to be printed again.
fn attestation() -> TableCreateStatement {
    Table::create()
        .table("attestation")
        .col(big_pk_auto("id"))
        .col(big_integer("request_id"))
        .col(string("kind"))
        .col(string("code"))
        .col(string("initials"))
        .col(text("content"))
        .col(timestamp_with_time_zone("issued_at"))
        .foreign_key(&mut owned_by("attestation", "request_id", "document_request"))
        .to_owned()
}
