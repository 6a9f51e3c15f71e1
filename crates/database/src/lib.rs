//! One way to reach the database, SQLite or PostgreSQL alike: pools, pragmas, transactions that write, rows.

mod columns;
mod connect;
mod write;

pub use columns::{Columns, Stored};
pub use connect::{DatabaseError, OLDEST_SQLITE, connect, migrate};
pub use write::{begin_write, write};
