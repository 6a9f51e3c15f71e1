//! The steps of the mail options: the option, the insurers, the summary with the general terms.

use client::ClientError;
use contract::{
    profile::{CheckInsurerMailbox, Document, MailOption, MailOptionMember, MailOptions, RevokeMailOptions},
    service::Service,
    terms::TermsDocument,
};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    email_errors,
    mail_options_answers::{Answers, Mailbox, OPTION, explain, mailbox_id, value_of},
    profile_page::mail_option,
};
use crate::{
    core::{addresses, drafts::Draft, i18n, labels, portal::use_portal, problems, texts},
    information::TermsToAccept,
    ui::{
        Choice, Form, FormError, Steps, SummaryLine, Writing, bullets, contact_box, explained, heading, notice,
        paragraph, radio_group, summary_table, text_field,
    },
};

/// The procedure as it stands. Copied freely: it only names what is kept elsewhere.
#[derive(Clone, Copy)]
pub struct Procedure {
    /// What is in force, and what can be chosen.
    pub options: StoredValue<MailOptions>,
    /// The subscription.
    pub subscription: Uuid,
    /// What is typed, for as long as the portal is open.
    pub draft: Draft,
    /// What is typed.
    pub answers: Answers,
    /// The form on the screen.
    pub form: Form,
    /// Where the person is.
    pub steps: Steps,
    /// What was chosen, once it is.
    pub done: RwSignal<Option<MailOptions>>,
}

impl Procedure {
    fn top(self, title: String) -> AnyView {
        self.steps.top(title, &addresses::about(&addresses::service(Service::Profile), self.subscription))
    }

    fn page(self, title: String, content: AnyView) -> AnyView {
        view! {
            <div class="stack">
                {self.top(title)}
                {content}
                {contact_box(Service::Profile.department())}
            </div>
        }
        .into_any()
    }

    fn finish(self, chosen: MailOptions) {
        self.draft.forget();
        self.steps.finish();
        self.done.set(Some(chosen));
    }
}

/// Electronic or postal mail, for the documents listed.
pub fn option_step(procedure: Procedure) -> AnyView {
    let Procedure { options, answers, form, steps, .. } = procedure;
    let options = options.get_value();
    let documents = options.documents.iter().map(|document| document_name(*document)).collect();
    let has_email = options.email.is_some();
    let choices = vec![
        Choice::new(value_of(MailOption::Electronic), texts::mail_options::electronic())
            .meaning(texts::mail_options::electronic_meaning()),
        Choice::new(value_of(MailOption::Postal), texts::mail_options::postal())
            .meaning(texts::mail_options::postal_meaning()),
    ];
    let question = form.field(OPTION, texts::mail_options::question(), String::new(), answers.option);
    let submit = move || {
        let mistake = match () {
            () if answers.option.with_untracked(String::is_empty) => texts::mail_options::question_missing(),
            () if untrack(|| answers.is_electronic()) && !has_email => texts::problem::email_not_confirmed(),
            () => {
                form.show(Vec::new());
                return steps.next();
            }
        };
        form.show(vec![FormError::at(OPTION, mistake)]);
    };
    let email = match &options.email {
        Some(email) => paragraph(texts::mail_options::email(email)),
        None => view! {
            {notice("warning", texts::problem::email_not_confirmed())}
            <p class="ds-paragraph">
                <a class="ds-link" href=addresses::about(addresses::EMAIL, procedure.subscription)>
                    {texts::email::title()}
                </a>
            </p>
        }
        .into_any(),
    };
    let content = view! {
        {heading(texts::mail_options::documents())}
        {bullets(documents)}
        {email}
        {form.view(radio_group(question, choices), texts::form::go_on(), submit)}
    };
    procedure.page(texts::mail_options::title(), content.into_any())
}

fn document_name(document: Document) -> String {
    match document {
        Document::CareStatement => texts::mail_options::care_statement(),
        Document::IndemnityStatement => texts::mail_options::indemnity_statement(),
        Document::AllowanceStatement => texts::mail_options::allowance_statement(),
        Document::PensionStatement => texts::mail_options::pension_statement(),
    }
}

/// The insurer of each member of the household, which may be left out.
pub fn insurers_step(procedure: Procedure) -> AnyView {
    let Procedure { answers, form, steps, .. } = procedure;
    let mailboxes = answers.mailboxes.get_value();
    let alone = mailboxes.len() < 2;
    let fields: Vec<_> =
        mailboxes.into_iter().enumerate().map(|(place, one)| mailbox_field(form, place, one)).collect();
    let copy = (!alone).then(|| {
        view! {
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                on:click=move |_| answers.copy_for_all()
            >
                {texts::mail_options::copy_for_all()}
            </button>
        }
    });
    let submit = move || check_mailboxes(answers, form, steps);
    let form_address = format!("/api/v1/convention-request-form?language={}", i18n::language().code());
    let content = view! {
        {paragraph(texts::mail_options::insurers_lead())}
        {notice("info", texts::mail_options::insurers_limits())}
        {form.view(
            view! {
                {fields}
                {copy}
            }
                .into_any(),
            texts::form::go_on(),
            submit,
        )}
        <div class="ds-card stack" data-variant="tinted">
            {heading(texts::mail_options::request_title())}
            {paragraph(texts::mail_options::request_lead())}
            <p class="ds-paragraph">
                <a class="ds-link" href=form_address download=true>
                    {texts::mail_options::request_form()}
                </a>
            </p>
        </div>
    };
    procedure.page(texts::mail_options::insurers_title(), content.into_any())
}

