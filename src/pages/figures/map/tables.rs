//! Beside the map: what each municipality lacks, and who goes where.

use enlace_model::QualificationCode;
use leptos::prelude::*;

use crate::components::chart::behind::{ColumnHead, DataCell, DataTable, table};
use crate::i18n::UNKNOWN;
use crate::pages::figures::coverage::measure::CoverageMeasure;
use crate::pages::figures::map::picture::{RegionMap, subject};
use crate::pages::figures::views::{FigureKeys, ViewData};
use crate::pages::shared::names;
use enlace_method::explain::{Figure, FigureId};

/// The municipalities, that in which most people are missing first.
pub fn places(data: &ViewData, map: &RegionMap, of: Option<&QualificationCode>) -> AnyView {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let mut places: Vec<_> = map.found.places.iter().collect();
    enlace_model::order::put_in_order(&mut places, |a, b| b.gap.0.total_cmp(&a.gap.0));
    let rows = places.into_iter().map(|place| {
        let mut people = |id: FigureId, value: f64, measure: CoverageMeasure| {
            let of = subject(of, measure, &place.code);
            let key = (value > 0.0).then(|| figures.key(Figure { id, of }));
            DataCell::figure(w.persons_in_column(value), value, key)
        };
        vec![
            DataCell::words(names::municipality(&data.region, &place.code)),
            people(FigureId::Gap, place.gap.0, CoverageMeasure::Gap),
            people(FigureId::Demand, place.demand.0, CoverageMeasure::Demand),
            people(FigureId::Supply, place.supply.0, CoverageMeasure::Supply),
        ]
    });
    let rows = DataTable {
        rows: rows.collect(),
        heads: vec![
            ColumnHead::words(w.cells_municipality()),
            ColumnHead::figures(w.map_missing()),
            ColumnHead::figures(w.map_needed()),
            ColumnHead::figures(w.map_available()),
        ],
    };
    let choose = figures.ask(data.context.explain_stack);
    table(&rows, w.map_by_municipality().to_owned(), &choose)
}

/// Who goes where, the most people first; nothing where all qualifications are shown or nobody travels.
pub fn streams(data: &ViewData, map: &RegionMap) -> Option<AnyView> {
    let w = data.context.w;
    if map.streams.is_empty() {
        return None;
    }
    let rows = map.streams.iter().map(|(stream, _)| {
        let from = names::municipality(&data.region, &stream.from);
        let to = names::municipality(&data.region, &stream.to);
        let minutes = stream.minutes.map(|own| w.map_minutes(&w.number(own.0, 0)));
        vec![
            DataCell::words(format!("{from} → {to}")),
            DataCell::figure(w.persons_in_column(stream.people.0), stream.people.0, None),
            DataCell::figure(
                minutes.unwrap_or_else(|| UNKNOWN.to_owned()),
                stream.minutes.map_or(f64::NAN, |own| own.0),
                None,
            ),
        ]
    });
    let rows = DataTable {
        rows: rows.collect(),
        heads: vec![
            ColumnHead::words(w.map_from_school_to_enterprise()),
            ColumnHead::figures(w.map_people()),
            ColumnHead::figures(w.map_travel()),
        ],
    };
    let choose = FigureKeys::default().ask(data.context.explain_stack);
    Some(table(&rows, w.map_who_goes_where().to_owned(), &choose))
}
