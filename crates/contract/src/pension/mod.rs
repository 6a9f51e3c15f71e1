//! Pensions: what CAR and CARTI have paid (PEN-01, PEN-02).

mod payments;

pub use payments::{
    ExportPensionPayments, PaymentFrequency, PaymentMethod, Pension, PensionFund, PensionKind, PensionPayment,
    PensionPayments, ReadPensionPayments,
};
