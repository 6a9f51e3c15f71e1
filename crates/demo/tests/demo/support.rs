//! Writing a fund and reading it back, as an importer would.

use std::{fs, path::Path};

use chrono::NaiveDate;
use demo::{Format, Options, Summary};
use extract::{
    Manifest, Record,
    records::{
        Benefit, Convention, FamilyAllowance, Household, Indemnity, Line, Member, Parameter, Pension, PensionMonth,
        PensionPayment, Person, Practitioner, ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget, Right,
        SickLeave, Statement, Subscription,
    },
};

/// A fund, read back from its folder.
pub struct Fund {
    pub summary: Summary,
    pub manifest: Manifest,
    pub parameters: Vec<Parameter>,
    pub conventions: Vec<Convention>,
    pub persons: Vec<Person>,
    pub households: Vec<Household>,
    pub members: Vec<Member>,
    pub rights: Vec<Right>,
    pub subscriptions: Vec<Subscription>,
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
    pub resource_campaigns: Vec<ResourceCampaign>,
    pub resource_options: Vec<ResourceOption>,
    pub resource_targets: Vec<ResourceTarget>,
    pub resource_incomes: Vec<ResourceIncome>,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn options(households: u32, seed: u64) -> Options {
    Options { households, seed, today: day(2026, 11, 23), format: Format::Csv, lines_per_household: None }
}

/// Writes a fund and reads it back.
pub fn fund(options: &Options) -> Fund {
    let folder = tempfile::tempdir().unwrap();
    let summary = demo::write(folder.path(), options).unwrap();
    let manifest = fs::read(folder.path().join("batch.json")).unwrap();
    Fund {
        summary,
        manifest: serde_json::from_slice(&manifest).unwrap(),
        parameters: read(folder.path(), options.format),
        conventions: read(folder.path(), options.format),
        persons: read(folder.path(), options.format),
        households: read(folder.path(), options.format),
        members: read(folder.path(), options.format),
        rights: read(folder.path(), options.format),
        subscriptions: read(folder.path(), options.format),
        practitioners: read(folder.path(), options.format),
        benefits: read(folder.path(), options.format),
        statements: read(folder.path(), options.format),
        lines: read(folder.path(), options.format),
        pensions: read(folder.path(), options.format),
        pension_payments: read(folder.path(), options.format),
        sick_leaves: read(folder.path(), options.format),
        indemnities: read(folder.path(), options.format),
        allowances: read(folder.path(), options.format),
        pension_months: read(folder.path(), options.format),
        resource_campaigns: read(folder.path(), options.format),
        resource_options: read(folder.path(), options.format),
        resource_targets: read(folder.path(), options.format),
        resource_incomes: read(folder.path(), options.format),
    }
}

/// Reads every record of a type.
pub fn read<R: Record>(folder: &Path, format: Format) -> Vec<R> {
    let path = folder.join(R::NAME);
    match format {
        Format::Csv => {
            let mut reader = csv::Reader::from_path(path.with_extension("csv")).unwrap();
            reader.deserialize().map(Result::unwrap).collect()
        }
        Format::Jsonl => {
            let text = fs::read_to_string(path.with_extension("jsonl")).unwrap();
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        }
    }
}

impl Fund {
    /// The statement with that number.
    pub fn statement(&self, number: &str) -> &Statement {
        self.statements.iter().find(|statement| statement.number == number).unwrap()
    }

    /// The lines of a statement, in order.
    pub fn lines_of<'f>(&'f self, statement: &'f Statement) -> impl Iterator<Item = &'f Line> {
        self.lines.iter().filter(|line| line.statement == statement.number)
    }

    /// The statements of a household.
    pub fn statements_under<'f>(&'f self, matricule: &'f str) -> impl Iterator<Item = &'f Statement> {
        self.statements.iter().filter(move |statement| statement.matricule == matricule)
    }

    /// Keeps the care and the households of the named people, or those of all others.
    pub fn only(mut self, named: bool) -> Self {
        let is_named = |matricule: &str| matricule.starts_with('0');
        self.households.retain(|household| is_named(&household.matricule) == named);
        self.members.retain(|member| is_named(&member.matricule) == named);
        self.rights.retain(|right| is_named(&right.matricule) == named);
        self.statements.retain(|statement| is_named(&statement.matricule) == named);
        let numbers: std::collections::HashSet<&str> =
            self.statements.iter().map(|statement| statement.number.as_str()).collect();
        self.lines.retain(|line| numbers.contains(line.statement.as_str()));
        self.sick_leaves.retain(|leave| is_named(&leave.matricule) == named);
        self.indemnities.retain(|file| is_named(&file.matricule) == named);
        self.allowances.retain(|allowance| is_named(&allowance.matricule) == named);
        self.persons.retain(|person| is_named(&person.number) == named);
        self
    }
}
