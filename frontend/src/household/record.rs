//! The members of a household as the screen shows them: one after the other, each with the fields that they have.

use contract::household::{Adult, Child, CivilStatus, Household, PostalAddress, ReportedField};
use uuid::Uuid;

/// What a member is in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The rights holder.
    Holder,
    /// The spouse.
    Spouse,
    /// A child.
    Child,
}

/// A member of the household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Identifier of the person.
    pub id: Uuid,
    /// What the person is in the household.
    pub role: Role,
    /// Civil status.
    pub civil_status: CivilStatus,
    /// What only adults have; nothing for a child (DATA-02).
    pub of_adults: Option<OfAdults>,
}

/// What is kept for adults alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfAdults {
    /// Family situation.
    pub family_situation: Option<String>,
    /// Postal address.
    pub address: Option<PostalAddress>,
}

impl Record {
    /// Given and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.civil_status.first_name, self.civil_status.last_name)
    }

    /// The fields on the screen, in order: a name at birth and a date of death only where there is one to show, except
    /// that an adult's name at birth is always told.
    #[must_use]
    pub fn fields(&self) -> Vec<ReportedField> {
        let status = &self.civil_status;
        let is_shown = |field: &ReportedField| match field {
            ReportedField::BirthName => status.birth_name.is_some() || self.of_adults.is_some(),
            ReportedField::DeathDate => status.death_date.is_some(),
            ReportedField::FamilySituation | ReportedField::Address => self.of_adults.is_some(),
            ReportedField::LastName | ReportedField::FirstName | ReportedField::BirthDate => true,
        };
        ReportedField::ALL.into_iter().filter(is_shown).collect()
    }
}

fn adult(role: Role, adult: &Adult) -> Record {
    let of_adults = OfAdults { family_situation: adult.family_situation.clone(), address: adult.address.clone() };
    Record { id: adult.id, role, civil_status: adult.civil_status.clone(), of_adults: Some(of_adults) }
}

fn child(child: &Child) -> Record {
    Record { id: child.id, role: Role::Child, civil_status: child.civil_status.clone(), of_adults: None }
}

/// Everybody of the household: the holder first, then the spouse, then the children.
#[must_use]
pub fn records(household: &Household) -> Vec<Record> {
    let spouse = household.spouse.iter().map(|spouse| adult(Role::Spouse, spouse));
    [adult(Role::Holder, &household.holder)]
        .into_iter()
        .chain(spouse)
        .chain(household.children.iter().map(child))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn status(first_name: &str) -> CivilStatus {
        CivilStatus {
            last_name: "Dupont".to_owned(),
            birth_name: None,
            first_name: first_name.to_owned(),
            birth_date: NaiveDate::from_ymd_opt(2012, 2, 29).unwrap(),
            death_date: None,
        }
    }

    fn household() -> Household {
        let adult = |id, name| Adult {
            id: Uuid::from_u128(id),
            civil_status: status(name),
            family_situation: None,
            address: None,
        };
        Household {
            holder: adult(1, "Alain"),
            spouse: Some(adult(2, "Sophie")),
            children: vec![Child { id: Uuid::from_u128(3), civil_status: status("Emma") }],
            file_incomplete: false,
            open_reports: Vec::new(),
            data_as_of: None,
        }
    }

    #[test]
    fn the_holder_stands_first_and_children_last() {
        let names: Vec<String> = records(&household()).iter().map(Record::name).collect();
        assert_eq!(names, ["Alain Dupont", "Sophie Dupont", "Emma Dupont"]);
    }

    #[test]
    fn a_child_has_no_address_and_no_family_situation() {
        use ReportedField::{Address, BirthDate, BirthName, FamilySituation, FirstName, LastName};
        let records = records(&household());
        assert_eq!(records[0].fields(), [LastName, BirthName, FirstName, BirthDate, FamilySituation, Address]);
        assert_eq!(records[2].fields(), [LastName, FirstName, BirthDate]);
    }

    #[test]
    fn a_death_is_shown_where_there_is_one() {
        let mut household = household();
        household.children[0].civil_status.death_date = NaiveDate::from_ymd_opt(2026, 1, 31);
        assert!(records(&household)[2].fields().contains(&ReportedField::DeathDate));
    }
}
