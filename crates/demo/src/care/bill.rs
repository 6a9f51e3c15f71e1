//! Lines of a bill: tariff, fee, refund, and who is paid.

use chrono::NaiveDate;
use extract::records::{BundledAct, BundledActs, CardColour, Line, PayeeKind, Practitioner};

use super::Care;
use crate::{nomenclature::Benefit, practitioners::full_name};

/// Base tariff × rate, rounded half up to the cent, and never more than was billed.
pub fn refund(base_cents: i64, rate_bp: i32, billed_cents: i64) -> i64 {
    ((base_cents * i64::from(rate_bp) + 5_000) / 10_000).min(billed_cents)
}

/// Computes what is refunded of a line.
pub fn settle(line: &mut Line) {
    line.refunded_cents =
        line.base_tariff_cents.zip(line.rate_bp).map(|(base, rate)| refund(base, rate, line.billed_cents));
}

impl Care<'_> {
    /// One act of a day, billed at its tariff and paid to the rights holder.
    pub fn act(&self, patient: usize, benefit: &Benefit, day: NaiveDate) -> Line {
        self.acts(patient, benefit, 1, (day, day))
    }

    /// Several acts of a period (or one with that coefficient), billed at the tariff and paid to the rights holder.
    pub fn acts(&self, patient: usize, benefit: &Benefit, count: i64, period: (NaiveDate, NaiveDate)) -> Line {
        let base = count * benefit.tariff_on(period.0, &self.world.calendar);
        self.goods(patient, benefit, base, period)
    }

    /// Something billed at an amount of its own, refunded on that amount and paid to the rights holder.
    pub fn goods(&self, patient: usize, benefit: &Benefit, cents: i64, period: (NaiveDate, NaiveDate)) -> Line {
        Line {
            statement: String::new(),
            line: 0,
            benefit: benefit.code.to_owned(),
            care_from: period.0,
            care_until: period.1,
            billed_cents: cents,
            refunded_cents: None,
            base_tariff_cents: Some(cents),
            rate_bp: Some(benefit.rate.basis_points(self.resident(patient).exempt)),
            payee_kind: PayeeKind::Insured,
            payee_name: self.family.holder().full_name(),
            fees_unpaid: false,
            performer: None,
            performed_at: None,
            prescriber: None,
            adjusts_line: None,
            bundled_acts: None,
        }
    }

    /// What a doctor asks for: the tariff with a verte card, up to a fifth more with a rose one, anything with a bulle.
    pub fn doctors_fee(&mut self, tariff: i64) -> i64 {
        match self.family.colour {
            Some(CardColour::Rose) => {
                let percent = self.dice.weighted(&[(55, 20), (15, 15), (20, 10), (10, 0)]);
                tariff + (tariff * percent + 50) / 100
            }
            Some(CardColour::Bulle) => {
                let euros = tariff * self.dice.between(125, 230) / 100 / 500 * 5;
                (euros * 100).max(tariff)
            }
            Some(CardColour::Verte) | None => tariff,
        }
    }
}

/// Small changes to a line, one after the other.
pub trait Billed: Sized {
    /// Billed at that amount.
    fn billed(self, cents: i64) -> Self;
    /// Performed by a registered practitioner.
    fn by(self, performer: &Practitioner) -> Self;
    /// Performed in an institution, or by somebody who is not registered.
    fn at(self, place: &str) -> Self;
    /// Prescribed by.
    fn prescribed_by(self, prescriber: &Practitioner) -> Self;
    /// Paid to the professional or institution.
    fn paid_to(self, professional: &str) -> Self;
    /// Paid to somebody else.
    fn paid_to_third_party(self, name: &str) -> Self;
    /// HNP: the insured person pays the co-payment only, the fund pays the performer.
    fn fees_unpaid_to(self, performer: &Practitioner) -> Self;
    /// These acts together under one amount.
    fn bundling(self, acts: &[(&Benefit, NaiveDate, NaiveDate)]) -> Self;
}

impl Billed for Line {
    fn billed(mut self, cents: i64) -> Self {
        self.billed_cents = cents;
        self
    }

    fn by(mut self, performer: &Practitioner) -> Self {
        self.performer = Some(performer.number.clone());
        self.performed_at = None;
        self
    }

    fn at(mut self, place: &str) -> Self {
        self.performer = None;
        self.performed_at = Some(place.to_owned());
        self
    }

    fn prescribed_by(mut self, prescriber: &Practitioner) -> Self {
        self.prescriber = Some(prescriber.number.clone());
        self
    }

    fn paid_to(mut self, professional: &str) -> Self {
        self.payee_kind = PayeeKind::Professional;
        self.payee_name = professional.to_owned();
        self
    }

    fn paid_to_third_party(mut self, name: &str) -> Self {
        self.payee_kind = PayeeKind::ThirdParty;
        self.payee_name = name.to_owned();
        self
    }

    fn fees_unpaid_to(mut self, performer: &Practitioner) -> Self {
        self.fees_unpaid = true;
        self.by(performer).paid_to(&full_name(performer))
    }

    fn bundling(mut self, acts: &[(&Benefit, NaiveDate, NaiveDate)]) -> Self {
        let act = |&(benefit, care_from, care_until): &(&Benefit, NaiveDate, NaiveDate)| BundledAct {
            benefit: benefit.code.to_owned(),
            care_from,
            care_until,
        };
        self.bundled_acts = Some(BundledActs(acts.iter().map(act).collect()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refund_is_tariff_times_rate_rounded_half_up() {
        assert_eq!(refund(4_600, 8_000, 5_520), 3_680);
        assert_eq!(refund(3_440, 8_000, 3_440), 2_752);
        assert_eq!(refund(1_658, 8_000, 1_658), 1_326);
        assert_eq!(refund(1, 5_000, 100), 1);
        assert_eq!(refund(3, 5_000, 100), 2);
    }

    #[test]
    fn a_refund_never_exceeds_the_bill() {
        assert_eq!(refund(4_600, 10_000, 3_000), 3_000);
        assert_eq!(refund(4_600, 0, 3_000), 0);
    }
}
