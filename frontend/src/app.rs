//! Starts the pages, and the table of their addresses.

use contract::{language::Language, service::Service};
use leptos::{mount::mount_to_body, prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    allowances,
    care::{CarePage, PractitionerPage, StatementPage},
    core::{
        browser, i18n,
        location::{Location, use_location},
        portal::Portal,
        route::{ProfilePart, Route},
        texts,
    },
    home::{AccountPage, HomePage, NotFoundPage, WelcomePage},
    household::{household_page, report_page},
    identity::{ChangePasswordPage, ForgottenPasswordPage, NewPasswordPage, SignInPage, SubscribePage},
    indemnities::indemnities_page,
    information::{InformationPage, SiteMapPage},
    movements::movements_page,
    pension::{payments_page, simulation_page},
    post::post_page,
    profile::{
        accesses_page, confirm_email_page, deliveries_page, email_page, forwarded_statement_page, mail_options_page,
        profile_page, sessions_page, terms_page,
    },
    requests::{address_page, document_page, mine_page, requests_page, verify_page},
    resources::{declaration_form_page, declaration_page},
    shell::{LanguageSwitch, Shell},
    ui::{dynamic, forget_heading, words},
};

/// Fetches the texts, then draws the page in place of the waiting text of `index.html`.
pub fn start() {
    // What is served says nothing of the kind: the text of failures would weigh more than the failures are worth.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|failure| leptos::logging::error!("{failure}")));
    // Not the spawner of leptos, which exists only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let ready = i18n::activate(i18n::initial_language()).await || i18n::activate(Language::Fr).await;
        if ready {
            if let Some(waiting) = browser::element("boot") {
                waiting.remove();
            }
            mount_to_body(App);
        } else if let Some(failure) = browser::element("boot-failure") {
            let _ = failure.remove_attribute("hidden");
        }
    });
}

/// The whole portal. Changing the language draws everything anew but the language switch, which keeps the focus.
#[component]
fn App() -> impl IntoView {
    Location::provide();
    Portal::provide().ask_institution();
    let language = RwSignal::new(i18n::language());
    let change = move |chosen: Language| {
        spawn_local(async move {
            if i18n::activate(chosen).await {
                i18n::remember(chosen);
                forget_heading();
                language.set(chosen);
            }
        });
    };
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(main) = browser::element("main") {
            browser::focus(&main);
        }
    };
    view! {
            <a class="ds-skip-link" href="#main" on:click=skip>
                {words(move || {
                    language.track();
                    texts::shell::skip()
                })}
            </a>
            <LanguageSwitch language=language on_change=change />
            {dynamic(move || {
                language.track();
                view! {
                    <Shell>
                        <Pages />
                    </Shell>
                }
                    .into_any()
            })}
    }
}

/// Draws the page at the address.
#[component]
fn Pages() -> impl IntoView {
    let path = use_location().path;
    let route = Memo::new(move |_| path.with(|path| Route::of(path)));
    dynamic(move || draw(route.get()))
}

/// The table of pages.
fn draw(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <HomePage /> }.into_any(),
        Route::Account => view! { <AccountPage /> }.into_any(),
        Route::Service(Service::Profile) => profile_page(None),
        Route::Service(Service::Movements) => movements_page(),
        Route::Profile(part, subscription) => draw_profile(part, subscription),
        Route::Service(Service::PersonalData) => household_page(),
        Route::HouseholdReport => report_page(),
        Route::Service(Service::Requests) => requests_page(),
        Route::RequestedDocument(code) => document_page(code),
        Route::MyRequests => mine_page(),
        Route::WrongAddress => address_page(),
        Route::Verify => verify_page(),
        Route::Service(Service::Indemnities) => indemnities_page(),
        Route::Service(Service::MedicalCare) => view! { <CarePage /> }.into_any(),
        Route::Service(Service::CareByPractitioner) => view! { <PractitionerPage /> }.into_any(),
        Route::Service(Service::PensionPayments) => payments_page(),
        Route::Service(Service::FamilyAllowances) => allowances::household_page(),
        Route::Service(Service::RecipientAllowances) => allowances::received_page(),
        Route::Service(Service::PensionSimulation) => simulation_page(),
        Route::Service(Service::ResourcesDeclaration) => declaration_page(),
        Route::DeclarationForm => declaration_form_page(),
        Route::Statement(number) => view! { <StatementPage number=number /> }.into_any(),
        Route::SiteMap => view! { <SiteMapPage /> }.into_any(),
        Route::GeneralInformation(slug) | Route::Information(_, slug) => {
            view! { <InformationPage slug=slug /> }.into_any()
        }
        Route::Welcome(population) => view! { <WelcomePage population=population /> }.into_any(),
        Route::SignIn(population) => view! { <SignInPage population=population /> }.into_any(),
        Route::Subscribe(population) => view! { <SubscribePage population=population /> }.into_any(),
        Route::ForgottenPassword(population) => view! { <ForgottenPasswordPage population=population /> }.into_any(),
        Route::NewPassword => view! { <NewPasswordPage /> }.into_any(),
        Route::ChangePassword => view! { <ChangePasswordPage /> }.into_any(),
        Route::ConfirmEmail => confirm_email_page(),
        Route::ForwardedStatement => forwarded_statement_page(),
        Route::Terms => terms_page(),
        Route::DemonstrationPost => post_page(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}

/// The pages of the profile.
fn draw_profile(part: ProfilePart, subscription: Option<Uuid>) -> AnyView {
    match part {
        ProfilePart::Overview => profile_page(subscription),
        ProfilePart::Email => email_page(subscription),
        ProfilePart::MailOptions => mail_options_page(subscription),
        ProfilePart::Deliveries => deliveries_page(subscription),
        ProfilePart::Sessions => sessions_page(),
        ProfilePart::Accesses => accesses_page(),
    }
}
