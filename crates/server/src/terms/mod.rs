//! General terms (PROF-08, DECL-02): versioned texts that a person opens and accepts, and can read again as they were.
//!
//! What the service promises: what somebody has accepted is kept word for word and stays readable for ever, whatever
//! becomes of its file; once a version has been accepted, everybody is shown that very text of it.

mod endpoints;
mod service;

pub use endpoints::routes;
pub use service::{keep_accepted, read};
