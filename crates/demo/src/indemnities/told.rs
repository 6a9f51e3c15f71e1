//! The absences of the named people. None of it depends on the seed.

use chrono::Days;
use extract::records::LeaveKind;

use super::{Absences, Employment, File, Ledger, drawn::pension};
use crate::{
    calendar::{working_day_until, working_days_after},
    household::Family,
    world::World,
};

const BATHS: Employment =
    Employment { employer: Some("Société des Bains de Démonstration"), daily_cents: 8_910, subrogated: false };
const WORKSHOP: Employment = Employment { employer: Some("Ateliers du Port"), daily_cents: 4_285, subrogated: true };
const BAKERY: Employment = Employment { employer: Some("Boulangerie du Rocher"), daily_cents: 7_333, subrogated: true };
const ON_HER_OWN: Employment = Employment { employer: None, daily_cents: 11_250, subrogated: false };

/// The absences of the holder of a named household: none for most.
pub fn told(world: &World, family: &Family) -> Absences {
    let mut ledger = Ledger::new(world, family);
    match family.matricule.as_str() {
        "002490" => everything(&mut ledger),
        "014713" => on_her_own(&mut ledger),
        "021377" => maternity(&mut ledger),
        "029187" => pension(&mut ledger, world.calendar.month_start(14), 8_125),
        "036440" => without_an_end(&mut ledger),
        "048813" => only_in_progress(&mut ledger),
        _ => {}
    }
    ledger.close()
}

/// Alain Dupont: two employers, one of them subrogated; corrections up and down; nothing due; to be paid; in progress.
fn everything(ledger: &mut Ledger<'_>) {
    let as_of = ledger.calendar.as_of;
    ledger.sickness(ledger.days_ago(410), 12, &[BATHS]);
    ledger.sickness(ledger.days_ago(310), 21, &[BATHS, WORKSHOP]);
    let (from, until) = (ledger.days_ago(230), ledger.days_ago(216));
    ledger.approved(LeaveKind::Sickness, from, Some(until));
    ledger.file(File::sickness(from, until, &BATHS).corrected(-12_540));
    ledger.file(File::sickness(from, until, &WORKSHOP).corrected(1_215));
    ledger.sickness(ledger.days_ago(150), 2, &[BATHS]);
    let (from, until) = (ledger.days_ago(40), ledger.days_ago(27));
    ledger.approved(LeaveKind::Sickness, from, Some(until));
    let processed_on = working_day_until(ledger.days_ago(3));
    for employment in [BATHS, WORKSHOP] {
        ledger.file(File::sickness(from, until, &employment).processed(processed_on, working_days_after(as_of, 1)));
    }
    let from = ledger.days_ago(11);
    ledger.approved(LeaveKind::Sickness, from, Some(from + Days::new(18)));
    for employment in [BATHS, WORKSHOP] {
        ledger.file(File::sickness(from, as_of, &employment));
    }
    // The doctor has prolonged it; the medical officer has not decided yet.
    ledger.leave(LeaveKind::Sickness, from + Days::new(19), Some(from + Days::new(32)), None);
}

/// Giulia Orengo: self-employed, so without an employer.
fn on_her_own(ledger: &mut Ledger<'_>) {
    ledger.sickness(ledger.days_ago(120), 16, &[ON_HER_OWN]);
}

/// Claire Rossi: a child on the way, the first month paid.
fn maternity(ledger: &mut Ledger<'_>) {
    let from = ledger.days_ago(52);
    ledger.approved(LeaveKind::Maternity, from, Some(from + Days::new(111)));
    ledger.file(File::maternity(from, from + Days::new(29), &BAKERY));
    ledger.file(File::maternity(from + Days::new(30), ledger.calendar.as_of, &BAKERY));
}

/// Chiara Bianchi: an illness whose end nobody knows.
fn without_an_end(ledger: &mut Ledger<'_>) {
    let from = ledger.days_ago(75);
    ledger.approved(LeaveKind::Sickness, from, None);
    ledger.file(File::sickness(from, from + Days::new(29), &BATHS));
    ledger.file(File::sickness(from + Days::new(30), from + Days::new(59), &BATHS).continued());
    ledger.file(File::sickness(from + Days::new(60), ledger.calendar.as_of, &BATHS).continued());
}

/// Hugo Sangiorgio: a first absence, not yet processed.
fn only_in_progress(ledger: &mut Ledger<'_>) {
    let from = ledger.days_ago(9);
    ledger.sickness(from, 6, &[BATHS]);
}
