//! Points, month by month, of people who still work.

use chrono::{Datelike as _, Months, NaiveDate};
use extract::records::{PensionFund, PensionMonth, Population};

use super::schedule::first_of_month;
use crate::{
    calendar::{Calendar, date},
    dice::{Dice, Purpose},
    household::Family,
    nomenclature::reference_salary,
};

/// One household in so many has its points in the batch: they are by far the most records of a person.
const ONE_IN: u32 = 12;

/// Points are of interest from this age on.
const OF_INTEREST: u32 = 50;

/// The newest months wait for their validation.
const WAITING_MONTHS: u32 = 4;

/// Points of a month, at most, in hundredths.
const CAP: i64 = 400;

/// An activity: how it is paid, and over which months.
#[derive(Clone, Copy)]
struct Activity {
    paid: Paid,
    first: NaiveDate,
    last: NaiveDate,
}

/// How an activity is paid.
#[derive(Clone, Copy)]
enum Paid {
    /// A salary that makes so many hundredths of a point a month.
    Salary(i64),
    /// As self-employed in this class.
    Class(i32),
}

/// The months of the holder of a household that nobody has named; few households have any.
pub fn of_household(family: &Family, seed: u64, index: u32, calendar: &Calendar) -> Vec<PensionMonth> {
    let works = family.subscriptions.iter().find_map(|(resident, population)| match (resident, population) {
        (0, Population::Employee) => Some(PensionFund::Car),
        (0, Population::SelfEmployed) => Some(PensionFund::Carti),
        _ => None,
    });
    let holder = family.holder();
    let (Some(fund), true) = (works, index % ONE_IN == 1 && calendar.age(holder.person.birth_date) >= OF_INTEREST)
    else {
        return Vec::new();
    };
    let mut dice = Dice::new(seed, Purpose::Career, index);
    let first = first_of_month(holder.since) + Months::new(1);
    let last = calendar.month_start(1);
    let paid = match fund {
        PensionFund::Car => Paid::Salary(dice.between(95, 420)),
        PensionFund::Carti => Paid::Class(dice.between(1, 4) as i32),
    };
    let activity = Activity { paid, first, last };
    let gap = dice.chance(20).then(|| first + Months::new(dice.count(12, 60) as u32));
    months(&holder.person.number, activity, calendar)
        .filter(|month| gap.is_none_or(|gap| month.month < gap || month.month >= gap + Months::new(24)))
        .collect()
}

/// The months of the named people who work.
pub fn named(family: &Family, calendar: &Calendar) -> Vec<PensionMonth> {
    let last = calendar.month_start(1);
    let person = &family.holder().person.number;
    let activity = |paid, first, last| months(person, Activity { paid, first, last }, calendar);
    match family.matricule.as_str() {
        // Alain Dupont, too young for a simulation.
        "002490" => activity(Paid::Salary(236), date(2008, 9, 1), last).collect(),
        // Giulia Orengo, self-employed.
        "014713" => activity(Paid::Class(2), date(2011, 4, 1), last).collect(),
        // Olivier Noaro, employed without a gap; at the cap when the thirteenth month is paid.
        "029187" => activity(Paid::Salary(268), date(1998, 2, 1), last).collect(),
        // The lady with the long name, employed and then self-employed.
        "040056" => {
            let changed = first_of_month(calendar.days_ago(149));
            let employed = activity(Paid::Salary(188), date(2003, 10, 1), changed - Months::new(1));
            employed.chain(activity(Paid::Class(3), changed, last)).collect()
        }
        _ => Vec::new(),
    }
}

fn months(person: &str, activity: Activity, calendar: &Calendar) -> impl Iterator<Item = PensionMonth> {
    let person = person.to_owned();
    let waiting_since = calendar.month_start(WAITING_MONTHS);
    std::iter::successors(Some(activity.first), |month| Some(*month + Months::new(1)))
        .take_while(move |month| *month <= activity.last)
        .map(move |month| {
            let (fund, gross_salary_cents, class, points) = match activity.paid {
                Paid::Salary(points) => {
                    let gross = salary(points, month);
                    (PensionFund::Car, Some(gross), None, points_of(gross, month))
                }
                Paid::Class(class) => (PensionFund::Carti, None, Some(class), i64::from(class) * 100),
            };
            PensionMonth {
                person: person.clone(),
                fund,
                month,
                gross_salary_cents,
                class,
                points_hundredths: points.min(CAP) as i32,
                validated: month < waiting_since,
            }
        })
}

/// A salary that is raised with the reference salary, and half as much again in December.
fn salary(points_hundredths: i64, month: NaiveDate) -> i64 {
    let ordinary = reference_salary(month) * points_hundredths / 100;
    if month.month() == 12 { ordinary + ordinary / 2 } else { ordinary }
}

fn points_of(gross_cents: i64, month: NaiveDate) -> i64 {
    let reference = reference_salary(month);
    (gross_cents * 200 + reference) / (2 * reference)
}
