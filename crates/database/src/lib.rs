//! One way to reach the database, SQLite or PostgreSQL alike: pools, pragmas, transactions that write, reads on one connection, rows.

mod columns;
mod connect;
mod held;
mod lease;
mod transaction;
mod write;

pub use columns::{Columns, Stored};
pub use connect::{DatabaseError, OLDEST_SQLITE, connect, migrate, pool_of_thread};
pub use held::Held;
pub use lease::Lease;
pub use transaction::{WriteTransaction, begin_write};
pub use write::write;
