//! The page New region asks for name, country, target year and municipalities.

pub mod pasted;

use std::collections::BTreeSet;
use std::sync::Arc;

use enlace_edit::field::Fault;
use enlace_edit::region::read_year;
use enlace_model::order::put_in_order;
use enlace_model::{Municipality, SchoolYear};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, fetch, intl};
use crate::components::field::tick;
use crate::components::field::{self, FieldProps};
use crate::components::segments::{Segments, segments};
use crate::components::select::select;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::shared::municipality_list::MunicipalityList;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::refusal_words::{self, decimal_mark, refusal};
use crate::pages::start::new_region::pasted::{PastedLine, WrongLine, read_lines};
use crate::pages::start::welcome::{AtStart, go_on_when_opened};
use crate::state::device::Device;
use crate::state::device::new_region::NewRegion;
use crate::state::document::refused::EditRefused;

/// Countries that are offered: where Portuguese and Spanish are spoken, and Europe.
const COUNTRIES: &[&str] = &[
    "PT", "ES", "AO", "AR", "BO", "BR", "CL", "CO", "CR", "CU", "CV", "DE", "DO", "EC", "FR", "GB",
    "GQ", "GT", "GW", "HN", "IE", "IT", "MX", "MZ", "NI", "NL", "PA", "PE", "PL", "PR", "PY", "RO",
    "ST", "SV", "TL", "US", "UY", "VE",
];

/// The values of the form while it is filled in.
#[derive(Clone, Copy)]
struct NewRegionForm {
    name: RwSignal<String>,
    country: RwSignal<String>,
    year: RwSignal<String>,
    community: RwSignal<String>,
    left_out: RwSignal<BTreeSet<String>>,
    pasted: RwSignal<String>,
    list: RwSignal<Option<Arc<MunicipalityList>>>,
    fault: RwSignal<Option<NewRegionFault>>,
}

/// Why the form cannot be sent yet.
#[derive(Clone, Debug, PartialEq)]
enum NewRegionFault {
    /// The engine refused the region.
    Refused(EditRefused),
    /// A typed line could not be read as a municipality.
    Line(WrongLine),
    /// What was typed as the target year is no year.
    Year(Fault),
    /// No municipality is chosen.
    NoMunicipality,
}