fn mailbox_field(form: Form, place: usize, mailbox: Mailbox) -> AnyView {
    let Mailbox { member, typed } = mailbox;
    let name = format!("{} {}", member.first_name, member.last_name);
    let label = texts::mail_options::mailbox(&name, &labels::beneficiary_role(member.role));
    let field = form.field(&mailbox_id(place), label, String::new(), typed).optional();
    text_field(field, Writing::Email, "off")
}

/// Asks the server for every mailbox that is typed whether its insurer has a convention, each mailbox once.
fn check_mailboxes(answers: Answers, form: Form, steps: Steps) {
    let portal = use_portal();
    let typed = answers.typed();
    spawn_local(async move {
        let mut mistakes = Vec::new();
        let mut known: Vec<(String, Option<String>)> = Vec::new();
        for (place, _, mailbox) in typed {
            let found = known.iter().find(|(one, _)| *one == mailbox).map(|(_, wrong)| wrong.clone());
            let wrong = match found {
                Some(wrong) => wrong,
                None => {
                    let answer = portal.send(&CheckInsurerMailbox { mailbox: mailbox.clone() }).await;
                    let wrong = answer.err().map(|error| mailbox_mistake(&error));
                    known.push((mailbox, wrong.clone()));
                    wrong
                }
            };
            mistakes.extend(wrong.map(|message| FormError::at(&mailbox_id(place), message)));
        }
        let is_sound = mistakes.is_empty();
        form.show(mistakes);
        if is_sound {
            steps.next();
        }
    });
}

fn mailbox_mistake(error: &ClientError) -> String {
    match error {
        ClientError::Problem(problem) if !problem.errors.is_empty() => email_errors::message(&problem.errors[0]),
        _ => problems::message(error),
    }
}

/// What was chosen, the general terms, and the end of the procedure.
pub fn summary_step(procedure: Procedure) -> AnyView {
    let Procedure { answers, steps, .. } = procedure;
    let is_electronic = untrack(|| answers.is_electronic());
    let option = if is_electronic { MailOption::Electronic } else { MailOption::Postal };
    let mut lines =
        vec![SummaryLine::new(texts::profile::mail_option(), mail_option(option)).changed_at(steps.correction(1))];
    if is_electronic {
        lines.extend(answers.mailboxes.get_value().into_iter().map(|one| insurer_line(one, steps)));
    }
    let table = summary_table(texts::mail_options::summary_caption(), lines);
    let end = if is_electronic { electronic_end(procedure) } else { postal_end(procedure) };
    let content = view! {
        {table}
        {end}
    };
    procedure.page(texts::mail_options::summary_title(), content.into_any())
}

fn insurer_line(mailbox: Mailbox, steps: Steps) -> SummaryLine {
    let Mailbox { member, typed } = mailbox;
    let name = texts::mail_options::mailbox(
        &format!("{} {}", member.first_name, member.last_name),
        &labels::beneficiary_role(member.role),
    );
    let typed = typed.get_untracked();
    let value = if typed.trim().is_empty() { texts::mail_options::not_forwarded() } else { typed };
    SummaryLine::new(name, value).changed_at(steps.correction(2))
}

/// Electronic mail: the terms must have been opened before they can be accepted (PROF-08).
fn electronic_end(procedure: Procedure) -> AnyView {
    let Procedure { options, subscription, answers, form, .. } = procedure;
    let version = options.with_value(|options| options.terms_version.clone());
    let Answers { opened, accepted, .. } = answers;
    let terms = TermsToAccept { document: TermsDocument::MailOptions, opened, accepted };
    let submit = move || {
        if let Some(mistake) = terms.mistake() {
            return form.show(vec![mistake]);
        }
        let request = answers.request(subscription, version.clone());
        let refused = move |error: &ClientError| refused(answers, error);
        form.send_or(request, refused, move |chosen| procedure.finish(chosen));
    };
    form.view(terms.fields(form), texts::mail_options::submit(), submit)
}

fn refused(answers: Answers, error: &ClientError) -> Vec<FormError> {
    let values = match error {
        ClientError::Problem(problem) => problem.errors.as_slice(),
        _ => &[],
    };
    let found: Vec<FormError> = values.iter().filter_map(|value| explain(answers, value)).collect();
    if found.is_empty() { explained(error, |_| None) } else { found }
}

/// Postal mail needs no terms: it takes the electronic option back, and every forwarding with it (PROF-09).
fn postal_end(procedure: Procedure) -> AnyView {
    let Procedure { options, subscription, form, .. } = procedure;
    let after = options.with_value(|options| MailOptions {
        option: MailOption::Postal,
        members: options.members.iter().cloned().map(|member| MailOptionMember { insurer: None, ..member }).collect(),
        ..options.clone()
    });
    let submit = move || {
        let after = after.clone();
        form.send(RevokeMailOptions { subscription }, |_| None, move |()| procedure.finish(after));
    };
    form.view(paragraph(texts::mail_options::postal_lead()), texts::mail_options::postal_submit(), submit)
}
