//! Documents that people ask for, and what became of each request.

use sea_orm::entity::prelude::*;

/// Domain of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Domain {
    /// Medical benefits.
    #[sea_orm(string_value = "medical")]
    Medical,
    /// Family benefits.
    #[sea_orm(string_value = "family")]
    Family,
    /// Pension.
    #[sea_orm(string_value = "pension")]
    Pension,
    /// Registration.
    #[sea_orm(string_value = "registration")]
    Registration,
}

/// The department that handles a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Department {
    /// Registration.
    #[sea_orm(string_value = "registration")]
    Registration,
    /// Medical benefits.
    #[sea_orm(string_value = "medical_benefits")]
    MedicalBenefits,
    /// Family benefits.
    #[sea_orm(string_value = "family_benefits")]
    FamilyBenefits,
    /// Pensions.
    #[sea_orm(string_value = "pensions")]
    Pensions,
    /// Technical support.
    #[sea_orm(string_value = "technical_support")]
    TechnicalSupport,
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RequestState {
    /// It waits for the department.
    #[sea_orm(string_value = "received")]
    Received,
    /// Somebody is at it.
    #[sea_orm(string_value = "being_handled")]
    BeingHandled,
    /// The document is sent, or issued at once.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused, with the reason.
    #[sea_orm(string_value = "refused")]
    Refused,
}

/// Why a document was not issued at once, though the catalogue says that it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MissingData {
    /// Documents are missing from the file of the beneficiary.
    #[sea_orm(string_value = "file_incomplete")]
    FileIncomplete,
    /// No right is recorded for that day.
    #[sea_orm(string_value = "no_right")]
    NoRight,
    /// Nothing was paid within twelve months.
    #[sea_orm(string_value = "no_payment")]
    NoPayment,
}

/// A row of `document_request`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_request")]
pub struct Model {
    /// Key of the row; the number of the request is made from it.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The household of the beneficiary.
    pub household_id: i64,
    /// The subscription under which it was asked for.
    pub subscription_id: i64,
    /// Who asked.
    pub requester_id: i64,
    /// For whom.
    pub beneficiary_id: i64,
    /// Code of the document in the catalogue.
    pub document: String,
    /// Its French title when it was asked for.
    pub title: String,
    /// Its domain when it was asked for.
    pub domain: Domain,
    /// The department that handles the request.
    pub department: Department,
    /// What the person wrote.
    pub comment: Option<String>,
    /// How far it has come.
    pub state: RequestState,
    /// When it was received.
    pub requested_at: DateTimeUtc,
    /// Why the document was not issued at once, where it could have been.
    pub not_issued_because: Option<MissingData>,
    /// Since when somebody is at it.
    pub being_handled_at: Option<DateTimeUtc>,
    /// Who is at it, as the department calls them.
    pub assigned_to: Option<String>,
    /// What the department wrote to the person.
    pub answer: Option<String>,
    /// When it was sent or refused.
    pub answered_at: Option<DateTimeUtc>,
}

/// Nothing is loaded along relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
