//! The page on which an insurer fetches a forwarded care statement (PROF-09).

use contract::{
    institution::DepartmentKey,
    profile::{FetchForwardedStatement, ForwardedLine, ForwardedStatement},
};
use leptos::prelude::*;

use crate::{
    core::{addresses, browser, format, labels, link_secret, texts},
    ui::{
        Form, FormError, PageHeading, SummaryLine, TableRegion, column, contact_box, dynamic, notice, number,
        number_column, number_total, paragraph, password_field, print_button, row_header, summary_table,
    },
};

const ACCESS_KEY: &str = "access-key";

/// Asks for the access key of the convention, then shows the statement.
pub fn forwarded_statement_page() -> AnyView {
    let token = link_secret::of_page(addresses::FORWARDED_STATEMENT);
    dynamic(move || token.get().map_or_else(no_link, by_link)).into_any()
}

fn no_link() -> AnyView {
    view! {
        <div class="stack">
            <PageHeading title=texts::forwarded::title() />
            {notice("warning", texts::forwarded::unusable())}
            {contact_box(DepartmentKey::MedicalBenefits)}
        </div>
    }
    .into_any()
}

fn by_link(token: String) -> AnyView {
    let fetched = RwSignal::new(None::<ForwardedStatement>);
    dynamic(move || match fetched.get() {
        Some(statement) => show(&statement),
        None => question(token.clone(), fetched),
    })
    .into_any()
}

fn question(token: String, fetched: RwSignal<Option<ForwardedStatement>>) -> AnyView {
    let form = Form::unkeyed();
    let key = RwSignal::new(String::new());
    let submit = move || {
        let access_key = key.get_untracked().trim().to_owned();
        if access_key.is_empty() {
            return form.show(vec![FormError::at(ACCESS_KEY, texts::forwarded::key_missing())]);
        }
        let request = FetchForwardedStatement { token: token.clone(), access_key };
        let refused = |_: &client::ClientError| vec![FormError::at(ACCESS_KEY, texts::forwarded::unusable())];
        form.send_or(request, refused, move |statement| fetched.set(Some(statement)));
    };
    let field = form.field(ACCESS_KEY, texts::forwarded::key(), texts::forwarded::key_hint(), key);
    view! {
        <div class="stack">
            <PageHeading title=texts::forwarded::title() />
            {paragraph(texts::forwarded::lead())}
            {form.view(password_field(field, "off"), texts::forwarded::submit(), submit)}
            {contact_box(DepartmentKey::MedicalBenefits)}
        </div>
    }
    .into_any()
}

fn show(statement: &ForwardedStatement) -> AnyView {
    let paid = statement.paid_on.map_or_else(texts::common::not_communicated, format::date);
    let lines = vec![
        SummaryLine::new(texts::profile::matricule(), statement.matricule.clone()),
        SummaryLine::new(texts::care::role_holder(), statement.holder.clone()),
        SummaryLine::new(texts::deliveries::beneficiary(), statement.beneficiary.clone()),
        SummaryLine::new(texts::forwarded::birth_date(), format::date(statement.beneficiary_birth_date)),
        SummaryLine::new(texts::forwarded::fund(), labels::fund(statement.fund)),
        SummaryLine::new(texts::forwarded::paid_on(), paid),
    ];
    let rows: Vec<_> = statement.lines.iter().map(row).collect();
    let (billed, refunded) = (format::euros(statement.billed_cents), format::euros(statement.refunded_cents));
    view! {
        <div class="stack">
            <PageHeading title=texts::forwarded::statement(&statement.number) />
            {summary_table(texts::forwarded::facts(), lines)}
            <TableRegion label=texts::forwarded::lines()>
                <table class="ds-table">
                    <caption>{texts::forwarded::lines()}</caption>
                    <thead>
                        <tr>
                            {column(texts::forwarded::benefit())} {column(texts::forwarded::care())}
                            {column(texts::forwarded::performer())} {number_column(texts::forwarded::tariff())}
                            {number_column(texts::forwarded::rate())} {number_column(texts::forwarded::billed())}
                            {number_column(texts::forwarded::refunded())}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="5">
                                {texts::forwarded::total()}
                            </th>
                            {number_total(billed)}
                            {number_total(refunded)}
                        </tr>
                    </tfoot>
                </table>
            </TableRegion>
            {print_button(Callback::new(|()| browser::print()))}
        </div>
    }
    .into_any()
}

fn row(line: &ForwardedLine) -> AnyView {
    let unknown = texts::common::not_communicated;
    let care = match line.care_from == line.care_until {
        true => format::short_date(line.care_from),
        false => format!("{} – {}", format::short_date(line.care_from), format::short_date(line.care_until)),
    };
    view! {
        <tr>
            {row_header(line.benefit.label.clone())}
            <td>{care}</td>
            <td>{line.performer.clone().unwrap_or_else(unknown)}</td>
            {number(line.base_tariff_cents.map_or_else(unknown, format::euros))}
            {number(line.rate_bp.map_or_else(unknown, format::percent))}
            {number(format::euros(line.billed_cents))}
            {number(line.refunded_cents.map_or_else(unknown, format::euros))}
        </tr>
    }
    .into_any()
}
