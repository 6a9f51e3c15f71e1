//! Which screens a declaration has, and how far one can go.

use contract::resources::{DeclarationForm, DeclarationStep, FaultPlace, Whose};

/// The screens of a form, the first at place 0. A special situation ends the declaration early (DECL-03); the spouse and
/// the children are asked for where the household's form has them.
#[must_use]
pub fn screens(form: &DeclarationForm, has_special_situation: bool) -> Vec<DeclarationStep> {
    use DeclarationStep::{Children, HolderIncome, SpecialSituation, SpouseIncome, Summary, Terms};
    let mut screens = vec![Terms, SpecialSituation];
    if !has_special_situation {
        screens.push(HolderIncome);
        screens.extend(form.spouse.then_some(SpouseIncome));
        screens.extend(form.children.then_some(Children));
    }
    screens.push(Summary);
    screens
}

/// Number of a screen, from 1; of the summary where the form does not have it.
#[must_use]
pub fn number_of(screens: &[DeclarationStep], step: DeclarationStep) -> usize {
    screens.iter().position(|screen| *screen == step).map_or(screens.len(), |place| place + 1)
}

/// The screen on which a fault is put right.
#[must_use]
pub const fn screen_of(place: FaultPlace) -> DeclarationStep {
    match place {
        FaultPlace::SpecialSituation => DeclarationStep::SpecialSituation,
        FaultPlace::Incomes(Whose::Holder) | FaultPlace::Income(Whose::Holder, _) => DeclarationStep::HolderIncome,
        FaultPlace::Incomes(Whose::Spouse) | FaultPlace::Income(Whose::Spouse, _) => DeclarationStep::SpouseIncome,
        FaultPlace::Children | FaultPlace::Child(_) => DeclarationStep::Children,
    }
}

/// Number of the furthest screen that can be opened: the terms until they are approved, then the first on which
/// something is `wrong`, otherwise the summary.
#[must_use]
pub fn reachable(screens: &[DeclarationStep], terms_approved: bool, wrong: &[DeclarationStep]) -> usize {
    if !terms_approved {
        return 1;
    }
    wrong.iter().map(|step| number_of(screens, *step)).min().unwrap_or(screens.len())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn form(spouse: bool, children: bool) -> DeclarationForm {
        let reference_date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        DeclarationForm { spouse, children, reference_date, categories: Vec::new(), special_situations: Vec::new() }
    }

    #[test]
    fn a_form_has_the_screens_that_its_paper_has() {
        use DeclarationStep::{Children, HolderIncome, SpecialSituation, SpouseIncome, Summary, Terms};
        assert_eq!(
            screens(&form(true, true), false),
            [Terms, SpecialSituation, HolderIncome, SpouseIncome, Children, Summary]
        );
        assert_eq!(screens(&form(false, false), false), [Terms, SpecialSituation, HolderIncome, Summary]);
        assert_eq!(screens(&form(true, true), true), [Terms, SpecialSituation, Summary]);
    }

    #[test]
    fn one_goes_as_far_as_the_first_screen_where_something_is_wrong() {
        let screens = screens(&form(true, true), false);
        assert_eq!(reachable(&screens, false, &[]), 1);
        assert_eq!(reachable(&screens, true, &[]), 6);
        assert_eq!(reachable(&screens, true, &[DeclarationStep::Children, DeclarationStep::SpouseIncome]), 4);
    }

    #[test]
    fn a_draft_of_a_screen_that_the_form_no_longer_has_goes_on_with_the_summary() {
        let screens = screens(&form(false, false), false);
        assert_eq!(number_of(&screens, DeclarationStep::Children), 4);
        assert_eq!(number_of(&screens, DeclarationStep::HolderIncome), 3);
    }
}
