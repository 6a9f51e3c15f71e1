//! What leaves the portal: mails and letters, queued in the transaction of their cause.
//!
//! What the module promises: a mail or a letter is queued if and only if its cause was committed; what waits in the
//! tables holds no secret, links and codes are made when a mail is sent or a letter printed, and only their hashes are
//! kept. Any number of nodes hand each mail to the relay once; only a node that ends between sending and saying so
//! leaves a duplicate, under the same Message-ID.

mod bounce;
mod demonstration;
mod endpoints;
pub mod letters;
mod links;
mod mail_ledger;
mod message;
pub mod movements;
mod notice;
mod office;
mod outbox;
mod queue;
mod rules;
mod worker;

pub use bounce::{NoBounce, failed_mail, message_uuid};
pub use endpoints::routes;
pub use mail_ledger::{ListedMail, Told, list_mails, retry_given_up, tell, waiting};
pub use notice::{DeclarationNews, Notice};
pub use office::{OfficeError, PostOffice};
pub use queue::{MailTo, queue_if_confirmed, queue_letter, queue_mail, queue_mails};
pub use rules::Word;
pub use worker::{Look, Workers, deliver_next};
