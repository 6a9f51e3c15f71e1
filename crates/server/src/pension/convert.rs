//! From rows to what travels.

use contract::pension as contract;
use entity::pension::{
    entitlement::{self, PaymentFrequency, PensionFund, PensionKind},
    pension_payment::{self, PaymentMethod},
};

/// A pension with its payments, and what they add up to.
pub fn pension(row: entitlement::Model, payments: Vec<pension_payment::Model>) -> contract::Pension {
    contract::Pension {
        number: row.number,
        fund: fund(row.fund),
        kind: match row.kind {
            PensionKind::Own => contract::PensionKind::Own,
            PensionKind::Survivor => contract::PensionKind::Survivor,
        },
        frequency: match row.frequency {
            PaymentFrequency::Monthly => contract::PaymentFrequency::Monthly,
            PaymentFrequency::Quarterly => contract::PaymentFrequency::Quarterly,
        },
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        paid_cents: payments.iter().map(|payment| payment.amount_cents).sum(),
        payments: payments.into_iter().map(payment).collect(),
    }
}

/// The fund.
pub const fn fund(fund: PensionFund) -> contract::PensionFund {
    match fund {
        PensionFund::Car => contract::PensionFund::Car,
        PensionFund::Carti => contract::PensionFund::Carti,
    }
}

fn payment(row: pension_payment::Model) -> contract::PensionPayment {
    contract::PensionPayment {
        number: row.number,
        period_from: row.period_from,
        period_until: row.period_until,
        paid_on: row.paid_on,
        amount_cents: row.amount_cents,
        method: match row.method {
            PaymentMethod::Transfer => contract::PaymentMethod::Transfer,
            PaymentMethod::Cheque => contract::PaymentMethod::Cheque,
        },
        account: row.account,
        bank: row.bank,
    }
}
