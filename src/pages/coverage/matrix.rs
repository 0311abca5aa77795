//! Qualification by municipality, as a picture with numbers: fields that open into qualifications.

use std::sync::Arc;

use enlace_engine::coverage::explain::{Figure, Subject};
use enlace_engine::study::matrix::{Column, Matrix, Meeting, Row, Rows, matrix};
use leptos::prelude::*;

use crate::components::chart::behind::{Behind, Cell, Head};
use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::heat;
use crate::components::chart::lettering::{LINE, fit, width, wrap};
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::coverage::measure::{self, Measure};
use crate::pages::names;
use crate::pages::views::{Hands, Picture, Scene};

/// What a mark leads to.
#[derive(Clone)]
enum Leads {
    /// Its explanation.
    Figure(Figure),
    /// The qualifications of its field.
    Into(String),
}

/// The view.
pub fn view(hands: Hands) -> AnyView {
    let Hands { w, address, .. } = hands;
    let what = move || address.get("rows");
    let choices = move |scene: &Scene| rows_to_choose(w, scene);
    hands.drawn(move |scene| {
        let switch = select(
            "rows",
            w.matrix_rows(),
            choices(scene),
            what,
            move |chosen| address.set(&[("rows", &chosen)]),
        );
        let rows = match what().as_str() {
            "" => Rows::Fields,
            "all" => Rows::Qualifications,
            field => Rows::OfField(field.trim_start_matches('f').to_owned()),
        };
        let measure = Measure::of(address);
        view! {
            <div class="filters few no-print">
                {switch}
                {measure::switch(w, address, &[Measure::Gap, Measure::Coverage, Measure::Demand])}
            </div>
            {scene.picture(picture(scene, &rows, measure))}
        }
        .into_any()
    })
}

/// Fields, all qualifications, or those of one field.
fn rows_to_choose(w: Words, scene: &Scene) -> Choices {
    let mut all = vec![
        (String::new(), w.matrix_fields().to_owned()),
        ("all".to_owned(), w.matrix_all().to_owned()),
    ];
    let fields = matrix(&scene.region, &scene.coverage, &Rows::Fields);
    all.extend(fields.rows.iter().filter_map(|(row, _)| match row {
        Row::Field(field) => Some((format!("f{field}"), w.field_of_education(field))),
        _ => None,
    }));
    all
}

fn picture(scene: &Scene, rows: &Rows, measure: Measure) -> Picture {
    let Hands {
        w, asked, address, ..
    } = scene.hands;
    let found = matrix(&scene.region, &scene.coverage, rows);
    let row_name = |row: &Row| match row {
        Row::Field(field) => w.field_of_education(field),
        Row::NoField => w.of("by_none", "field"),
        Row::Qualification(code) => names::qualification(w, &scene.region, code),
        Row::NoQualification => w.unled_title().to_owned(),
        Row::Others(count) => w.matrix_others(*count as f64),
    };
    let column_name = |column: &Column| match column {
        Column::Municipality(code) => names::municipality(&scene.region, code),
        Column::Others(count) => w.matrix_others(*count as f64),
    };
    let rows_named: Vec<String> = found.rows.iter().map(|(row, _)| row_name(row)).collect();
    let columns_named: Vec<String> = found
        .columns
        .iter()
        .map(|(column, _)| column_name(column))
        .collect();
    let mut leads: Vec<Leads> = Vec::new();
    let id = measure.figure();
    let mut lead = |row: Option<&Row>, column: Option<&Column>| {
        let leads_to = match (row, column) {
            (Some(Row::Field(field)), Some(_)) => Leads::Into(field.clone()),
            (Some(Row::Field(field)), None) => Leads::Figure(Figure {
                id,
                of: Subject::Field(field.clone()),
            }),
            (Some(Row::Qualification(code)), Some(Column::Municipality(place))) => {
                let of = Subject::At(code.clone(), place.clone());
                Leads::Figure(Figure { id, of })
            }
            (Some(Row::Qualification(code)), None) => {
                Leads::Figure(Figure::of_qualification(measure.of_whole(), code))
            }
            (None, Some(Column::Municipality(place))) => Leads::Figure(Figure {
                id,
                of: Subject::Place(place.clone()),
            }),
            (None, None) if !matches!(rows, Rows::OfField(_)) => {
                Leads::Figure(Figure::of_region(id))
            }
            _ => return None,
        };
        leads.push(leads_to);
        Some(leads.len() - 1)
    };
    // The sum of all rows of one field is not that of the municipality.
    let is_part = matches!(rows, Rows::OfField(_));
    let keys: Vec<Vec<Option<usize>>> = found
        .rows
        .iter()
        .map(|(row, _)| {
            let columns = found.columns.iter().map(|(column, _)| Some(column));
            columns
                .chain([None])
                .map(|column| lead(Some(row), column))
                .collect()
        })
        .collect();
    let foot: Vec<Option<usize>> = found
        .columns
        .iter()
        .map(|(column, _)| Some(column))
        .chain([None])
        .map(|column| match is_part {
            true => None,
            false => lead(None, column),
        })
        .collect();
    let behind = behind(
        w,
        &found,
        &rows_named,
        &columns_named,
        (&keys, &foot),
        measure,
    );
    let sheet = Sheet {
        w,
        found,
        rows: rows_named,
        columns: columns_named,
        keys,
        foot,
        measure,
    };
    let region = match rows {
        Rows::OfField(field) => w.field_of_education(field),
        _ => scene.region.header.name.clone(),
    };
    Picture {
        id: "matrix",
        title: w.matrix_title(&region, &w.of("measure_name", measure.as_str())),
        says: w.matrix_says().to_owned(),
        unit: measure.unit(w),
        key: measure.entries(w),
        draw: Arc::new(move |width| sheet.drawn(width)),
        behind,
        choose: Arc::new(move |key| match leads.get(key) {
            Some(Leads::Figure(figure)) => asked.ask(figure.clone()),
            Some(Leads::Into(field)) => address.set(&[("rows", &format!("f{field}"))]),
            None => {}
        }),
    }
}

