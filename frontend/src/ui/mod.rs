//! The kit from which screens are built. It knows no service.

mod chart;
mod confirmation;
mod contact;
mod download;
mod dynamic;
mod envelope;
mod error_summary;
mod export_links;
mod field;
mod form;
mod growing;
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
mod turns;

pub use chart::{Bar, bar_chart, chart};
pub use confirmation::{Confirmation, confirmation};
pub use contact::contact_box;
pub use download::download_link;
pub use dynamic::{dynamic, either, when, words};
pub use envelope::envelope;
pub use error_summary::FormError;
pub use export_links::export_links;
pub use field::{
    Choice, Writing, birth_date_field, birth_date_mistake, checkbox, password_field, radio_group, select_field,
    text_area, text_field,
};
pub use form::{Form, explained};
pub use growing::{growing, growing_rows};
pub use heading::{PageHeading, forget_heading};
pub use nav::{NavLink, NavList};
pub use period_fields::PeriodFields;
pub use pieces::{bullets, column, fact, heading, notice, number, number_column, number_total, paragraph, row_header};
pub use print::{print_button, printed_for};
pub use state::{Failure, empty_state, loaded, loading_state};
pub use steps::{Steps, back_link};
pub use summary::{SummaryLine, summary_table};
pub use table::{ExpandableRow, RowGroup, TableRegion, Unfolding, expandable_group, unfold_all};
pub use tag::{TagColor, sign, tag};
pub use turns::page_turns;
