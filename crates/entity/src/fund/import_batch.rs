//! Batches of the fund's files (FUND-01).

use sea_orm::entity::prelude::*;

/// Whether the rows of a batch are in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum BatchState {
    /// They are.
    #[sea_orm(string_value = "loaded")]
    Loaded,
    /// They were taken back.
    #[sea_orm(string_value = "undone")]
    Undone,
}

/// A row of `import_batch`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_batch")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Name that the fund gave to the batch.
    pub label: String,
    /// SHA-256 of the files, in hexadecimal: the same content is never loaded twice.
    pub content_hash: String,
    /// Date on which the data of the batch stand (NAV-11).
    pub as_of: Date,
    /// When the batch was loaded.
    pub loaded_at: DateTimeUtc,
    /// Whether its rows are in the tables.
    pub state: BatchState,
    /// JSON object: rows inserted, updated and unchanged, by record type.
    pub counts: String,
    /// When the subscribers concerned were told of its statements (PROF-09); none while that is to be done.
    pub announced_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
