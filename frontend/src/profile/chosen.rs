//! Which of a person's subscriptions a page of the profile is about (PROF-01).

use std::sync::Arc;

use contract::profile::{Profile, ReadProfile, SubscriptionProfile};
use contract::service::Service;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    core::{addresses, labels, load::load, texts},
    identity::Secured,
    ui::{NavLink, NavList, loaded},
};

/// A secured page about the subscription in the address, the one that is signed in when the address names none.
pub fn about_subscription(asked: Option<Uuid>, page: fn(Arc<Profile>, SubscriptionProfile) -> AnyView) -> AnyView {
    let draw = move |_| {
        let profile = load(|| Some(ReadProfile));
        loaded(profile, move |profile| {
            let chosen = chosen(&profile, asked).cloned();
            chosen.map(|chosen| page(Arc::clone(&profile), chosen))
        })
        .into_any()
    };
    view! { <Secured service=Service::Profile page=draw /> }.into_any()
}

/// The subscription that is asked for, if it is the person's; otherwise the one that is signed in.
pub fn chosen(profile: &Profile, asked: Option<Uuid>) -> Option<&SubscriptionProfile> {
    let found = profile.subscriptions.iter().find(|one| Some(one.id) == asked);
    found.or_else(|| profile.subscriptions.first())
}

/// « 002490 – Salarié ».
pub fn name(subscription: &SubscriptionProfile) -> String {
    texts::profile::subscription_name(&subscription.matricule, &labels::population(subscription.population))
}

/// The list that chooses the subscription that `page` is about; nothing for who has one only.
pub fn chooser(profile: &Profile, page: &str) -> AnyView {
    if profile.subscriptions.len() < 2 {
        return ().into_any();
    }
    let link = |one: &SubscriptionProfile| NavLink::new(addresses::about(page, one.id), name(one));
    let links = profile.subscriptions.iter().map(link).collect();
    view! {
        <nav class="d-print-none" aria-labelledby="subscriptions">
            <h2 class="ds-heading" data-size="xs" id="subscriptions">
                {texts::profile::subscriptions()}
            </h2>
            <NavList links=links class="ds-list" />
        </nav>
    }
    .into_any()
}
