//! The resources declaration (DECL-01 to DECL-08).

mod desk;
mod draft;
mod estimate;
mod export;
mod program;
mod receipt;
mod reminders;
mod state;
mod steps;
mod submitting;
