//! « Nous contacter », at the bottom of every service (NAV-10).

use contract::institution::{Department, DepartmentKey};
use leptos::prelude::*;

use super::dynamic::dynamic;
use super::pieces::fact;
use crate::core::{i18n, portal::use_portal, texts};

/// The department that answers for the service, then technical support, with telephone, address and hours.
pub fn contact_box(department: DepartmentKey) -> AnyView {
    let portal = use_portal();
    let mut keys = vec![department];
    if department != DepartmentKey::TechnicalSupport {
        keys.push(DepartmentKey::TechnicalSupport);
    }
    let cards = dynamic(move || {
        let institution = portal.institution.get();
        let known =
            institution.iter().flat_map(|institution| keys.iter().filter_map(|key| institution.department(*key)));
        known.map(card).collect_view().into_any()
    });
    view! {
        <section class="stack contact" aria-labelledby="contact">
            <h2 class="ds-heading" data-size="sm" id="contact">
                {texts::common::contact()}
            </h2>
            <div class="row g-4">{cards}</div>
        </section>
    }
    .into_any()
}

fn card(department: &Department) -> impl IntoView + use<> {
    let language = i18n::language();
    let dialled: String = department.telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! {
        <div class="col-md-6">
            <div class="ds-card stack">
                <h3 class="ds-heading" data-size="2xs">
                    {department.name.get(language).to_owned()}
                </h3>
                <dl class="facts">
                    <dt>{texts::common::telephone()}</dt>
                    <dd>
                        <a class="ds-link" href=format!("tel:{dialled}")>
                            {department.telephone.clone()}
                        </a>
                    </dd>
                    <dt>{texts::common::email()}</dt>
                    <dd>
                        <a class="ds-link" href=format!("mailto:{}", department.email)>
                            {department.email.clone()}
                        </a>
                    </dd>
                    {fact(texts::common::hours(), department.hours.get(language).to_owned())}
                </dl>
            </div>
        </div>
    }
}
