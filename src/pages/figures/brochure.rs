//! The brochure tells the public what can be learnt where, by school and by field, to be printed.

use enlace_method::views::brochure::{by_field, by_school};
use enlace_model::{Choice, Kind, Offer, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::figures::{overview, views};
use crate::pages::shared::page_parts::{Head, cell, head, heads};
use crate::pages::shared::{names, print_pages};
use crate::state::document::Document;

/// The page.
pub fn brochure() -> AnyView {
    let w = words();
    let document = Document::here();
    let content = move || document.region().map(|region| drawn(w, &region));
    content.into_any()
}

fn drawn(w: Words, region: &Region) -> AnyView {
    let schools = by_school(region);
    let lead = view! { <p>{w.brochure_lead()}</p> }.into_any();
    let title = w.brochure_title(&region.header.name);
    if schools.is_empty() {
        return view! {
            {head(title, ().into_any())}
            {views::to_enter(w, w.brochure_empty(), &[Kind::Offer])}
        }
        .into_any();
    }
    let by_school = schools.into_iter().map(|(code, openings)| {
        let place = region.schools.get(&code).map(|school| &school.municipality);
        let place = place.map(|place| names::municipality(region, place));
        let rows = openings.into_iter().map(|offer| {
            let what = names::qualification(w, region, &offer.qualification);
            row(w, region, offer, what, String::new())
        });
        view! {
            <section class="together">
                <h3>
                    <bdi>{names::school(region, &code)}</bdi>
                    <span class="soft">" · " {place}</span>
                </h3>
                {table(w, w.coverage_qualification(), rows.collect())}
            </section>
        }
        .into_any()
    });
    let by_field = by_field(region).into_iter().map(|(field, openings)| {
        let name = match &field {
            Some(code) => w.field_of_education(code),
            None => w.of("by_none", "field"),
        };
        let rows = openings.into_iter().map(|offer| {
            let what = names::qualification(w, region, &offer.qualification);
            row(w, region, offer, what, names::school(region, &offer.school))
        });
        view! {
            <section class="together">
                <h3>{name}</h3>
                {table(w, w.brochure_what_and_where(), rows.collect())}
            </section>
        }
        .into_any()
    });
    view! {
        {head(title, lead)}
        {print_pages::button(w)}
        {overview::illustrated(w, region)}
        <h2>{w.brochure_by_school()}</h2>
        {by_school.collect_view()}
        <h2 class="new-page">{w.brochure_by_field()}</h2>
        {by_field.collect_view()}
    }
    .into_any()
}

fn table(w: Words, first: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="table folds openings">
            {heads(&[
                Head::Text(first),
                Head::Number(w.brochure_level()),
                Head::Text(w.brochure_modality()),
                Head::Number(w.brochure_years()),
                Head::Number(w.brochure_start()),
                Head::Number(w.brochure_places()),
            ])}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(w: Words, region: &Region, offer: &Offer, what: String, place: String) -> AnyView {
    let known = region.qualifications.get(&offer.qualification);
    let level = known
        .and_then(|known| known.level)
        .map(|level| level.0.to_string());
    let level = level.unwrap_or_else(|| crate::i18n::UNKNOWN.to_owned());
    // Heads over numbers are marked as such.
    let told = |head: &'static str| head.trim_start_matches('>');
    let years = offer.duration.or(known.and_then(|known| known.duration));
    let number = |value: Option<f64>| match value {
        Some(value) => w.number(value, 1),
        None => crate::i18n::UNKNOWN.to_owned(),
    };
    let modality = offer.modality.as_ref().and_then(Choice::known);
    let modality = modality.map(|modality| w.of("option", modality.as_str()));
    view! {
        <tr>
            <th scope="row">
                <bdi>{what}</bdi>
                <span class="flag">{place}</span>
            </th>
            {cell("number", told(w.brochure_level()), level.into_any())}
            <td>{modality}</td>
            {cell("number", told(w.brochure_years()), number(years.map(|years| years.0)).into_any())}
            {cell("number", told(w.brochure_start()), offer.start_year.0.to_string().into_any())}
            {cell("number", told(w.brochure_places()), number(offer.places.map(|own| own.0)).into_any())}
        </tr>
    }
    .into_any()
}
