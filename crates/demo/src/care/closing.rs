//! Numbering the statements of a household in the order of their processing, and giving them their state.

use chrono::Datelike;
use extract::records::{CareState, Statement};

use super::{Care, Draft, Filed};
use crate::calendar::working_days_after;

impl Care<'_> {
    /// The statements as they are written, the earliest processed first; what is adjusted stands before what adjusts it.
    pub fn close(self) -> Vec<Filed> {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by_key(|draft| (self.drafts[*draft].processed_on, *draft));
        let mut numbers = vec![String::new(); self.drafts.len()];
        for (rank, draft) in order.iter().enumerate() {
            let year = self.drafts[*draft].processed_on.year();
            numbers[*draft] = format!("D{year}-{:06}-{:04}", self.family.index, rank + 1);
        }
        let (world, family) = (self.world, self.family);
        let payable = working_days_after(world.calendar.as_of, 2);
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let close = |draft: usize| {
            let Draft { patient, processed_on, payment, adjusts, mut lines } = drafts[draft].take()?;
            let state = match payment {
                payment if payment <= world.calendar.as_of => CareState::Processed,
                payment if payment <= payable => CareState::ToPay,
                _ => CareState::InProgress,
            };
            let first_day = lines.iter().map(|line| line.care_from).min().unwrap_or(processed_on);
            for (line, number) in lines.iter_mut().zip(1..) {
                line.statement.clone_from(&numbers[draft]);
                line.line = number;
                if state == CareState::InProgress {
                    (line.refunded_cents, line.base_tariff_cents, line.rate_bp) = (None, None, None);
                }
            }
            let statement = Statement {
                number: numbers[draft].clone(),
                matricule: family.matricule.clone(),
                beneficiary: family.residents[patient].person.number.clone(),
                fund: family.fund_on(first_day),
                state,
                processed_on,
                paid_on: (state == CareState::Processed).then_some(payment),
                adjusts: adjusts.map(|original| numbers[original].clone()),
            };
            Some((statement, lines))
        };
        order.into_iter().filter_map(close).collect()
    }
}
