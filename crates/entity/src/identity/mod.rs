//! Subscriptions, sessions and secrets.

pub mod email_change;
pub mod known_browser;
pub mod one_time_secret;
pub mod password_request;
pub mod session;
pub mod sign_in_brake;
pub mod subscription;
