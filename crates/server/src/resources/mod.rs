//! « Déclaration de ressources » (DECL-01 to DECL-08): the household that the fund asks tells about its income.
//!
//! What the service promises: only a household that a campaign asks can declare, until the last second of the last day in
//! Monaco; a draft is never overwritten unseen and is no declaration; what is sent is checked whole, has a number from the
//! first moment, and every version of it is kept; once it is taken into account it stays as it is.

mod case;
mod convert;
mod declaring;
mod desk;
mod desk_endpoints;
mod draft;
mod endpoints;
mod error;
mod estimate;
mod export;
mod forget;
mod news;
mod receipt;
mod remind;
mod rules;
mod state;
mod submit;
mod submitted;

pub use desk::{DeskDeclarationError, Wanted, ask_correction, list_declarations, show_declaration, take_into_account};
pub use endpoints::routes;
pub use export::{DeclarationExportError, export_declarations};
pub use forget::forget_drafts;
pub use remind::{remind, remind_forever};
