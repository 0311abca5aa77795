//! The matrix is drawn as cells with their figures, coloured by their measure, and with sums.

use enlace_method::views::matrix::{Matrix, Meeting};

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::heat;
use crate::components::chart::lettering::{LINE, width, wrap};
use crate::components::chart::naming::{fitted, told_apart};
use crate::i18n::Words;
use crate::pages::figures::coverage::measure::CoverageMeasure;

/// All that is drawn, before the width is known.
pub struct MatrixDrawing {
    pub w: Words,
    pub found: Matrix,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// The key of each cell, by row and then by column, the sum of the row last.
    pub keys: Vec<Vec<Option<usize>>>,
    /// The keys of the sums below the columns.
    pub foot: Vec<Option<usize>>,
    pub measure: CoverageMeasure,
}

const HIGH: f64 = 26.0;
const LEAST: f64 = 30.0;
const MOST: f64 = 84.0;
const GAP: f64 = 2.0;

impl MatrixDrawing {
    /// Draws it for a width; the drawing is wider where its figures need that.
    pub fn drawn(&self, whole: f64) -> Drawing {
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
        let names = longest.min((whole * 0.36).max(124.0));
        let named = fitted(&self.rows, names - 12.0, 2);
        let sums = found.rows.iter().map(|(_, sum)| sum);
        let sums = sums.chain(found.columns.iter().map(|(_, sum)| sum));
        let cells = found.cells.iter().flatten().flatten();
        let sums = sums.chain(cells);
        let figures = sums.chain([&found.total]).map(|sum| {
            // Sums are written strong.
            1.12 * width(&measure.short(*w, measure.value(sum.demand, sum.gap)))
        });
        let least = figures.fold(LEAST, |widest, own| widest.max(own + 12.0));
        let wide = ((whole - names) / count as f64).clamp(least, MOST.max(least));
        // The names of columns are written across where they fit, else upwards.
        let stands = self
            .columns
            .iter()
            .any(|name| width(name) > 2.0 * wide - 12.0);
        let head = match stands {
            true => {
                let named = self.columns.iter().map(|name| width(name));
                named.fold(60.0, f64::max).min(200.0) + 14.0
            }
            false => 3.0 * LINE + 8.0,
        };
        let of = |meeting: &Meeting| measure.value(meeting.demand, meeting.gap);
        let cells = found.cells.iter().flatten().flatten();
        let greatest = cells.map(of).fold(0.0, f64::max);
        let x = |column: usize| names + column as f64 * wide;
        let mut shapes = Vec::new();
        let together = w.matrix_together().to_owned();
        let columns = self.columns.iter().chain([&together]).cloned();
        let columns: Vec<String> = columns.collect();
        let standing = told_apart(&columns, head - 12.0, 1);
        for (column, name) in columns.iter().enumerate() {
            let middle = x(column) + wide / 2.0;
            let class = if column + 1 == count { "strong" } else { "" };
            if stands {
                let at = (middle + 4.0, head - 6.0);
                shapes.push(Shape::turned(
                    class,
                    Anchor::Start,
                    at,
                    -90.0,
                    standing[column].concat(),
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
        let mut ends = vec![head];
        for (row, name) in self.rows.iter().enumerate() {
            let lines = &named.names[row];
            let tall = HIGH + (lines.len() - 1) as f64 * (LINE - 2.0);
            let first = y + tall / 2.0 + 4.0 - (lines.len() - 1) as f64 * LINE / 2.0;
            for (n, line) in lines.iter().enumerate() {
                let at = (0.0, first + n as f64 * LINE);
                shapes.push(Shape::text("", Anchor::Start, at, line.clone()));
            }
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
                let cell = Shape::rectangle(tone, at, (wide - GAP, tall - GAP));
                shapes.push(cell.mark(self.keys[row][column], label));
                let at = (x(column) + wide - 6.0, y + tall / 2.0 + 4.5);
                let text = measure.short(*w, value);
                shapes.push(Shape::text(heat::text_on(tone), Anchor::End, at, text));
            }
            let sum = &found.rows[row].1;
            let key = self.keys[row].last().copied().flatten();
            let size = (wide, tall);
            self.sum(&mut shapes, (x(count - 1), y), size, name, sum, key);
            y += tall;
            ends.push(y);
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
                (wide, HIGH),
                name,
                sum,
                self.foot[column],
            );
        }
        y += HIGH + 4.0;
        for line in named.meaning.iter().flat_map(|said| wrap(said, whole, 3)) {
            y += LINE;
            shapes.push(Shape::text("soft", Anchor::Start, (0.0, y), line));
        }
        if named.meaning.is_some() {
            y += 6.0;
        }
        ends.push(y);
        Drawing {
            width: x(count),
            height: y,
            shapes,
            rows: ends,
            columns: (0..=count).map(x).collect(),
        }
    }

    /// A sum at the edge.
    fn sum(
        &self,
        shapes: &mut Vec<Shape>,
        (x, y): (f64, f64),
        (wide, tall): (f64, f64),
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
        let size = (wide - GAP, tall - GAP);
        shapes
            .push(Shape::rectangle("blank", (x + GAP / 2.0, y + GAP / 2.0), size).mark(key, label));
        let text = measure.short(w, value);
        shapes.push(Shape::text(
            "strong",
            Anchor::End,
            (x + wide - 6.0, y + tall / 2.0 + 4.5),
            text,
        ));
    }
}
