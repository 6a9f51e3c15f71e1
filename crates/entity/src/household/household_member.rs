//! Who belongs to a household, from when until when.

use sea_orm::entity::prelude::*;

/// What a person is in a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MemberRole {
    /// Opens the rights.
    #[sea_orm(string_value = "holder")]
    Holder,
    /// Spouse of the holder, or former spouse.
    #[sea_orm(string_value = "spouse")]
    Spouse,
    /// Child of the household.
    #[sea_orm(string_value = "child")]
    Child,
}

/// A row of `household_member`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "household_member")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household.
    pub household_id: i64,
    /// The person.
    pub person_id: i64,
    /// What the person is in it.
    pub role: MemberRole,
    /// Family allowances are paid to this person (« attributaire »).
    pub recipient: bool,
    /// First day of membership.
    pub valid_from: Date,
    /// Last day of membership; none while it lasts. A former spouse has one.
    pub valid_until: Option<Date>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
