//! One result: the amount, the points acquired and to be acquired, and what it rests on (SIM-02, SIM-04).

use contract::pension::{ExportPensionSimulation, MissingCondition, PensionSimulation, Sensitivity, SimulatedFund};
use leptos::{html, prelude::*};

use super::parameters_table::parameters_table;
use crate::{
    core::{browser, follow::follow, format, i18n, labels, texts},
    ui::{
        TableRegion, bullets, column, export_links, notice, number, number_column, number_total, paragraph, row_header,
    },
};

/// Age in years and months.
pub fn age(simulation: &PensionSimulation) -> String {
    let years = format::count(simulation.age_years);
    if simulation.age_months == 0 {
        texts::simulation::age_years(&years)
    } else {
        texts::simulation::age(&years, &format::count(simulation.age_months))
    }
}

/// The result in full; `entered` gives its heading the focus.
pub fn result(simulation: &PensionSimulation, entered: bool) -> AnyView {
    let heading = NodeRef::<html::H2>::new();
    follow(move || {
        if let Some(heading) = heading.get().filter(|_| entered) {
            browser::focus(&heading);
        }
    });
    let id = simulation.id;
    let target = move |format| ExportPensionSimulation { id, format, language: i18n::language() }.target();
    let illustrative = simulation.parameters.iter().any(|parameter| parameter.illustrative);
    let basis = texts::simulation::parameters_of(
        &format::count(simulation.number),
        &format::moment(simulation.created_at),
        &format::date(simulation.data_as_of),
    );
    view! {
        <section class="stack" aria-labelledby="result">
            <div class="ds-card stack" data-variant="tinted">
                <h2 class="ds-heading" data-size="sm" id="result" tabindex="-1" node_ref=heading>
                    {texts::simulation::result(&format::month(simulation.leaving_month))}
                </h2>
                {amount(simulation)}
            </div>
            {funds_table(simulation)}
            {bonus(simulation)} {sensitivity(simulation)}
            {paragraph(texts::simulation::formula())}
            {illustrative.then(|| notice("warning", texts::simulation::illustrative_note()))}
            <details class="ds-details">
                <summary>{texts::simulation::parameters()}</summary>
                <div class="stack">
                    {paragraph(basis)} {parameters_table(texts::simulation::parameters(), &simulation.parameters)}
                </div>
            </details>
            <div class="d-print-none">{export_links(Callback::new(target))}</div>
        </section>
    }
    .into_any()
}

fn amount(simulation: &PensionSimulation) -> AnyView {
    if simulation.missing.is_empty() {
        let note = texts::simulation::amount_note(&age(simulation), &format::date(simulation.starts_on));
        return view! {
            <p class="ds-paragraph" data-size="lg">
                <strong>{texts::simulation::amount(&format::euros(simulation.monthly_cents))}</strong>
            </p>
            {paragraph(note)}
        }
        .into_any();
    }
    let reasons = simulation.missing.iter().map(|missing| reason(simulation, *missing)).collect();
    let earliest = simulation
        .earliest_month
        .map_or_else(texts::simulation::no_earliest, |month| texts::simulation::earliest(&format::month(month)));
    view! {
        <p class="ds-paragraph" data-size="lg">
            <strong>{texts::simulation::no_right()}</strong>
        </p>
        {bullets(reasons)}
        {paragraph(earliest)}
    }
    .into_any()
}

fn reason(simulation: &PensionSimulation, missing: MissingCondition) -> String {
    let figure = |code| {
        let found = simulation.parameters.iter().find(|one| one.code == code);
        found.map_or_else(String::new, |one| format::count(one.value))
    };
    match missing {
        MissingCondition::Age => texts::simulation::missing_age(&figure("pension.age_of_right")),
        MissingCondition::Period => texts::simulation::missing_period(&figure("pension.minimum_period")),
        MissingCondition::Contributions => {
            texts::simulation::missing_contributions(&figure("pension.minimum_contributions"))
        }
    }
}

fn bonus(simulation: &PensionSimulation) -> Option<AnyView> {
    let quarters = simulation.bonus_quarters;
    (quarters > 0 && simulation.missing.is_empty()).then(|| paragraph(texts::simulation::bonus_note(quarters)))
}

/// What the amount would be at other values of the point; nothing without a right.
fn sensitivity(simulation: &PensionSimulation) -> Option<AnyView> {
    if !simulation.missing.is_empty() {
        return None;
    }
    let head = |other: &Sensitivity| {
        number_column(match other.change_bp {
            0 => texts::simulation::value_now(),
            change => texts::simulation::value_changed(&format::signed_percent(change)),
        })
    };
    let heads: Vec<_> = simulation.sensitivity.iter().map(head).collect();
    let cells: Vec<_> = simulation.sensitivity.iter().map(|other| number(format::euros(other.monthly_cents))).collect();
    let caption = texts::simulation::sensitivity();
    let table = view! {
        <TableRegion label=caption.clone()>
            <table class="ds-table" data-size="sm">
                <caption>{caption}</caption>
                <thead>
                    <tr>{column(texts::simulation::item())} {heads}</tr>
                </thead>
                <tbody>
                    <tr>{row_header(texts::simulation::monthly())} {cells}</tr>
                </tbody>
            </table>
        </TableRegion>
    };
    Some(table.into_any())
}

/// A column for each fund, and the sum: the lines of the manual's result.
fn funds_table(simulation: &PensionSimulation) -> AnyView {
    let funds = &simulation.funds;
    let heads: Vec<_> = funds.iter().map(|fund| number_column(labels::pension_fund(fund.fund).to_owned())).collect();
    let several = funds.len() > 1;
    let line = |what: String, of: fn(&SimulatedFund) -> i64, write: fn(i64) -> String, summed: bool| {
        let cells: Vec<_> = funds.iter().map(|fund| number(write(of(fund)))).collect();
        let sum = several.then(|| {
            if summed { number_total(write(funds.iter().map(of).sum())) } else { view! { <td></td> }.into_any() }
        });
        view! {
            <tr>
                {row_header(what)} {cells} {sum}
            </tr>
        }
        .into_any()
    };
    let rows = vec![
        line(texts::simulation::validated(), |fund| fund.validated_hundredths, format::hundredths, true),
        line(texts::simulation::provisional(), |fund| fund.provisional_hundredths, format::hundredths, true),
        line(texts::simulation::to_come(), |fund| fund.to_come_hundredths, format::hundredths, true),
        line(texts::simulation::points(), |fund| fund.total_hundredths, format::hundredths, true),
        line(texts::simulation::point_value(), |fund| fund.point_value_cents, format::euros, false),
        line(texts::simulation::bonus(), |fund| fund.bonus_cents, format::euros, true),
        line(texts::simulation::monthly(), |fund| fund.monthly_cents, format::euros, true),
    ];
    let caption = texts::simulation::points_caption();
    view! {
        <TableRegion label=caption.clone()>
            <table class="ds-table" data-size="sm">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        {column(texts::simulation::item())} {heads}
                        {several.then(|| number_column(texts::simulation::total()))}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
    }
    .into_any()
}
