//! Subscriptions: (matricule, population) of a person, with a password of its own.

use sea_orm::entity::prelude::*;

/// The situation under which a person subscribed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Population {
    /// « Salarié ».
    #[sea_orm(string_value = "employee")]
    Employee,
    /// « Travailleur indépendant ».
    #[sea_orm(string_value = "self_employed")]
    SelfEmployed,
    /// « Retraité ».
    #[sea_orm(string_value = "retired")]
    Retired,
    /// « Conjoint ».
    #[sea_orm(string_value = "spouse")]
    Spouse,
}

/// A row of `subscription`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household whose matricule is used to sign in.
    pub household_id: i64,
    /// The subscriber: the rights holder, or the recipient.
    pub person_id: i64,
    /// Population under which the person subscribed.
    pub population: Population,
    /// argon2id hash in PHC format; none until a password has been chosen.
    pub password_hash: Option<String>,
    /// When the subscription was last used to sign in.
    pub last_sign_in_at: Option<DateTimeUtc>,
    /// The batch that last wrote the row.
    pub batch_id: i64,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
