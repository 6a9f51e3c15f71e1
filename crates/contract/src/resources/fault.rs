//! What is wrong with a declaration, where, and why.

use super::declared::Whose;
use crate::problem::FieldError;

/// One fault of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationFault {
    /// Where it is.
    pub place: FaultPlace,
    /// Why it is one.
    pub reason: FaultReason,
}

/// Where a fault is: on which screen, and at which entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultPlace {
    /// The special situation.
    SpecialSituation,
    /// The incomes of one person.
    Incomes(Whose),
    /// One line, counted from 0.
    Income(Whose, usize),
    /// The number of children.
    Children,
    /// One child, counted from 0.
    Child(usize),
}

/// Why it is a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultReason {
    /// The form has no such special situation.
    UnknownSituation,
    /// With a special situation, nothing else is declared.
    SituationEndsIt,
    /// Neither an income nor « aucun revenu ».
    Missing,
    /// Incomes and « aucun revenu » at once.
    NothingReceivedYetLines,
    /// The household has no spouse whose income could be declared.
    NoSpouse,
    /// The form has no such category.
    UnknownCategory,
    /// `same_period_as` names no earlier line.
    NoEarlierLine,
    /// More than 12 months once overlaps are counted once.
    TooManyMonths {
        /// The months that are counted.
        months: u32,
        /// The lines that make them, from 0: the longest of each period.
        lines: Vec<usize>,
    },
    /// The form does not ask for children.
    NoChildrenAsked,
    /// Another number of children than entries.
    NumberDiffers {
        /// The number that was given.
        number: u32,
        /// The entries.
        entries: usize,
    },
    /// The birth date is still to come.
    BornInTheFuture,
    /// The child was born after the reference date.
    BornAfterReference,
    /// The child is 21 or older at the reference date.
    TooOld,
    /// The same child twice.
    Repeated {
        /// Place of the first entry, from 0.
        first: usize,
    },
}

impl DeclarationFault {
    /// As the API says it.
    #[must_use]
    pub fn to_field_error(&self) -> FieldError {
        FieldError {
            field: self.place.field(&self.reason),
            code: self.reason.code().to_owned(),
            message: self.reason.message(),
        }
    }
}

impl FaultPlace {
    /// The field in a request that submits a declaration.
    fn field(self, reason: &FaultReason) -> String {
        let person = |whose| match whose {
            Whose::Holder => "declared.holder",
            Whose::Spouse => "declared.spouse",
        };
        match self {
            Self::SpecialSituation => "declared.special_situation".to_owned(),
            Self::Incomes(whose) if *reason == FaultReason::NoSpouse => person(whose).to_owned(),
            Self::Incomes(whose) => format!("{}.lines", person(whose)),
            Self::Income(whose, line) => {
                let name = if *reason == FaultReason::NoEarlierLine { "same_period_as" } else { "category" };
                format!("{}.lines[{line}].{name}", person(whose))
            }
            Self::Children if *reason == FaultReason::NoChildrenAsked => "declared.children".to_owned(),
            Self::Children => "declared.children.number".to_owned(),
            Self::Child(child) => format!("declared.children.children[{child}].birth_date"),
        }
    }
}

impl FaultReason {
    /// Stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownSituation => "unknown_situation",
            Self::SituationEndsIt => "situation_ends_it",
            Self::Missing => "missing",
            Self::NothingReceivedYetLines => "nothing_received_yet_lines",
            Self::NoSpouse => "no_spouse",
            Self::UnknownCategory => "unknown_category",
            Self::NoEarlierLine => "no_earlier_line",
            Self::TooManyMonths { .. } => "too_many_months",
            Self::NoChildrenAsked => "no_children_asked",
            Self::NumberDiffers { .. } => "number_differs",
            Self::BornInTheFuture => "in_the_future",
            Self::BornAfterReference => "born_after_reference",
            Self::TooOld => "too_old",
            Self::Repeated { .. } => "repeated",
        }
    }

    /// In English, with the way out. Entries are counted from 1, as people do.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::UnknownSituation => "is no special situation of the form".to_owned(),
            Self::SituationEndsIt => "ends the declaration: nothing else is declared with it".to_owned(),
            Self::Missing => "name an income, or say that there was none".to_owned(),
            Self::NothingReceivedYetLines => "there are incomes, and it is said that there were none".to_owned(),
            Self::NoSpouse => "the household has no spouse".to_owned(),
            Self::UnknownCategory => "is no category of the form".to_owned(),
            Self::NoEarlierLine => "must be the place of an earlier line, from 0".to_owned(),
            Self::TooManyMonths { months, lines } => format!(
                "lines {} make {months} months and the year has 12; lines of the same period must say so",
                enumerated(lines)
            ),
            Self::NoChildrenAsked => "the form does not ask for children".to_owned(),
            Self::NumberDiffers { number, entries } => format!("{number} children are declared and {entries} entered"),
            Self::BornInTheFuture => "is still to come".to_owned(),
            Self::BornAfterReference => "is after the reference date".to_owned(),
            Self::TooOld => "makes the child 21 or older at the reference date".to_owned(),
            Self::Repeated { first } => format!("is the child of entry {} again", first + 1),
        }
    }
}

fn enumerated(places: &[usize]) -> String {
    places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
}