fn behind(
    w: Words,
    found: &Matrix,
    rows: &[String],
    columns: &[String],
    (keys, foot): (&[Vec<Option<usize>>], &[Option<usize>]),
    measure: Measure,
) -> Behind {
    let cell = |meeting: Option<Meeting>, key: Option<usize>| match meeting {
        Some(meeting) => {
            let value = measure.value(meeting.demand, meeting.gap);
            Cell::figure(measure.text(w, value), value, key)
        }
        None => Cell::words(crate::i18n::UNKNOWN),
    };
    let line = |name: &str, cells: Vec<(Option<Meeting>, Option<usize>)>| {
        let cells = cells.into_iter().map(|(meeting, key)| cell(meeting, key));
        std::iter::once(Cell::words(name)).chain(cells).collect()
    };
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for (y, name) in rows.iter().enumerate() {
        let all = found.cells[y]
            .iter()
            .copied()
            .chain([Some(found.rows[y].1)]);
        lines.push(line(name, all.zip(keys[y].iter().copied()).collect()));
    }
    let sums = found
        .columns
        .iter()
        .map(|(_, sum)| Some(*sum))
        .chain([Some(found.total)]);
    lines.push(line(
        w.matrix_together(),
        sums.zip(foot.iter().copied()).collect(),
    ));
    let columns = columns
        .iter()
        .map(String::as_str)
        .chain([w.matrix_together()]);
    Behind {
        heads: std::iter::once(Head::words(w.coverage_qualification()))
            .chain(columns.map(Head::figures))
            .collect(),
        rows: lines,
    }
}

/// The picture before its width is known.
struct Sheet {
    w: Words,
    found: Matrix,
    rows: Vec<String>,
    columns: Vec<String>,
    keys: Vec<Vec<Option<usize>>>,
    foot: Vec<Option<usize>>,
    measure: Measure,
}

const HIGH: f64 = 26.0;
const LEAST: f64 = 40.0;
const MOST: f64 = 84.0;
const GAP: f64 = 2.0;

