//! The kit from which screens are built. It knows no service.

mod contact;
mod dynamic;
mod error_summary;
mod field;
mod heading;
mod nav;
mod pager;
mod password;
mod pieces;
mod print;
mod state;
mod summary;
mod table;
mod tag;

pub use contact::contact_box;
pub use dynamic::{dynamic, either, when, words};
pub use error_summary::{ErrorSummary, FormError};
pub use field::{BirthDateField, DateField, TextField, validation};
pub use heading::{PageHeading, forget_heading, mark_title_as_error};
pub use nav::{NavLink, NavList};
pub use pager::Pager;
pub use password::PasswordField;
pub use pieces::{column, fact, heading, notice, number, number_column, number_total, paragraph, row_header};
pub use print::{print_button, printed_for};
pub use state::{Failure, empty_state, loaded, loading_state};
pub use summary::{SummaryLine, SummaryTable};
pub use table::{ExpandableRow, TableRegion, Unfolding, unfold_all};
pub use tag::{TagColor, sign, tag};
