//! Medical care (CARE-01 to CARE-08), against what the fund's own files say.

mod beneficiaries;
mod expected;
mod exports;
mod lines;
mod performers;
mod refusals;
mod statements;
mod totals;
mod visibility;
