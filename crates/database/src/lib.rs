//! One way to reach the database, SQLite or PostgreSQL alike: pools, pragmas, and transactions that write.

mod connect;
mod write;

pub use connect::{DatabaseError, OLDEST_SQLITE, connect, migrate};
pub use write::{begin_write, write};
