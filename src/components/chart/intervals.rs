//! Intervals on a scale of ratios, each a bar from its lower to its upper end with a point on it.
//!
//! The scale is one of factors: half lies as far from 1 as double. What lies beyond its ends stands at
//! the end.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::lettering::{LINE, width, wrap};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interval {
    pub name: String,
    pub low: f64,
    pub value: f64,
    pub high: f64,
    /// Of its bar; its point is drawn as `dot`.
    pub class: &'static str,
    pub dot: &'static str,
    pub key: Option<usize>,
    /// What it says, in words.
    pub label: String,
    pub beside: String,
}

/// A part of the scale with a meaning, drawn behind the rows: from one ratio to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    pub from: f64,
    pub to: f64,
    pub class: &'static str,
}

const LEAST: f64 = 0.125;
const GREATEST: f64 = 8.0;
const TICKS: [f64; 7] = [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0];
const THICK: f64 = 8.0;
const DOT: f64 = 4.5;
const BETWEEN: f64 = 12.0;
const GUTTER: f64 = 12.0;
const FOOT: f64 = 22.0;

/// The rows below each other on one scale. `tick` writes the numbers of the scale.
pub fn intervals(
    all: &[Interval],
    zones: &[Zone],
    whole: f64,
    tick: &dyn Fn(f64) -> String,
) -> Drawing {
    let whole = whole.max(240.0);
    let is_narrow = whole < 640.0;
    let widest =
        |of: fn(&Interval) -> &String| all.iter().map(|i| width(of(i))).fold(0.0, f64::max);
    let (names, beside) = match is_narrow {
        true => (0.0, 0.0),
        false => (
            widest(|i| &i.name).min(whole * 0.32) + GUTTER,
            widest(|i| &i.beside).min(whole * 0.26) + GUTTER,
        ),
    };
    let pad = DOT + 2.0;
    let room = whole - names - beside - 2.0 * pad;
    let share = |ratio: f64| {
        let held = if ratio.is_finite() { ratio } else { GREATEST };
        (held.clamp(LEAST, GREATEST) / LEAST).ln() / (GREATEST / LEAST).ln()
    };
    let x = |ratio: f64| names + pad + share(ratio) * room;
    let mut shapes = Vec::new();
    let mut y = 6.0;
    let mut rows = vec![0.0];
    for row in all {
        let lines = match is_narrow {
            true => wrap(&row.name, whole, 1),
            false => wrap(&row.name, names - GUTTER, 2),
        };
        let told = match is_narrow {
            true => Vec::new(),
            false => wrap(&row.beside, beside - GUTTER, 2),
        };
        let said = lines.len().max(told.len()) as f64 * LINE;
        let mut text = |class, x: f64, lines: Vec<String>| {
            let above = (said - lines.len() as f64 * LINE) / 2.0;
            for (n, line) in lines.into_iter().enumerate() {
                let at = y + above + (n as f64 + 1.0) * LINE - 4.0;
                shapes.push(Shape::text(class, Anchor::Start, (x, at), line));
            }
        };
        text("", 0.0, lines);
        text("soft", whole - beside + GUTTER, told);
        let middle = match is_narrow {
            true => y + said + THICK / 2.0 + 2.0,
            false => y + said / 2.0,
        };
        let (left, right) = (x(row.low), x(row.high));
        let size = ((right - left).max(1.0), THICK);
        let bar = Shape::rectangle(row.class, (left, middle - THICK / 2.0), size);
        let dot = Shape::circle(row.dot, (x(row.value), middle), DOT);
        let group = Shape::group("", vec![bar, dot]);
        shapes.push(group.mark(row.key, row.label.clone()));
        // Nobody at all has no place on a scale of factors.
        if row.value == 0.0 {
            let at = (x(row.value) + DOT + 6.0, middle + 4.5);
            shapes.push(Shape::text("soft", Anchor::Start, at, tick(0.0)));
        }
        y = match is_narrow {
            true => middle + THICK / 2.0,
            false => y + said,
        };
        y += BETWEEN;
        rows.push(y - BETWEEN / 2.0);
    }
    // The last row reaches to the scale.
    rows.pop_if(|_| !all.is_empty());
    rows.push(y);
    let mut drawn = Vec::new();
    for zone in zones {
        let (left, right) = (x(zone.from), x(zone.to));
        drawn.push(Shape::rectangle(zone.class, (left, 0.0), (right - left, y)));
    }
    for value in TICKS {
        let class = if value == 1.0 { "axis" } else { "rule" };
        drawn.push(Shape::line(class, (x(value), 0.0), (x(value), y)));
        let anchor = match value {
            LEAST if is_narrow => Anchor::Start,
            GREATEST if is_narrow => Anchor::End,
            _ => Anchor::Middle,
        };
        let at = (x(value), y + LINE);
        drawn.push(Shape::text("soft", anchor, at, tick(value)));
    }
    drawn.append(&mut shapes);
    Drawing {
        width: whole,
        height: y + FOOT,
        shapes: drawn,
        rows,
        ..Drawing::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::drawing::ShapeKind;

    #[test]
    fn what_lies_beyond_the_scale_stands_at_its_end() {
        let row = |low, value, high| Interval {
            name: "Técnico/a ".repeat(12),
            low,
            value,
            high,
            ..Interval::default()
        };
        let all = [
            row(0.0, 0.0, 0.0),
            row(0.5, 1.0, 2.0),
            row(0.001, 9e6, f64::INFINITY),
        ];
        for whole in [200.0, 358.0, 1100.0] {
            let drawing = intervals(&all, &[], whole, &|v| v.to_string());
            let mut found = Vec::new();
            for shape in &drawing.shapes {
                if let ShapeKind::Group { shapes, .. } = &shape.form
                    && let ShapeKind::Box { at, size } = shapes[0].form
                {
                    found.push((at.0, at.0 + size.0));
                }
            }
            assert_eq!(found.len(), 3);
            for (from, to) in &found {
                assert!(*from >= 0.0 && from <= to && *to <= drawing.width);
            }
            assert!(found[2].1 > found[1].1 && found[0].0 < found[1].0);
        }
    }
}
