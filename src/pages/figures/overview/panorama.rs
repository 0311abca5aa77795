//! This view divides the region's demand and how it is met by field, place, level, sector, size or certainty.

use std::sync::Arc;

use enlace_edit::field::CodeList;
use enlace_method::explain::{Figure, FigureId, Subject};
use enlace_method::views::panorama::{DividedBy, PanoramaGroup, panorama};
use enlace_model::{Kind, MunicipalityCode, Region};
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, BarPart, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::KeyEntry;
use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::figures::nuts;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData, to_enter};
use crate::pages::shared::municipality_list;
use crate::pages::shared::{names, verdict};
use crate::state::document::Document;

/// A part of fewer people is not drawn.
const SOMETHING: f64 = 0.05;

/// The switch, the picture, and the fields that nobody teaches.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let choices = DividedBy::ALL
        .iter()
        .map(|by| (by.as_str().to_owned(), w.of("by", by.as_str())));
    let by = move || DividedBy::from_text(&address.get("by")).unwrap_or(DividedBy::Field);
    let switch = select(
        "by",
        w.overview_by(),
        choices.collect(),
        move || by().as_str().to_owned(),
        move |chosen| address.set(&[("by", &chosen)]),
    );
    let list = nuts::list(context.document);
    let drawn = context.drawn(move |data| divided(data, by(), list.get().as_deref()));
    view! {
        <div class="filters few no-print">{switch}</div>
        {drawn}
    }
    .into_any()
}

/// The picture of the region, divided. Too many municipalities are grouped as the list says.
pub fn divided(
    data: &ViewData,
    by: DividedBy,
    list: Option<&municipality_list::MunicipalityList>,
) -> AnyView {
    let ViewContext {
        w,
        explain_stack: explain,
        document,
        ..
    } = data.context;
    let group_of = |place: &MunicipalityCode| nuts::group_of(list, place);
    let found = panorama(&data.region, &data.coverage, by, &group_of);
    if found.groups.is_empty() {
        return to_enter(w, w.views_no_demand(), &[Kind::Need, Kind::Offer]);
    }
    let is_place = |key: &str| data.region.municipalities.contains_key(&key.into());
    let name = |key: Option<&str>| match (by, key) {
        (DividedBy::Municipality, Some(key)) if !is_place(key) => nuts::name(list, key),
        _ => name_of(w, document, &data.region, by, key),
    };
    // A sentence for pictures in which not every municipality, or field, has a bar of its own.
    let mut together = String::new();
    let mut figures = FigureKeys::default();
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    for group in &found.groups {
        let name = match group.others {
            0 => name(group.key.as_deref()),
            others => w.matrix_others(others as f64),
        };
        let stands_alone =
            by != DividedBy::Municipality || group.key.as_deref().is_some_and(is_place);
        if group.others > 0 {
            together = format!(" {}", w.places_smallest());
        } else if !stands_alone {
            together = format!(" {}", w.places_together());
        }
        let subject = subject_of(by, group).filter(|_| stands_alone);
        let mut key = |id: FigureId| {
            let of = subject.clone()?;
            let known = id != FigureId::ByRelated || by == DividedBy::Field;
            known.then(|| figures.key(Figure { id, of }))
        };
        let parts = verdict::parts(w, &name, &group.tiers, &mut key);
        let mut lanes = vec![Lane {
            parts,
            beside: w.persons_in_column(group.demand.0),
        }];
        let left = group.surplus.map_or(f64::NAN, |left| left.0);
        if left >= SOMETHING {
            lanes.push(Lane {
                parts: vec![BarPart {
                    class: "surplus",
                    value: left,
                    key: key(FigureId::Surplus),
                    label: format!("{name}: {} {}", w.persons(left), w.overview_left_over()),
                }],
                beside: String::new(),
            });
        }
        let gap = group.tiers.uncovered.0;
        let cells = [
            (group.demand.0, Some(FigureId::Demand)),
            (group.demand.0 - gap, None),
            (gap, Some(FigureId::Gap)),
            (left, Some(FigureId::Surplus).filter(|_| left.is_finite())),
        ];
        let cells = cells.map(|(value, id)| {
            DataCell::figure(w.persons_in_column(value), value, id.and_then(&mut key))
        });
        rows.push(
            std::iter::once(DataCell::words(name.clone()))
                .chain(cells)
                .collect(),
        );
        drawn.push(Bar {
            name,
            heading: None,
            lanes,
        });
    }
    let heads = [
        w.overview_needed(),
        w.overview_covered(),
        w.overview_not_covered(),
        w.overview_left_over(),
    ];
    let by_what = w.of("by", by.as_str());
    let behind = DataTable {
        rows,
        heads: std::iter::once(ColumnHead::words(names::capitalised(&by_what)))
            .chain(heads.map(ColumnHead::figures))
            .collect(),
    };
    let mut key = verdict::key(w);
    key.push(KeyEntry::area("surplus", w.overview_left_over()));
    let tick = move |value: f64, decimals: u8| w.number(value, decimals);
    let picture = data.picture(ChartSpec {
        // The study has two of these pictures, so their ids differ.
        id: match by {
            DividedBy::Municipality => "panorama-places",
            _ => "panorama",
        },
        title: w.overview_panorama_title(&by_what),
        says: format!("{}{together}", w.overview_panorama_says()),
        unit: w.views_people_a_year().to_owned(),
        key,
        draw: Arc::new(move |width| bars(&drawn, width, &tick)),
        table: behind,
        choose: figures.ask(explain),
    });
    let absent: Vec<String> = found.absent.iter().map(|key| name(Some(key))).collect();
    let absent = (!absent.is_empty()).then(|| {
        let all = absent
            .into_iter()
            .map(|name| view! { <li>{name}</li> }.into_any());
        view! {
            <section aria-labelledby="absent" class="together">
                <h2 id="absent">{w.overview_absent_title()}</h2>
                <p>{w.overview_absent_what()}</p>
                <ul class="choices">{all.collect_view()}</ul>
            </section>
        }
    });
    view! {
        {picture}
        {absent}
    }
    .into_any()
}

/// The subject of a group's figures; `None` where its sums are not explained.
fn subject_of(by: DividedBy, group: &PanoramaGroup) -> Option<Subject> {
    let key = group.key.as_ref()?;
    match by {
        DividedBy::Field => Some(Subject::Field(key.clone())),
        DividedBy::Municipality => Some(Subject::Place(key.as_str().into())),
        _ => None,
    }
}

fn name_of(
    w: Words,
    document: Document,
    region: &Region,
    by: DividedBy,
    key: Option<&str>,
) -> String {
    let Some(key) = key else {
        return w.of("by_none", by.as_str());
    };
    match by {
        DividedBy::Field => w.field_of_education(key),
        DividedBy::Municipality => names::municipality(region, &key.into()),
        DividedBy::Level => w.coverage_level_of(key),
        DividedBy::Size => w.of("option", key),
        DividedBy::Certainty => w.of("choice", key),
        DividedBy::Sector => match document.codelist(CodeList::Sectors) {
            Some(list) => match list.title(key, w.0.tag()) {
                Some(title) => format!("{key} {title}"),
                None => key.to_owned(),
            },
            None => key.to_owned(),
        },
    }
}
