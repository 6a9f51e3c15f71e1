//! Incomes and children as they are typed, and what is wrong with them before the rules of the form are asked.

use chrono::{Datelike, NaiveDate};
use contract::{
    identity::{BirthDateError, parse_birth_date},
    resources::{AmountFault, ChildCover, DeclaredChild, IncomeLine, parse_amount},
    text::is_hidden,
};

/// Longest given name that is taken, in characters.
const LONGEST_NAME: usize = 60;

/// Fields of an income, in their order: category, amount, months, and the place of an earlier line of the same period.
pub type TypedIncome = [String; 4];

/// Fields of a child, in their order: given name, day, month and year of birth, and social cover.
pub type TypedChild = [String; 5];

/// What is wrong with an income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomeMistake {
    /// No category is chosen.
    Category,
    /// The amount is none.
    Amount(AmountFault),
    /// No number of months is chosen.
    Months,
}

/// What is wrong with a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildMistake {
    /// No given name.
    NameMissing,
    /// A given name that is longer than any, or holds what cannot be seen.
    Name,
    /// The three fields are no birth date.
    BirthDate(BirthDateError),
    /// No cover is chosen.
    Cover,
}

/// Whether nothing is typed.
fn is_blank(income: &TypedIncome) -> bool {
    income[..3].iter().all(|field| field.trim().is_empty())
}

/// An income as it would be typed; `write` writes an amount in cents.
pub fn typed_income(line: &IncomeLine, write: impl Fn(i64) -> String) -> TypedIncome {
    let same = line.same_period_as.map(|place| place.to_string()).unwrap_or_default();
    [line.category.clone(), write(line.amount_cents), line.months.to_string(), same]
}

/// A child as it would be typed.
pub fn typed_child(child: &DeclaredChild) -> TypedChild {
    let born = child.birth_date;
    let [day, month, year] = [born.day().to_string(), born.month().to_string(), born.year().to_string()];
    [child.first_name.clone(), day, month, year, child.cover.code().to_owned()]
}

/// Takes one income away. Those of the same period as others stay so; those of the same period as the one that goes
/// stand alone.
pub fn remove(incomes: &mut Vec<TypedIncome>, place: usize) {
    incomes.remove(place);
    for [_, _, _, same] in incomes.iter_mut() {
        if let Ok(other) = same.parse::<usize>() {
            *same = match other {
                _ if other == place => String::new(),
                _ if other > place => (other - 1).to_string(),
                _ => continue,
            };
        }
    }
}

/// Takes away the incomes where nothing is typed.
pub fn without_blank(mut incomes: Vec<TypedIncome>) -> Vec<TypedIncome> {
    while let Some(place) = incomes.iter().position(is_blank) {
        remove(&mut incomes, place);
    }
    incomes
}

/// The incomes that can be read, and what is wrong with the others, by their place.
pub fn read_incomes(mut incomes: Vec<TypedIncome>) -> (Vec<IncomeLine>, Vec<(usize, IncomeMistake)>) {
    let mut mistakes = Vec::new();
    for (place, income) in incomes.iter().enumerate() {
        mistakes.extend(income_mistakes(income).into_iter().map(|mistake| (place, mistake)));
    }
    while let Some(place) = incomes.iter().position(|income| read_income(income).is_none()) {
        remove(&mut incomes, place);
    }
    (incomes.iter().filter_map(read_income).collect(), mistakes)
}

fn income_mistakes([category, amount, months, _]: &TypedIncome) -> Vec<IncomeMistake> {
    let category = category.is_empty().then_some(IncomeMistake::Category);
    let amount = parse_amount(amount).err().map(IncomeMistake::Amount);
    let months = months.is_empty().then_some(IncomeMistake::Months);
    [category, amount, months].into_iter().flatten().collect()
}

fn read_income([category, amount, months, same]: &TypedIncome) -> Option<IncomeLine> {
    let (amount_cents, months) = (parse_amount(amount).ok()?, months.parse().ok()?);
    let category = (!category.is_empty()).then(|| category.clone())?;
    Some(IncomeLine { category, amount_cents, months, same_period_as: same.parse().ok() })
}

/// The children that can be read, and what is wrong with the others, by their place.
pub fn read_children(children: &[TypedChild], today: NaiveDate) -> (Vec<DeclaredChild>, Vec<(usize, ChildMistake)>) {
    let (mut read, mut mistakes) = (Vec::new(), Vec::new());
    for (place, child) in children.iter().enumerate() {
        match read_child(child, today) {
            Ok(child) => read.push(child),
            Err(wrong) => mistakes.extend(wrong.into_iter().map(|mistake| (place, mistake))),
        }
    }
    (read, mistakes)
}

