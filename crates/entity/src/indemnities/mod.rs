//! Indemnities: approved sick leave, daily allowances and invalidity pensions.

pub mod indemnity;
pub mod sick_leave;
