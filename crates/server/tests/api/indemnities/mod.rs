//! Indemnities (IND-01 to IND-03), against what the fund's own files say.

mod expected;
mod exports;
mod leave;
mod list;
mod whose;
