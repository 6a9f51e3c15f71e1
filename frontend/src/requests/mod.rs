//! « Demandes en ligne » (REQ-01 to REQ-05): choosing a document and asking for it, following what became of it, and, for
//! anybody, checking a document that the fund has issued.

mod address_page;
mod asked;
mod choice;
mod document_page;
mod mine_page;
mod parts;
mod requests_page;
mod verify_page;

pub use address_page::address_page;
pub use document_page::document_page;
pub use mine_page::mine_page;
pub use requests_page::requests_page;
pub use verify_page::verify_page;
