//! What every test needs: the running application, callers, the fictitious fund, the OpenAPI document.

mod agents;
mod answer;
mod app;
mod caller;
mod clock;
mod conformity;
mod document;
mod fund;
mod mailbox;
mod paper;
mod pension;
mod people;
mod program;
mod raw;
mod requests;
mod secrets;

pub use answer::Answer;
pub use app::{TestApp, spawn, spawn_with};
pub use caller::{Caller, Request};
pub use clock::TestClock;
pub use document::{Operation, document};
pub use fund::{Fund, first_day, fund, oldest_visible};
pub use mailbox::TYPED_ADDRESS;
pub use paper::{pages_of_pdf, text_of_pdf};
pub use people::{
    Person, alain, anne_francoise, chiara, claire_as_employee, claire_as_spouse, giulia, hugo, isabelle, jeanne, lucas,
    nadia, olivier, person, rene, sophie, thomas,
};
pub use program::{answer_of, complaint_of, teleservices};
pub use raw::{Connection, head_of};
