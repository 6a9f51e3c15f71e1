//! Pensions: what was paid (PEN-01, PEN-02).

mod payments_page;
mod payments_table;

pub use payments_page::payments_page;
