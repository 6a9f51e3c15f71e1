//! Identification (AUTH-01 to AUTH-11) and the life of a session (NAV-08, NAV-12).

mod assessments;
mod brakes;
mod capacity;
mod codes;
mod cookies;
mod foreign_requests;
mod input;
mod password_links;
mod password_requests;
mod passwords;
mod session;
mod sessions;
mod sign_in;
mod subscription_requests;
