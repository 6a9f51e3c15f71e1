//! Whether a declaration can be sent: the same answer in the browser and on the server (DECL-03 to DECL-05).

use chrono::NaiveDate;

use super::{
    children::check_children,
    declaration::{DeclarationForm, FormOption},
    declared::{DeclaredResources, PersonResources, Whose},
    fault::{DeclarationFault, FaultPlace, FaultReason},
    months::{MOST_MONTHS, counted_months, periods},
};

/// Everything that is wrong with a declaration on this form, in the order of its screens; empty when it can be sent.
/// The limits of single values are not looked at again: `validate` does that.
#[must_use]
pub fn check(declared: &DeclaredResources, form: &DeclarationForm, today: NaiveDate) -> Vec<DeclarationFault> {
    if let Some(situation) = &declared.special_situation {
        return check_situation(situation, declared, form);
    }
    let mut faults = check_person(Whose::Holder, &declared.holder, form);
    faults.extend(match (&declared.spouse, form.spouse) {
        (Some(spouse), true) => check_person(Whose::Spouse, spouse, form),
        (None, true) => vec![fault(FaultPlace::Incomes(Whose::Spouse), FaultReason::Missing)],
        (Some(_), false) => vec![fault(FaultPlace::Incomes(Whose::Spouse), FaultReason::NoSpouse)],
        (None, false) => Vec::new(),
    });
    faults.extend(match (&declared.children, form.children) {
        (Some(children), true) => check_children(children, form.reference_date, today),
        (None, true) => vec![fault(FaultPlace::Children, FaultReason::Missing)],
        (Some(_), false) => vec![fault(FaultPlace::Children, FaultReason::NoChildrenAsked)],
        (None, false) => Vec::new(),
    });
    faults
}

fn check_situation(situation: &str, declared: &DeclaredResources, form: &DeclarationForm) -> Vec<DeclarationFault> {
    let only = DeclaredResources { special_situation: Some(situation.to_owned()), ..DeclaredResources::default() };
    let reason = match () {
        () if !has(&form.special_situations, situation) => FaultReason::UnknownSituation,
        () if *declared != only => FaultReason::SituationEndsIt,
        () => return Vec::new(),
    };
    vec![fault(FaultPlace::SpecialSituation, reason)]
}

fn check_person(whose: Whose, person: &PersonResources, form: &DeclarationForm) -> Vec<DeclarationFault> {
    let mut faults = Vec::new();
    match (person.lines.is_empty(), person.nothing_received) {
        (true, false) => faults.push(fault(FaultPlace::Incomes(whose), FaultReason::Missing)),
        (false, true) => faults.push(fault(FaultPlace::Incomes(whose), FaultReason::NothingReceivedYetLines)),
        (true, true) | (false, false) => {}
    }
    for (place, line) in person.lines.iter().enumerate() {
        if !has(&form.categories, &line.category) {
            faults.push(fault(FaultPlace::Income(whose, place), FaultReason::UnknownCategory));
        }
        if line.same_period_as.is_some_and(|other| usize::from(other) >= place) {
            faults.push(fault(FaultPlace::Income(whose, place), FaultReason::NoEarlierLine));
        }
    }
    let months = counted_months(&person.lines);
    if months > MOST_MONTHS {
        let longest =
            |period: super::Period| period.lines.into_iter().find(|place| person.lines[*place].months == period.months);
        let lines = periods(&person.lines).into_iter().filter_map(longest).collect();
        faults.push(fault(FaultPlace::Incomes(whose), FaultReason::TooManyMonths { months, lines }));
    }
    faults
}

fn has(options: &[FormOption], code: &str) -> bool {
    options.iter().any(|option| option.code == code)
}

