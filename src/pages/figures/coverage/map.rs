//! This view draws the region as a map of demand and gap, with schools and the streams of people.
//!
//! For one qualification it shows who goes where. Nothing is fetched: the outlines are those of the
//! region's file.

use std::sync::Arc;

use enlace_method::explain::{Figure, Subject};
use enlace_method::views::map::{Map, MapFlow, MapPlace, MapPoint, map, streams};
use enlace_model::{MunicipalityCode, QualificationCode};
use leptos::prelude::*;

use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::drawing::{Drawing, Shape};
use crate::components::chart::key::{KeyEntry, Sign};
use crate::components::chart::lettering::fit;
use crate::components::chart::points::{LabelReach, NamedPoint, names as names_beside};
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::figures::coverage::measure::{self, CoverageMeasure};
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::names;

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    context.drawn(move |data| {
        let chosen = move || address.get("of");
        let switch = select("of", w.map_of(), to_choose(data), chosen, move |code| {
            address.set(&[("of", &code)])
        });
        let of = Some(chosen()).filter(|code| !code.is_empty());
        let of = of.map(QualificationCode::from);
        let measures = [
            CoverageMeasure::Gap,
            CoverageMeasure::Coverage,
            CoverageMeasure::Demand,
            CoverageMeasure::Supply,
        ];
        view! {
            <div class="filters few no-print">
                {switch} {measure::switch(w, address, &measures)}
            </div>
            {drawn(data, of.as_ref(), CoverageMeasure::of(address))}
        }
        .into_any()
    })
}

/// All qualifications, or one that is wanted or supplied.
fn to_choose(data: &ViewData) -> Choices {
    let w = data.context.w;
    let known = data.coverage.qualifications.iter();
    let known = known.filter(|q| q.demand.0 > 0.0 || q.supply.0 > 0.0);
    let mut all: Choices = known
        .map(|q| {
            let name = names::qualification(w, &data.region, &q.code);
            (q.code.to_string(), name)
        })
        .collect();
    enlace_model::order::put_in_order(&mut all, |a, b| a.1.cmp(&b.1));
    all.insert(0, (String::new(), w.map_all().to_owned()));
    all
}

fn drawn(data: &ViewData, of: Option<&QualificationCode>, measure: CoverageMeasure) -> AnyView {
    let w = data.context.w;
    let found = map(&data.region, &data.coverage, of);
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
    view! {
        {data.picture(picture(data, found, of, measure))}
        {missing}
    }
    .into_any()
}

/// What is drawn, with its words.
struct MapDrawing {
    w: Words,
    found: Map,
    places: Vec<PlaceLabel>,
    schools: Vec<String>,
    streams: Vec<(MapFlow, String)>,
    greatest: f64,
    measure: CoverageMeasure,
}

/// The label of a place, its value, and the key of its figure.
struct PlaceLabel {
    name: String,
    label: String,
    value: f64,
    key: Option<usize>,
}

/// How many streams are drawn, the widest first.
const STREAMS: usize = 60;
/// How many schools are drawn at most.
const SCHOOLS: usize = 400;

fn value_of(place: &MapPlace, measure: CoverageMeasure) -> f64 {
    match measure {
        CoverageMeasure::Supply => place.supply.0,
        other => other.value(place.demand, place.gap),
    }
}

