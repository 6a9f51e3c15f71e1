//! « Mes options de courrier »: the procedure in up to three steps (PROF-05 to PROF-08).

use std::sync::Arc;

use client::{ClientError, Tagged};
use contract::profile::{MailOptions, Profile, ReadMailOptions, SubscriptionProfile};
use contract::service::Service;
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    chosen::about_subscription,
    mail_options_answers::Answers,
    mail_options_steps::{Procedure, insurers_step, option_step, summary_step},
    profile_page::mail_option,
};
use crate::{
    core::{addresses, portal::use_portal, texts},
    ui::{
        Confirmation, Failure, Form, NavLink, NavList, PageHeading, Steps, confirmation, dynamic, loading_state,
        paragraph,
    },
};

/// The page of the procedure.
pub fn mail_options_page(asked: Option<Uuid>) -> AnyView {
    about_subscription(asked, page)
}

type Answered = Arc<Result<Tagged<MailOptions>, ClientError>>;

fn page(_: Arc<Profile>, subscription: SubscriptionProfile) -> AnyView {
    let portal = use_portal();
    let answered = RwSignal::new(None::<Answered>);
    let done = RwSignal::new(None::<MailOptions>);
    let id = subscription.id;
    let ask = move || {
        answered.set(None);
        spawn_local(async move {
            let answer = portal.read_tagged(&ReadMailOptions { subscription: id }).await;
            let _ = answered.try_set(Some(Arc::new(answer)));
        });
    };
    ask();
    dynamic(move || match (done.get(), answered.get()) {
        (Some(options), _) => chosen(&options, &subscription),
        (None, None) => loading_state(),
        (None, Some(answer)) => match &*answer {
            Ok(options) => procedure(options, &subscription, done),
            Err(error) => view! {
                <div class="stack">
                    <PageHeading title=texts::mail_options::title() />
                    <Failure error=error.clone() on_retry=move |()| ask() />
                </div>
            }
            .into_any(),
        },
    })
    .into_any()
}

fn procedure(
    options: &Tagged<MailOptions>,
    subscription: &SubscriptionProfile,
    done: RwSignal<Option<MailOptions>>,
) -> AnyView {
    let draft = use_portal().drafts.of("mail-options", Some(subscription.id));
    let answers = Answers::of(draft, &options.value);
    let form = Form::new();
    form.only_if_unchanged(options.tag.clone());
    let steps = Steps::new(move || answers.last_step(), move || answers.reachable());
    let procedure = Procedure {
        options: StoredValue::new(options.value.clone()),
        subscription: subscription.id,
        draft,
        answers,
        form,
        steps,
        done,
    };
    steps.view(move |step| match step {
        1 => option_step(procedure),
        step if step == answers.last_step() => summary_step(procedure),
        _ => insurers_step(procedure),
    })
}

/// What was chosen, and what follows.
fn chosen(options: &MailOptions, subscription: &SubscriptionProfile) -> AnyView {
    let forwarded = options.members.iter().filter(|member| member.insurer.is_some()).count();
    let forwarded = (forwarded > 0)
        .then(|| paragraph(texts::mail_options::done_forwarded(i64::try_from(forwarded).unwrap_or_default())));
    let next = view! {
        {paragraph(texts::mail_options::done_next(&mail_option(options.option)))}
        {forwarded}
        {paragraph(texts::mail_options::done_revoke())}
    };
    let id = subscription.id;
    let links = vec![
        NavLink::new(addresses::about(&addresses::service(Service::Profile), id), texts::profile::title()),
        NavLink::new(addresses::about(addresses::DELIVERIES, id), texts::deliveries::title()),
    ];
    let ways_on = view! { <NavList links=links class="ds-list" /> };
    let (title, contact) = (texts::mail_options::done_title(), Service::Profile.department());
    confirmation(Confirmation { title, number: None, next: next.into_any(), contact }, ways_on.into_any())
}
