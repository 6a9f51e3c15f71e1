//! Persons and the households that a matricule binds together.

pub mod household_member;
pub mod household_report;
pub mod medical_right;
pub mod person;
pub mod registry;
