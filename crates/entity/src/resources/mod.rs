//! The resources declaration: what the fund asks and knows, and what households declare.

pub mod campaign;
pub mod declaration;
pub mod declaration_version;
pub mod draft;
pub mod form_option;
pub mod income;
pub mod target;
