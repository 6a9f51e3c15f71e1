//! The tables as sea-orm entities, one file per table, in folders by service.
//!
//! Knows no request and no response. Queries over several tables are written where they are needed, with explicit
//! joins and limits: the entities declare no relations that could load children without bound.

pub mod agents;
pub mod allowances;
pub mod care;
pub mod fund;
pub mod household;
pub mod identity;
pub mod indemnities;
pub mod pension;
pub mod post;
pub mod profile;
pub mod requests;
pub mod resources;
