//! Pensions.

pub mod entitlement;
pub mod pension_month;
pub mod pension_payment;
pub mod pension_simulation;
