//! Family allowances (FAM-01 to FAM-05), seen from two sides that share no type of their own.
//!
//! The rights holder sees the allowances of the whole household, to whomever they were paid, and no bank account:
//! [`household`](FamilyAllowances) has no field for one. The recipient (« attributaire ») sees what was paid to
//! themselves, with the account, and nothing of what others received: [`received`](RecipientAllowances) has no field
//! for anybody else.

mod household;
mod received;
mod totals;

pub use household::{AllowanceMonth, ChildAllowance, FamilyAllowances, ReadFamilyAllowances, RecipientMonth};
pub use received::{ReadRecipientAllowances, ReceivedAllowance, ReceivedMonth, RecipientAllowances};
pub use totals::{AllowanceAmounts, Recovery};
