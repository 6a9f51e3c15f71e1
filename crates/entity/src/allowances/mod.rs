//! Family allowances.

pub mod family_allowance;
