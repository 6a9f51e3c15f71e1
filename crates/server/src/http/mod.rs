//! What every endpoint needs, whatever its service: answers, problems, valid input, guards. Imports no service.

mod address;
mod answer;
mod authorised;
pub mod cursor;
mod guard;
mod headers;
mod idempotency;
mod input;
mod language;
mod precondition;
mod problem;
mod rate_limit;

pub use address::client_address;
pub use answer::{Answer, Export, File, NoContent};
pub use authorised::{Authorised, require_authorised};
pub use guard::{answer_head_as_get, refuse_foreign_requests, timed_arrival};
pub use headers::security_headers;
pub use idempotency::{Idempotency, LONGEST_KEY, REPLAYED_HEADER, forget_old_requests};
pub use input::{ValidJson, ValidQuery};
pub use language::PreferredLanguage;
pub use precondition::{ChangedMeanwhile, IfMatch, ReadState};
pub use problem::{Refusal, problem_for_status};
pub use rate_limit::RateLimit;
