//! What happens to the allowances of a month.

use chrono::{Days, Months};
use extract::records::FamilyAllowance;

use crate::{calendar::working_days_after, dice::Dice};

/// Another body for which the fund recovers.
const THIRD_PARTIES: [&str; 3] = ["Trésorerie des Finances", "Office de protection sociale", "Greffe du Tribunal"];

/// What happens to the allowances of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incident {
    /// Nothing.
    None,
    /// The fund recovers what it had paid too much.
    RecoveredInternally,
    /// The fund recovers for another body, which the number chooses.
    RecoveredForThirdParty(usize),
    /// Both at once.
    RecoveredForBoth,
    /// The fund gives back what it had recovered.
    GivenBack,
    /// More is recovered than granted.
    RecoveredBeyond,
    /// The allowance of the first child is paid to the other adult.
    SharedBetweenTwo,
    /// Nothing is granted for the first child.
    Suspended,
    /// A month later something more is granted.
    CorrectedLater,
}

impl Incident {
    /// What happens in a month, as a rule nothing.
    pub fn draw(dice: &mut Dice) -> Self {
        dice.weighted(&[
            (68, Self::None),
            (5, Self::RecoveredInternally),
            (2, Self::RecoveredForThirdParty(0)),
            (2, Self::RecoveredForThirdParty(1)),
            (2, Self::RecoveredForBoth),
            (4, Self::GivenBack),
            (4, Self::RecoveredBeyond),
            (5, Self::SharedBetweenTwo),
            (4, Self::Suspended),
            (4, Self::CorrectedLater),
        ])
    }

    /// Changes the records of the month and answers one that comes beside them. `other` is the
    /// number and the account of another adult of the household.
    pub fn happen(
        self,
        month: &mut [FamilyAllowance],
        other: Option<(String, Option<String>)>,
    ) -> impl Iterator<Item = FamilyAllowance> + use<> {
        let mut correction = None;
        if let Some(first) = month.first_mut() {
            match self {
                Self::None => {}
                Self::RecoveredInternally => first.internal_recovery_cents = 5_000,
                Self::RecoveredForThirdParty(which) => recover_for(first, which, 4_500),
                Self::RecoveredForBoth => {
                    first.internal_recovery_cents = 3_000;
                    recover_for(first, 2, 4_500);
                }
                Self::GivenBack => first.internal_recovery_cents = -2_500,
                Self::RecoveredBeyond => first.internal_recovery_cents = 2 * first.allowance_cents + 1_250,
                Self::SharedBetweenTwo => {
                    if let Some((number, account)) = other {
                        (first.recipient, first.account) = (number, account);
                    }
                }
                Self::Suspended => first.allowance_cents = 0,
                Self::CorrectedLater => correction = Some(corrected(first)),
            }
        }
        correction.into_iter()
    }
}

fn recover_for(allowance: &mut FamilyAllowance, which: usize, cents: i64) {
    allowance.third_party_recovery_cents = cents;
    allowance.third_party_name = Some(THIRD_PARTIES[which % THIRD_PARTIES.len()].to_owned());
}

/// Something more for the same child and month, processed with the month after the next.
fn corrected(allowance: &FamilyAllowance) -> FamilyAllowance {
    let processed_on = working_days_after(allowance.month + Months::new(2) - Days::new(1), 3);
    FamilyAllowance { allowance_cents: 2_150, processed_on, ..allowance.clone() }
}