fn picture(
    data: &ViewData,
    found: Map,
    of: Option<&QualificationCode>,
    measure: CoverageMeasure,
) -> ChartSpec {
    let w = data.context.w;
    let mut figures = FigureKeys::default();
    let subject = |place: &MunicipalityCode| match (of, measure) {
        (None, _) => Subject::Place(place.clone()),
        (Some(code), CoverageMeasure::Supply) => Subject::SupplyCell(code.clone(), place.clone()),
        (Some(code), _) => Subject::At(code.clone(), place.clone()),
    };
    let mut rows = Vec::new();
    let mut places = Vec::new();
    for place in &found.places {
        let name = names::municipality(&data.region, &place.code);
        let value = value_of(place, measure);
        let key = (value > 0.0).then(|| {
            figures.key(Figure {
                id: measure.figure(),
                of: subject(&place.code),
            })
        });
        let people = |value: f64| DataCell::figure(w.persons_in_column(value), value, None);
        let share = CoverageMeasure::Coverage.value(place.demand, place.gap);
        rows.push(vec![
            DataCell::words(name.clone()),
            people(place.demand.0),
            people(place.gap.0),
            DataCell::figure(w.percent(Some(share)), share, None),
            people(place.supply.0),
        ]);
        places.push(PlaceLabel {
            label: format!("{name}: {}", measure.said(w, value)),
            name,
            value,
            key,
        });
    }
    let all = of.map(|code| streams(&data.region, &data.coverage, code));
    let told = all.into_iter().flatten().take(STREAMS).map(|stream| {
        let minutes = match stream.minutes {
            Some(minutes) => w.map_minutes(&w.number(minutes.0, 0)),
            None => crate::i18n::UNKNOWN.to_owned(),
        };
        let said = w.map_stream(
            &names::municipality(&data.region, &stream.from),
            &names::municipality(&data.region, &stream.to),
            &w.persons(stream.people.0),
            &minutes,
        );
        (stream, said)
    });
    let told: Vec<(MapFlow, String)> = told.collect();
    let schools = found.schools.iter().take(SCHOOLS);
    let schools: Vec<String> = schools
        .map(|(code, _)| names::school(&data.region, code))
        .collect();
    let mut key = measure.entries(w);
    if !schools.is_empty() {
        key.push(KeyEntry::new(Sign::Dot("school"), w.map_school()));
    }
    if !told.is_empty() {
        key.push(KeyEntry::new(Sign::Line("stream"), w.map_streams()));
    }
    let subject_name = match of {
        Some(code) => names::qualification(w, &data.region, code),
        None => data.region.header.name.clone(),
    };
    for (stream, _) in &told {
        let from = names::municipality(&data.region, &stream.from);
        let to = names::municipality(&data.region, &stream.to);
        let minutes = stream
            .minutes
            .map(|minutes| w.map_minutes(&w.number(minutes.0, 0)));
        rows.push(vec![
            DataCell::words(format!("{from} → {to}")),
            DataCell::figure(w.persons_in_column(stream.people.0), stream.people.0, None),
            DataCell::words(minutes.unwrap_or_else(|| crate::i18n::UNKNOWN.to_owned())),
        ]);
    }
    let greatest = places.iter().map(|place| place.value).fold(0.0, f64::max);
    let sheet = MapDrawing {
        w,
        found,
        places,
        schools,
        streams: told,
        greatest,
        measure,
    };
    let name =
        |measure: CoverageMeasure| names::capitalised(&w.of("measure_name", measure.as_str()));
    ChartSpec {
        id: "map",
        title: w.map_title(&subject_name, &w.of("measure_name", measure.as_str())),
        says: w.map_says().to_owned(),
        unit: measure.unit(w),
        key,
        draw: Arc::new(move |width| sheet.drawn(width)),
        table: DataTable {
            heads: vec![
                ColumnHead::words(w.cells_municipality()),
                ColumnHead::figures(name(CoverageMeasure::Demand)),
                ColumnHead::figures(name(CoverageMeasure::Gap)),
                ColumnHead::figures(name(CoverageMeasure::Coverage)),
                ColumnHead::figures(name(CoverageMeasure::Supply)),
            ],
            rows,
        },
        choose: figures.ask(data.context.explain_stack),
    }
}

