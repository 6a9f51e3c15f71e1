//! Letters: from the queue to the printer, and what became of them (FUND-02).

mod candidates;
mod files;
mod issue;
mod ledger;
mod paper;
mod print;
mod rules;
mod shown;
mod sort_out;

pub use issue::HashFailure;
pub use ledger::{ListedLetter, MarkError, Which, list_letters, mark};
pub use paper::letter_sender;
pub use print::{PrintError, PrintOrder, PrintReport, print};
pub use rules::{Mark, StopReason};
pub use shown::{ShownLetters, letters_to_show, show_letter};
