//! Pensions.

pub mod entitlement;
pub mod pension_payment;
