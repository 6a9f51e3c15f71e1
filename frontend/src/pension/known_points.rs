//! Points acquired and validated (SIM-02).

use contract::pension::{KnownPoints, PensionOutlook};
use leptos::prelude::*;

use crate::{
    core::{format, labels, texts},
    ui::{TableRegion, column, number, number_column, number_total, paragraph, row_header},
};

/// The points known so far, by fund, with their sum.
pub fn known_points(outlook: &PensionOutlook) -> AnyView {
    let rows: Vec<_> = outlook.funds.iter().map(row).collect();
    let sum = |of: fn(&KnownPoints) -> i64| number_total(format::hundredths(outlook.funds.iter().map(of).sum()));
    let total = (outlook.funds.len() > 1).then(|| {
        let (validated, provisional) = (sum(|fund| fund.validated_hundredths), sum(|fund| fund.provisional_hundredths));
        view! {
            <tfoot>
                <tr>
                    <th scope="row" colspan="3">
                        {texts::simulation::total()}
                    </th>
                    {validated} {provisional} <td></td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <section class="stack">
            <TableRegion label=texts::simulation::known()>
                <table class="ds-table" data-size="sm">
                    <caption>{texts::simulation::known()}</caption>
                    <thead>
                        <tr>
                            {column(texts::simulation::fund())} {column(texts::simulation::period())}
                            {number_column(texts::simulation::months())}
                            {number_column(texts::simulation::validated())}
                            {number_column(texts::simulation::provisional())}
                            {number_column(texts::simulation::average())}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    {total}
                </table>
            </TableRegion>
            {paragraph(texts::simulation::known_note())}
        </section>
    }
    .into_any()
}

fn row(fund: &KnownPoints) -> AnyView {
    let month = |month| format::unbroken(&format::month(month));
    let period = texts::simulation::from_to(&month(fund.first_month), &month(fund.last_month));
    view! {
        <tr>
            {row_header(labels::pension_fund(fund.fund).to_owned())} <td>{period}</td>
            {number(format::count(fund.months))} {number(format::hundredths(fund.validated_hundredths))}
            {number(format::hundredths(fund.provisional_hundredths))}
            {number(format::hundredths(fund.average_hundredths))}
        </tr>
    }
    .into_any()
}
