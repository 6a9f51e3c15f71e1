//! Information pages and the site map (NAV-02, NAV-07).

mod information_page;
mod site_map_page;
mod terms_to_accept;

pub use information_page::{InformationPage, prose};
pub use site_map_page::SiteMapPage;
pub use terms_to_accept::TermsToAccept;
