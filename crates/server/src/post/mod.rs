//! What leaves the portal: mails and letters, queued in the transaction of their cause.
//!
//! What the module promises: a mail or a letter is queued if and only if its cause was committed; what waits in the
//! tables holds no secret, links and codes are made when a mail is sent or a letter printed, and only their hashes are
//! kept.

mod notice;
mod queue;

pub use notice::Notice;
pub use queue::{MailTo, queue_letter, queue_mail, queue_mails};
