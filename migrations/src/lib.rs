//! The schema of the database, as a history of migrations that run alike on SQLite and PostgreSQL.
//!
//! History is never edited: a change is a new migration, named `mYYYYMMDD_NNNNNN_what`. On SQLite a column cannot be
//! modified and a foreign key cannot be added afterwards; plan tables whole, or create, copy and rename.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod column;
mod m20261123_000001_import;
mod m20261123_000002_household;
mod m20261123_000003_identity;
mod m20261123_000004_care;
mod m20261125_000005_subscriber;
mod m20261125_000006_post;
mod m20261125_000007_mail_options;
mod m20261125_000008_household_reports;
mod m20261125_000009_indemnities;
mod m20261125_000010_allowances;
mod m20261125_000011_pension;
mod m20261125_000012_simulation;
mod m20261125_000013_agents;
mod m20261125_000014_document_requests;
mod m20261125_000015_resources;

/// Applies the migrations, in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_import::Migration),
            Box::new(m20261123_000002_household::Migration),
            Box::new(m20261123_000003_identity::Migration),
            Box::new(m20261123_000004_care::Migration),
            Box::new(m20261125_000005_subscriber::Migration),
            Box::new(m20261125_000006_post::Migration),
            Box::new(m20261125_000007_mail_options::Migration),
            Box::new(m20261125_000008_household_reports::Migration),
            Box::new(m20261125_000009_indemnities::Migration),
            Box::new(m20261125_000010_allowances::Migration),
            Box::new(m20261125_000011_pension::Migration),
            Box::new(m20261125_000012_simulation::Migration),
            Box::new(m20261125_000013_agents::Migration),
            Box::new(m20261125_000014_document_requests::Migration),
            Box::new(m20261125_000015_resources::Migration),
        ]
    }
}
