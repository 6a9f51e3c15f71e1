//! Family allowances (FAM-01 to FAM-05), against what the fund's own files say, and the boundary between the holder
//! and the recipients, against generated households.

mod boundary;
mod exports;
mod household;
mod received;
mod seen;
mod world;
