//! Pensions of the retired, and their payments.

pub mod career;
mod named;
mod schedule;

use chrono::{Days, Months, NaiveDate};
use extract::records::{MemberRole, PaymentFrequency, Pension, PensionFund, PensionKind, PensionPayment, Population};

use self::schedule::{Terms, first_of_month, last_of_month, schedule};
use crate::{
    calendar::Calendar,
    dice::{Dice, Purpose},
    household::{Family, Resident, situation},
};

/// A pension and its payments, as they are written.
pub type Drawn = (Pension, Vec<PensionPayment>);

/// From this age on a holder who has not subscribed is taken to be retired.
const SURELY_RETIRED: u32 = 67;

/// Banks of the fictitious fund and the accounts there, masked.
const ACCOUNTS: [(&str, &str); 6] = [
    ("MC58****0134", "Banque du Rocher"),
    ("MC11****7702", "Crédit de la Condamine"),
    ("FR76****4418", "Banque des Deux Frontières"),
    ("FR14****0926", "Caisse du Littoral"),
    ("IT60****3456", "Banca di Ponente"),
    ("MC93****5581", "Banque du Larvotto"),
];

pub use named::named;

/// The pensions of a household that nobody has named.
pub fn of_household(family: &Family, seed: u64, index: u32, calendar: &Calendar) -> Vec<Drawn> {
    let mut dice = Dice::new(seed, Purpose::Pension, index);
    if !is_retired(family, calendar) {
        return Vec::new();
    }
    let mut drawing = Drawing { family, calendar, drawn: Vec::new() };
    let holder = family.holder();
    let since = retirement(holder, &mut dice, calendar);
    let (fund, frequency) = dice.weighted(&[
        (82, (PensionFund::Car, PaymentFrequency::Monthly)),
        (8, (PensionFund::Carti, PaymentFrequency::Monthly)),
        (10, (PensionFund::Carti, PaymentFrequency::Quarterly)),
    ]);
    let account = (!dice.chance(6)).then(|| *dice.pick(&ACCOUNTS));
    let terms =
        |amount_cents| Terms { fund, kind: PensionKind::Own, frequency, since, until: None, amount_cents, account };
    let cents = dice.between(42_000, 238_000);
    drawing.add(0, &terms(cents), index);
    if frequency == PaymentFrequency::Monthly && dice.chance(12) {
        let quarterly = Terms {
            fund: if fund == PensionFund::Car { PensionFund::Carti } else { PensionFund::Car },
            frequency: PaymentFrequency::Quarterly,
            ..terms(dice.between(18_000, 90_000))
        };
        drawing.add(0, &quarterly, 1);
    }
    drawing.survivors(account, &mut dice);
    drawing.drawn
}

/// Whether the holder draws a pension.
fn is_retired(family: &Family, calendar: &Calendar) -> bool {
    let mut held = family.subscriptions.iter().filter(|(resident, _)| *resident == 0).peekable();
    if held.peek().is_none() {
        return calendar.age(family.holder().person.birth_date) >= SURELY_RETIRED;
    }
    held.any(|(_, population)| *population == Population::Retired)
}

/// The first of a month after the holder's sixtieth birthday and before the data stand.
fn retirement(holder: &Resident, dice: &mut Dice, calendar: &Calendar) -> NaiveDate {
    let age = calendar.age(holder.person.birth_date).max(61);
    let years = dice.count(60, u64::from(age.min(66))) as u32;
    first_of_month(holder.person.birth_date + Months::new(12 * years + 1)).min(calendar.month_start(2))
}

/// The pensions of one household while they are being drawn.
struct Drawing<'f> {
    family: &'f Family,
    calendar: &'f Calendar,
    drawn: Vec<Drawn>,
}

impl Drawing<'_> {
    /// Adds a pension of that resident. `case` chooses what is special about its payments.
    fn add(&mut self, resident: usize, terms: &Terms, case: u32) {
        let number = self.drawn.len() + 1;
        let matricule = &self.family.matricule;
        let pension = Pension {
            number: format!("R{matricule}-{number}"),
            person: self.family.residents[resident].person.number.clone(),
            matricule: matricule.clone(),
            fund: terms.fund,
            kind: terms.kind,
            frequency: terms.frequency,
            starts_on: terms.since,
            ends_on: terms.until,
        };
        let mut payments = schedule(&pension, terms, self.calendar);
        schedule::make_special(case, &mut payments);
        self.drawn.push((pension, payments));
    }

    /// Who has lost a spouse draws a survivor's pension; the spouse's own, where there was one, has ended.
    fn survivors(&mut self, account: Option<(&'static str, &'static str)>, dice: &mut Dice) {
        let holder = self.family.holder();
        let amount_cents = dice.between(21_000, 96_000);
        let widowed = holder.person.family_situation.as_deref() == Some(situation::WIDOWED);
        if !widowed {
            return;
        }
        let survivor = |since| Terms {
            fund: PensionFund::Car,
            kind: PensionKind::Survivor,
            frequency: PaymentFrequency::Monthly,
            since,
            until: None,
            amount_cents,
            account,
        };
        let dead = |resident: &Resident| resident.person.death_date.filter(|_| resident.role == MemberRole::Spouse);
        let spouse = self.family.residents.iter().position(|resident| dead(resident).is_some());
        let Some((spouse, death)) = spouse.and_then(|spouse| Some((spouse, dead(&self.family.residents[spouse])?)))
        else {
            let since = self.calendar.month_start(dice.count(20, 140) as u32);
            self.add(0, &survivor(since), 0);
            return;
        };
        let until = last_of_month(death);
        let own = Terms {
            kind: PensionKind::Own,
            since: first_of_month(until - Months::new(60)),
            until: Some(until),
            amount_cents: amount_cents * 5 / 3,
            ..survivor(death)
        };
        self.add(spouse, &own, 0);
        self.add(0, &survivor(until + Days::new(1)), 0);
    }
}
