//! The scope of a view is the region, an education field or a qualification; the address keeps it.

use enlace_method::views::scope::ViewScope;
use enlace_model::order::put_in_order;
use enlace_model::{Qualification, Region};
use leptos::prelude::*;

use crate::browser::intl;
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::figures::views::{ViewContext, ViewData};
use crate::pages::shared::address::Address;
use crate::pages::shared::names;

/// The scope that the address says.
pub fn about(address: Address) -> ViewScope {
    let (field, code) = (address.get("field"), address.get("code"));
    match (field.is_empty(), code.is_empty()) {
        (_, false) => ViewScope::Qualification(code.as_str().into()),
        (false, true) => ViewScope::Field(field),
        (true, true) => ViewScope::Region,
    }
}

/// The name of a scope.
pub fn name(w: Words, region: &Region, scope: &ViewScope) -> String {
    match scope {
        ViewScope::Region => region.header.name.clone(),
        ViewScope::Field(field) => w.field_of_education(field),
        ViewScope::Qualification(code) => names::qualification(w, region, code),
    }
}

/// The two lists; the second has the qualifications of the chosen field. Qualifications with neither
/// demand nor supply are left out. A list is not drawn again when something is chosen in it.
pub fn chooser(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let fields = move |data: &ViewData| {
        let live = live(data);
        let mut fields: Vec<&str> = live.iter().filter_map(|q| q.cnaef.as_deref()).collect();
        put_in_order(&mut fields, Ord::cmp);
        fields.dedup();
        let named = fields.iter();
        let named = named.map(|code| ((*code).to_owned(), w.field_of_education(code)));
        select(
            "about-field",
            w.coverage_field(),
            all(w.about_all_fields()).chain(named).collect(),
            move || address.get("field"),
            move |field| address.set(&[("field", &field), ("code", "")]),
        )
    };
    let codes = move |data: &ViewData| {
        let field = address.get("field");
        let within = live(data).into_iter();
        let mut within: Choices = within
            .filter(|q| field.is_empty() || q.cnaef.as_deref() == Some(&field))
            .map(|q| {
                let name = names::qualification(w, &data.region, &q.code);
                (q.code.to_string(), name)
            })
            .collect();
        put_in_order(&mut within, |a, b| {
            intl::compare(w.0.intl_tag(), &a.1, &b.1)
        });
        select(
            "about-code",
            w.coverage_qualification(),
            all(w.about_all_qualifications()).chain(within).collect(),
            move || address.get("code"),
            move |code| address.set(&[("code", &code)]),
        )
    };
    view! {
        <div class="filters no-print">
            {context.drawn(fields)}
            {context.drawn(codes)}
        </div>
    }
    .into_any()
}

/// The qualifications with demand or supply.
fn live(data: &ViewData) -> Vec<&Qualification> {
    let figures = data.coverage.qualifications.iter();
    let live = figures.filter(|q| q.demand.0 > 0.0 || q.supply.0 > 0.0);
    live.filter_map(|q| data.region.qualifications.get(&q.code))
        .collect()
}

fn all(words: &str) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), words.to_owned()))
}
