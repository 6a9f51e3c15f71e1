//! The server library.

pub mod pages;