fn read_child(
    [name, day, month, year, cover]: &TypedChild,
    today: NaiveDate,
) -> Result<DeclaredChild, Vec<ChildMistake>> {
    let name = name.trim();
    let wrong_name = match () {
        () if name.is_empty() => Some(ChildMistake::NameMissing),
        () if name.chars().count() > LONGEST_NAME || name.chars().any(is_hidden) => Some(ChildMistake::Name),
        () => None,
    };
    let born = parse_birth_date(day, month, year, today);
    let cover = ChildCover::from_code(cover);
    match (wrong_name, born, cover) {
        (None, Ok(birth_date), Some(cover)) => Ok(DeclaredChild { first_name: name.to_owned(), birth_date, cover }),
        (name, born, cover) => {
            let born = born.err().map(ChildMistake::BirthDate);
            let cover = cover.is_none().then_some(ChildMistake::Cover);
            Err([name, born, cover].into_iter().flatten().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn income(category: &str, amount: &str, months: &str, same: &str) -> TypedIncome {
        [category, amount, months, same].map(str::to_owned)
    }

    fn child(name: &str, born: [&str; 3], cover: &str) -> TypedChild {
        let [day, month, year] = born;
        [name, day, month, year, cover].map(str::to_owned)
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    #[test]
    fn what_is_read_is_typed_again_as_it_was() {
        let typed = income("salary", "1234,50", "7", "");
        let (read, mistakes) = read_incomes(vec![typed.clone()]);
        assert_eq!(mistakes, []);
        assert_eq!(read[0].amount_cents, 123_450);
        assert_eq!(typed_income(&read[0], |cents| format!("{},{:02}", cents / 100, cents % 100)), typed);
        let typed = child("Chloé", ["17", "2", "2019"], "household");
        let (read, mistakes) = read_children(std::slice::from_ref(&typed), today());
        assert_eq!(mistakes, []);
        assert_eq!(typed_child(&read[0]), typed);
    }

    #[test]
    fn an_income_that_goes_unties_those_of_its_period_and_no_other() {
        let mut incomes = vec![
            income("a", "1", "1", ""),
            income("b", "2", "1", ""),
            income("c", "3", "1", "0"),
            income("d", "4", "1", "1"),
        ];
        remove(&mut incomes, 0);
        assert_eq!(
            incomes,
            [income("b", "2", "1", ""), income("c", "3", "1", ""), income("d", "4", "1", "0")],
            "c stands alone, d is still of the period of b"
        );
    }

    #[test]
    fn lines_where_nothing_is_typed_count_for_nothing() {
        let incomes = vec![
            income("a", "1", "1", ""),
            income("", " ", "", "0"),
            income("b", "2", "1", ""),
            income("c", "2", "1", "2"),
        ];
        let left = without_blank(incomes);
        assert_eq!(left, [income("a", "1", "1", ""), income("b", "2", "1", ""), income("c", "2", "1", "1")]);
    }

    #[test]
    fn each_field_that_is_missing_or_wrong_is_named_by_its_line() {
        let (read, mistakes) = read_incomes(vec![
            income("salary", "12", "12", ""),
            income("", "douze", "", ""),
            income("pension", "-1", "3", "1"),
            income("pension", "5", "3", "0"),
        ]);
        assert_eq!(
            mistakes,
            [
                (1, IncomeMistake::Category),
                (1, IncomeMistake::Amount(AmountFault::NotANumber)),
                (1, IncomeMistake::Months),
                (2, IncomeMistake::Amount(AmountFault::Negative)),
            ]
        );
        let ties: Vec<_> = read.iter().map(|line| (line.category.as_str(), line.same_period_as)).collect();
        assert_eq!(ties, [("salary", None), ("pension", Some(0))], "what can be read keeps its ties");
    }

    #[test]
    fn a_child_needs_a_name_a_birth_date_and_a_cover() {
        let (read, mistakes) = read_children(
            &[
                child("Léa", ["29", "2", "2012"], "french"),
                child(" ", ["30", "2", "2012"], ""),
                child("Tom\u{202e}", ["1", "1", "2027"], "none"),
            ],
            today(),
        );
        assert_eq!(read.len(), 1);
        assert_eq!(
            mistakes,
            [
                (1, ChildMistake::NameMissing),
                (1, ChildMistake::BirthDate(BirthDateError::NoSuchDay)),
                (1, ChildMistake::Cover),
                (2, ChildMistake::Name),
                (2, ChildMistake::BirthDate(BirthDateError::InTheFuture)),
            ]
        );
    }
}
