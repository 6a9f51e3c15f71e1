//! « Pourquoi ce montant ? »: shown only where its parts really make the amount of the row.

use contract::indemnities::{IndemnityExplanation, IndemnityPeriod};

/// The explanation of a row whose parts add up, in days and in cents. Where they do not, the screen shows the amount
/// without pretending to explain it.
#[must_use]
pub fn sound(row: &IndemnityPeriod) -> Option<&IndemnityExplanation> {
    row.explanation.as_ref().filter(|why| {
        let days = why.waiting_days + why.paid_days + why.unpaid_days;
        let cents = why.calculated_cents + why.correction_cents;
        days == why.period_days && row.amount_cents == Some(cents)
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::indemnities::{
        IndemnityExplanation, IndemnityKind, IndemnityPayee, IndemnityPayeeKind, IndemnityPeriod, IndemnityState,
    };

    use super::sound;

    fn row(amount_cents: i64, correction_cents: i64, paid_days: i64) -> IndemnityPeriod {
        let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
        IndemnityPeriod {
            number: "I1".to_owned(),
            kind: IndemnityKind::Sickness,
            state: IndemnityState::ToPay,
            from: day(2),
            until: day(15),
            employer: None,
            amount_cents: Some(amount_cents),
            processed_on: day(20),
            paid_on: None,
            payee: IndemnityPayee { kind: IndemnityPayeeKind::Person, name: "Giulia Orengo".to_owned() },
            explanation: Some(IndemnityExplanation {
                base_salary_cents: 8_910,
                rate_bp: 5_000,
                period_days: 14,
                waiting_days: 3,
                paid_days,
                unpaid_days: 0,
                calculated_cents: 49_005,
                correction_cents,
            }),
        }
    }

    #[test]
    fn only_parts_that_make_the_amount_are_shown() {
        assert!(sound(&row(49_005, 0, 11)).is_some());
        assert!(sound(&row(36_465, -12_540, 11)).is_some());
        assert!(sound(&row(49_005, 1, 11)).is_none());
        assert!(sound(&row(49_005, 0, 10)).is_none());
    }
}
