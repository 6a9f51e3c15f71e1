//! The fund's letters, forms, statements and attestations on paper, as accessible PDF (AUTH-05, AUTH-07, PROF-07, FUND-02,
//! NAV-09, REQ-05).
//!
//! Pure: everything comes in as typed values and goes out as bytes. No database, no server, no clock, no file: the
//! texts (`texts/`), the templates (`templates/`) and the fonts (`fonts/`) are part of the program.
//!
//! Every file is tagged, embeds its fonts and conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once:
//! what cannot conform is refused, not written. The change-of-address form alone has fields to fill in on screen; it is
//! tagged, and claims neither standard. The recipient stands where a DL window envelope shows it
//! (NF Z 10-011).
//!
//! Values are handed to the typesetter as data and never read as markup, so that whatever a name holds is printed as
//! it is. What none of the fonts can draw is an [`Unprintable`] letter, which the caller can set aside with
//! [`check`] before it prints a batch.
//!
//! Typesetting keeps a processor busy, about a hundredth of a second a letter when optimised: not for an async thread.

mod address;
mod address_form;
mod attestation;
mod batch;
mod date;
mod error;
mod fonts;
mod form;
mod letter;
mod sender;
mod statement;
mod texts;
mod typesetting;
mod typography;

pub use address_form::{AddressForm, render_address_form};
pub use attestation::{Attestation, Proof, render_attestation};
pub use batch::{LARGEST_BATCH, check, render};
pub use error::{LetterError, Unprintable};
pub use form::render_convention_request;
pub use letter::{Letter, LetterKind, PostalAddress, SingleUseCode};
pub use sender::Sender;
pub use statement::{LONGEST_STATEMENT, Statement, StatementCell, StatementColumn, StatementRow, render_statement};
pub use typesetting::Pdf;
