//! Results side by side: a chart, and the table of the same amounts (SIM-03).

use chrono::Datelike as _;
use contract::pension::{ForgetPensionSimulation, PensionSimulation, PensionSimulations};
use leptos::prelude::*;

use super::simulation_result::age;
use crate::{
    core::{format, texts},
    ui::{Bar, Form, TableRegion, chart, column, number, number_column, row_header},
};

/// The results by leaving month; `show` is called with the one whose details are asked for, `forgotten` when one was
/// deleted.
pub fn comparison(kept: &PensionSimulations, show: Callback<PensionSimulation>, forgotten: Callback<()>) -> AnyView {
    let title = texts::simulation::chart_title();
    let bars = kept.simulations.iter().map(bar).collect();
    chart("simulations", title, sentence(&kept.simulations), bars, table(kept, show, forgotten))
}

fn bar(simulation: &PensionSimulation) -> Bar {
    let month = simulation.leaving_month;
    Bar { label: format::month_and_year(month), narrow: month.year().to_string(), cents: simulation.monthly_cents }
}

fn sentence(simulations: &[PensionSimulation]) -> Option<String> {
    let amounts = || simulations.iter().map(|simulation| simulation.monthly_cents);
    let (lowest, highest) = (amounts().min()?, amounts().max()?);
    Some(texts::simulation::chart_summary(&format::euros(lowest), &format::euros(highest)))
}

fn table(kept: &PensionSimulations, show: Callback<PensionSimulation>, forgotten: Callback<()>) -> AnyView {
    let form = Form::unkeyed();
    let before = std::iter::once(None).chain(kept.simulations.iter().map(Some));
    let rows: Vec<_> = kept
        .simulations
        .iter()
        .zip(before)
        .map(|(one, before)| row(one, before, actions(one, form, show, forgotten)))
        .collect();
    view! {
        {form.summary()}
        <TableRegion label=texts::simulation::side_by_side()>
        <table class="ds-table simulations" data-size="sm">
            <caption>{texts::simulation::side_by_side()}</caption>
            <thead>
                <tr>
                    {column(texts::simulation::leaving())} {column(texts::simulation::age_then())}
                    {number_column(texts::simulation::points())} {number_column(texts::simulation::monthly())}
                    {number_column(texts::simulation::difference())}
                    <th scope="col" class="d-print-none">
                            {texts::simulation::actions()}
                        </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        </TableRegion>
    }
    .into_any()
}

/// Details, and forgetting.
fn actions(
    simulation: &PensionSimulation,
    form: Form,
    show: Callback<PensionSimulation>,
    forgotten: Callback<()>,
) -> AnyView {
    let (id, shown) = (simulation.id, simulation.clone());
    let (number, month) = (format::count(simulation.number), format::month(simulation.leaving_month));
    let forget = move |_| form.send(ForgetPensionSimulation { id }, |_| None, move |()| forgotten.run(()));
    view! {
        <div class="cluster tight">
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                aria-label=texts::simulation::show_of(&number, &month)
                on:click=move |_| show.run(shown.clone())
            >
                {texts::simulation::show()}
            </button>
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                aria-label=texts::simulation::delete_of(&number, &month)
                on:click=forget
            >
                {texts::simulation::delete()}
            </button>
        </div>
    }
    .into_any()
}

fn row(simulation: &PensionSimulation, before: Option<&PensionSimulation>, actions: AnyView) -> AnyView {
    let month = format::month(simulation.leaving_month);
    let points = simulation.funds.iter().map(|fund| fund.total_hundredths).sum();
    let difference = before.map_or_else(texts::common::not_applicable, |before| {
        format::signed_euros(simulation.monthly_cents - before.monthly_cents)
    });
    let monthly = if simulation.missing.is_empty() {
        format::euros(simulation.monthly_cents)
    } else {
        texts::simulation::no_right()
    };
    view! {
        <tr>
            {row_header(month)} <td>{format::unbroken(&age(simulation))}</td> {number(format::hundredths(points))} {number(monthly)}
            {number(difference)}
            <td class="d-print-none">{actions}</td>
        </tr>
    }
    .into_any()
}
