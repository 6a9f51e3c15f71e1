//! One way to reach the database, SQLite or PostgreSQL alike: pools, pragmas, transactions that write, reads on one connection, rows.

mod columns;
mod connect;
mod lease;
mod write;

pub use columns::{Columns, Stored};
pub use connect::{DatabaseError, OLDEST_SQLITE, connect, migrate};
pub use lease::Lease;
pub use write::{begin_write, write};
