//! How a row stood before a batch changed it, so that the batch can be undone.

use sea_orm::entity::prelude::*;

/// A row of `import_previous`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_previous")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The batch that changed the row.
    pub batch_id: i64,
    /// Table of the row.
    pub table_name: String,
    /// Key of the row.
    pub row_id: i64,
    /// The whole row before, as a JSON object.
    pub previous: String,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
