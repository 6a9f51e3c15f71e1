//! The data set ten times over: nine copies of every household beside the first, made by the database itself.

use std::{collections::HashMap, fs};

use anyhow::Result;
use entity::{
    allowances::family_allowance,
    care::{care_line, care_statement},
    household::{household_member, medical_right, person, registry},
    identity::subscription,
    indemnities::{indemnity, sick_leave},
    pension::{entitlement, pension_payment},
};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, EntityTrait, IdenStatic as _, Iterable as _, Statement};

use crate::{backend::Backend, dataset::BASE, measurement::say};

/// Name of the database that holds ten times the data set.
pub const GROWN: &str = "grown";

const COPIES: i64 = 9;

/// How the rows of a table are copied.
struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    /// Columns that hold the key of a row of a copied table.
    keys: &'static [(&'static str, &'static str)],
    /// Column of a number that must stay unique.
    number: Option<&'static str>,
}

fn table<E: EntityTrait>(
    name: &'static str,
    keys: &'static [(&'static str, &'static str)],
    number: Option<&'static str>,
) -> Table {
    Table { name, columns: E::Column::iter().map(|column| column.as_str()).collect(), keys, number }
}

/// What is one person's.
const OF_ONE: &[(&str, &str)] = &[("household_id", "household"), ("person_id", "person")];

/// The tables that grow, in the order in which they refer to each other.
fn tables() -> [Table; 12] {
    let (household, person, statement) = ("household", "person", "care_statement");
    [
        table::<person::Entity>(person, &[], Some("number")),
        table::<registry::Entity>(household, &[("holder_id", "person")], Some("matricule")),
        table::<household_member::Entity>(
            "household_member",
            &[("household_id", "household"), ("person_id", "person")],
            None,
        ),
        table::<medical_right::Entity>("medical_right", &[("household_id", "household")], None),
        table::<subscription::Entity>("subscription", &[("household_id", "household"), ("person_id", "person")], None),
        table::<care_statement::Entity>(
            statement,
            &[("household_id", "household"), ("beneficiary_id", "person"), ("adjusts_id", "care_statement")],
            Some("number"),
        ),
        table::<care_line::Entity>(
            "care_line",
            &[
                ("household_id", "household"),
                ("beneficiary_id", "person"),
                ("statement_id", "care_statement"),
                ("adjusts_id", "care_line"),
            ],
            None,
        ),
        table::<sick_leave::Entity>("sick_leave", OF_ONE, Some("number")),
        table::<indemnity::Entity>("indemnity", OF_ONE, Some("number")),
        table::<entitlement::Entity>("pension", OF_ONE, Some("number")),
        table::<pension_payment::Entity>("pension_payment", &[("pension_id", "pension")], Some("number")),
        table::<family_allowance::Entity>(
            "family_allowance",
            &[("household_id", "household"), ("child_id", "person"), ("recipient_id", "person")],
            Some("number"),
        ),
    ]
}

/// Makes sure that [`GROWN`] holds ten times the data of [`BASE`].
///
/// # Errors
/// When the database refuses.
pub async fn ensure(backend: &Backend) -> Result<()> {
    let marker = match backend {
        Backend::Sqlite { folder } => Some(format!("{folder}/{GROWN}.ready")),
        Backend::Postgres { .. } => None,
    };
    if marker.as_ref().is_some_and(|marker| fs::exists(marker).unwrap_or(false)) {
        let db = backend.connect(GROWN).await?;
        database::migrate(&db).await?;
        return Ok(db.close().await?);
    }
    say(&format!("{}: making the data set ten times as large", backend.name()));
    backend.copy(BASE, GROWN).await?;
    let db = database::connect(&backend.url(GROWN), 1).await?;
    grow(backend, &db).await?;
    backend.settle(&db).await?;
    db.close().await?;
    marker.map_or(Ok(()), |marker| Ok(fs::write(marker, "")?))
}

async fn grow(backend: &Backend, db: &DatabaseConnection) -> Result<()> {
    // Copies of sound rows are sound: checking every reference again would take longer than copying.
    let (unchecked, random) = match backend {
        Backend::Sqlite { .. } => ("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", "randomblob(16)"),
        Backend::Postgres { .. } => ("SET session_replication_role = replica", "gen_random_uuid()"),
    };
    db.execute_unprepared(unchecked).await?;
    let mut highest = HashMap::new();
    for table in tables() {
        highest.insert(table.name, highest_key(db, table.name).await?);
    }
    for table in tables() {
        let original = highest.get(table.name).copied().unwrap_or_default();
        for copy in 1..=COPIES {
            let shift = |of: &str| copy * highest.get(of).copied().unwrap_or_default();
            let values: Vec<String> = table
                .columns
                .iter()
                .map(|column| match table.keys.iter().find(|(key, _)| key == column) {
                    Some((_, of)) => format!("{column} + {}", shift(of)),
                    None if *column == "id" => format!("id + {}", shift(table.name)),
                    None if *column == "public_id" => random.to_owned(),
                    None if table.number == Some(column) => format!("{column} || '-{copy}'"),
                    None => (*column).to_owned(),
                })
                .collect();
            let (name, columns, values) = (table.name, table.columns.join(", "), values.join(", "));
            let insert = format!(
                "INSERT INTO {name} ({columns}) SELECT {values} FROM {name} WHERE id <= {original} ORDER BY id"
            );
            db.execute_unprepared(&insert).await?;
        }
    }
    Ok(())
}

async fn highest_key(db: &DatabaseConnection, table: &str) -> Result<i64> {
    let asked = Statement::from_string(db.get_database_backend(), format!("SELECT MAX(id) AS highest FROM {table}"));
    let highest: Option<i64> = match db.query_one_raw(asked).await? {
        Some(row) => row.try_get("", "highest")?,
        None => None,
    };
    Ok(highest.unwrap_or_default())
}
