//! The institution that runs the portal, as its configuration says (NAV-10), and the demonstration notice.

mod demonstration;
mod endpoints;

pub use demonstration::demonstration;
pub use endpoints::routes;
