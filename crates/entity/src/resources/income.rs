//! Incomes that the fund knows already.

use sea_orm::entity::prelude::*;

/// Whose income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Whose {
    /// The rights holder's.
    #[sea_orm(string_value = "holder")]
    Holder,
    /// The spouse's.
    #[sea_orm(string_value = "spouse")]
    Spouse,
}

/// From where an income is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum IncomeOrigin {
    /// The fund paid it.
    #[sea_orm(string_value = "paid_by_fund")]
    PaidByFund,
    /// An employer declared it to the fund.
    #[sea_orm(string_value = "declared_by_employer")]
    DeclaredByEmployer,
    /// The household declared it the year before.
    #[sea_orm(string_value = "last_declaration")]
    LastDeclaration,
}

/// A row of `resource_income`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resource_income")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The campaign.
    pub campaign_id: i64,
    /// The household.
    pub household_id: i64,
    /// Whose income.
    pub whose: Whose,
    /// Code of the category.
    pub category: String,
    /// In cents.
    pub amount_cents: i64,
    /// For how many months.
    pub months: i32,
    /// From where it is known.
    pub origin: IncomeOrigin,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
