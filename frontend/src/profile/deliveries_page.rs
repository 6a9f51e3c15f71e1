//! The ledger: what was sent where and when, and which choices were made (PROF-09).

use std::sync::Arc;

use contract::{
    paging::PageRequest,
    profile::{
        Delivery, DeliveryChannel, DeliveryPage, DeliveryState, ListDeliveries, ListMailOptionChoices,
        MailOptionChoice, MailOptionChoices, Profile, SubscriptionProfile,
    },
    service::Service,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    chosen::{about_subscription, chooser, name},
    profile_page::mail_option,
};
use crate::{
    core::{addresses, browser, format, load::load, texts},
    ui::{
        NavLink, NavList, PageHeading, TableRegion, TagColor, back_link, column, contact_box, empty_state, loaded,
        page_turns, paragraph, print_button, printed_for, row_header, tag,
    },
};

/// The page of the ledger.
pub fn deliveries_page(asked: Option<Uuid>) -> AnyView {
    about_subscription(asked, page)
}

fn page(profile: Arc<Profile>, subscription: SubscriptionProfile) -> AnyView {
    let id = subscription.id;
    let cursor = RwSignal::new(None::<String>);
    let deliveries = load(move || {
        Some(ListDeliveries { subscription: id, page: PageRequest { cursor: cursor.get(), limit: None } })
    });
    let choices = load(move || Some(ListMailOptionChoices { subscription: id }));
    let links = vec![NavLink::new(addresses::about(addresses::MAIL_OPTIONS, id), texts::mail_options::title())];
    view! {
        <div class="stack">
            {back_link(addresses::about(&addresses::service(Service::Profile), id))}
            <PageHeading title=texts::deliveries::title() />
            {printed_for()}
            {chooser(&profile, addresses::DELIVERIES)}
            {paragraph(texts::deliveries::lead(&name(&subscription)))}
            {loaded(deliveries, move |page| ledger(&page, cursor))}
            {loaded(choices, |choices| history(&choices))}
            <div class="d-print-none">
                <NavList links=links class="ds-list" />
            </div>
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn ledger(page: &DeliveryPage, cursor: RwSignal<Option<String>>) -> AnyView {
    if page.deliveries.is_empty() {
        return empty_state(texts::deliveries::none());
    }
    let rows: Vec<_> = page.deliveries.iter().map(row).collect();
    view! {
        <TableRegion label=texts::deliveries::caption()>
            <table class="ds-table">
                <caption>{texts::deliveries::caption()}</caption>
                <thead>
                    <tr>
                        {column(texts::deliveries::date())} {column(texts::deliveries::statement())}
                        {column(texts::deliveries::beneficiary())} {column(texts::deliveries::addressee())}
                        {column(texts::deliveries::state())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
        {page_turns(cursor, page.next_cursor.clone())}
    }
    .into_any()
}

fn row(delivery: &Delivery) -> AnyView {
    let addressee = match (&delivery.channel, &delivery.insurer) {
        (DeliveryChannel::Insurer, Some(insurer)) => format!("{insurer} ({})", delivery.address),
        _ => texts::deliveries::you(&delivery.address),
    };
    let (color, state) = match delivery.state {
        DeliveryState::Queued => (TagColor::Neutral, texts::deliveries::queued()),
        DeliveryState::Sent if delivery.fetched_at.is_some() => (TagColor::Success, texts::deliveries::fetched()),
        DeliveryState::Sent => (TagColor::Success, texts::deliveries::sent()),
        DeliveryState::Bounced => (TagColor::Warning, texts::deliveries::bounced()),
        DeliveryState::Refused => (TagColor::Warning, texts::deliveries::refused()),
    };
    let when = delivery.sent_at.unwrap_or(delivery.created_at);
    view! {
        <tr>
            {row_header(format::short_moment(when))}
            <td>
                <a class="ds-link" href=addresses::statement(&delivery.statement_number)>
                    {delivery.statement_number.clone()}
                </a>
            </td>
            <td>{delivery.beneficiary.clone()}</td>
            <td>{addressee}</td>
            <td>{tag(state, color)}</td>
        </tr>
    }
    .into_any()
}

/// The choices over time, with the terms that were accepted.
fn history(choices: &MailOptionChoices) -> AnyView {
    if choices.choices.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = choices.choices.iter().map(choice).collect();
    view! {
        <TableRegion label=texts::deliveries::choices()>
            <table class="ds-table">
                <caption>{texts::deliveries::choices()}</caption>
                <thead>
                    <tr>
                        {column(texts::deliveries::date())} {column(texts::profile::mail_option())}
                        {column(texts::deliveries::forwarded())} {column(texts::mail_options::terms())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
    }
    .into_any()
}

fn choice(choice: &MailOptionChoice) -> AnyView {
    let terms = match &choice.terms_version {
        Some(version) => view! {
            <a class="ds-link" href=addresses::terms(version)>
                {texts::mail_options::terms_version(version)}
            </a>
        }
        .into_any(),
        None => texts::deliveries::no_terms().into_any(),
    };
    view! {
        <tr>
            {row_header(format::short_moment(choice.chosen_at))}
            <td>{mail_option(choice.option)}</td>
            <td>{texts::deliveries::members(i64::from(choice.forwarded_members))}</td>
            <td>{terms}</td>
        </tr>
    }
    .into_any()
}
