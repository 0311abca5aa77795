//! Standing bars of parts, one for each year or the like, with lines across them.

use crate::components::chart::bars::BarPart;
use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::lettering::{LINE, width};
use crate::components::chart::scale::Scale;

/// A standing bar of parts, from the bottom up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StandingBar {
    pub name: String,
    pub parts: Vec<BarPart>,
    /// Whether its name stands out.
    pub class: &'static str,
}

/// A line from bar to bar, with a point over each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub class: &'static str,
    pub dots: &'static str,
    pub points: Vec<LinePoint>,
}

/// A point of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePoint {
    pub value: f64,
    pub key: Option<usize>,
    /// What it says, in words.
    pub label: String,
}

const GUTTER: f64 = 10.0;
const TOP: f64 = 12.0;
const FOOT: f64 = 22.0;
const DOT: f64 = 4.5;

/// The bars and lines on one scale, from 0. `tick` writes the numbers of the scale.
pub fn columns(
    all: &[StandingBar],
    lines: &[Line],
    whole: f64,
    tick: &dyn Fn(f64, u8) -> String,
) -> Drawing {
    let whole = whole.max(240.0);
    let high = if whole < 560.0 { 240.0 } else { 320.0 };
    let sums = all
        .iter()
        .map(|column| column.parts.iter().map(|part| part.value.max(0.0)).sum());
    let points = lines.iter().flat_map(|line| &line.points);
    let scale = Scale::of(sums.chain(points.map(|point| point.value)), 5);
    let said = |value: f64| tick(value, scale.decimals());
    let numbers = scale.ticks().into_iter().map(|value| width(&said(value)));
    let left = numbers.fold(0.0, f64::max) + GUTTER;
    let bottom = TOP + high;
    let y = |value: f64| bottom - scale.share(value) * high;
    let step = (whole - left) / all.len().max(1) as f64;
    let middle = |n: usize| left + (n as f64 + 0.5) * step;
    let thick = (step * 0.6).clamp(4.0, 72.0);
    let mut shapes = Vec::new();
    for value in scale.ticks() {
        let class = if value == 0.0 { "axis" } else { "rule" };
        shapes.push(Shape::line(class, (left, y(value)), (whole, y(value))));
        let at = (left - GUTTER + 2.0, y(value) + 4.0);
        shapes.push(Shape::text("soft", Anchor::End, at, said(value)));
    }
    let widest = all.iter().map(|column| width(&column.name) * 1.1);
    // Names that would touch each other stand below every other bar.
    let every = (widest.fold(0.0, f64::max) / step).ceil().max(1.0) as usize;
    // Counted from the one that stands out, if any does.
    let strong = all.iter().position(|column| column.class == "strong");
    let strong = strong.unwrap_or_default();
    for (n, column) in all.iter().enumerate() {
        let mut from = 0.0;
        for part in &column.parts {
            let to = from + part.value.max(0.0);
            let size = (thick, y(from) - y(to));
            if size.1 >= 0.3 {
                let at = (middle(n) - thick / 2.0, y(to));
                let bar = Shape::rectangle(part.class, at, size);
                shapes.push(bar.mark(part.key, part.label.clone()));
            }
            from = to;
        }
        if n.abs_diff(strong).is_multiple_of(every) {
            let at = (middle(n), bottom + LINE);
            let name = column.name.clone();
            shapes.push(Shape::text(column.class, Anchor::Middle, at, name));
        }
    }
    for line in lines {
        let places = line.points.iter().enumerate();
        let places = places.map(|(n, point)| (middle(n), y(point.value)));
        let path = places.clone().map(|(x, y)| format!("{x:.1} {y:.1}"));
        let path: Vec<String> = path.collect();
        if path.len() > 1 {
            shapes.push(Shape::path(line.class, format!("M{}", path.join("L"))));
        }
        for ((x, y), point) in places.zip(&line.points) {
            let dot = Shape::circle(line.dots, (x, y), DOT);
            shapes.push(dot.mark(point.key, point.label.clone()));
        }
    }
    Drawing {
        width: whole,
        height: bottom + FOOT,
        shapes,
        ..Drawing::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::drawing::ShapeKind;

    #[test]
    fn bars_and_points_stay_inside_also_with_nothing_and_with_much() {
        let column = |value: f64| StandingBar {
            name: "2029".to_owned(),
            parts: vec![BarPart {
                class: "near",
                value,
                key: Some(0),
                label: String::new(),
            }],
            class: "",
        };
        let line = Line {
            points: [1.0, 9e6, 0.0]
                .map(|value| LinePoint {
                    value,
                    ..LinePoint::default()
                })
                .into(),
            ..Line::default()
        };
        for whole in [200.0, 358.0, 1100.0] {
            let all = [column(5.0), column(9e6), column(0.0)];
            let drawing = columns(&all, std::slice::from_ref(&line), whole, &|v, _| {
                v.to_string()
            });
            for shape in &drawing.shapes {
                if let ShapeKind::Box { at, size } = shape.form {
                    assert!(at.0 >= 0.0 && at.0 + size.0 <= drawing.width);
                    assert!(at.1 >= 0.0 && at.1 + size.1 <= drawing.height);
                }
            }
            assert!(columns(&[], &[], whole, &|v, _| v.to_string()).height > 0.0);
        }
    }
}
