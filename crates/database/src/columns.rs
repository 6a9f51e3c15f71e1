//! Rows read by position.
//!
//! Reading by name, as derived row types do, looks every column of every row up in a map and words an error for every
//! null. On the pages that people open most, this cost more than the database itself. A row type that is read by
//! position names its columns once, in the order of its fields, and selects them in that order.

use sea_orm::{ActiveEnum, DbErr, QueryResult, RuntimeErr};
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};

/// A value that both databases keep.
pub trait Stored: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> {}

impl<T> Stored for T where T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> {}

/// The columns of a row, taken one after the other.
#[derive(Debug)]
pub struct Columns<'r> {
    row: &'r QueryResult,
    next: usize,
}

impl<'r> Columns<'r> {
    /// The columns of `row`, from the first one.
    #[must_use]
    pub const fn of(row: &'r QueryResult) -> Self {
        Self { row, next: 0 }
    }

    /// The value of the next column.
    ///
    /// # Errors
    /// When the row ends, or the value is of another type.
    pub fn take<T: Stored>(&mut self) -> Result<T, DbErr> {
        let index = self.next;
        self.next += 1;
        let value = match (self.row.try_as_sqlite_row(), self.row.try_as_pg_row()) {
            (Some(row), _) => row.try_get(index),
            (_, Some(row)) => row.try_get(index),
            _ => return Err(DbErr::Custom("the row comes from neither SQLite nor PostgreSQL".to_owned())),
        };
        value.map_err(|fault| DbErr::Query(RuntimeErr::SqlxError(fault.into())))
    }

    /// The value of the next column, one of a closed list of codes.
    ///
    /// # Errors
    /// When the row ends, or the value is not on the list.
    pub fn take_code<T: ActiveEnum<Value = String>>(&mut self) -> Result<T, DbErr> {
        T::try_from_value(&self.take()?)
    }
}
