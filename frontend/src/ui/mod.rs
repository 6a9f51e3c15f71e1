//! The kit from which screens are built. It knows no service.

mod chart;
mod confirmation;
mod contact;
mod dynamic;
mod error_summary;
mod export_links;
mod field;
mod form;
mod heading;
mod nav;
mod pager;
mod period_fields;
mod pieces;
mod print;
mod state;
mod steps;
mod summary;
mod table;
mod tag;

pub use chart::{Bar, bar_chart};
pub use confirmation::{Confirmation, confirmation};
pub use contact::contact_box;
pub use dynamic::{dynamic, either, when, words};
pub use error_summary::FormError;
pub use export_links::export_links;
pub use field::{
    Choice, Writing, birth_date_field, checkbox, date_field, password_field, radio_group, select_field, text_field,
};
pub use form::{Form, explained};
pub use heading::{PageHeading, forget_heading};
pub use nav::{NavLink, NavList};
pub use pager::Pager;
pub use period_fields::PeriodFields;
pub use pieces::{bullets, column, fact, heading, notice, number, number_column, number_total, paragraph, row_header};
pub use print::{print_button, printed_for};
pub use state::{Failure, empty_state, loaded, loading_state};
pub use steps::{Steps, back_link};
pub use summary::{SummaryLine, summary_table};
pub use table::{ExpandableRow, TableRegion, Unfolding, unfold_all};
pub use tag::{TagColor, sign, tag};
