//! The columns of a record type, as its JSON Schema tells them: one source for the importer, the page and the schema.

use schemars::schema_for;
use serde_json::Value;

use crate::Record;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A civil date, `YYYY-MM-DD`.
    Date,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// One of these codes.
    Code(Vec<String>),
}

/// A column of a record type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name, as it stands in the header of a CSV file and as key of a JSON object.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// It must hold something.
    pub required: bool,
}

impl Kind {
    /// What is expected, to be read after « is not ».
    #[must_use]
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "a text".to_owned(),
            Self::Date => "a date (YYYY-MM-DD)".to_owned(),
            Self::Integer => "a whole number within its limits".to_owned(),
            Self::Boolean => "`true` or `false`".to_owned(),
            Self::Code(codes) => format!("one of {}", codes.join(", ")),
        }
    }
}

/// The JSON Schema of a record type, as it is published.
#[must_use]
pub fn schema<T: Record>() -> Value {
    schema_for!(T).to_value()
}

/// The columns of a record type, in alphabetical order; in a file they may stand in any order.
#[must_use]
pub fn columns<T: Record>() -> Vec<Column> {
    let schema = schema::<T>();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(name, property)| Column {
            name: name.clone(),
            kind: kind(property, &schema["$defs"]),
            required: required.contains(&name.as_str()),
        })
        .collect()
}

fn kind(property: &Value, definitions: &Value) -> Kind {
    let alternatives = property["anyOf"].as_array();
    let reference = property["$ref"].as_str().or_else(|| {
        alternatives.and_then(|alternatives| alternatives.iter().find_map(|alternative| alternative["$ref"].as_str()))
    });
    if let Some(name) = reference.and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return Kind::Code(codes(&definitions[name]));
    }
    let is = |name: &str| match &property["type"] {
        Value::Array(names) => names.iter().any(|known| known == name),
        known => known == name,
    };
    match property["format"].as_str() {
        Some("date") => Kind::Date,
        _ if is("integer") => Kind::Integer,
        _ if is("boolean") => Kind::Boolean,
        _ => Kind::Text,
    }
}

fn codes(definition: &Value) -> Vec<String> {
    let described = definition["oneOf"].as_array().into_iter().flatten().map(|code| &code["const"]);
    let plain = definition["enum"].as_array().into_iter().flatten();
    described.chain(plain).filter_map(Value::as_str).map(str::to_owned).collect()
}
