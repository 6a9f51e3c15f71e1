//! Persons known to the fund.

use sea_orm::entity::prelude::*;

/// A row of `person`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Identifier in the API: random, tells nothing.
    pub public_id: Uuid,
    /// The fund's own number of the person.
    pub number: String,
    /// Family name in use.
    pub last_name: String,
    /// Family name at birth, when it differs.
    pub birth_name: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Birth date.
    pub birth_date: Date,
    /// Date of death.
    pub death_date: Option<Date>,
    /// Family situation, as the fund records it; never for children (DATA-02).
    pub family_situation: Option<String>,
    /// Street and number.
    pub address_line_1: Option<String>,
    /// Building, floor.
    pub address_line_2: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Documents are missing from the file (DATA-03).
    pub file_incomplete: bool,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
