//! What every mail says of the institution.

use contract::{
    institution::{DepartmentKey, Institution},
    language::LocalizedText,
};

/// What stands above and below every mail: who writes, and where help is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// Full name of the institution.
    pub institution: String,
    /// Name of the technical support.
    pub support_name: LocalizedText,
    /// E-mail address of the technical support.
    pub support_email: String,
    /// Telephone of the technical support, as people write it.
    pub support_telephone: String,
    /// When the technical support answers.
    pub support_hours: LocalizedText,
}

impl Letterhead {
    /// The letterhead of an institution, when it has a technical support.
    #[must_use]
    pub fn of(institution: &Institution) -> Option<Self> {
        let support = institution.department(DepartmentKey::TechnicalSupport)?;
        Some(Self {
            institution: institution.name.clone(),
            support_name: support.name.clone(),
            support_email: support.email.clone(),
            support_telephone: support.telephone.clone(),
            support_hours: support.hours.clone(),
        })
    }
}
