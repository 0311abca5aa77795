//! This view draws qualifications against municipalities; fields open into their qualifications.

use std::sync::Arc;

use enlace_method::explain::{Figure, Subject};
use enlace_method::views::matrix::{
    Columns, Matrix, MatrixColumn, MatrixRow, Meeting, Rows, matrix,
};
use enlace_model::MunicipalityCode;
use leptos::prelude::*;

use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::select::{Choices, select};
use crate::i18n::Words;
use crate::pages::figures::coverage::matrix_drawing::MatrixDrawing;
use crate::pages::figures::coverage::measure::{self, CoverageMeasure};
use crate::pages::figures::nuts;
use crate::pages::figures::views::{ChartSpec, ViewContext, ViewData};
use crate::pages::shared::municipality_list::MunicipalityList;
use crate::pages::shared::names;

/// What choosing a mark does.
#[derive(Clone)]
enum MatrixLink {
    /// It explains the figure.
    Figure(Figure),
    /// It shows the qualifications of the field.
    IntoField(String),
    /// It shows the municipalities of the group.
    IntoPlaces(String),
}

/// The view.
pub fn view(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let what = move || address.get("rows");
    let choices = move |data: &ViewData| rows_to_choose(w, data);
    let list = nuts::list(context.document);
    let within = move || address.get("in");
    context.drawn(move |data| {
        let list = list.get();
        let columns = list.as_deref().map(|list| {
            let mut all = vec![(String::new(), w.matrix_groups().to_owned())];
            all.extend(nuts::groups(list, &data.region));
            select("in", w.matrix_columns(), all, within, move |group| {
                address.set(&[("in", &group)])
            })
        });
        let switch = select(
            "rows",
            w.matrix_rows(),
            choices(data),
            what,
            move |chosen| address.set(&[("rows", &chosen)]),
        );
        let rows = match what().as_str() {
            "" => Rows::Fields,
            "all" => Rows::Qualifications,
            field => Rows::OfField(field.trim_start_matches('f').to_owned()),
        };
        let measure = CoverageMeasure::of(address);
        view! {
            <div class="filters few no-print">
                {switch} {columns}
                {measure::switch(w, address, &[CoverageMeasure::Gap, CoverageMeasure::Coverage, CoverageMeasure::Demand])}
            </div>
            {match data.coverage.totals.demand.0 > 0.0 {
                true => data.picture(picture(data, &rows, list.as_deref(), measure)),
                false => view! { <p>{w.matrix_empty()}</p> }.into_any(),
            }}
        }
        .into_any()
    })
}

/// The choices for the rows: fields, all qualifications, or those of one field.
fn rows_to_choose(w: Words, data: &ViewData) -> Choices {
    let mut all = vec![
        (String::new(), w.matrix_fields().to_owned()),
        ("all".to_owned(), w.matrix_all().to_owned()),
    ];
    let fields = matrix(&data.region, &data.coverage, &Rows::Fields, Columns::ALONE);
    all.extend(fields.rows.iter().filter_map(|(row, _)| match row {
        MatrixRow::Field(field) => Some((format!("f{field}"), w.field_of_education(field))),
        _ => None,
    }));
    all
}

