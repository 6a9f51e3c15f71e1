//! « Pourquoi ce montant ? »: two sums, each of whose parts add up to its total.

use contract::care::{CareLine, RefundExplanation};

/// What an amount of a sum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Base tariff × rate.
    TariffTimesRate,
    /// What the fund added or took away.
    Correction,
    /// Part of the tariff that is not refunded.
    Copayment,
    /// Part of the bill above the tariff.
    AboveTariff,
    /// What the fund bears instead of the person, or the reverse: the correction, seen from the other side.
    CorrectionOnOtherSide,
}

/// Amounts and their total, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The amounts; those that are nothing are left out, except the first.
    pub parts: Vec<(Part, i64)>,
    /// What they add up to.
    pub total_cents: i64,
}

impl Sum {
    fn of(parts: &[(Part, i64)]) -> Self {
        let shown = parts.iter().enumerate().filter(|(index, (_, cents))| *index == 0 || *cents != 0);
        Self { parts: shown.map(|(_, part)| *part).collect(), total_cents: parts.iter().map(|(_, cents)| cents).sum() }
    }
}

/// How the refund comes about.
#[must_use]
pub fn refund(explanation: &RefundExplanation) -> Sum {
    Sum::of(&[
        (Part::TariffTimesRate, explanation.tariff_times_rate_cents),
        (Part::Correction, explanation.correction_cents),
    ])
}

/// What is left for the person to pay.
#[must_use]
pub fn left_to_pay(explanation: &RefundExplanation) -> Sum {
    Sum::of(&[
        (Part::Copayment, explanation.copayment_cents),
        (Part::AboveTariff, explanation.above_tariff_cents),
        (Part::CorrectionOnOtherSide, -explanation.correction_cents),
    ])
}

/// Whether the parts really make the amounts of the row. Where they do not, the screen shows the amounts without
/// pretending to explain them.
#[must_use]
pub fn adds_up(line: &CareLine, explanation: &RefundExplanation) -> bool {
    let (refund, left) = (refund(explanation).total_cents, left_to_pay(explanation).total_cents);
    line.refunded_cents == Some(refund) && left == explanation.left_to_pay_cents && refund + left == line.billed_cents
}

#[cfg(test)]
mod tests {
    use contract::care::RefundExplanation;

    use super::{Part, left_to_pay, refund};

    /// A specialist on a rose card: 46.00 € at 80 %, billed 55.20 €.
    fn specialist(correction_cents: i64) -> RefundExplanation {
        RefundExplanation {
            tariff_times_rate_cents: 3_680,
            correction_cents,
            copayment_cents: 920,
            above_tariff_cents: 920,
            left_to_pay_cents: 1_840 - correction_cents,
            paid_to_third_party_cents: 0,
            adjustment: None,
        }
    }

    #[test]
    fn refund_and_rest_make_the_bill() {
        let explanation = specialist(0);
        assert_eq!(refund(&explanation).total_cents, 3_680);
        assert_eq!(left_to_pay(&explanation).total_cents, 1_840);
        assert_eq!(refund(&explanation).total_cents + left_to_pay(&explanation).total_cents, 5_520);
    }

    #[test]
    fn a_correction_moves_from_one_side_to_the_other() {
        let explanation = specialist(-500);
        assert_eq!(refund(&explanation).parts, [(Part::TariffTimesRate, 3_680), (Part::Correction, -500)]);
        assert_eq!(left_to_pay(&explanation).total_cents, explanation.left_to_pay_cents);
        assert_eq!(refund(&explanation).total_cents + left_to_pay(&explanation).total_cents, 5_520);
    }

    #[test]
    fn parts_that_are_nothing_are_left_out_except_the_first() {
        let exempt = RefundExplanation {
            tariff_times_rate_cents: 4_600,
            correction_cents: 0,
            copayment_cents: 0,
            above_tariff_cents: 0,
            left_to_pay_cents: 0,
            paid_to_third_party_cents: 4_600,
            adjustment: None,
        };
        assert_eq!(left_to_pay(&exempt).parts, [(Part::Copayment, 0)]);
        assert_eq!(refund(&exempt).parts, [(Part::TariffTimesRate, 4_600)]);
    }
}
