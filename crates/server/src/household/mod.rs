//! Personal data (DATA-01 to DATA-03): civil status and address of the members of a household, and what people report to
//! be wrong with them.
//!
//! What the service promises: a rights holder sees who belongs to their own household today, and nobody else; a child has
//! neither address nor family situation, which its type has no place for; a report has a number from the first moment, is
//! open once for each field and member, and never changes the fund's data: only the importer does.

mod convert;
mod endpoints;
mod error;
mod reports;
mod rules;
mod service;
mod situations;

pub use endpoints::routes;
pub(crate) use error::HouseholdError;
pub use reports::{AnswerError, DeskReport, Verdict, answer_report, list_reports, show_report};
pub(crate) use rules::Members;
pub(crate) use rules::address;
pub(crate) use service::{MemberRow, members};
