//! Subscriptions and sessions.

pub mod known_browser;
pub mod session;
pub mod sign_in_brake;
pub mod subscription;
