//! Who has seen or changed what on the fund's side (FUND-04). Rows are added, never changed.

use sea_orm::entity::prelude::*;

/// Who acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ActorKind {
    /// Whoever may run the program's commands.
    #[sea_orm(string_value = "operator")]
    Operator,
    /// An agent, through the API.
    #[sea_orm(string_value = "agent")]
    Agent,
    /// The insured person.
    #[sea_orm(string_value = "person")]
    Person,
    /// The portal by itself.
    #[sea_orm(string_value = "portal")]
    Portal,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum AuditAction {
    /// It stood in a list that was read.
    #[sea_orm(string_value = "listed")]
    Listed,
    /// It was read.
    #[sea_orm(string_value = "shown")]
    Shown,
    /// It came in.
    #[sea_orm(string_value = "received")]
    Received,
    /// A document was issued.
    #[sea_orm(string_value = "issued")]
    Issued,
    /// Somebody took it on.
    #[sea_orm(string_value = "assigned")]
    Assigned,
    /// It was answered: done.
    #[sea_orm(string_value = "answered")]
    Answered,
    /// It was refused.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// A correction was asked for.
    #[sea_orm(string_value = "correction_asked")]
    CorrectionAsked,
    /// It was taken into account.
    #[sea_orm(string_value = "taken_into_account")]
    TakenIntoAccount,
    /// It left in a file for the fund's own systems.
    #[sea_orm(string_value = "exported")]
    Exported,
    /// It was created.
    #[sea_orm(string_value = "created")]
    Created,
    /// It was changed.
    #[sea_orm(string_value = "changed")]
    Changed,
    /// It was closed to further use.
    #[sea_orm(string_value = "disabled")]
    Disabled,
}

/// A row of `audit_entry`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Key of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When it was done.
    pub noted_at: DateTimeUtc,
    /// Who did it.
    pub actor: ActorKind,
    /// The agent, where one did it.
    pub agent_id: Option<i64>,
    /// Whose data it was about.
    pub person_id: Option<i64>,
    /// What was done.
    pub action: AuditAction,
    /// To what: the number that people quote.
    pub subject: String,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
