//! Who has looked at what the person sent (FUND-04).

use contract::{
    paging::PageRequest,
    profile::{Access, AccessAction, AccessPage, AccessedBy, ListAccesses},
    service::Service,
};
use leptos::prelude::*;

use crate::{
    core::{addresses, browser, format, labels, load::load, texts},
    identity::Secured,
    ui::{
        PageHeading, TableRegion, back_link, column, contact_box, empty_state, loaded, page_turns, paragraph,
        print_button, printed_for,
    },
};

/// The list of accesses to the requests, reports and declarations of who is signed in.
pub fn accesses_page() -> AnyView {
    view! { <Secured service=Service::Profile page=|_| page() /> }.into_any()
}

fn page() -> AnyView {
    let cursor = RwSignal::new(None::<String>);
    let accesses = load(move || Some(ListAccesses { page: PageRequest { cursor: cursor.get(), limit: None } }));
    view! {
        <div class="stack">
            {back_link(addresses::service(Service::Profile))}
            <PageHeading title=texts::accesses::title() />
            {printed_for()}
            {paragraph(texts::accesses::lead())}
            {loaded(accesses, move |page| list(&page, cursor))}
            {print_button(Callback::new(|()| browser::print()))}
            {contact_box(Service::Profile.department())}
        </div>
    }
    .into_any()
}

fn list(page: &AccessPage, cursor: RwSignal<Option<String>>) -> AnyView {
    if page.accesses.is_empty() {
        return empty_state(texts::accesses::none());
    }
    let rows: Vec<_> = page.accesses.iter().map(row).collect();
    view! {
        <TableRegion label=texts::accesses::caption()>
            <table class="ds-table lines short" data-size="sm">
                <caption>{texts::accesses::caption()}</caption>
                <thead>
                    <tr>
                        {column(texts::accesses::date())} {column(texts::accesses::what())}
                        {column(texts::accesses::by())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
        {page_turns(cursor, page.next_cursor.clone())}
    }
    .into_any()
}

fn row(access: &Access) -> AnyView {
    view! {
        <tr>
            <td>{format::short_moment(access.at)}</td>
            <th scope="row">
                {what(access.action)} " " <span class="about">{access.number.clone()}</span>
            </th>
            <td>{who(access)}</td>
        </tr>
    }
    .into_any()
}

fn who(access: &Access) -> String {
    let departments: Vec<String> = access.departments.iter().filter_map(|key| labels::department(*key)).collect();
    match access.by {
        AccessedBy::Operator => texts::accesses::operator(),
        AccessedBy::Agent if departments.is_empty() => texts::accesses::agent(),
        AccessedBy::Agent => departments.join(", "),
    }
}

fn what(action: AccessAction) -> String {
    match action {
        AccessAction::Listed => texts::accesses::listed(),
        AccessAction::Shown => texts::accesses::shown(),
        AccessAction::Assigned => texts::accesses::assigned(),
        AccessAction::Answered => texts::accesses::answered(),
        AccessAction::Refused => texts::accesses::refused(),
        AccessAction::CorrectionAsked => texts::accesses::correction_asked(),
        AccessAction::TakenIntoAccount => texts::accesses::taken_into_account(),
        AccessAction::Exported => texts::accesses::exported(),
    }
}
