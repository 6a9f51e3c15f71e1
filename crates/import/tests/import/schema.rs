//! The published JSON Schema and the page say what the record types say.

use std::{env, fs, path::Path};

use extract::{
    Column, LOAD_ORDER, Manifest, Record, columns,
    records::{
        Benefit, Convention, FamilyAllowance, Household, Indemnity, Line, Member, Parameter, Pension, PensionMonth,
        PensionPayment, Person, Practitioner, ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget, Right,
        SickLeave, Statement, Subscription,
    },
    schema,
};
use serde_json::Value;

fn docs() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs"))
}

fn of<T: Record>() -> (&'static str, Value, Vec<Column>) {
    (T::NAME, schema::<T>(), columns::<T>())
}

fn all() -> [(&'static str, Value, Vec<Column>); 21] {
    [
        of::<Benefit>(),
        of::<Parameter>(),
        of::<Practitioner>(),
        of::<Convention>(),
        of::<Person>(),
        of::<Household>(),
        of::<Member>(),
        of::<Right>(),
        of::<Subscription>(),
        of::<Statement>(),
        of::<Line>(),
        of::<Pension>(),
        of::<PensionPayment>(),
        of::<SickLeave>(),
        of::<Indemnity>(),
        of::<FamilyAllowance>(),
        of::<PensionMonth>(),
        of::<ResourceCampaign>(),
        of::<ResourceOption>(),
        of::<ResourceTarget>(),
        of::<ResourceIncome>(),
    ]
}

/// Compares a committed schema; with `UPDATE_SCHEMAS` in the environment it is written instead.
fn same(name: &str, schema: &Value) {
    let path = docs().join("import-schema").join(format!("{name}.schema.json"));
    let generated = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, generated, "docs/import-schema is out of date: run this test with UPDATE_SCHEMAS=1");
}

#[test]
fn the_committed_schemas_are_those_of_the_record_types() {
    let all = all();
    assert_eq!(all.each_ref().map(|(name, ..)| *name), LOAD_ORDER);
    for (name, schema, _) in &all {
        same(name, schema);
    }
    same("batch", &schemars::schema_for!(Manifest).to_value());
}

#[test]
fn the_page_describes_every_column_of_every_file() {
    let page = fs::read_to_string(docs().join("IMPORT.md")).unwrap();
    for (name, _, columns) in all() {
        let heading = format!("\n### `{name}`");
        let start = page.find(&heading).unwrap_or_else(|| panic!("IMPORT.md has no section {name}")) + heading.len();
        let section = page[start..].split("\n### ").next().unwrap().split("\n## ").next().unwrap();
        for column in columns {
            let row = section.lines().find(|line| line.starts_with(&format!("| `{}` |", column.name)));
            let row = row.unwrap_or_else(|| panic!("IMPORT.md does not describe {name}.{}", column.name));
            let required = row.split('|').nth(3).unwrap().trim();
            assert_eq!(required == "yes", column.required, "IMPORT.md, {name}.{}: required", column.name);
            if let extract::Kind::Code(codes) = column.kind {
                for code in codes {
                    assert!(section.contains(&format!("`{code}`")), "IMPORT.md, {name}.{}: `{code}`", column.name);
                }
            }
        }
    }
}
