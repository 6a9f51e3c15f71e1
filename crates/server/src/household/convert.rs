//! From rows to what travels. A child's address and family situation are left behind here, even if the fund has sent
//! some: what travels has no place for them (DATA-02).

use chrono::NaiveDate;
use contract::{
    household::{Adult, Child, CivilStatus, Household, OpenReport, ReportState, ReportedField},
    language::Language,
};
use entity::household::household_report::{ReportState as StoredState, ReportedField as StoredField};

use super::{
    rules::{Members, address},
    service::MemberRow,
    situations::situation_in,
};

/// The household as its holder sees it.
pub fn household(
    members: Members,
    open_reports: Vec<OpenReport>,
    language: Language,
    data_as_of: Option<NaiveDate>,
) -> Household {
    let file_incomplete = members.all().any(|member| member.file_incomplete);
    Household {
        holder: adult(members.holder, language),
        spouse: members.spouse.map(|spouse| adult(spouse, language)),
        children: members.children.into_iter().map(child).collect(),
        file_incomplete,
        open_reports,
        data_as_of,
    }
}

fn adult(row: MemberRow, language: Language) -> Adult {
    Adult {
        id: row.public_id,
        family_situation: row.family_situation.as_deref().map(|worded| situation_in(language, worded)),
        address: address(&row),
        civil_status: civil_status(row),
    }
}

fn child(row: MemberRow) -> Child {
    Child { id: row.public_id, civil_status: civil_status(row) }
}

fn civil_status(row: MemberRow) -> CivilStatus {
    let MemberRow { last_name, birth_name, first_name, birth_date, death_date, .. } = row;
    CivilStatus { last_name, birth_name, first_name, birth_date, death_date }
}

/// The field as it travels.
pub const fn field(stored: StoredField) -> ReportedField {
    match stored {
        StoredField::LastName => ReportedField::LastName,
        StoredField::BirthName => ReportedField::BirthName,
        StoredField::FirstName => ReportedField::FirstName,
        StoredField::BirthDate => ReportedField::BirthDate,
        StoredField::DeathDate => ReportedField::DeathDate,
        StoredField::FamilySituation => ReportedField::FamilySituation,
        StoredField::Address => ReportedField::Address,
    }
}

/// The field as it is stored.
pub const fn stored_field(field: ReportedField) -> StoredField {
    match field {
        ReportedField::LastName => StoredField::LastName,
        ReportedField::BirthName => StoredField::BirthName,
        ReportedField::FirstName => StoredField::FirstName,
        ReportedField::BirthDate => StoredField::BirthDate,
        ReportedField::DeathDate => StoredField::DeathDate,
        ReportedField::FamilySituation => StoredField::FamilySituation,
        ReportedField::Address => StoredField::Address,
    }
}

/// The state as it travels.
pub const fn state(stored: StoredState) -> ReportState {
    match stored {
        StoredState::Received => ReportState::Received,
        StoredState::Handled => ReportState::Handled,
        StoredState::Refused => ReportState::Refused,
    }
}