fn picture(
    data: &ViewData,
    rows: &Rows,
    list: Option<&MunicipalityList>,
    measure: CoverageMeasure,
) -> ChartSpec {
    let ViewContext {
        w,
        explain_stack: explain,
        address,
        ..
    } = data.context;
    let group_of = |place: &MunicipalityCode| nuts::group_of(list, place);
    let within = Some(address.get("in")).filter(|group| !group.is_empty() && list.is_some());
    let columns = Columns {
        places: &group_of,
        within: within.as_deref(),
    };
    let found = matrix(&data.region, &data.coverage, rows, columns);
    let row_name = |row: &MatrixRow| match row {
        MatrixRow::Field(field) => w.field_of_education(field),
        MatrixRow::NoField => w.of("by_none", "field"),
        MatrixRow::Qualification(code) => names::qualification(w, &data.region, code),
        MatrixRow::NoQualification => w.unled_title().to_owned(),
        MatrixRow::Others(count) => w.matrix_others(*count as f64),
    };
    let column_name = |column: &MatrixColumn| match column {
        MatrixColumn::Municipality(code) => names::municipality(&data.region, code),
        MatrixColumn::Group(group) => nuts::name(list, group),
        MatrixColumn::Others(count) => w.matrix_others(*count as f64),
    };
    let is_grouped =
        |(column, _): &(MatrixColumn, Meeting)| matches!(column, MatrixColumn::Group(_));
    let others = |(column, _): &(MatrixColumn, Meeting)| matches!(column, MatrixColumn::Others(_));
    let mut says = w.matrix_says().to_owned();
    for (wanted, said) in [
        (found.columns.iter().any(is_grouped), w.matrix_together_by()),
        (found.columns.iter().any(others), w.places_smallest()),
    ] {
        if wanted {
            says = format!("{says} {said}");
        }
    }
    let rows_named: Vec<String> = found.rows.iter().map(|(row, _)| row_name(row)).collect();
    let columns_named: Vec<String> = found
        .columns
        .iter()
        .map(|(column, _)| column_name(column))
        .collect();
    let mut leads: Vec<MatrixLink> = Vec::new();
    let id = measure.figure();
    let mut lead = |row: Option<&MatrixRow>, column: Option<&MatrixColumn>| {
        let leads_to = match (row, column) {
            (Some(MatrixRow::Field(field)), Some(_)) => MatrixLink::IntoField(field.clone()),
            (Some(_), Some(MatrixColumn::Group(group)))
            | (None, Some(MatrixColumn::Group(group))) => MatrixLink::IntoPlaces(group.clone()),
            // Sums over some municipalities are not the figures of the whole.
            (_, None) if within.is_some() => return None,
            (Some(MatrixRow::Field(field)), None) => MatrixLink::Figure(Figure {
                id,
                of: Subject::Field(field.clone()),
            }),
            (Some(MatrixRow::Qualification(code)), Some(MatrixColumn::Municipality(place))) => {
                let of = Subject::At(code.clone(), place.clone());
                MatrixLink::Figure(Figure { id, of })
            }
            (Some(MatrixRow::Qualification(code)), None) => {
                MatrixLink::Figure(Figure::of_qualification(measure.of_whole(), code))
            }
            (None, Some(MatrixColumn::Municipality(place))) => MatrixLink::Figure(Figure {
                id,
                of: Subject::Place(place.clone()),
            }),
            (None, None) if !matches!(rows, Rows::OfField(_)) => {
                MatrixLink::Figure(Figure::of_region(id))
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
    let sheet = MatrixDrawing {
        w,
        found,
        rows: rows_named,
        columns: columns_named,
        keys,
        foot,
        measure,
    };
    let place = match &within {
        Some(group) => nuts::name(list, group),
        None => data.region.header.name.clone(),
    };
    let region = match (rows, &within) {
        (Rows::OfField(field), None) => w.field_of_education(field),
        (Rows::OfField(field), Some(_)) => format!("{place}, {}", w.field_of_education(field)),
        _ => place,
    };
    ChartSpec {
        id: "matrix",
        title: w.matrix_title(&region, &w.of("measure_name", measure.as_str())),
        says,
        unit: measure.unit(w),
        key: measure.entries(w),
        draw: Arc::new(move |width| sheet.drawn(width)),
        table: behind,
        choose: Arc::new(move |key| match leads.get(key) {
            Some(MatrixLink::Figure(figure)) => explain.ask(figure.clone()),
            Some(MatrixLink::IntoField(field)) => address.set(&[("rows", &format!("f{field}"))]),
            Some(MatrixLink::IntoPlaces(group)) => address.set(&[("in", group)]),
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
    measure: CoverageMeasure,
) -> DataTable {
    let cell = |meeting: Option<Meeting>, key: Option<usize>| match meeting {
        Some(meeting) => {
            let value = measure.value(meeting.demand, meeting.gap);
            DataCell::figure(measure.text(w, value), value, key)
        }
        None => DataCell::words(crate::i18n::UNKNOWN),
    };
    let line = |name: &str, cells: Vec<(Option<Meeting>, Option<usize>)>| {
        let cells = cells.into_iter().map(|(meeting, key)| cell(meeting, key));
        std::iter::once(DataCell::words(name))
            .chain(cells)
            .collect()
    };
    let mut lines: Vec<Vec<DataCell>> = Vec::new();
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
    DataTable {
        heads: std::iter::once(ColumnHead::words(w.coverage_qualification()))
            .chain(columns.map(ColumnHead::figures))
            .collect(),
        rows: lines,
    }
}