impl MapDrawing {
    fn drawn(&self, whole: f64) -> Drawing {
        const EDGE: f64 = 20.0;
        const HIGHEST: f64 = 620.0;
        let ((left, top), (right, bottom)) = self.found.corners;
        let (wide, high) = (right - left, bottom - top);
        let room = (whole - 2.0 * EDGE).max(100.0);
        // One municipality without an outline is a point, and has no extent.
        let scale = match (wide > 0.0, high > 0.0) {
            (true, true) => (room / wide).min(HIGHEST / high),
            (true, false) => room / wide,
            (false, true) => HIGHEST / high,
            (false, false) => 1.0,
        };
        let height = (high * scale).max(120.0);
        let aside = (room - wide * scale) / 2.0;
        let lower = (height - high * scale) / 2.0;
        let at = |(x, y): MapPoint| {
            let across = EDGE + aside + (x - left) * scale;
            (across, EDGE + lower + (y - top) * scale)
        };
        let mut shapes = Vec::new();
        let mut named = Vec::new();
        let most = self
            .found
            .places
            .iter()
            .map(|p| p.demand.0)
            .fold(1.0, f64::max);
        for (place, said) in self.found.places.iter().zip(&self.places) {
            let tone = self.measure.tone(said.value, self.greatest);
            let middle = at(place.middle);
            let label = said.label.clone();
            let radius = if place.rings.is_empty() {
                let radius = 6.0 + 16.0 * (place.demand.0.max(0.0) / most).sqrt();
                shapes.push(Shape::circle(tone, middle, radius).mark(said.key, label));
                radius
            } else {
                let outline = outline(&place.rings, &at);
                shapes.push(Shape::path(tone, outline.clone()).mark(said.key, label));
                // Where there is no tone, the border alone shows the place.
                let border = match tone {
                    "heat-0" => "border-blank",
                    _ => "border",
                };
                shapes.push(Shape::path(border, outline));
                0.0
            };
            named.push(NamedPoint {
                at: middle,
                radius,
                // A long name is shortened before its figure is.
                name: format!(
                    "{} {}",
                    fit(&said.name, 140.0),
                    self.measure.text(self.w, said.value)
                ),
            });
        }
        let mut minutes = Vec::new();
        for (stream, said) in &self.streams {
            let Some((way, middle)) = self.stream(stream, said, &at) else {
                continue;
            };
            shapes.extend(way);
            minutes.extend(stream.minutes.map(|own| NamedPoint {
                // The offset puts the words on the line.
                at: (middle.0, middle.1 + 8.0),
                radius: 0.0,
                name: self.w.map_minutes(&self.w.number(own.0, 0)),
            }));
        }
        for ((_, point), name) in self.found.schools.iter().zip(&self.schools) {
            let (x, y) = at(*point);
            shapes.push(Shape::circle("school", (x, y), 3.5).telling(name.clone()));
        }
        // Minutes are written only where they cover no name.
        let (corners, mut taken) = ((0.0, 0.0, whole, height + 2.0 * EDGE), Vec::new());
        let near = LabelReach::Beside;
        let mut placed = names_beside(&named, named.len(), near, corners, &mut taken);
        for own in &minutes {
            let own = std::slice::from_ref(own);
            placed.extend(names_beside(own, 1, near, corners, &mut taken));
        }
        let placed = placed.into_iter().flatten();
        let mut words: Vec<Shape> = placed.map(|own| own.name).collect();
        for word in &mut words {
            word.class = "halo";
        }
        shapes.append(&mut words);
        Drawing {
            width: whole,
            height: height + 2.0 * EDGE,
            shapes,
            ..Drawing::default()
        }
    }

    /// A curved line, wider the more people go, and its middle.
    fn stream(
        &self,
        stream: &MapFlow,
        said: &str,
        at: &dyn Fn(MapPoint) -> MapPoint,
    ) -> Option<([Shape; 3], MapPoint)> {
        let middle = |code: &MunicipalityCode| {
            let mut places = self.found.places.iter();
            places.find(|p| p.code == *code).map(|p| at(p.middle))
        };
        let ((x1, y1), (x2, y2)) = (middle(&stream.from)?, middle(&stream.to)?);
        let (dx, dy) = (x2 - x1, y2 - y1);
        let top = ((x1 + x2) / 2.0 - dy * 0.18, (y1 + y2) / 2.0 + dx * 0.18);
        let class = match stream.people.0 {
            people if people >= 5.0 => "stream-3",
            people if people >= 1.0 => "stream-2",
            _ => "stream",
        };
        let path = format!("M{x1:.1} {y1:.1}Q{:.1} {:.1} {x2:.1} {y2:.1}", top.0, top.1);
        let on_line = ((x1 + x2) / 4.0 + top.0 / 2.0, (y1 + y2) / 4.0 + top.1 / 2.0);
        // The casing makes the line visible on any tone.
        let casing = Shape::path("casing", path.clone());
        let line = Shape::path(class, path).telling(said.to_owned());
        // The dot at the end shows the direction, also without colour.
        let end = Shape::circle("stream-end", (x2, y2), 5.0);
        Some(([casing, line, end], on_line))
    }
}

/// The rings of an outline as a path.
fn outline(rings: &[Vec<MapPoint>], at: &dyn Fn(MapPoint) -> MapPoint) -> String {
    let mut path = String::new();
    for ring in rings {
        for (n, point) in ring.iter().enumerate() {
            let (x, y) = at(*point);
            path.push_str(&format!("{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' }));
        }
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_one_path_with_all_its_rings() {
        let ring = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)];
        let path = outline(&[ring.clone(), ring], &|(x, y)| (x * 10.0, y));
        assert_eq!(
            path,
            "M0.0 0.0L10.0 0.0L10.0 1.0ZM0.0 0.0L10.0 0.0L10.0 1.0Z"
        );
    }
}
