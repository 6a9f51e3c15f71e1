//! Pensions (PEN-01, PEN-02).

mod payments;
