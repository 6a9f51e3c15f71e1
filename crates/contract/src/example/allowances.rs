//! Examples of family allowances.

use super::{Example, as_of, date};
use crate::allowances::{
    AllowanceAmounts, AllowanceMonth, ChildAllowance, FamilyAllowances, ReceivedAllowance, ReceivedMonth,
    RecipientAllowances, RecipientMonth, Recovery,
};

const AMOUNTS: AllowanceAmounts = AllowanceAmounts::of(20_840, 3_000, 4_500);

fn recoveries() -> Vec<Recovery> {
    let recovery = |third_party: Option<&str>, recovered_cents| Recovery {
        third_party: third_party.map(str::to_owned),
        recovered_cents,
    };
    vec![recovery(None, 3_000), recovery(Some("Trésorerie des Finances"), 4_500)]
}

impl Example for FamilyAllowances {
    const DESCRIPTION: &'static str = "The allowances of the household, by month, recipient and child.";

    fn example() -> Self {
        let child = ChildAllowance {
            child: "Chloé Dupont".to_owned(),
            processed_on: date(2026, 3, 2),
            amounts: AMOUNTS,
            recoveries: recoveries(),
        };
        let recipient = RecipientMonth {
            recipient: "Sophie Dupont".to_owned(),
            processed_on: date(2026, 3, 2),
            totals: AMOUNTS,
            recoveries: recoveries(),
            children: vec![child],
        };
        Self {
            months: vec![AllowanceMonth { month: date(2026, 2, 1), recipients: vec![recipient], totals: AMOUNTS }],
            totals: AMOUNTS,
            since: date(2025, 3, 3),
            data_as_of: as_of(),
        }
    }
}

impl Example for RecipientAllowances {
    const DESCRIPTION: &'static str = "The allowances paid to the caller, by month and child.";

    fn example() -> Self {
        let child = ReceivedAllowance {
            child: "Chloé Dupont".to_owned(),
            processed_on: date(2026, 3, 2),
            amounts: AMOUNTS,
            recoveries: recoveries(),
            account: Some("MC58****0134".to_owned()),
        };
        let month = ReceivedMonth {
            month: date(2026, 2, 1),
            processed_on: date(2026, 3, 2),
            totals: AMOUNTS,
            recoveries: recoveries(),
            children: vec![child],
        };
        Self { months: vec![month], totals: AMOUNTS, since: date(2025, 3, 3), data_as_of: as_of() }
    }
}
