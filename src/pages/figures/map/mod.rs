//! The page Map shows the municipalities: how many people each needs, how many of them are covered, and who
//! goes where.
//!
//! Counts are circles, shares are tones. Outlines are those of the region's file, else those that lie
//! beside the program, which also has the region's neighbours.

mod drawing;
mod picture;
mod ribbon;
mod tables;

use std::sync::Arc;

use enlace_method::views::map::map as map_of;
use enlace_method::views::outlines::Outlines;
use enlace_model::{QualificationCode, Region};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;
use crate::components::segments::{Segments, segments};
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::figures::coverage::measure::CoverageMeasure;
use crate::pages::figures::map::picture::RegionMap;
use crate::pages::figures::views::{self, Page, View, ViewContext, ViewData};
use crate::pages::shared::address::Address;
use crate::pages::shared::names;
use crate::state::document::Document;

/// Its views.
pub const PAGE: Page = Page {
    path: "/map",
    title: Words::map_page_title,
    lead: Words::map_page_lead,
    views: &[View {
        key: "",
        draw: view,
    }],
};

/// The page.
pub fn map() -> AnyView {
    views::page(&PAGE)
}

fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let outlines = outlines(context.document);
    let measure = measures(w, address);
    let switches = move || {
        let coverage = context.document.coverage()?;
        let region = context.document.region()?;
        let choices = to_choose(w, &region, &coverage);
        let chosen = move || address.get("of");
        Some(select("of", w.map_of(), choices, chosen, move |code| {
            address.set(&[("of", &code)])
        }))
    };
    view! {
        <div class="row no-print">{switches} {measure}</div>
        {context
            .drawn(move |data| {
                let of = Some(address.get("of")).filter(|code| !code.is_empty());
                let of = of.map(QualificationCode::from);
                let outlines = outlines.get();
                drawn(data, of.as_ref(), CoverageMeasure::of(address), outlines.as_deref())
            })}
    }
    .into_any()
}

/// What the map shows: people as circles, or a share as tones.
fn measures(w: Words, address: Address) -> AnyView {
    let choices = [
        (CoverageMeasure::Gap, w.map_needed_and_covered()),
        (CoverageMeasure::Coverage, w.map_share_covered()),
        (CoverageMeasure::Supply, w.map_available()),
    ];
    let choices = choices.map(|(own, words)| (own.as_str().to_owned(), words.to_owned()));
    segments(Segments {
        id: "measure".to_owned(),
        legend: w.tone_label().into_any(),
        choices: choices.into(),
        nothing: "",
        value: Signal::derive(move || shown(CoverageMeasure::of(address)).as_str().to_owned()),
        choose: Callback::new(move |chosen: String| address.set(&[("measure", &chosen)])),
        fault: Signal::stored(false),
        described_by: None,
    })
}

/// The measure that is drawn: demand stands in the same circles as the gap.
fn shown(measure: CoverageMeasure) -> CoverageMeasure {
    match measure {
        CoverageMeasure::Demand => CoverageMeasure::Gap,
        other => other,
    }
}

/// The outlines of the region's country; `None` until they are fetched, and where there are none.
fn outlines(document: Document) -> RwSignal<Option<Arc<Outlines>>> {
    let found = RwSignal::new(None);
    let is_in_portugal = |region: &Region| region.header.country.as_deref() == Some("PT");
    if document.with_region(is_in_portugal) == Some(true) {
        spawn_local(async move {
            let bytes = fetch::own_file("outlines/pt.json").await;
            let read = bytes.ok().and_then(|bytes| Outlines::read(&bytes));
            // The page may have been left, so the signal may be gone.
            let _ = found.try_set(read.map(Arc::new));
        });
    }
    found
}

/// All qualifications, or one that is wanted or supplied.
fn to_choose(w: Words, region: &Region, coverage: &enlace_method::Coverage) -> Choices {
    let known = coverage.qualifications.iter();
    let known = known.filter(|q| q.demand.0 > 0.0 || q.supply.0 > 0.0);
    let mut all: Choices = known
        .map(|q| (q.code.to_string(), names::qualification(w, region, &q.code)))
        .collect();
    enlace_model::order::put_in_order(&mut all, |a, b| a.1.cmp(&b.1));
    all.insert(0, (String::new(), w.map_all().to_owned()));
    all
}

fn drawn(
    data: &ViewData,
    of: Option<&QualificationCode>,
    measure: CoverageMeasure,
    outlines: Option<&Outlines>,
) -> AnyView {
    let w = data.context.w;
    let found = map_of(&data.region, &data.coverage, of, outlines);
    let missing: Vec<String> = found
        .without_place
        .iter()
        .map(|code| names::municipality(&data.region, code))
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        view! { <p>{w.map_without_place(&missing.join(", "))}</p> }
    });
    if found.places.is_empty() {
        return view! {
            <p>{w.map_empty()}</p>
            {missing}
        }
        .into_any();
    }
    let map = RegionMap::of(data, found, of, shown(measure));
    let (places, streams) = (tables::places(data, &map, of), tables::streams(data, &map));
    let drawn = map.clone();
    let draw = Arc::new(move |width| drawing::drawn(&drawn, width));
    view! {
        <div class="map-page">
            <div>{data.picture(map.picture(data, of, draw))} {missing}</div>
            <div class="map-tables no-print">{places} {streams}</div>
        </div>
    }
    .into_any()
}
