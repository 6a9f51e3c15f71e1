//! The portal's pages.
fn main() {}
