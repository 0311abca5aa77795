//! What the map says, with its key and its table.

use enlace_method::explain::{Figure, Subject};
use enlace_method::views::map::{Map, MapFlow, MapPlace, streams};
use enlace_model::{MunicipalityCode, QualificationCode};

use crate::components::chart::Draw;
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::{KeyEntry, Sign};
use crate::i18n::Words;
use crate::pages::figures::coverage::measure::CoverageMeasure;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewData};
use crate::pages::shared::names;

/// How many streams are drawn, the widest first.
const STREAMS: usize = 60;
/// How many schools are drawn at most.
const SCHOOLS: usize = 400;

/// What is drawn, with its words.
#[derive(Clone)]
pub struct RegionMap {
    pub w: Words,
    pub found: Map,
    pub places: Vec<PlaceLabel>,
    pub schools: Vec<String>,
    /// Who goes where with the qualification that is shown, each in words.
    pub streams: Vec<(MapFlow, String)>,
    /// The greatest value, and the most people who are needed or available in one place.
    pub greatest: f64,
    pub most_people: f64,
    pub measure: CoverageMeasure,
    figures: FigureKeys,
}

/// The label of a place, its value, and the key of its figure.
#[derive(Clone)]
pub struct PlaceLabel {
    pub name: String,
    pub label: String,
    pub value: f64,
    pub key: Option<usize>,
}

/// What a figure of a municipality is about.
pub fn subject(
    of: Option<&QualificationCode>,
    measure: CoverageMeasure,
    place: &MunicipalityCode,
) -> Subject {
    match (of, measure) {
        (None, _) => Subject::Place(place.clone()),
        (Some(code), CoverageMeasure::Supply) => Subject::SupplyCell(code.clone(), place.clone()),
        (Some(code), _) => Subject::At(code.clone(), place.clone()),
    }
}

impl RegionMap {
    /// The map of all qualifications, or of one with its streams.
    pub fn of(
        data: &ViewData,
        found: Map,
        of: Option<&QualificationCode>,
        measure: CoverageMeasure,
    ) -> Self {
        let w = data.context.w;
        let mut figures = FigureKeys::default();
        let places = found.places.iter().map(|place| {
            let name = names::municipality(&data.region, &place.code);
            let value = match measure {
                CoverageMeasure::Supply => place.supply.0,
                other => other.value(place.demand, place.gap),
            };
            let key = (value > 0.0).then(|| {
                figures.key(Figure {
                    id: measure.figure(),
                    of: subject(of, measure, &place.code),
                })
            });
            PlaceLabel {
                label: format!("{name}: {}", measure.said(w, value)),
                name,
                value,
                key,
            }
        });
        let places: Vec<PlaceLabel> = places.collect();
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
        let streams = told.collect();
        // Over the circles of those who are needed they would hide how many come.
        let most = match measure {
            CoverageMeasure::Gap => 0,
            _ => SCHOOLS,
        };
        let schools = found.schools.iter().take(most);
        let schools = schools.map(|(code, _)| names::school(&data.region, code));
        let people = |place: &MapPlace| match measure {
            CoverageMeasure::Supply => place.supply.0,
            _ => place.demand.0,
        };
        Self {
            w,
            schools: schools.collect(),
            streams,
            greatest: places.iter().map(|place| place.value).fold(0.0, f64::max),
            most_people: found.places.iter().map(people).fold(0.0, f64::max),
            places,
            found,
            measure,
            figures,
        }
    }

    /// The picture with its words, its key and its table.
    pub fn picture(
        &self,
        data: &ViewData,
        of: Option<&QualificationCode>,
        draw: Draw,
    ) -> ChartSpec {
        let w = self.w;
        let subject_name = match of {
            Some(code) => names::qualification(w, &data.region, code),
            None => data.region.header.name.clone(),
        };
        let measure = match self.measure {
            CoverageMeasure::Coverage | CoverageMeasure::Supply => {
                w.of("measure_name", self.measure.as_str())
            }
            _ => w.map_needed_and_covered().to_lowercase(),
        };
        ChartSpec {
            id: "map",
            title: w.map_title(&subject_name, &measure),
            says: self.says(),
            unit: self.measure.unit(w),
            key: self.key(),
            draw,
            table: self.table(data),
            choose: self.figures.clone().ask(data.context.explain_stack),
        }
    }

    /// How to read it, after where most people are missing.
    fn says(&self) -> String {
        let w = self.w;
        let all: f64 = self.found.places.iter().map(|place| place.gap.0).sum();
        let places = self.found.places.iter().zip(&self.places);
        let most = places.max_by(|(a, _), (b, _)| a.gap.0.total_cmp(&b.gap.0));
        let finding = most
            .filter(|(place, _)| place.gap.0 > 0.0)
            .map(|(place, label)| {
                w.map_most_missing(&label.name, &w.persons(place.gap.0), &w.persons(all))
            });
        let reading = match self.measure {
            CoverageMeasure::Coverage => w.map_says_share(),
            CoverageMeasure::Supply => w.map_says_available(),
            _ => w.map_says(),
        };
        let mut said = finding.unwrap_or_default();
        if !said.is_empty() {
            said.push(' ');
        }
        said + reading
    }

    fn key(&self) -> Vec<KeyEntry> {
        let w = self.w;
        let mut key = match self.measure {
            CoverageMeasure::Coverage => self.measure.entries(w),
            CoverageMeasure::Supply => vec![KeyEntry::new(Sign::Dot("met"), w.map_available())],
            _ => vec![
                KeyEntry::new(Sign::Dot("needed"), w.map_needed()),
                KeyEntry::new(Sign::Dot("met"), w.map_covered()),
            ],
        };
        if !self.schools.is_empty() {
            key.push(KeyEntry::new(Sign::Dot("school"), w.map_school()));
        }
        if !self.streams.is_empty() {
            key.push(KeyEntry::area("stream", w.map_streams()));
        }
        key
    }

    fn table(&self, data: &ViewData) -> DataTable {
        let w = self.w;
        let mut rows = Vec::new();
        for (place, own) in self.found.places.iter().zip(&self.places) {
            let people = |value: f64| DataCell::figure(w.persons_in_column(value), value, None);
            let share = CoverageMeasure::Coverage.value(place.demand, place.gap);
            rows.push(vec![
                DataCell::words(own.name.clone()),
                people(place.demand.0),
                people(place.gap.0),
                DataCell::figure(w.percent(Some(share)), share, None),
                people(place.supply.0),
            ]);
        }
        for (stream, _) in &self.streams {
            let from = names::municipality(&data.region, &stream.from);
            let to = names::municipality(&data.region, &stream.to);
            let minutes = stream.minutes.map(|own| w.map_minutes(&w.number(own.0, 0)));
            rows.push(vec![
                DataCell::words(format!("{from} → {to}")),
                DataCell::figure(w.persons_in_column(stream.people.0), stream.people.0, None),
                DataCell::words(minutes.unwrap_or_else(|| crate::i18n::UNKNOWN.to_owned())),
            ]);
        }
        let name =
            |measure: CoverageMeasure| names::capitalised(&w.of("measure_name", measure.as_str()));
        DataTable {
            heads: vec![
                ColumnHead::words(w.cells_municipality()),
                ColumnHead::figures(name(CoverageMeasure::Demand)),
                ColumnHead::figures(name(CoverageMeasure::Gap)),
                ColumnHead::figures(name(CoverageMeasure::Coverage)),
                ColumnHead::figures(name(CoverageMeasure::Supply)),
            ],
            rows,
        }
    }
}
