//! This dialog proposes the running offers again for the next entry year, of one school or of all.

use enlace_edit::Op;
use enlace_edit::next_year::{NextYearPlan, plan};
use enlace_model::order::put_in_order;
use enlace_model::{OfferId, Region, SchoolCode};
use leptos::prelude::*;

use crate::browser::id;
use crate::components::dialog::{self, DialogContent};
use crate::components::select::select;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::refusal_words::refusal;
use crate::state::document::Document;

/// The code of the school whose offers are proposed again; empty for all schools.
pub type SchoolFilter = String;

/// The dialog; open while it is `Some`.
pub fn dialog(asked: RwSignal<Option<SchoolFilter>>) -> AnyView {
    let w = words();
    let content = move || {
        let whose = asked.get()?;
        Some(DialogContent {
            title: w.next_year_title().to_owned(),
            body: body(w, whose, asked),
        })
    };
    dialog::dialog(
        w.app_close(),
        move || asked.with(Option::is_some),
        content,
        move || asked.set(None),
    )
}

fn body(w: Words, whose: SchoolFilter, asked: RwSignal<Option<SchoolFilter>>) -> AnyView {
    let document = Document::here();
    let chosen = RwSignal::new(whose);
    let fault = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<String>);
    let choices = document.with_region(|region| schools(w, region));
    let school = select(
        "next-year-school",
        w.next_year_school(),
        choices.unwrap_or_default(),
        move || chosen.get(),
        move |code| {
            done.set(None);
            chosen.set(code);
        },
    );
    let what = move || {
        if let Some(said) = done.get() {
            return view! { <p role="status">{said}</p> }.into_any();
        }
        let code = chosen.get();
        let school = (!code.is_empty()).then(|| SchoolCode::from(code));
        let Some(region) = document.region() else {
            return ().into_any();
        };
        match plan(&region, school.as_ref()) {
            NextYearPlan::Copies(copies) => {
                let said = w.next_year_what(copies.len() as f64, &years(w, &region, &copies));
                let go = w.next_year_go(copies.len() as f64);
                let propose = move |_| match propose(document, &copies) {
                    Ok(()) => done.set(Some(w.next_year_done(copies.len() as f64))),
                    Err(why) => fault.set(Some(why)),
                };
                view! {
                    <p>{said}</p>
                    <p class="soft">{w.next_year_left_out()}</p>
                    <p>
                        <button type="button" class="button first" on:click=propose>
                            {go}
                        </button>
                    </p>
                }
                .into_any()
            }
            NextYearPlan::NothingRuns => view! { <p>{w.next_year_nothing_runs()}</p> }.into_any(),
            NextYearPlan::AllThere => view! { <p>{w.next_year_all_there()}</p> }.into_any(),
        }
    };
    let close = move || {
        done.with(Option::is_some).then(|| {
            view! {
                <p>
                    <button type="button" class="button" on:click=move |_| asked.set(None)>
                        {w.app_close()}
                    </button>
                </p>
            }
        })
    };
    view! {
        <div class="field">{school}</div>
        {what}
        <div role="alert">{move || fault.get()}</div>
        {close}
    }
    .into_any()
}

/// Proposes the copies as one step, or gives a message why not.
fn propose(document: Document, copies: &[OfferId]) -> Result<(), String> {
    let ids = id::mint_in_order(copies.len()).into_iter();
    let ids = ids.map(|id| OfferId::from(&*id));
    let copies = copies.iter().cloned().zip(ids).collect();
    let done = document.perform(Op::NextYear(copies));
    done.map_err(|refused| refusal(words(), &refused))
}

/// All schools together, then each by its name.
fn schools(w: Words, region: &Region) -> Vec<(String, String)> {
    let all = region.schools.values();
    let mut schools: Vec<(String, String)> = all
        .map(|school| (school.code.to_string(), school.name.clone()))
        .collect();
    put_in_order(&mut schools, |a, b| a.1.cmp(&b.1));
    schools.insert(0, (String::new(), w.next_year_all_schools().to_owned()));
    schools
}

/// The entry years that are proposed; with the number of offers where they differ.
fn years(w: Words, region: &Region, copies: &[OfferId]) -> String {
    let year = |id: &OfferId| region.offers.get(id).map(|offer| offer.start_year.0 + 1);
    let mut years: Vec<i32> = copies.iter().filter_map(year).collect();
    put_in_order(&mut years, i32::cmp);
    let parts: Vec<&[i32]> = years.chunk_by(|a, b| a == b).collect();
    let said = parts.iter().map(|part| match parts.len() {
        1 => part[0].to_string(),
        _ => w.next_year_year(&part[0].to_string(), &w.number(part.len() as f64, 0)),
    });
    said.collect::<Vec<_>>().join(", ")
}
