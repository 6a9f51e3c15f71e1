//! What is typed into the declaration. The server keeps a copy at every step; this one survives a lost session (NAV-12).

use client::Tagged;
use contract::resources::{
    DeclarationDraft, DeclarationFault, DeclarationForm, DeclarationStep, DeclaredChildren, DeclaredResources,
    PersonResources, Whose, check,
};
use leptos::prelude::*;

use super::{
    rows::Rows,
    screens::screen_of,
    typed::{ChildMistake, IncomeMistake, read_children, read_incomes, typed_child, typed_income, without_blank},
};
use crate::core::{browser, drafts::Draft, format};

/// Incomes of one person.
#[derive(Clone, Copy)]
pub struct PersonAnswers {
    /// The incomes.
    pub incomes: Rows<4>,
    /// There was none.
    pub nothing: RwSignal<bool>,
    /// Remarks.
    pub remarks: RwSignal<String>,
}

impl PersonAnswers {
    fn of(draft: Draft, [incomes, nothing, remarks]: [&'static str; 3]) -> Self {
        Self { incomes: Rows::of(draft, incomes), nothing: draft.mark(nothing), remarks: draft.text(remarks) }
    }

    /// What can be read of it, and the mistakes. Watches it.
    pub fn read(self) -> (PersonResources, Vec<(usize, IncomeMistake)>) {
        let (lines, mistakes) = read_incomes(without_blank(self.incomes.typed()));
        let remarks = self.remarks.get().trim().to_owned();
        let remarks = (!remarks.is_empty()).then_some(remarks);
        (PersonResources { lines, nothing_received: self.nothing.get(), remarks }, mistakes)
    }

    fn fill(self, declared: &PersonResources) {
        self.incomes.put(declared.lines.iter().map(|line| typed_income(line, format::hundredths)).collect());
        self.nothing.set(declared.nothing_received);
        self.remarks.set(declared.remarks.clone().unwrap_or_default());
    }
}

/// What is typed. Copied freely: it only names signals.
#[derive(Clone, Copy)]
pub struct Answers {
    /// What is kept of it in this window.
    pub draft: Draft,
    /// Something was filled in.
    begun: RwSignal<bool>,
    /// State of the server's draft that this goes on from, by its tag.
    pub tag: RwSignal<String>,
    /// The general terms were opened.
    pub opened: RwSignal<bool>,
    /// The general terms are ticked as approved.
    pub accepted: RwSignal<bool>,
    /// Version of the general terms that was approved, once the step is done.
    pub terms: RwSignal<String>,
    /// Code of the special situation; empty where there is none.
    pub situation: RwSignal<String>,
    /// Income of the holder.
    pub holder: PersonAnswers,
    /// Income of the spouse.
    pub spouse: PersonAnswers,
    /// Children.
    pub children: Rows<5>,
}

impl Answers {
    /// What is typed so far.
    pub fn of(draft: Draft) -> Self {
        Self {
            draft,
            begun: draft.mark("begun"),
            tag: draft.text("tag"),
            opened: draft.mark("opened"),
            accepted: draft.mark("accepted"),
            terms: draft.text("terms"),
            situation: draft.text("situation"),
            holder: PersonAnswers::of(draft, ["holder", "holder-nothing", "holder-remarks"]),
            spouse: PersonAnswers::of(draft, ["spouse", "spouse-nothing", "spouse-remarks"]),
            children: Rows::of(draft, "child"),
        }
    }

    /// Whether this window holds answers of its own.
    pub fn have_begun(self) -> bool {
        self.begun.get_untracked()
    }

    /// The answers of one person.
    pub const fn person(self, whose: Whose) -> PersonAnswers {
        match whose {
            Whose::Holder => self.holder,
            Whose::Spouse => self.spouse,
        }
    }

    /// Takes over what the server has.
    pub fn fill(self, saved: &Tagged<DeclarationDraft>) {
        let draft = &saved.value;
        let declared = &draft.declared;
        self.tag.set(saved.tag.clone().unwrap_or_default());
        self.terms.set(draft.terms_version.clone().unwrap_or_default());
        self.situation.set(declared.special_situation.clone().unwrap_or_default());
        self.holder.fill(&declared.holder);
        self.spouse.fill(&declared.spouse.clone().unwrap_or_default());
        match &declared.children {
            Some(children) => self.children.put(children.children.iter().map(typed_child).collect()),
            None => self.children.count().set(String::new()),
        }
        self.begun.set(true);
    }

    /// The children that can be read, and the mistakes; nothing before their number is told. Watches them.
    pub fn read_children(self) -> (Option<DeclaredChildren>, Vec<(usize, ChildMistake)>) {
        if self.children.count().with(String::is_empty) {
            return (None, Vec::new());
        }
        let (children, mistakes) = read_children(&self.children.typed(), browser::today());
        let number = u32::try_from(self.children.len()).unwrap_or_default();
        (Some(DeclaredChildren { number, children }), mistakes)
    }

    /// Everything that can be read, on this form. Watches it.
    pub fn everything(self, form: &DeclarationForm) -> DeclaredResources {
        let situation = self.situation.get();
        DeclaredResources {
            special_situation: (!situation.is_empty()).then_some(situation),
            holder: self.holder.read().0,
            spouse: form.spouse.then(|| self.spouse.read().0),
            children: if form.children { self.read_children().0 } else { None },
        }
    }

    /// What is declared: with a special situation nothing else. Watches it.
    pub fn declared(self, form: &DeclarationForm) -> DeclaredResources {
        let everything = self.everything(form);
        match everything.special_situation {
            Some(situation) => DeclaredResources { special_situation: Some(situation), ..DeclaredResources::default() },
            None => everything,
        }
    }

    /// What the rules of the form find. Watches it.
    pub fn faults(self, form: &DeclarationForm) -> Vec<DeclarationFault> {
        check(&self.declared(form), form, browser::today())
    }

    /// The screens on which something is wrong or missing. Watches them.
    pub fn wrong(self, form: &DeclarationForm) -> Vec<DeclarationStep> {
        let mut wrong: Vec<DeclarationStep> = self.faults(form).iter().map(|fault| screen_of(fault.place)).collect();
        if self.situation.with(String::is_empty) {
            let mut is_wrong = |wrongly: bool, step| wrong.extend(wrongly.then_some(step));
            is_wrong(!self.holder.read().1.is_empty(), DeclarationStep::HolderIncome);
            is_wrong(form.spouse && !self.spouse.read().1.is_empty(), DeclarationStep::SpouseIncome);
            is_wrong(form.children && !self.read_children().1.is_empty(), DeclarationStep::Children);
        }
        wrong
    }
}
