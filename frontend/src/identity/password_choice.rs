//! Choosing a new password: the field, its strength while it is typed, and the rules (AUTH-11).

use std::time::Duration;

use contract::{
    identity::{AssessPassword, PasswordAssessment, PasswordFault},
    problem::FieldError,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::password_rules::{Rule, is_met, length_fault};
use crate::{
    core::{follow::follow, portal::use_portal, texts},
    ui::{Form, FormError, dynamic, password_field, words},
};

const NEW_PASSWORD: &str = "new-password";

/// How long nothing is typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(400);

/// A new password, as it is typed and what is known of it.
#[derive(Clone, Copy)]
pub struct PasswordChoice {
    /// What is typed. Lives as long as the page.
    pub typed: RwSignal<String>,
    assessment: RwSignal<Option<PasswordAssessment>>,
}

impl PasswordChoice {
    /// Nothing typed yet. `token` is the secret of the link that the person followed, where nobody is signed in: the
    /// person's own data are then known to the server.
    pub fn new(token: Option<String>) -> Self {
        let choice = Self { typed: RwSignal::new(String::new()), assessment: RwSignal::new(None) };
        choice.assess(token);
        choice
    }

    /// Has what is typed looked at, after each pause.
    fn assess(self, token: Option<String>) {
        let portal = use_portal();
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(timer) = waiting.try_update_value(Option::take).flatten() {
                timer.clear();
            }
        };
        on_cleanup(stop);
        let ask = move |password: String, token: Option<String>| {
            spawn_local(async move {
                let answer = portal.send(&AssessPassword { password: password.clone(), token }).await;
                // Without an answer the rules stay as they are: the server looks again when the password is sent.
                if let Ok(assessment) = answer
                    && self.typed.try_get_untracked() == Some(password)
                {
                    self.assessment.set(Some(assessment));
                }
            });
        };
        follow(move || {
            stop();
            let (password, token) = (self.typed.get(), token.clone());
            if password.is_empty() {
                self.assessment.set(None);
            } else if let Ok(timer) = set_timeout_with_handle(move || ask(password, token), PAUSE) {
                waiting.set_value(Some(timer));
            }
        });
    }

    /// What can be told wrong before the server is asked.
    pub fn mistake(self) -> Option<FormError> {
        let fault = self.typed.with_untracked(|typed| {
            if typed.is_empty() { Some(texts::password::missing()) } else { length_fault(typed).map(fault_message) }
        });
        fault.map(|message| FormError::at(NEW_PASSWORD, message))
    }

    /// The field, the strength and the rules.
    pub fn view(self, form: Form) -> AnyView {
        let (label, hint) = (texts::password::new(), texts::password::new_hint());
        view! {
            {password_field(form.field(NEW_PASSWORD, label, hint, self.typed), "new-password")}
            {strength(self)}
            {rules(self)}
        }
        .into_any()
    }
}

/// Our words for a new password that the server refuses.
pub fn explain(error: &FieldError) -> Option<FormError> {
    let fault = PasswordFault::ALL.into_iter().find(|fault| fault.code() == error.code);
    (error.field == "new_password")
        .then(|| FormError::at(NEW_PASSWORD, fault.map_or_else(texts::problem::invalid, fault_message)))
}

fn fault_message(fault: PasswordFault) -> String {
    match fault {
        PasswordFault::TooShort => texts::password::too_short(),
        PasswordFault::TooLong => texts::password::too_long(),
        PasswordFault::Common => texts::password::common(),
        PasswordFault::PersonalData => texts::password::personal_data(),
        PasswordFault::TooWeak => texts::password::too_weak(),
        PasswordFault::Unchanged => texts::password::unchanged(),
    }
}

/// The strength as a gauge and in words, told politely after each pause.
fn strength(choice: PasswordChoice) -> AnyView {
    let value = move || choice.assessment.with(|known| known.as_ref().map_or(0, |known| known.strength));
    let text = move || choice.assessment.with(|known| known.as_ref().map(in_words)).unwrap_or_default();
    view! {
        <div>
            <label class="ds-label" for="strength">
                {texts::password::strength()}
            </label>
            <meter id="strength" class="strength" min="0" max="4" low="2" high="3" optimum="4" prop:value=value></meter>
            <p class="ds-paragraph" role="status">
                {words(text)}
            </p>
        </div>
    }
    .into_any()
}

fn in_words(assessment: &PasswordAssessment) -> String {
    let strength = match assessment.strength {
        0 => texts::password::strength_0(),
        1 => texts::password::strength_1(),
        2 => texts::password::strength_2(),
        3 => texts::password::strength_3(),
        _ => texts::password::strength_4(),
    };
    match assessment.fault {
        Some(fault) => format!("{strength}. {}", fault_message(fault)),
        None => strength,
    }
}

/// The rules, each with whether it is met, in a sign and in words.
fn rules(choice: PasswordChoice) -> AnyView {
    let item = move |rule: Rule| {
        let met = Memo::new(move |_| {
            choice.typed.with(|typed| choice.assessment.with(|assessment| is_met(rule, typed, assessment.as_ref())))
        });
        let mark = move || {
            let (sign, spoken) =
                if met.get() { ("✓", texts::password::rule_met()) } else { ("○", texts::password::rule_open()) };
            view! {
                <span aria-hidden="true">
                    {sign}
                </span>
                <span class="ds-sr-only">{spoken}</span>
            }
            .into_any()
        };
        view! { <li>{dynamic(mark)} {name_of(rule)}</li> }
    };
    view! {
        <div>
            <p class="ds-label" id="rules">
                {texts::password::rules()}
            </p>
            <ul class="bare rules" aria-labelledby="rules">
                {Rule::ALL.map(item).into_iter().collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

fn name_of(rule: Rule) -> String {
    match rule {
        Rule::Length => texts::password::rule_length(),
        Rule::NotCommon => texts::password::rule_not_common(),
        Rule::NotPersonal => texts::password::rule_not_personal(),
        Rule::Strong => texts::password::rule_strong(),
    }
}
