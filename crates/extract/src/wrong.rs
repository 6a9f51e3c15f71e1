//! Finding the columns that keep a record from being read at all.

use chrono::NaiveDate;
use serde_json::Value;

use crate::{
    columns::{Column, Kind},
    records::BundledActs,
};

/// What is wrong with `value` in `column`, if anything: the shape only, never the value itself, which may be personal.
#[must_use]
pub fn wrong(column: &Column, value: Option<&Value>) -> Option<String> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return column.required.then(|| format!("is empty; {} is expected", column.kind.expected()));
    };
    let sound = match (&column.kind, value) {
        (Kind::Text, Value::String(text)) if column.name == "bundled_acts" => {
            return BundledActs::try_from(text.clone()).err();
        }
        (Kind::Text, Value::String(_)) | (Kind::Boolean, Value::Bool(_)) => true,
        (Kind::Date, Value::String(text)) => text.parse::<NaiveDate>().is_ok(),
        (Kind::Integer, Value::Number(number)) => number.as_i64().is_some(),
        (Kind::Code(codes), Value::String(text)) => codes.contains(text),
        _ => false,
    };
    (!sound).then(|| format!("is not {}", column.kind.expected()))
}

/// The value that the text of a CSV field stands for; nothing for an empty field.
#[must_use]
pub fn from_text(column: &Column, text: &str) -> Option<Value> {
    let read = match column.kind {
        _ if text.is_empty() => return None,
        Kind::Integer => text.parse::<i64>().ok().map(Value::from),
        Kind::Boolean => text.parse::<bool>().ok().map(Value::from),
        Kind::Text | Kind::Date | Kind::Code(_) => None,
    };
    Some(read.unwrap_or_else(|| Value::from(text)))
}
