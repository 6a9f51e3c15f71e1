//! What is typed into the procedure of the mail options, and what is wrong with it.

use contract::{
    problem::FieldError,
    profile::{ChooseMailOptions, InsurerOfMember, MailOption, MailOptionMember, MailOptions},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::email_errors;
use crate::{core::drafts::Draft, ui::FormError};

/// Id of the question of the first step.
pub const OPTION: &str = "mail-option";

const POSTAL: &str = "postal";
const ELECTRONIC: &str = "electronic";

/// The value of an option in the question.
pub const fn value_of(option: MailOption) -> &'static str {
    match option {
        MailOption::Postal => POSTAL,
        MailOption::Electronic => ELECTRONIC,
    }
}

/// Id of the field for the insurer of the member at this place.
pub fn mailbox_id(place: usize) -> String {
    format!("mailbox-{place}")
}

/// A member of the household and the mailbox typed for them.
#[derive(Clone)]
pub struct Mailbox {
    /// The member.
    pub member: MailOptionMember,
    /// The mailbox of the insurer; empty when nothing is forwarded.
    pub typed: RwSignal<String>,
}

/// What is typed. Copied freely: it only names signals.
#[derive(Clone, Copy)]
pub struct Answers {
    /// `postal`, `electronic`, or nothing yet.
    pub option: RwSignal<String>,
    /// The general terms were opened.
    pub opened: RwSignal<bool>,
    /// The general terms are accepted.
    pub accepted: RwSignal<bool>,
    /// Every mailbox, in the order of the members.
    pub mailboxes: StoredValue<Vec<Mailbox>>,
}

impl Answers {
    /// What is typed so far; at first, what is in force.
    pub fn of(draft: Draft, options: &MailOptions) -> Self {
        let option = draft.text(OPTION);
        let begun = draft.mark("begun");
        let mailbox = |member: &MailOptionMember| {
            let typed = draft.text(&member.id.to_string());
            if let (false, Some(insurer)) = (begun.get_untracked(), &member.insurer) {
                typed.set(insurer.mailbox.clone());
            }
            Mailbox { member: member.clone(), typed }
        };
        let mailboxes = options.members.iter().map(mailbox).collect();
        if !begun.get_untracked() && options.chosen_at.is_some() {
            option.set(value_of(options.option).to_owned());
        }
        begun.set(true);
        Self {
            option,
            opened: draft.mark("opened"),
            accepted: RwSignal::new(false),
            mailboxes: StoredValue::new(mailboxes),
        }
    }

    /// Electronic mail is chosen. Watches it.
    pub fn is_electronic(self) -> bool {
        self.option.with(|option| option == ELECTRONIC)
    }

    /// Steps of the procedure: insurers are asked for only where statements can be forwarded. Watches the choice.
    pub fn last_step(self) -> usize {
        let asks_insurers = self.is_electronic() && self.mailboxes.with_value(|mailboxes| !mailboxes.is_empty());
        if asks_insurers { 3 } else { 2 }
    }

    /// The furthest step that can be opened. Watches what is typed.
    pub fn reachable(self) -> usize {
        if self.option.with(String::is_empty) { 1 } else { self.last_step() }
    }

    /// The mailboxes that are typed, with their places.
    pub fn typed(self) -> Vec<(usize, Uuid, String)> {
        let typed = |(place, mailbox): (usize, &Mailbox)| {
            let text = mailbox.typed.get_untracked().trim().to_owned();
            (!text.is_empty()).then_some((place, mailbox.member.id, text))
        };
        self.mailboxes.with_value(|mailboxes| mailboxes.iter().enumerate().filter_map(typed).collect())
    }

    /// « Copier pour tous »: the first mailbox that is typed, for every member.
    pub fn copy_for_all(self) {
        let Some((_, _, first)) = self.typed().into_iter().next() else { return };
        self.mailboxes.with_value(|mailboxes| mailboxes.iter().for_each(|mailbox| mailbox.typed.set(first.clone())));
    }

    /// The request that the procedure stands for.
    pub fn request(self, subscription: Uuid, terms_version: String) -> ChooseMailOptions {
        let insurers =
            self.typed().into_iter().map(|(_, member, mailbox)| InsurerOfMember { member, mailbox }).collect();
        ChooseMailOptions { subscription, option: MailOption::Electronic, insurers, terms_version }
    }
}

/// Our words for a mailbox that the server refuses: `insurers[2].mailbox` is the third of those that were sent.
pub fn explain(answers: Answers, error: &FieldError) -> Option<FormError> {
    let place = error.field.strip_prefix("insurers[")?.split(']').next()?.parse::<usize>().ok()?;
    let (place, _, _) = answers.typed().into_iter().nth(place)?;
    Some(FormError::at(&mailbox_id(place), email_errors::message(error)))
}
