//! The parameters on which a result rests (SIM-04).

use contract::pension::PensionParameter;
use leptos::prelude::*;

use crate::{
    core::{format, texts},
    ui::{TableRegion, TagColor, column, number, number_column, tag},
};

/// What the parameters are called, what they are, since when, and from where.
pub fn parameters_table(caption: String, parameters: &[PensionParameter]) -> AnyView {
    let rows: Vec<_> = parameters.iter().map(row).collect();
    view! {
        <TableRegion label=caption.clone()>
            <table class="ds-table" data-size="sm">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        {column(texts::simulation::parameter())} {number_column(texts::simulation::value())}
                        {column(texts::simulation::valid_from())} {column(texts::simulation::source())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
    }
    .into_any()
}

fn row(parameter: &PensionParameter) -> AnyView {
    let mark = parameter.illustrative.then(|| tag(texts::simulation::illustrative(), TagColor::Warning));
    view! {
        <tr>
            <th scope="row">
                <span class="cluster tight">
                    <span>{name(&parameter.code)}</span>
                    {mark}
                </span>
            </th>
            {number(value(parameter))} <td>{format::short_date(parameter.valid_from)}</td>
            <td>{parameter.source.clone()}</td>
        </tr>
    }
    .into_any()
}

/// The value in its unit.
fn value(parameter: &PensionParameter) -> String {
    match parameter.unit.as_str() {
        "cents" => format::euros(parameter.value),
        "basis_points" => {
            i32::try_from(parameter.value).map_or_else(|_| format::count(parameter.value), format::percent)
        }
        "hundredths" => format::hundredths(parameter.value),
        "years" => texts::simulation::years(&format::count(parameter.value)),
        "months" => texts::simulation::months_count(&format::count(parameter.value)),
        _ => format::count(parameter.value),
    }
}

/// A parameter that a later version of the server knows keeps its code.
fn name(code: &str) -> String {
    match code.trim_start_matches("pension.") {
        "car.point_value" => texts::simulation::parameter_car_point_value(),
        "carti.point_value" => texts::simulation::parameter_carti_point_value(),
        "car.reference_salary" => texts::simulation::parameter_reference_salary(),
        "monthly_cap" => texts::simulation::parameter_monthly_cap(),
        "age_of_right" => texts::simulation::parameter_age_of_right(),
        "full_age" => texts::simulation::parameter_full_age(),
        "bonus_per_quarter" => texts::simulation::parameter_bonus(),
        "minimum_period" => texts::simulation::parameter_minimum_period(),
        "minimum_contributions" => texts::simulation::parameter_minimum_contributions(),
        "simulation.horizon" => texts::simulation::parameter_horizon(),
        "simulation.minimum_age" => texts::simulation::parameter_minimum_age(),
        _ => code.to_owned(),
    }
}
