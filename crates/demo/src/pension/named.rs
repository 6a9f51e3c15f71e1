//! The pensions of the named people.

use chrono::{Days, NaiveDate};
use extract::records::{PaymentFrequency, PensionFund, PensionKind};

use super::{
    ACCOUNTS, Drawing, Drawn,
    schedule::{Terms, last_of_month, recover},
};
use crate::{
    calendar::{Calendar, date},
    household::Family,
};

/// The pensions of a household of named people, by its matricule.
pub fn named(family: &Family, calendar: &Calendar) -> Vec<Drawn> {
    let mut drawing = Drawing { family, calendar, drawn: Vec::new() };
    match family.matricule.as_str() {
        "003128" => ferrero(&mut drawing),
        "001875" => castellari(&mut drawing),
        _ => {}
    }
    drawing.drawn
}

fn own(fund: PensionFund, since: NaiveDate, amount_cents: i64) -> Terms {
    Terms {
        fund,
        kind: PensionKind::Own,
        frequency: PaymentFrequency::Monthly,
        since,
        until: None,
        amount_cents,
        account: Some(ACCOUNTS[0]),
    }
}

/// René Ferrero: employed, then self-employed; since this year also a survivor's pension, from which is taken back what
/// was still paid to his wife after her death.
fn ferrero(drawing: &mut Drawing<'_>) {
    let until = drawing.family.residents[1].person.death_date.map_or(drawing.calendar.as_of, last_of_month);
    let car = own(PensionFund::Car, date(2014, 6, 1), 148_732);
    let carti = Terms {
        frequency: PaymentFrequency::Quarterly,
        account: None,
        ..own(PensionFund::Carti, date(2014, 7, 1), 41_256)
    };
    let survivor = Terms { kind: PensionKind::Survivor, ..own(PensionFund::Car, until + Days::new(1), 52_318) };
    let hers = Terms { until: Some(until), ..own(PensionFund::Car, date(2013, 2, 1), 87_197) };
    drawing.add(0, &car, 0);
    drawing.add(0, &carti, 0);
    drawing.add(0, &survivor, 0);
    if let Some((_, payments)) = drawing.drawn.last_mut() {
        recover(payments, 3, 87_197);
    }
    drawing.add(1, &hers, 0);
}

/// Jeanne Castellari: her own pension, once used up by a recovery, her husband's, and one of his from CARTI that has
/// ended.
fn castellari(drawing: &mut Drawing<'_>) {
    let ended = last_of_month(drawing.calendar.month_start(5));
    let mine = Terms { account: Some(ACCOUNTS[1]), ..own(PensionFund::Car, date(2003, 9, 1), 96_540) };
    let survivor = Terms {
        kind: PensionKind::Survivor,
        account: Some(ACCOUNTS[1]),
        ..own(PensionFund::Car, date(2011, 4, 1), 58_210)
    };
    let carti = Terms {
        fund: PensionFund::Carti,
        frequency: PaymentFrequency::Quarterly,
        until: Some(ended),
        amount_cents: 33_075,
        ..survivor
    };
    drawing.add(0, &mine, 12);
    drawing.add(0, &survivor, 2);
    drawing.add(0, &carti, 0);
}
