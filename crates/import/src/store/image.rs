//! Images of rows before a batch changes them, as JSON objects in `import_previous`.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use database::WriteTransaction;
use sea_orm::{ConnectionTrait as _, DbErr, Statement, Value, sea_query::ArrayType};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{Stored, columns, table_name};

/// A row as a JSON object, column by column.
fn to_json<M: Stored>(row: &M) -> Result<String, DbErr> {
    let mut image = Map::new();
    for (column, name) in columns::<M>() {
        let value = match row.get(column) {
            Value::Bool(value) => value.into(),
            Value::Int(value) => value.into(),
            Value::BigInt(value) => value.into(),
            Value::String(value) => value.into(),
            Value::ChronoDate(value) => value.map(|date| date.to_string()).into(),
            Value::Uuid(value) => value.map(|uuid| uuid.to_string()).into(),
            Value::ChronoDateTimeUtc(value) => {
                value.map(|moment| moment.to_rfc3339_opts(SecondsFormat::Micros, true)).into()
            }
            _ => return Err(unknown_kind::<M>(name)),
        };
        image.insert(name.to_owned(), value);
    }
    Ok(Json::Object(image).to_string())
}

/// The values of a row from its image, in the order of [`columns`].
pub fn from_json<M: Stored>(image: &str) -> Result<Vec<Value>, DbErr> {
    let image: HashMap<String, Json> = serde_json::from_str(image)
        .map_err(|error| DbErr::Custom(format!("an image of {} is damaged: {error}", table_name::<M>())))?;
    let mut values = Vec::new();
    for (column, name) in columns::<M>() {
        let json = image.get(name).unwrap_or(&Json::Null);
        let text = json.as_str();
        let damaged = || DbErr::Custom(format!("an image of {}.{name} is damaged", table_name::<M>()));
        let value = match M::get_value_type(column) {
            ArrayType::Bool => Value::Bool(json.as_bool()),
            ArrayType::Int => Value::Int(json.as_i64().and_then(|number| i32::try_from(number).ok())),
            ArrayType::BigInt => Value::BigInt(json.as_i64()),
            ArrayType::String => Value::String(text.map(str::to_owned)),
            ArrayType::ChronoDate => {
                Value::ChronoDate(text.map(str::parse::<NaiveDate>).transpose().map_err(|_| damaged())?)
            }
            ArrayType::Uuid => Value::Uuid(text.map(Uuid::parse_str).transpose().map_err(|_| damaged())?),
            ArrayType::ChronoDateTimeUtc => {
                Value::ChronoDateTimeUtc(text.map(str::parse::<DateTime<Utc>>).transpose().map_err(|_| damaged())?)
            }
            _ => return Err(unknown_kind::<M>(name)),
        };
        if !json.is_null() && value == value.as_null() {
            return Err(damaged());
        }
        values.push(value);
    }
    Ok(values)
}

fn unknown_kind<M: Stored>(column: &str) -> DbErr {
    DbErr::Custom(format!("no image can be kept of {}.{column}: its type is not handled", table_name::<M>()))
}

/// How many images are written together.
const TOGETHER: usize = 1_000;

/// Keeps the images of `rows`, which `batch` is about to change.
pub async fn keep_images<'r, M: Stored>(
    tx: &WriteTransaction,
    batch: i64,
    rows: impl ExactSizeIterator<Item = &'r M>,
) -> Result<(), DbErr> {
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let mut values: Vec<Value> = Vec::new();
        for row in rows.by_ref().take(TOGETHER) {
            values.extend([batch.into(), table_name::<M>().into(), row.id().into(), to_json(row)?.into()]);
        }
        let head = "INSERT INTO import_previous (batch_id, table_name, row_id, previous) VALUES ";
        let backend = tx.get_database_backend();
        let sql = super::write::with_rows(backend, head, 4, values.len() / 4);
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    Ok(())
}
