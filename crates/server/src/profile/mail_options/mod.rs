//! « Mes options de courrier » (PROF-05 to PROF-08): electronic or postal mail, and the insurers that receive statements.

mod choose;
mod endpoints;
mod history;
mod rules;
mod state;

pub use endpoints::routes;
pub use rules::{convention_of, is_in_force};
