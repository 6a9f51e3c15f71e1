//! Records from lines of JSON.

use extract::{Column, Record, wrong};
use serde_json::{Map, Value};

use super::csv::Wrong;

/// Reads one record.
///
/// # Errors
/// What keeps the line from being one.
pub fn read<T: Record>(line: &[u8], columns: &[Column]) -> Result<T, Vec<Wrong>> {
    serde_json::from_slice(line).map_err(|_| reasons(line, columns))
}

fn reasons(line: &[u8], columns: &[Column]) -> Vec<Wrong> {
    if std::str::from_utf8(line).is_err() {
        return vec![(None, "is not UTF-8".to_owned())];
    }
    let object: Map<String, Value> = match serde_json::from_slice(line) {
        Ok(object) => object,
        Err(error) if error.is_data() => return vec![(None, "is not a JSON object".to_owned())],
        Err(error) => return vec![(None, format!("is not well-formed JSON, at character {}", error.column()))],
    };
    let mut found = Vec::new();
    for name in object.keys().filter(|name| !columns.iter().any(|column| column.name == **name)) {
        found.push((Some(name.chars().take(60).collect()), "is not a column of this file".to_owned()));
    }
    for column in columns {
        if let Some(reason) = wrong(column, object.get(&column.name)) {
            found.push((Some(column.name.clone()), reason));
        }
    }
    if found.is_empty() {
        vec![(None, "does not follow the format, or names a column twice".to_owned())]
    } else {
        found
    }
}
