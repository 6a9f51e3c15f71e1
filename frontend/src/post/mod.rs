//! The post of the demonstration: mails and letters that the fictitious fund sends.

mod post_page;

pub use post_page::post_page;
