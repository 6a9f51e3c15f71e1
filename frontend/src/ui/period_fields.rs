//! « Du … au … »: the two dates that narrow a list to a period.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{error_summary::FormError, field::date_field, form::Form};
use crate::core::{
    browser,
    period::{self, PeriodError},
    texts,
};

const FROM: &str = "from";
const UNTIL: &str = "until";

/// What is typed in the two fields.
#[derive(Clone, Copy)]
pub struct PeriodFields {
    from: RwSignal<String>,
    until: RwSignal<String>,
}

impl PeriodFields {
    /// Two empty fields.
    #[must_use]
    pub fn new() -> Self {
        Self { from: RwSignal::new(String::new()), until: RwSignal::new(String::new()) }
    }

    /// Brings the fields in step with a period.
    pub fn show(self, from: Option<NaiveDate>, until: Option<NaiveDate>) {
        let shown = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
        self.from.set(shown(from));
        self.until.set(shown(until));
    }

    /// The period, or the mistake to show.
    ///
    /// # Errors
    /// When a date cannot be read, or the period ends before it begins.
    pub fn period(self) -> Result<(Option<NaiveDate>, Option<NaiveDate>), FormError> {
        period::period(&self.from.get_untracked(), &self.until.get_untracked()).map_err(|error| match error {
            PeriodError::From => FormError::at(FROM, texts::common::period_date()),
            PeriodError::Until => FormError::at(UNTIL, texts::common::period_date()),
            PeriodError::Order => FormError::at(UNTIL, texts::common::period_order()),
        })
    }

    /// The fields, from `earliest` to today.
    pub fn view(self, form: Form, earliest: NaiveDate) -> AnyView {
        let (earliest, today) = (earliest.to_string(), browser::today().to_string());
        let field = |id: &str, label: String, value| form.field(id, label, String::new(), value);
        let from = date_field(field(FROM, texts::common::period_from(), self.from), earliest.clone(), today.clone());
        let until = date_field(field(UNTIL, texts::common::period_until(), self.until), earliest, today);
        (from, until).into_any()
    }
}
