//! Personal data (DATA-01 to DATA-03) and what people report about them.

mod desk;
mod members;
mod reports;
