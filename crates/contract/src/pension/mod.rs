//! Pensions: what CAR and CARTI have paid (PEN-01, PEN-02), and a projection of what is to come (SIM-01 to SIM-04).

mod payments;
mod simulation;

pub use payments::{
    ExportPensionPayments, PaymentFrequency, PaymentMethod, Pension, PensionFund, PensionKind, PensionPayment,
    PensionPayments, ReadPensionPayments,
};
pub use simulation::{
    ExportPensionSimulation, ForgetPensionSimulation, KnownPoints, ListPensionSimulations, MissingCondition,
    PensionOutlook, PensionParameter, PensionSimulation, PensionSimulations, ReadPensionOutlook, Sensitivity,
    SimulatePension, SimulatedFund, SimulationAccess,
};
