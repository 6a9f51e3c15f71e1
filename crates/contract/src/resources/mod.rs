//! « Déclaration de ressources » (DECL-01 to DECL-08): what a household that the fund asks tells about its income.
//!
//! The rules of the form are pure functions of this module, the same in the browser and on the server: [`check`] says
//! what is wrong with a declaration, [`counted_months`] how many months a list of incomes covers, [`parse_amount`] what
//! somebody meant by an amount.

mod amount;
mod card;
mod children;
mod declaration;
mod declared;
mod desk;
mod draft;
mod fault;
mod months;
mod rules;
mod submission;

pub use amount::{AmountFault, HIGHEST_AMOUNT_CENTS, parse_amount};
pub use card::{CardColour, CardEstimate, CardParameter, CardThresholds, ReadCardEstimate};
pub use children::FIRST_AGE_NOT_DEPENDENT;
pub use declaration::{
    CampaignPeriod, ClosedDeclaration, DeclarationForm, FormOption, IncomeOrigin, KnownChild, KnownIncome,
    LockedDeclaration, OpenDeclaration, ReadResourcesDeclaration, ResourcesDeclaration,
};
pub use declared::{
    ChildCover, DeclaredChild, DeclaredChildren, DeclaredResources, IncomeLine, LONGEST_REMARKS, MOST_CHILDREN,
    MOST_LINES, PersonResources, Whose,
};
pub use desk::{
    AskForCorrection, DeskDeclaration, DeskDeclarationPage, DeskDeclarationQuery, DeskDeclarationSheet,
    LONGEST_CORRECTION, TakeIntoAccount, is_readable,
};
pub use draft::{DeclarationDraft, DeclarationStep, DropDeclarationDraft, ReadDeclarationDraft, SaveDeclarationDraft};
pub use fault::{DeclarationFault, FaultPlace, FaultReason};
pub use months::{MOST_MONTHS, Period, counted_months, periods, started_months};
pub use rules::check;
pub use submission::{
    AskedCorrection, DeclarationState, DeclarationVersion, DownloadDeclarationReceipt, SubmitDeclaration,
    SubmittedDeclaration,
};
