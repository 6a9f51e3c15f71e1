//! Pure decisions of personal data.

use chrono::{DateTime, Utc};
use contract::household::{PostalAddress, ReportedField};
use entity::household::household_member::MemberRole;

use super::{error::HouseholdError, service::MemberRow};
use crate::numbers::{number, parse_number};

/// The members of a household on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The rights holder.
    pub holder: MemberRow,
    /// The spouse.
    pub spouse: Option<MemberRow>,
    /// The children, from the eldest.
    pub children: Vec<MemberRow>,
}

impl Members {
    /// Everybody, the holder first.
    pub fn all(&self) -> impl Iterator<Item = &MemberRow> {
        [&self.holder].into_iter().chain(&self.spouse).chain(&self.children)
    }
}

/// Puts memberships, the earliest first, into their places: each person once, by the latest of them, and the spouse who
/// came last. None without a rights holder.
#[must_use]
pub fn arrange(rows: Vec<MemberRow>) -> Option<Members> {
    let (mut holder, mut spouse, mut children) = (None, None, Vec::<MemberRow>::new());
    for row in rows {
        match row.role {
            MemberRole::Holder => holder = Some(row),
            MemberRole::Spouse => spouse = Some(row),
            MemberRole::Child => {
                children.retain(|child| child.person_id != row.person_id);
                children.push(row);
            }
        }
    }
    children.sort_by(|one, other| (one.birth_date, &one.first_name).cmp(&(other.birth_date, &other.first_name)));
    Some(Members { holder: holder?, spouse, children })
}

/// The address of a person; none where nothing of it is known.
#[must_use]
pub fn address(row: &MemberRow) -> Option<PostalAddress> {
    let address = PostalAddress {
        line_1: row.address_line_1.clone(),
        line_2: row.address_line_2.clone(),
        postal_code: row.postal_code.clone(),
        city: row.city.clone(),
        country: row.country.clone(),
    };
    (!address.lines().is_empty()).then_some(address)
}

/// What the fund has recorded in a field, as the registration service reads it.
#[must_use]
pub fn recorded(row: &MemberRow, field: ReportedField) -> Option<String> {
    match field {
        ReportedField::LastName => Some(row.last_name.clone()),
        ReportedField::BirthName => row.birth_name.clone(),
        ReportedField::FirstName => Some(row.first_name.clone()),
        ReportedField::BirthDate => Some(row.birth_date.to_string()),
        ReportedField::DeathDate => row.death_date.map(|day| day.to_string()),
        ReportedField::FamilySituation => row.family_situation.clone(),
        ReportedField::Address => address(row).map(|address| address.lines().join(", ")),
    }
}

/// Whether something can be reported of a member.
///
/// # Errors
/// [`HouseholdError::NotForChildren`].
pub fn check_field(row: &MemberRow, field: ReportedField) -> Result<(), HouseholdError> {
    if row.role == MemberRole::Child && !field.is_kept_for_children() {
        return Err(HouseholdError::NotForChildren);
    }
    Ok(())
}

/// The number by which a report is followed.
#[must_use]
pub fn report_number(id: i64, reported_at: DateTime<Utc>) -> String {
    number("S", id, reported_at)
}

/// Year and key of the report with this number; none when no report can have it.
#[must_use]
pub fn parse_report_number(text: &str) -> Option<(i32, i64)> {
    parse_number("S", text)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;

    fn member(person_id: i64, role: MemberRole, birth_date: &str) -> MemberRow {
        MemberRow {
            person_id,
            role,
            public_id: Uuid::from_u128(person_id.unsigned_abs().into()),
            last_name: "Novaro".to_owned(),
            birth_name: None,
            first_name: format!("N{person_id}"),
            birth_date: birth_date.parse().unwrap(),
            death_date: None,
            family_situation: Some("Marié(e)".to_owned()),
            address_line_1: None,
            address_line_2: None,
            postal_code: None,
            city: None,
            country: None,
            file_incomplete: false,
        }
    }

    #[test]
    fn the_household_stands_in_its_order_each_person_once() {
        use MemberRole::{Child, Holder, Spouse};
        let rows = vec![
            member(1, Holder, "1980-05-14"),
            member(3, Child, "2015-07-21"),
            member(2, Spouse, "1979-02-03"),
            member(4, Child, "2012-02-29"),
            member(3, Child, "2015-07-21"),
            member(5, Spouse, "1985-12-31"),
        ];
        let members = arrange(rows).unwrap();
        let ids: Vec<i64> = members.all().map(|row| row.person_id).collect();
        assert_eq!(ids, [1, 5, 4, 3]);
    }

    #[test]
    fn a_household_without_a_holder_is_none_and_one_alone_is_whole() {
        assert_eq!(arrange(vec![member(3, MemberRole::Child, "2015-07-21")]), None);
        let alone = arrange(vec![member(1, MemberRole::Holder, "1980-05-14")]).unwrap();
        assert_eq!((alone.spouse, alone.children), (None, Vec::new()));
    }

    #[test]
    fn nothing_of_an_address_is_no_address() {
        let mut row = member(1, MemberRole::Holder, "1980-05-14");
        assert_eq!(address(&row), None);
        assert_eq!(recorded(&row, ReportedField::Address), None);
        (row.postal_code, row.city) = (Some("06240".to_owned()), Some("Beausoleil".to_owned()));
        assert_eq!(recorded(&row, ReportedField::Address).as_deref(), Some("06240 Beausoleil"));
    }

    #[test]
    fn a_child_has_neither_address_nor_family_situation_to_be_wrong() {
        let (child, adult) = (member(3, MemberRole::Child, "2015-07-21"), member(1, MemberRole::Holder, "1980-05-14"));
        for field in ReportedField::ALL {
            assert_eq!(check_field(&child, field).is_ok(), field.is_kept_for_children(), "{field:?}");
            assert!(check_field(&adult, field).is_ok());
        }
    }

    #[test]
    fn what_is_recorded_is_told_as_it_stands() {
        let mut row = member(1, MemberRole::Holder, "1980-02-29");
        row.death_date = NaiveDate::from_ymd_opt(2026, 11, 23);
        let told = |field| recorded(&row, field);
        assert_eq!(told(ReportedField::BirthDate).as_deref(), Some("1980-02-29"));
        assert_eq!(told(ReportedField::DeathDate).as_deref(), Some("2026-11-23"));
        assert_eq!(told(ReportedField::BirthName), None);
        assert_eq!(told(ReportedField::FamilySituation).as_deref(), Some("Marié(e)"));
    }
}
