//! The OpenAPI document is true: complete, sound, with examples and limits that are those of the program.

mod committed;
mod examples;
mod limits;
mod shape;
