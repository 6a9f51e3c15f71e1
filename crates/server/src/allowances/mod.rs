//! Family allowances (FAM-01 to FAM-05): those of a household for its holder, those paid to a recipient for themselves.
//!
//! What the service promises: the two views share a table and nothing else. [`household`] starts from a
//! `HouseholdScope` and reads no bank account; [`received`] starts from a `RecipientScope` and reads payments to that
//! person, in the months of their membership, and no row of anybody else. Neither extractor can make the other's
//! scope, and neither answer has a field for what the other may see. Months, recipients and children add up, to the
//! cent, from the whole list.

mod endpoints;
mod error;
mod export;
pub mod household;
mod line;
pub mod movements;
pub mod received;

pub use endpoints::routes;

/// Most lines that an answer holds: twenty children, twelve months, eight operations each. A household with more is
/// not answered at all, rather than with sums that lack something.
const MOST_LINES: u64 = 2_000;
