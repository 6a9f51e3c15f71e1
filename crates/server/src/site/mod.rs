//! The built single-page application, carried inside the program: compressed at build time, hashed, immutable.

mod files;
mod serve;

pub use files::Site;
pub use serve::routes;
