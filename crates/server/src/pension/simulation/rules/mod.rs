//! Pure decisions of the simulation, over dated parameters (SIM-01 to SIM-04). Everything is whole numbers: cents,
//! hundredths of a point, months.

pub mod access;
pub mod amount;
pub mod career;
pub mod months;
pub mod result;
#[cfg(test)]
pub mod sample;
