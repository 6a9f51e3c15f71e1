//! Pensions (PEN-01, PEN-02) and their simulation (SIM-01 to SIM-04).

mod payments;
mod simulation;
