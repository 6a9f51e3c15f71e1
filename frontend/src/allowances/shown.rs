//! Both answers as what the one table shows. Which of them has an account, and which a recipient, their types say.

use chrono::NaiveDate;
use contract::allowances::{AllowanceAmounts, FamilyAllowances, ReceivedMonth, RecipientAllowances, Recovery};

/// A year of allowances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// First day of the period.
    pub since: NaiveDate,
    /// Date on which the data stand.
    pub data_as_of: Option<NaiveDate>,
    /// What everything adds up to.
    pub totals: AllowanceAmounts,
    /// The months, the newest first.
    pub months: Vec<Month>,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// First day.
    pub month: NaiveDate,
    /// What it adds up to.
    pub totals: AllowanceAmounts,
    /// One for each recipient.
    pub payments: Vec<Payment>,
}

/// What one recipient was paid for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The recipient; none where it is whoever looks.
    pub recipient: Option<String>,
    /// The latest processing date.
    pub processed_on: NaiveDate,
    /// What the children add up to.
    pub totals: AllowanceAmounts,
    /// What was recovered and for whom.
    pub recoveries: Vec<Recovery>,
    /// The children.
    pub children: Vec<Child>,
}

/// The allowance of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Given and family name.
    pub name: String,
    /// To whom, or to which account it was paid.
    pub payee: Payee,
    /// When it was processed.
    pub processed_on: NaiveDate,
    /// What was granted, recovered and paid.
    pub amounts: AllowanceAmounts,
    /// What was recovered and for whom.
    pub recoveries: Vec<Recovery>,
}

/// Where a payment went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payee {
    /// To this person.
    Recipient(String),
    /// To this account of whoever looks; none when it was not paid to an account.
    Account(Option<String>),
}

impl Month {
    /// The latest processing date of the month.
    pub fn processed_on(&self) -> Option<NaiveDate> {
        self.payments.iter().map(|payment| payment.processed_on).max()
    }
}

impl From<&FamilyAllowances> for Year {
    fn from(answer: &FamilyAllowances) -> Self {
        let months = answer.months.iter().map(|month| Month {
            month: month.month,
            totals: month.totals,
            payments: month
                .recipients
                .iter()
                .map(|one| Payment {
                    recipient: Some(one.recipient.clone()),
                    processed_on: one.processed_on,
                    totals: one.totals,
                    recoveries: one.recoveries.clone(),
                    children: one
                        .children
                        .iter()
                        .map(|child| Child {
                            name: child.child.clone(),
                            payee: Payee::Recipient(one.recipient.clone()),
                            processed_on: child.processed_on,
                            amounts: child.amounts,
                            recoveries: child.recoveries.clone(),
                        })
                        .collect(),
                })
                .collect(),
        });
        let months = months.collect();
        Self { since: answer.since, data_as_of: answer.data_as_of, totals: answer.totals, months }
    }
}

impl From<&RecipientAllowances> for Year {
    fn from(answer: &RecipientAllowances) -> Self {
        let months = answer.months.iter().map(|month| Month {
            month: month.month,
            totals: month.totals,
            payments: vec![received(month)],
        });
        let months = months.collect();
        Self { since: answer.since, data_as_of: answer.data_as_of, totals: answer.totals, months }
    }
}

fn received(month: &ReceivedMonth) -> Payment {
    let children = month.children.iter().map(|child| Child {
        name: child.child.clone(),
        payee: Payee::Account(child.account.clone()),
        processed_on: child.processed_on,
        amounts: child.amounts,
        recoveries: child.recoveries.clone(),
    });
    Payment {
        recipient: None,
        processed_on: month.processed_on,
        totals: month.totals,
        recoveries: month.recoveries.clone(),
        children: children.collect(),
    }
}
