//! The two lists and « Lancer la simulation » (SIM-02).

use chrono::{Datelike as _, NaiveDate};
use contract::{
    pension::{PensionOutlook, PensionSimulation, SimulatePension},
    problem::FieldError,
};
use leptos::prelude::*;

use super::month_choice::{ChoiceError, chosen, years};
use crate::{
    core::{format, texts},
    ui::{Choice, Form, FormError, select_field},
};

const MONTH: &str = "month";
const YEAR: &str = "year";

/// What is chosen in the two lists.
#[derive(Clone, Copy, Debug)]
pub struct MonthChoice {
    month: RwSignal<String>,
    year: RwSignal<String>,
}

impl MonthChoice {
    /// The month of that day.
    pub fn of(day: NaiveDate) -> Self {
        Self { month: RwSignal::new(day.month().to_string()), year: RwSignal::new(day.year().to_string()) }
    }
}

/// Chooses a month and simulates; `done` gets the result.
pub fn simulation_form(outlook: &PensionOutlook, choice: MonthChoice, done: Callback<PensionSimulation>) -> AnyView {
    let (first, last) = (outlook.first_month, outlook.last_month);
    let MonthChoice { month, year } = choice;
    let form = Form::new();
    let submit = move || match chosen(&month.get_untracked(), &year.get_untracked(), first, last) {
        Ok(leaving_month) => {
            form.send(SimulatePension { leaving_month }, explain, move |result| done.run(result));
        }
        Err(wrong) => form.show(wrong.into_iter().map(|error| mistake(error, first, last)).collect()),
    };
    let month_names = (1..=12_u32).filter_map(|month| NaiveDate::from_ymd_opt(first.year(), month, 1));
    let months = month_names.map(|month| Choice::new(month.month().to_string(), format::month_name(month))).collect();
    let list = years(first, last).map(|year| Choice::new(year.to_string(), year.to_string())).collect();
    let labels = [texts::simulation::month(), texts::simulation::year()];
    let [month_label, year_label] = labels;
    let fields = view! {
        <fieldset class="ds-fieldset">
            <legend class="ds-label">{texts::simulation::choose()}</legend>
            <div class="row g-3">
                <div class="col-sm-6 col-md-4">
                    {select_field(
                        form.field(MONTH, month_label, String::new(), month),
                        texts::simulation::choose_month(),
                        months,
                    )}
                </div>
                <div class="col-sm-6 col-md-4">
                    {select_field(form.field(YEAR, year_label, String::new(), year), texts::simulation::choose_year(), list)}
                </div>
            </div>
        </fieldset>
    };
    form.view(fields.into_any(), texts::simulation::submit(), submit)
}

fn mistake(error: ChoiceError, first: NaiveDate, last: NaiveDate) -> FormError {
    match error {
        ChoiceError::Month => FormError::at(MONTH, texts::simulation::month_missing()),
        ChoiceError::Year => FormError::at(YEAR, texts::simulation::year_missing()),
        ChoiceError::Outside => {
            FormError::at(MONTH, texts::simulation::outside(&format::month(first), &format::month(last)))
        }
    }
}

fn explain(error: &FieldError) -> Option<FormError> {
    (error.field == "leaving_month").then(|| FormError::at(MONTH, texts::simulation::month_missing()))
}
