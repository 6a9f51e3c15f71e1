//! The batch folder: its cover sheet and a file for each type of record.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use extract::{
    FORMAT, Manifest,
    records::{
        Benefit, Convention, FamilyAllowance, Household, Indemnity, Line, Member, Pension, PensionMonth,
        PensionPayment, Person, Practitioner, ResourceIncome, ResourceTarget, Right, SickLeave, Statement,
        Subscription,
    },
};

use crate::{
    DemoError, Format, Options, Summary,
    care::Filed,
    generate,
    household::{Family, Registration},
    indemnities::{self, Absences},
    insurers::insurers,
    nomenclature::{BENEFITS, parameters},
    pension, people, resources,
    table::Table,
    world::World,
};

/// The files of a batch that grow with the number of households.
struct Files {
    persons: Table<Person>,
    households: Table<Household>,
    members: Table<Member>,
    rights: Table<Right>,
    subscriptions: Table<Subscription>,
    statements: Table<Statement>,
    lines: Table<Line>,
    pensions: Table<Pension>,
    pension_payments: Table<PensionPayment>,
    sick_leaves: Table<SickLeave>,
    indemnities: Table<Indemnity>,
    allowances: Table<FamilyAllowance>,
    pension_months: Table<PensionMonth>,
    resource_targets: Table<ResourceTarget>,
    resource_incomes: Table<ResourceIncome>,
}

impl Files {
    fn create(folder: &Path, format: Format) -> Result<Self, DemoError> {
        Ok(Self {
            persons: Table::create(folder, format)?,
            households: Table::create(folder, format)?,
            members: Table::create(folder, format)?,
            rights: Table::create(folder, format)?,
            subscriptions: Table::create(folder, format)?,
            statements: Table::create(folder, format)?,
            lines: Table::create(folder, format)?,
            pensions: Table::create(folder, format)?,
            pension_payments: Table::create(folder, format)?,
            sick_leaves: Table::create(folder, format)?,
            indemnities: Table::create(folder, format)?,
            allowances: Table::create(folder, format)?,
            pension_months: Table::create(folder, format)?,
            resource_targets: Table::create(folder, format)?,
            resource_incomes: Table::create(folder, format)?,
        })
    }

    fn write(&mut self, family: &Family, filed: &[Filed]) -> Result<(), DemoError> {
        let Registration { persons, household, members, rights, subscriptions } = family.registration();
        self.persons.write(&persons)?;
        self.households.write([&household])?;
        self.members.write(&members)?;
        self.rights.write(&rights)?;
        self.subscriptions.write(&subscriptions)?;
        self.statements.write(filed.iter().map(|(statement, _)| statement))?;
        self.lines.write(filed.iter().flat_map(|(_, lines)| lines))
    }

    fn write_pensions(&mut self, drawn: &[pension::Drawn], months: &[PensionMonth]) -> Result<(), DemoError> {
        self.pensions.write(drawn.iter().map(|(pension, _)| pension))?;
        self.pension_payments.write(drawn.iter().flat_map(|(_, payments)| payments))?;
        self.pension_months.write(months)
    }

    fn write_absences(&mut self, absences: &Absences) -> Result<(), DemoError> {
        self.sick_leaves.write(&absences.leaves)?;
        self.indemnities.write(&absences.indemnities)
    }

    fn write_asked(&mut self, asked: &resources::Asked) -> Result<(), DemoError> {
        self.resource_targets.write(&asked.targets)?;
        self.resource_incomes.write(&asked.incomes)
    }
}

/// Writes a fictitious fund into `folder`, which is created when it does not exist. Files of an earlier fund there are
/// replaced. Takes the memory of one household, whatever their number.
///
/// # Errors
/// When an option is outside its limits or a file cannot be written.
pub fn write(folder: &Path, options: &Options) -> Result<Summary, DemoError> {
    options.check()?;
    fs::create_dir_all(folder).map_err(|source| DemoError::Write { path: folder.to_owned(), source })?;
    let world = World::new(options.today);
    let manifest = Manifest {
        format: FORMAT,
        label: format!("demo-{}-{}-{}", options.seed, options.households, world.calendar.as_of),
        as_of: world.calendar.as_of,
    };
    write_manifest(folder, &manifest)?;
    let parameters = parameters(&world.calendar);
    let benefits: Vec<Benefit> = BENEFITS.iter().map(|benefit| benefit.to_record()).collect();
    let conventions: Vec<Convention> = insurers().into_iter().map(|named| named.convention).collect();
    let fixed = whole(folder, options.format, &parameters)?
        + whole(folder, options.format, &benefits)?
        + whole(folder, options.format, &conventions)?;
    let fixed = fixed
        + whole(folder, options.format, &resources::campaigns(&world.calendar))?
        + whole(folder, options.format, &resources::options(&world.calendar))?;
    let practitioners = whole::<Practitioner>(folder, options.format, world.register.all())?;

    let mut files = Files::create(folder, options.format)?;
    for (family, filed) in people::tell(&world) {
        files.write(&family, &filed)?;
        files.write_pensions(
            &pension::named(&family, &world.calendar),
            &pension::career::named(&family, &world.calendar),
        )?;
        files.write_absences(&indemnities::told(&world, &family))?;
        files.allowances.write(&people::granted(&world, &family))?;
        files.write_asked(&resources::told(&family, &world.calendar))?;
    }
    for index in 0..options.households {
        let (family, filed) = generate::household(&world, options, index);
        files.write(&family, &filed)?;
        files.write_pensions(
            &pension::of_household(&family, options.seed, index, &world.calendar),
            &pension::career::of_household(&family, options.seed, index, &world.calendar),
        )?;
        files.write_absences(&indemnities::drawn(&world, options.seed, index, &family))?;
        files.allowances.write(&generate::allowances(&world, options, index, &family))?;
        files.write_asked(&resources::drawn(&family, options.seed, index, &world.calendar))?;
    }

    let (persons, households) = (files.persons.finish()?, files.households.finish()?);
    let (statements, lines) = (files.statements.finish()?, files.lines.finish()?);
    let others = files.members.finish()? + files.rights.finish()? + files.subscriptions.finish()?;
    let pensions = files.pensions.finish()? + files.pension_payments.finish()? + files.pension_months.finish()?;
    let absences = files.sick_leaves.finish()? + files.indemnities.finish()?;
    let others = others + files.allowances.finish()?;
    let others = others + files.resource_targets.finish()? + files.resource_incomes.finish()?;
    let records = fixed + practitioners + persons + households + statements + lines + others + pensions + absences;
    let Manifest { label, as_of, .. } = manifest;
    Ok(Summary { label, as_of, households, persons, practitioners, statements, lines, records })
}

/// Writes a file that does not grow, and answers the number of its records.
fn whole<R: extract::Record>(folder: &Path, format: Format, records: &[R]) -> Result<u64, DemoError> {
    let mut table = Table::create(folder, format)?;
    table.write(records)?;
    table.finish()
}

fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), DemoError> {
    let path = folder.join("batch.json");
    let written = serde_json::to_vec_pretty(manifest).map_err(io::Error::from).and_then(|mut bytes| {
        bytes.push(b'\n');
        fs::File::create(&path)?.write_all(&bytes)
    });
    written.map_err(|source| DemoError::Write { path, source })
}
