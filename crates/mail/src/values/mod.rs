//! What the fields of a message are made of: values that cannot spoil a mail, whatever they were made from.

mod link;
mod masked;
mod one_line;
mod reference;

pub use link::{Link, NotALink};
pub use masked::{MaskedEmail, MaskedMatricule, NotMasked};
pub use one_line::OneLine;
pub use reference::{NotAReference, Reference};
