//! From rows to what travels.

use contract::indemnities::{
    ApprovedLeave, IndemnityExplanation, IndemnityKind, IndemnityPayee, IndemnityPayeeKind, IndemnityPeriod,
    IndemnityState, LeaveKind,
};
use entity::indemnities::{
    indemnity::{self, IndemnityKind as StoredKind, IndemnityPayeeKind as StoredPayee, IndemnityState as StoredState},
    sick_leave::{self, LeaveKind as StoredLeave},
};

use super::rules::{Calculation, explain};

/// The row as its owner sees it.
pub fn period(row: indemnity::Model) -> IndemnityPeriod {
    IndemnityPeriod {
        explanation: explanation(&row),
        number: row.number,
        kind: kind(row.kind),
        state: state(row.state),
        from: row.period_from,
        until: row.period_until,
        employer: row.employer,
        amount_cents: row.amount_cents,
        processed_on: row.processed_on,
        paid_on: row.paid_on,
        payee: IndemnityPayee { kind: payee_kind(row.payee_kind), name: row.payee_name },
    }
}

fn explanation(row: &indemnity::Model) -> Option<IndemnityExplanation> {
    let calculation = Calculation {
        base_salary_cents: row.base_salary_cents?,
        rate_bp: row.rate_bp?,
        waiting_days: row.waiting_days?.into(),
        paid_days: row.paid_days?.into(),
    };
    Some(explain((row.period_from, row.period_until), calculation, row.amount_cents?))
}

/// The leave as its owner sees it; none while it is not approved.
pub fn leave(row: sick_leave::Model) -> Option<ApprovedLeave> {
    let kind = match row.kind {
        StoredLeave::Sickness => LeaveKind::Sickness,
        StoredLeave::Maternity => LeaveKind::Maternity,
    };
    Some(ApprovedLeave { kind, from: row.leave_from, until: row.leave_until, approved_on: row.approved_on? })
}

const fn kind(stored: StoredKind) -> IndemnityKind {
    match stored {
        StoredKind::Sickness => IndemnityKind::Sickness,
        StoredKind::Maternity => IndemnityKind::Maternity,
        StoredKind::Invalidity => IndemnityKind::Invalidity,
    }
}

const fn state(stored: StoredState) -> IndemnityState {
    match stored {
        StoredState::InProgress => IndemnityState::InProgress,
        StoredState::ToPay => IndemnityState::ToPay,
        StoredState::Paid => IndemnityState::Paid,
    }
}

const fn payee_kind(stored: StoredPayee) -> IndemnityPayeeKind {
    match stored {
        StoredPayee::Person => IndemnityPayeeKind::Person,
        StoredPayee::Employer => IndemnityPayeeKind::Employer,
    }
}