const fn fault(place: FaultPlace, reason: FaultReason) -> DeclarationFault {
    DeclarationFault { place, reason }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::{
        language::LocalizedText,
        resources::{ChildCover, DeclaredChild, DeclaredChildren, IncomeLine},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn option(code: &str) -> FormOption {
        FormOption { code: code.to_owned(), label: LocalizedText::default() }
    }

    fn form(spouse: bool, children: bool) -> DeclarationForm {
        DeclarationForm {
            spouse,
            children,
            reference_date: day("2026-10-01"),
            categories: vec![option("salary"), option("pension")],
            special_situations: vec![option("abroad")],
        }
    }

    fn line(category: &str, months: u32, same_period_as: Option<u8>) -> IncomeLine {
        IncomeLine { category: category.to_owned(), amount_cents: 100_000, months, same_period_as }
    }

    fn earning(lines: Vec<IncomeLine>) -> PersonResources {
        PersonResources { lines, ..PersonResources::default() }
    }

    fn of_holder(lines: Vec<IncomeLine>) -> DeclaredResources {
        DeclaredResources { holder: earning(lines), ..DeclaredResources::default() }
    }

    fn found(declared: &DeclaredResources, form: &DeclarationForm) -> Vec<(String, String)> {
        let faults = check(declared, form, day("2026-11-25"));
        faults.iter().map(DeclarationFault::to_field_error).map(|error| (error.field, error.code)).collect()
    }

    fn pair(field: &str, code: &str) -> (String, String) {
        (field.to_owned(), code.to_owned())
    }

    #[test]
    fn a_special_situation_ends_the_declaration() {
        let with = |situation: &str| DeclaredResources {
            special_situation: Some(situation.to_owned()),
            ..DeclaredResources::default()
        };
        let form = form(true, true);
        assert_eq!(found(&with("abroad"), &form), []);
        assert_eq!(found(&with("rich"), &form), [pair("declared.special_situation", "unknown_situation")]);
        let and_more = DeclaredResources { holder: earning(vec![line("salary", 1, None)]), ..with("abroad") };
        assert_eq!(found(&and_more, &form), [pair("declared.special_situation", "situation_ends_it")]);
    }

    #[test]
    fn an_empty_list_is_empty_on_purpose_or_not_at_all() {
        let form = form(false, false);
        assert_eq!(found(&of_holder(Vec::new()), &form), [pair("declared.holder.lines", "missing")]);
        let mut nothing = of_holder(Vec::new());
        nothing.holder.nothing_received = true;
        assert_eq!(found(&nothing, &form), []);
        nothing.holder.lines.push(line("salary", 1, None));
        assert_eq!(found(&nothing, &form), [pair("declared.holder.lines", "nothing_received_yet_lines")]);
    }

    #[test]
    fn more_than_twelve_months_name_the_lines_that_make_them() {
        let declared = of_holder(vec![line("salary", 9, None), line("salary", 2, Some(0)), line("pension", 8, None)]);
        let faults = check(&declared, &form(false, false), day("2026-11-25"));
        let reason = FaultReason::TooManyMonths { months: 17, lines: vec![0, 2] };
        assert_eq!(faults, [fault(FaultPlace::Incomes(Whose::Holder), reason)]);
        assert_eq!(
            faults[0].to_field_error().message,
            "lines 1, 3 make 17 months and the year has 12; lines of the same period must say so"
        );
        assert_eq!(found(&of_holder(vec![line("salary", 7, None), line("pension", 5, None)]), &form(false, false)), []);
    }

    #[test]
    fn a_line_has_a_category_of_the_form_and_an_earlier_line_beside_it() {
        let declared = of_holder(vec![line("lottery", 1, Some(0)), line("salary", 1, Some(9))]);
        assert_eq!(
            found(&declared, &form(false, false)),
            [
                pair("declared.holder.lines[0].category", "unknown_category"),
                pair("declared.holder.lines[0].same_period_as", "no_earlier_line"),
                pair("declared.holder.lines[1].same_period_as", "no_earlier_line"),
            ]
        );
    }

    #[test]
    fn a_spouse_and_children_are_declared_exactly_where_the_form_asks() {
        let plain = of_holder(vec![line("salary", 12, None)]);
        assert_eq!(
            found(&plain, &form(true, true)),
            [pair("declared.spouse.lines", "missing"), pair("declared.children.number", "missing")]
        );
        let child =
            DeclaredChild {
                first_name: "Léa".to_owned(), birth_date: day("2000-01-01"), cover: ChildCover::Household
            };
        let full = DeclaredResources {
            spouse: Some(earning(vec![line("salary", 12, None), line("pension", 1, None)])),
            children: Some(DeclaredChildren { number: 1, children: vec![child] }),
            ..plain
        };
        assert_eq!(
            found(&full, &form(false, false)),
            [pair("declared.spouse", "no_spouse"), pair("declared.children", "no_children_asked")]
        );
        assert_eq!(
            found(&full, &form(true, true)),
            [
                pair("declared.spouse.lines", "too_many_months"),
                pair("declared.children.children[0].birth_date", "too_old"),
            ]
        );
    }
}
