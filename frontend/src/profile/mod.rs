//! « Mon profil » (PROF-01 to PROF-09, FUND-04): the subscriptions of a person, their e-mail address, sessions and mail
//! options, what was sent where, and who has looked.

mod accesses_page;
mod chosen;
mod confirm_email_page;
mod deliveries_page;
mod email_errors;
mod email_page;
mod forwarded_statement_page;
mod mail_options_answers;
mod mail_options_page;
mod mail_options_steps;
mod profile_page;
mod sessions_page;
mod terms_page;

pub use accesses_page::accesses_page;
pub use confirm_email_page::confirm_email_page;
pub use deliveries_page::deliveries_page;
pub use email_page::email_page;
pub use forwarded_statement_page::forwarded_statement_page;
pub use mail_options_page::mail_options_page;
pub use profile_page::profile_page;
pub use sessions_page::sessions_page;
pub use terms_page::terms_page;
