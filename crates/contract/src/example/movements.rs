//! Examples of movements.

use super::{Example, as_of, date};
use crate::movements::{Movement, MovementKind, MovementPage};

impl Example for MovementPage {
    const DESCRIPTION: &'static str = "A page of movements, the newest first.";

    fn example() -> Self {
        Self {
            movements: vec![Movement {
                kind: MovementKind::Refund,
                dated: date(2026, 2, 24),
                amount_cents: Some(3_680),
                who: Some("Chloé Dupont".to_owned()),
                detail: None,
                starts_on: None,
                ends_on: None,
                statement_number: Some("D2026-000123".to_owned()),
            }],
            next_cursor: None,
            since: date(2025, 3, 3),
            data_as_of: as_of(),
        }
    }
}
