//! The record types, in the order in which a batch is loaded: later ones refer to earlier ones.

mod allowances;
mod care;
mod codes;
mod convention;
mod fund;
mod household;
mod indemnities;
mod pension;
mod resources;

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

pub use allowances::FamilyAllowance;
pub use care::{Benefit, BundledAct, BundledActs, Line, Practitioner, Statement};
pub use codes::{
    CardColour, CareState, FormOptionKind, Fund, IncomeOrigin, IncomeOwner, IndemnityKind, IndemnityPayeeKind,
    IndemnityState, LeaveKind, MemberRole, PayeeKind, PaymentFrequency, PaymentMethod, PensionFund, PensionKind,
    Population,
};
pub use convention::Convention;
pub use fund::Parameter;
pub use household::{Household, Member, Person, Right, Subscription};
pub use indemnities::{Indemnity, SickLeave};
pub use pension::{Pension, PensionMonth, PensionPayment};
pub use resources::{ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget};

use crate::check::Check;

/// Names of the record types in the order in which a batch is loaded: later ones refer to earlier ones.
pub const LOAD_ORDER: [&str; 21] = [
    Benefit::NAME,
    Parameter::NAME,
    Practitioner::NAME,
    Convention::NAME,
    Person::NAME,
    Household::NAME,
    Member::NAME,
    Right::NAME,
    Subscription::NAME,
    Statement::NAME,
    Line::NAME,
    Pension::NAME,
    PensionPayment::NAME,
    SickLeave::NAME,
    Indemnity::NAME,
    FamilyAllowance::NAME,
    PensionMonth::NAME,
    ResourceCampaign::NAME,
    ResourceOption::NAME,
    ResourceTarget::NAME,
    ResourceIncome::NAME,
];

/// A record of the import format.
pub trait Record: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the file without its ending, for example `persons`.
    const NAME: &'static str;

    /// The key of the record as people write it: the values of the key columns, separated by blanks.
    fn identity(&self) -> String;

    /// What can be said about the record by looking at it alone; references to other records are the importer's.
    fn check(&self, check: &mut Check);
}
