//! The use cases of identification, over a connection.

mod candidate;
mod change_password;
mod choose_password;
mod owner;
mod password_link;
mod request_password;
mod request_subscription;
mod sessions;
mod sign_in;

pub use choose_password::{Choice, choose_password, is_current_password, wrong_current_password};
pub use owner::owner_of;
pub use password_link::{read_password_link, reset_password};
pub use request_password::request_password;
pub use request_subscription::request_subscription;
pub use sessions::{deny_session, end_session, forget_ended, open_sessions, sign_out};
pub use sign_in::{Attempt, sign_in};
