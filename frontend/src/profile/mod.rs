//! « Mon profil »: the subscription itself.

mod profile_page;

pub use profile_page::ProfilePage;
