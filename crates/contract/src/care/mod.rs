//! Medical care: refunds line by line (CARE-01 to CARE-08).

mod line;
mod query;
mod summary;

pub use line::{
    Adjustment, Benefit, BundledAct, CareLine, CarePage, CareState, CareStatement, CareTotals, Fund, Payee, PayeeKind,
    PractitionerName, RefundExplanation,
};
pub use query::{
    CareFilter, ExportCareLines, ListBeneficiaries, ListCareLines, ListCareMonths, ListPractitioners, PerformerFilter,
    ReadCareStatement, ReadCareTotals,
};
pub use summary::{
    Beneficiaries, Beneficiary, BeneficiaryRole, CareMonth, CareMonths, PerformerTotals, Practitioner, Practitioners,
};
