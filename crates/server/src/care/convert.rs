//! From rows to what travels.

use std::collections::HashMap;

use contract::care::{
    Adjustment, Benefit, BundledAct, CareLine, CareState, CareTotals, Fund, Payee, PayeeKind, PractitionerName,
    RefundExplanation,
};
use entity::{
    care::{care_line::PayeeKind as StoredPayee, care_statement::CareState as StoredState},
    household::medical_right::Fund as StoredFund,
};
use serde::Deserialize;

use super::{
    query::TotalsRow,
    row::{LineRow, PractitionerRow},
    rules::{Amounts, explain},
};

/// An act billed together with others, as stored.
#[derive(Clone, Debug, Deserialize)]
pub struct StoredAct {
    /// Code of the benefit.
    pub benefit: String,
    /// First day.
    pub care_from: chrono::NaiveDate,
    /// Last day.
    pub care_until: chrono::NaiveDate,
}

/// The acts billed together on a row, none for a single act.
///
/// # Errors
/// When the stored value is not what the importer writes.
pub fn stored_acts(row: &LineRow) -> Result<Vec<StoredAct>, serde_json::Error> {
    row.bundled_acts.as_deref().map_or_else(|| Ok(Vec::new()), serde_json::from_str)
}

/// The line as its owner sees it. `labels` holds the benefits of the bundled acts by code.
pub fn line(row: LineRow, acts: Vec<StoredAct>, labels: &HashMap<String, String>) -> CareLine {
    let third_party = row.payee_kind != StoredPayee::Insured;
    CareLine {
        id: format!("{}-{}", row.statement_number, row.line_number),
        explanation: explanation(&row, third_party),
        adjusted: row.statement_adjusts.is_some(),
        third_party,
        fund: fund(row.fund),
        beneficiary: row.beneficiary,
        state: state(row.state),
        dated: row.dated,
        benefit: Benefit { code: row.benefit_code, label: row.benefit_label },
        care_from: row.care_from,
        care_until: row.care_until,
        billed_cents: row.billed_cents,
        refunded_cents: row.refunded_cents,
        fees_unpaid: row.fees_unpaid,
        payee: Payee { kind: payee_kind(row.payee_kind), name: row.payee_name },
        performer: practitioner(row.performer),
        performed_at: row.performed_at,
        prescriber: practitioner(row.prescriber),
        rate_bp: row.rate_bp,
        base_tariff_cents: row.base_tariff_cents,
        bundled_acts: acts.into_iter().map(|act| bundled_act(act, labels)).collect(),
        statement_number: row.statement_number,
    }
}

fn explanation(row: &LineRow, paid_to_other: bool) -> Option<RefundExplanation> {
    let amounts = Amounts {
        billed_cents: row.billed_cents,
        refunded_cents: row.refunded_cents?,
        base_tariff_cents: row.base_tariff_cents?,
        rate_bp: row.rate_bp?,
    };
    let adjustment = row.original_number.as_ref().map(|number| Adjustment {
        statement_number: number.clone(),
        billed_cents: row.original_billed_cents.unwrap_or_default(),
        refunded_cents: row.original_refunded_cents,
        difference_cents: amounts.refunded_cents - row.original_refunded_cents.unwrap_or_default(),
    });
    Some(explain(amounts, paid_to_other, adjustment))
}

fn bundled_act(act: StoredAct, labels: &HashMap<String, String>) -> BundledAct {
    let label = labels.get(&act.benefit).cloned().unwrap_or_else(|| act.benefit.clone());
    BundledAct { benefit: Benefit { code: act.benefit, label }, care_from: act.care_from, care_until: act.care_until }
}

fn practitioner(row: PractitionerRow) -> Option<PractitionerName> {
    let PractitionerRow { number, first_name, last_name, specialty } = row;
    let name = format!("{} {}", first_name.as_deref()?, last_name.as_deref()?);
    Some(PractitionerName { number: number?, name, specialty: specialty? })
}

/// The totals as they travel.
pub const fn totals(row: TotalsRow) -> CareTotals {
    CareTotals {
        lines: row.lines,
        billed_cents: row.billed_cents,
        refunded_cents: row.refunded_cents,
        paid_cents: row.paid_cents,
    }
}

/// The state as it travels.
pub const fn state(stored: StoredState) -> CareState {
    match stored {
        StoredState::Processed => CareState::Processed,
        StoredState::InProgress => CareState::InProgress,
        StoredState::ToPay => CareState::ToPay,
    }
}

/// The fund as it travels.
pub const fn fund(stored: StoredFund) -> Fund {
    match stored {
        StoredFund::Ccss => Fund::Ccss,
        StoredFund::Camti => Fund::Camti,
    }
}

const fn payee_kind(stored: StoredPayee) -> PayeeKind {
    match stored {
        StoredPayee::Insured => PayeeKind::Insured,
        StoredPayee::Professional => PayeeKind::Professional,
        StoredPayee::ThirdParty => PayeeKind::ThirdParty,
    }
}
