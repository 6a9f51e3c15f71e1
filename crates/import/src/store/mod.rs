//! The tables that a fund's files fill, handled alike: look rows up, insert many, replace many, keep images.

mod among;
mod image;
mod table;
mod write;

pub use among::{Keys, look_up, pairs};
pub use image::{from_json, keep_images};
pub use table::{Stored, columns, table_name};
pub use write::{Writer, replace};