/// The page.
pub fn new_region() -> AnyView {
    let w = words();
    let device = Device::here();
    go_on_when_opened(AtStart::Stays, "/start");
    // That of the classes which can still be decided today.
    let usual = clock::today().usual_target_year();
    let form = NewRegionForm {
        name: RwSignal::new(String::new()),
        country: RwSignal::new("PT".to_owned()),
        year: RwSignal::new(usual.map_or_else(String::new, |year| year.0.to_string())),
        community: RwSignal::new(String::new()),
        left_out: RwSignal::new(BTreeSet::new()),
        pasted: RwSignal::new(String::new()),
        list: RwSignal::new(None),
        fault: RwSignal::new(None),
    };
    spawn_local(async move {
        let bytes = fetch::own_file("codelists/pt-municipalities.json").await;
        let list = bytes.ok().and_then(|bytes| MunicipalityList::read(&bytes));
        // The page may have been left, so the signal may be gone.
        let _ = form.list.try_set(list.map(Arc::new));
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.fault.set(send(w, device, form).err());
    };
    let fault = move || {
        let said = match form.fault.get()? {
            NewRegionFault::Refused(refused) => refusal(w, &refused),
            NewRegionFault::Line(wrong) => w.new_line_fault(&wrong.line.to_string(), &wrong.text),
            // It is said beside its field.
            NewRegionFault::Year(_) => return None,
            NewRegionFault::NoMunicipality => w.new_none().to_owned(),
        };
        Some(view! { <div class="fault strong">{said}</div> })
    };
    let year_fault = move || match form.fault.get()? {
        NewRegionFault::Year(fault) => Some(refusal_words::fault(w, &fault)),
        _ => None,
    };
    let lead = view! { <p>{w.new_lead()}</p> }.into_any();
    view! {
        {head(w.welcome_new().to_owned(), lead)}
        <form class="stack" on:submit=submit novalidate>
            {field::text(name_field(w), form.name, || None)}
            <div class="field">
                {select("country", w.new_country(), countries(w), move || form.country.get(), move |code| {
                    form.country.set(code);
                })}
            </div>
            {intakes(w, form.year, usual)}
            {field::text(year_field(w), form.year, year_fault)}
            {move || municipalities(w, form)}
            <div class="field" role="alert">
                {fault}
            </div>
            <button type="submit" class="button first">
                {w.new_go()}
            </button>
        </form>
    }
    .into_any()
}

/// How long after their entry most pupils finish, in years: a professional course's three.
const USUAL_DURATION: i32 = 3;
/// How many intakes are offered, from the first that can still be decided.
const OFFERED_INTAKES: i32 = 3;

/// The intake that is being decided; choosing one sets the year in which it finishes.
fn intakes(w: Words, year: RwSignal<String>, first: Option<SchoolYear>) -> Option<AnyView> {
    let first = first?.0;
    let choices = (first..first + OFFERED_INTAKES).map(|finishes| {
        let entry = finishes - USUAL_DURATION;
        let label = format!("{entry}/{:02}", (entry + 1).rem_euclid(100));
        (finishes.to_string(), label)
    });
    Some(segments(Segments {
        id: "intake".to_owned(),
        legend: w.new_intake().into_any(),
        choices: choices.collect(),
        nothing: "",
        value: Signal::derive(move || year.with(|year| year.trim().to_owned())),
        choose: Callback::new(move |finishes| year.set(finishes)),
        fault: Signal::derive(|| false),
        described_by: None,
    }))
}

/// Creates the region, or gives what prevents it.
fn send(w: Words, device: Device, form: NewRegionForm) -> Result<(), NewRegionFault> {
    let year = form.year.get_untracked();
    let target_year = read_year(&year, decimal_mark(w)).map_err(NewRegionFault::Year)?;
    let municipalities = form.municipalities(w).map_err(NewRegionFault::Line)?;
    if municipalities.is_empty() {
        return Err(NewRegionFault::NoMunicipality);
    }
    let new = NewRegion {
        name: form.name.get_untracked(),
        country: Some(form.country.get_untracked()),
        target_year,
        municipalities,
    };
    let created = device.create(new).map_err(EditRefused::Rejected);
    created.map_err(NewRegionFault::Refused)
}

impl NewRegionForm {
    fn is_portugal(self) -> bool {
        self.country.get() == "PT"
    }

    /// The municipalities that were chosen from the list, or typed.
    fn municipalities(self, w: Words) -> Result<Vec<Municipality>, WrongLine> {
        if self.country.get_untracked() != "PT" {
            let lines = self
                .pasted
                .with_untracked(|text| read_lines(text, decimal_mark(w)));
            return lines
                .into_iter()
                .map(|line| line.map(PastedLine::municipality))
                .collect();
        }
        let Some(list) = self.list.get_untracked() else {
            return Ok(Vec::new());
        };
        let community = self.community.get_untracked();
        let left_out = self.left_out.get_untracked();
        let chosen = list
            .of(&community)
            .filter(|m| !left_out.contains(m.code.as_str()));
        Ok(chosen.cloned().collect())
    }
}

fn name_field(w: Words) -> FieldProps {
    FieldProps {
        id: "name",
        label: w.new_name(),
        hint: w.new_name_hint(),
    }
}

fn year_field(w: Words) -> FieldProps {
    FieldProps {
        id: "year",
        label: w.settings_target_year(),
        hint: w.new_year_hint(),
    }
}

fn countries(w: Words) -> Vec<(String, String)> {
    let named = |code: &&str| ((*code).to_owned(), intl::country(w.0.intl_tag(), code));
    let mut all: Vec<_> = COUNTRIES.iter().map(named).collect();
    put_in_order(&mut all, |a, b| intl::compare(w.0.intl_tag(), &a.1, &b.1));
    all
}

fn municipalities(w: Words, form: NewRegionForm) -> AnyView {
    if form.is_portugal() {
        from_list(w, form)
    } else {
        from_text(w, form)
    }
}

/// Portugal: a community, and of it the municipalities that belong to the region.
fn from_list(w: Words, form: NewRegionForm) -> AnyView {
    let Some(list) = form.list.get() else {
        return view! { <p role="status">{w.new_list_loading()}</p> }.into_any();
    };
    let mut communities = vec![(String::new(), w.new_choose().to_owned())];
    communities.extend(list.communities.iter().cloned());
    let choose = move |code: String| {
        let name = form
            .list
            .get_untracked()
            .and_then(|list| list.name_of(&code));
        if let Some(name) = name.filter(|_| form.name.get_untracked().trim().is_empty()) {
            form.name.set(name);
        }
        form.left_out.set(BTreeSet::new());
        form.community.set(code);
    };
    let boxes = move || {
        let community = form.community.get();
        let list = form.list.get()?;
        let boxes = list
            .of(&community)
            .map(|m| checkbox(form, m.code.to_string(), m.name.clone()));
        let boxes = boxes.collect::<Vec<_>>();
        (!boxes.is_empty()).then(|| {
            view! {
                <fieldset>
                    <legend>{w.new_municipalities()}</legend>
                    <ul class="choices">{boxes}</ul>
                </fieldset>
            }
        })
    };
    view! {
        <div class="field">
            {select("community", w.new_community(), communities, move || form.community.get(), choose)}
        </div>
        {boxes}
    }
    .into_any()
}

fn checkbox(form: NewRegionForm, code: String, name: String) -> AnyView {
    let own = code.clone();
    let is_on = Signal::derive(move || form.left_out.with(|out| !out.contains(&own)));
    let choose = Callback::new(move |on: bool| {
        form.left_out.update(|out| {
            if on {
                out.remove(&code)
            } else {
                out.insert(code.clone())
            };
        });
    });
    view! { <li>{tick(None, name, is_on, choose)}</li> }.into_any()
}

/// Elsewhere: one municipality a line, typed or pasted.
fn from_text(w: Words, form: NewRegionForm) -> AnyView {
    let field = FieldProps {
        id: "municipalities",
        label: w.new_municipalities(),
        hint: w.new_lines_hint(),
    };
    let fault = move || {
        let lines = form.pasted.with(|text| read_lines(text, decimal_mark(w)));
        let wrong = lines.iter().filter_map(|line| line.as_ref().err()).next()?;
        Some(w.new_line_fault(&wrong.line.to_string(), &wrong.text))
    };
    let read = move || {
        let lines = form.pasted.with(|text| read_lines(text, decimal_mark(w)));
        let good = lines.iter().flatten().count() as f64;
        let placeless = lines
            .iter()
            .flatten()
            .filter(|line| line.position.is_none())
            .count();
        let warning =
            (placeless > 0).then(|| view! { <p class="notice warn">{w.new_no_coordinates()}</p> });
        (good > 0.0).then(|| {
            view! {
                <p role="status">{w.new_lines_read(good)}</p>
                {warning}
            }
        })
    };
    view! {
        {field::lines(field, form.pasted, fault)}
        {read}
    }
    .into_any()
}