impl Sheet {
    fn drawn(&self, whole: f64) -> Drawing {
        let Self {
            w, found, measure, ..
        } = self;
        let count = self.columns.len() + 1;
        let longest = self
            .rows
            .iter()
            .map(|name| width(name))
            .fold(60.0, f64::max)
            + 12.0;
        let names = longest.min((whole * 0.36).max(110.0));
        let wide = ((whole - names) / count as f64).clamp(LEAST, MOST);
        // Names of columns lie where they fit, else they stand.
        let stands = self
            .columns
            .iter()
            .any(|name| width(name) > 2.0 * wide - 12.0);
        let head = match stands {
            true => 130.0,
            false => 3.0 * LINE + 8.0,
        };
        let of = |meeting: &Meeting| measure.value(meeting.demand, meeting.gap);
        let cells = found.cells.iter().flatten().flatten();
        let greatest = cells.map(of).fold(0.0, f64::max);
        let x = |column: usize| names + column as f64 * wide;
        let mut shapes = Vec::new();
        let together = w.matrix_together().to_owned();
        for (column, name) in self.columns.iter().chain([&together]).enumerate() {
            let middle = x(column) + wide / 2.0;
            let class = if column + 1 == count { "strong" } else { "" };
            if stands {
                let at = (middle + 4.0, head - 6.0);
                shapes.push(Shape::turned(
                    class,
                    Anchor::Start,
                    at,
                    -90.0,
                    fit(name, head - 12.0),
                ));
                continue;
            }
            let lines = wrap(name, wide - 4.0, 3);
            let top = head - 6.0 - (lines.len() - 1) as f64 * LINE;
            for (n, line) in lines.into_iter().enumerate() {
                let at = (middle, top + n as f64 * LINE);
                shapes.push(Shape::text(class, Anchor::Middle, at, line));
            }
        }
        let mut y = head;
        for (row, name) in self.rows.iter().enumerate() {
            let room = names - 12.0;
            shapes.push(Shape::text(
                "",
                Anchor::Start,
                (0.0, y + 17.0),
                fit(name, room),
            ));
            for (column, meeting) in found.cells[row].iter().enumerate() {
                let Some(meeting) = meeting else { continue };
                let value = of(meeting);
                let tone = measure.tone(value, greatest);
                let label = format!(
                    "{name}, {}: {}",
                    self.columns[column],
                    measure.said(*w, value)
                );
                let at = (x(column) + GAP / 2.0, y + GAP / 2.0);
                let cell = Shape::rectangle(tone, at, (wide - GAP, HIGH - GAP));
                shapes.push(cell.mark(self.keys[row][column], label));
                let at = (x(column) + wide - 8.0, y + 17.5);
                let text = measure.text(*w, value);
                shapes.push(Shape::text(heat::text_on(tone), Anchor::End, at, text));
            }
            let sum = &found.rows[row].1;
            let key = self.keys[row].last().copied().flatten();
            self.sum(&mut shapes, (x(count - 1), y), wide, name, sum, key);
            y += HIGH;
        }
        shapes.push(Shape::line("axis", (0.0, y + 3.0), (x(count), y + 3.0)));
        y += 6.0;
        shapes.push(Shape::text(
            "strong",
            Anchor::Start,
            (0.0, y + 17.0),
            together.clone(),
        ));
        let sums = found
            .columns
            .iter()
            .map(|(_, sum)| sum)
            .chain([&found.total]);
        for (column, sum) in sums.enumerate() {
            let name = self.columns.get(column).unwrap_or(&together);
            self.sum(
                &mut shapes,
                (x(column), y),
                wide,
                name,
                sum,
                self.foot[column],
            );
        }
        Drawing {
            width: x(count),
            height: y + HIGH + 4.0,
            shapes,
        }
    }

    /// A sum at the edge.
    fn sum(
        &self,
        shapes: &mut Vec<Shape>,
        (x, y): (f64, f64),
        wide: f64,
        name: &str,
        sum: &Meeting,
        key: Option<usize>,
    ) {
        let (w, measure) = (self.w, self.measure);
        let value = measure.value(sum.demand, sum.gap);
        let label = format!(
            "{name}, {}: {}",
            w.matrix_together(),
            measure.said(w, value)
        );
        let size = (wide - GAP, HIGH - GAP);
        shapes
            .push(Shape::rectangle("blank", (x + GAP / 2.0, y + GAP / 2.0), size).mark(key, label));
        let text = measure.text(w, value);
        shapes.push(Shape::text(
            "strong",
            Anchor::End,
            (x + wide - 8.0, y + 17.5),
            text,
        ));
    }
}
