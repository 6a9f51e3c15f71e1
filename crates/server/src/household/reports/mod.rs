//! What people report to be wrong: taking it, following it, and the registration service's side of it.

mod desk;
mod list;
mod make;

pub use desk::{AnswerError, DeskReport, Verdict, answer_report, list_reports, show_report};
pub use list::list;
pub use make::{make, open};
