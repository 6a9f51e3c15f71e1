//! Words of the declaration: its screens, codes, mistakes and faults, and the fields where they belong.

use contract::resources::{
    AmountFault, CardColour, ChildCover, DeclarationFault, DeclarationForm, DeclarationStep, FaultPlace, FaultReason,
    FormOption, IncomeOrigin, KnownIncome, Whose,
};

use super::typed::{ChildMistake, IncomeMistake};
use crate::{
    core::{format, i18n, texts},
    ui::{FormError, birth_date_mistake},
};

/// Id of the box that says that there was no income.
pub const NOTHING: &str = "nothing";
/// Id of the question how many children there are.
pub const CHILDREN: &str = "children";

/// Id of a field of the income at this place: `category`, `amount`, `months` or `same`.
pub fn income_id(place: usize, field: &str) -> String {
    format!("income-{place}-{field}")
}

/// Id of a field of the child at this place: `name`, `day` or `cover`.
pub fn child_id(place: usize, field: &str) -> String {
    format!("child-{place}-{field}")
}

/// Name of a screen.
pub fn step(step: DeclarationStep, year: i32) -> String {
    match step {
        DeclarationStep::Terms => texts::resources::terms_title(),
        DeclarationStep::SpecialSituation => texts::resources::situation_title(),
        DeclarationStep::HolderIncome => texts::resources::holder_title(&year.to_string()),
        DeclarationStep::SpouseIncome => texts::resources::spouse_title(&year.to_string()),
        DeclarationStep::Children => texts::resources::children_title(),
        DeclarationStep::Summary => texts::resources::summary_title(),
    }
}

/// The fund's words for a choice of the form; the code where the form does not have it any more.
pub fn option(options: &[FormOption], code: &str) -> String {
    let known = options.iter().find(|option| option.code == code);
    known.map_or_else(|| code.to_owned(), |option| option.label.get(i18n::language()).to_owned())
}

/// Social cover of a child.
pub fn cover(cover: ChildCover) -> String {
    match cover {
        ChildCover::Household => texts::resources::cover_household(),
        ChildCover::OtherMonegasque => texts::resources::cover_other_monegasque(),
        ChildCover::French => texts::resources::cover_french(),
        ChildCover::Foreign => texts::resources::cover_foreign(),
        ChildCover::None => texts::resources::cover_none(),
    }
}

/// Name of a card colour.
pub fn colour(colour: CardColour) -> String {
    match colour {
        CardColour::Verte => texts::resources::colour_verte(),
        CardColour::Rose => texts::resources::colour_rose(),
        CardColour::Bulle => texts::resources::colour_bulle(),
    }
}

/// « 28 400,00 € – 12 mois ».
pub fn income(amount_cents: i64, months: u32) -> String {
    texts::resources::income_value(&format::euros(amount_cents), &self::months(months))
}

/// « 12 mois ».
pub fn months(months: u32) -> String {
    texts::resources::months(i64::from(months))
}

/// From where the fund knows an income.
pub fn known(known: &KnownIncome, form: &DeclarationForm) -> String {
    let category = option(&form.categories, &known.category);
    let income = income(known.amount_cents, known.months);
    match known.origin {
        IncomeOrigin::PaidByFund => texts::resources::known_paid(&category, &income),
        IncomeOrigin::DeclaredByEmployer => texts::resources::known_employer(&category, &income),
        IncomeOrigin::LastDeclaration => texts::resources::known_last(&category, &income),
    }
}

/// A mistake in an income, at its field.
pub fn income_mistake((place, mistake): (usize, IncomeMistake)) -> FormError {
    let number = (place + 1).to_string();
    let (field, message) = match mistake {
        IncomeMistake::Category => ("category", texts::resources::category_missing(&number)),
        IncomeMistake::Months => ("months", texts::resources::months_missing(&number)),
        IncomeMistake::Amount(fault) => ("amount", amount_fault(fault, &number)),
    };
    FormError::at(&income_id(place, field), message)
}

fn amount_fault(fault: AmountFault, number: &str) -> String {
    match fault {
        AmountFault::Empty => texts::resources::amount_missing(number),
        AmountFault::NotANumber => texts::resources::amount_not_a_number(number),
        AmountFault::Negative => texts::resources::amount_negative(number),
        AmountFault::TooManyDecimals => texts::resources::amount_decimals(number),
        AmountFault::TooHigh => texts::resources::amount_high(number),
    }
}

/// A mistake in a child, at its field.
pub fn child_mistake((place, mistake): (usize, ChildMistake)) -> FormError {
    let number = (place + 1).to_string();
    let (field, message) = match mistake {
        ChildMistake::NameMissing => ("name", texts::resources::name_missing()),
        ChildMistake::Name => ("name", texts::resources::name_wrong()),
        ChildMistake::BirthDate(error) => ("day", birth_date_mistake(error)),
        ChildMistake::Cover => ("cover", texts::resources::cover_missing()),
    };
    FormError::at(&child_id(place, field), texts::resources::of_child(&number, &message))
}

/// What the rules of the form find, at the field where it is put right.
pub fn fault(fault: &DeclarationFault, form: &DeclarationForm) -> FormError {
    match fault.place {
        FaultPlace::SpecialSituation => FormError::at("situation", texts::resources::situation_unknown()),
        FaultPlace::Incomes(whose) => incomes_fault(whose, &fault.reason),
        FaultPlace::Income(_, place) => {
            let number = (place + 1).to_string();
            let (field, message) = match fault.reason {
                FaultReason::NoEarlierLine => ("same", texts::resources::same_wrong(&number)),
                _ => ("category", texts::resources::category_missing(&number)),
            };
            FormError::at(&income_id(place, field), message)
        }
        FaultPlace::Children => FormError::at(CHILDREN, texts::resources::children_missing()),
        FaultPlace::Child(place) => child_fault(place, &fault.reason, form),
    }
}

fn incomes_fault(_: Whose, reason: &FaultReason) -> FormError {
    match reason {
        FaultReason::TooManyMonths { months, lines } => {
            let numbers: Vec<String> = lines.iter().map(|line| (line + 1).to_string()).collect();
            let first = lines.last().copied().unwrap_or_default();
            let message = texts::resources::too_many_months(&numbers.join(", "), &self::months(*months));
            FormError::at(&income_id(first, "months"), message)
        }
        FaultReason::NothingReceivedYetLines => FormError::at(NOTHING, texts::resources::nothing_yet_lines()),
        _ => FormError::at(&income_id(0, "category"), texts::resources::income_missing()),
    }
}

fn child_fault(place: usize, reason: &FaultReason, form: &DeclarationForm) -> FormError {
    let date = format::date(form.reference_date);
    let message = match reason {
        FaultReason::BornInTheFuture => texts::sign_in::birth_date_future(),
        FaultReason::BornAfterReference => texts::resources::born_after(&date),
        FaultReason::Repeated { first } => texts::resources::repeated(&(first + 1).to_string()),
        _ => texts::resources::too_old(&date),
    };
    FormError::at(&child_id(place, "day"), texts::resources::of_child(&(place + 1).to_string(), &message))
}
