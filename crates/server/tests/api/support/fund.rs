//! The fictitious fund: loaded through the importer once, and read back from its files to know what to expect.

use std::path::Path;

use chrono::{Months, NaiveDate};
use extract::{
    Record,
    records::{
        Benefit, FamilyAllowance, Indemnity, Line, Member, Parameter, Pension, PensionMonth, PensionPayment, Person,
        Practitioner, SickLeave, Statement,
    },
};
use sea_orm::DatabaseConnection;
use teleservices::cli::fill_with_fictitious_fund;

/// The day on which tests begin: the data stand at its eve.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn options() -> demo::Options {
    demo::Options { households: 0, seed: 1, today: first_day(), format: demo::Format::Csv, lines_per_household: None }
}

/// Loads the named people of the fictitious fund, with their passwords.
pub async fn load(db: DatabaseConnection) {
    let now = first_day().and_hms_opt(3, 0, 0).unwrap().and_utc();
    fill_with_fictitious_fund(&db, options(), &import::Options::new(now)).await.unwrap();
}

/// The records of the batch, as a core system would send them.
pub struct Fund {
    pub persons: Vec<Person>,
    pub members: Vec<Member>,
    pub practitioners: Vec<Practitioner>,
    pub benefits: Vec<Benefit>,
    pub statements: Vec<Statement>,
    pub lines: Vec<Line>,
    pub pensions: Vec<Pension>,
    pub pension_payments: Vec<PensionPayment>,
    pub sick_leaves: Vec<SickLeave>,
    pub indemnities: Vec<Indemnity>,
    pub allowances: Vec<FamilyAllowance>,
    pub pension_months: Vec<PensionMonth>,
    pub parameters: Vec<Parameter>,
}

/// The records of the fund that the application under test holds.
pub fn fund() -> Fund {
    let folder = tempfile::tempdir().unwrap();
    demo::write(folder.path(), &options()).unwrap();
    Fund {
        persons: read(folder.path()),
        members: read(folder.path()),
        practitioners: read(folder.path()),
        benefits: read(folder.path()),
        statements: read(folder.path()),
        lines: read(folder.path()),
        pensions: read(folder.path()),
        pension_payments: read(folder.path()),
        sick_leaves: read(folder.path()),
        indemnities: read(folder.path()),
        allowances: read(folder.path()),
        pension_months: read(folder.path()),
        parameters: read(folder.path()),
    }
}

fn read<R: Record>(folder: &Path) -> Vec<R> {
    let mut reader = csv::Reader::from_path(folder.join(R::NAME).with_extension("csv")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

impl Fund {
    /// The person with this number.
    pub fn person(&self, number: &str) -> &Person {
        self.persons.iter().find(|person| person.number == number).unwrap()
    }

    /// The practitioner with this number.
    pub fn practitioner(&self, number: &str) -> &Practitioner {
        self.practitioners.iter().find(|practitioner| practitioner.number == number).unwrap()
    }

    /// The benefit with this code.
    pub fn benefit(&self, code: &str) -> &Benefit {
        self.benefits.iter().find(|benefit| benefit.code == code).unwrap()
    }

    /// The statement with this number.
    pub fn statement(&self, number: &str) -> &Statement {
        self.statements.iter().find(|statement| statement.number == number).unwrap()
    }

    /// The lines of a statement, in order.
    pub fn lines_of(&self, number: &str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.statement == number)
    }

    /// The statement that takes the place of this one.
    pub fn adjustment_of(&self, number: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.adjusts.as_deref() == Some(number))
    }

    /// The statements of a household.
    pub fn statements_under(&self, matricule: &str) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.matricule == matricule)
    }

    /// The statements that a household's list shows on this day: processed in the last twelve months, not superseded.
    pub fn visible_statements(&self, matricule: &str, today: NaiveDate) -> Vec<&Statement> {
        self.statements_under(matricule)
            .filter(|statement| statement.processed_on >= oldest_visible(today))
            .filter(|statement| self.adjustment_of(&statement.number).is_none())
            .collect()
    }

    /// The number of a statement that can be read under this matricule.
    pub fn any_statement(&self, matricule: &str) -> Option<String> {
        self.visible_statements(matricule, first_day()).first().map(|statement| statement.number.clone())
    }
}

/// The oldest processing date that is visible on this day: the same day a year earlier (CARE-07).
pub fn oldest_visible(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(12)).unwrap()
}
