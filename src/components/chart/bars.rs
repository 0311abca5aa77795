//! Lying bars, each with its name before and its figure behind it.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::ground::over_rules;
use crate::components::chart::lettering::{LINE, width, wrap};
use crate::components::chart::scale::Scale;

/// A bar, or several below each other under one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    pub name: String,
    /// Stands before the name where rows belong together.
    pub heading: Option<String>,
    pub lanes: Vec<Lane>,
}

/// One bar of parts, with what stands at its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    pub parts: Vec<BarPart>,
    pub beside: String,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    pub class: &'static str,
    pub value: f64,
    /// By which the page knows its figure.
    pub key: Option<usize>,
    /// What it says, in words.
    pub label: String,
}

const THICK: f64 = 14.0;
const BETWEEN_LANES: f64 = 4.0;
const BETWEEN_BARS: f64 = 14.0;
const GUTTER: f64 = 12.0;

/// The bars on one scale, from 0. `tick` writes the numbers of the scale.
pub fn bars(all: &[Bar], whole: f64, tick: &dyn Fn(f64, u8) -> String) -> Drawing {
    let whole = whole.max(240.0);
    let is_narrow = whole < 560.0;
    let sum = |lane: &Lane| {
        lane.parts
            .iter()
            .map(|part| part.value.max(0.0))
            .sum::<f64>()
    };
    let lanes = || all.iter().flat_map(|bar| &bar.lanes);
    let beside = lanes().map(|lane| width(&lane.beside)).fold(0.0, f64::max) + 8.0;
    let longest = all.iter().map(|bar| width(&bar.name)).fold(0.0, f64::max);
    let names = match is_narrow {
        true => 0.0,
        false => longest.min(whole * 0.34) + GUTTER,
    };
    let room = (whole - names - beside).max(80.0);
    let scale = Scale::of(lanes().map(sum), if is_narrow { 3 } else { 6 });
    let x = |value: f64| names + scale.share(value) * room;
    let mut shapes = Vec::new();
    let mut y = 4.0;
    let mut rows = vec![0.0];
    for bar in all {
        if let Some(heading) = &bar.heading {
            y += LINE;
            shapes.push(Shape::text(
                "strong",
                Anchor::Start,
                (0.0, y),
                heading.clone(),
            ));
            y += BETWEEN_LANES * 2.0;
        }
        let lines = match is_narrow {
            true => wrap(&bar.name, whole, 2),
            false => wrap(&bar.name, names - GUTTER, 2),
        };
        let high = bar.lanes.len() as f64 * (THICK + BETWEEN_LANES) - BETWEEN_LANES;
        let said = lines.len() as f64 * LINE;
        let top = match is_narrow {
            true => y + said + 4.0,
            false => y + (said - high).max(0.0) / 2.0,
        };
        let mut line_at = match is_narrow {
            true => y,
            false => y + (high - said).max(0.0) / 2.0,
        };
        for line in lines {
            line_at += LINE;
            shapes.push(Shape::text("", Anchor::Start, (0.0, line_at - 4.0), line));
        }
        for (n, lane) in bar.lanes.iter().enumerate() {
            let top = top + n as f64 * (THICK + BETWEEN_LANES);
            let mut from = 0.0;
            for part in &lane.parts {
                let to = from + part.value.max(0.0);
                let size = (x(to) - x(from), THICK);
                if size.0 >= 0.3 {
                    let mark = Shape::rectangle(part.class, (x(from), top), size);
                    shapes.push(mark.mark(part.key, part.label.clone()));
                }
                from = to;
            }
            let at = (x(from) + 8.0, top + THICK - 2.5);
            shapes.push(Shape::text(
                "figures",
                Anchor::Start,
                at,
                lane.beside.clone(),
            ));
        }
        y = match is_narrow {
            true => top + high,
            false => y + high.max(said),
        };
        y += BETWEEN_BARS;
        rows.push(y - BETWEEN_BARS / 2.0);
    }
    // The last row reaches to the scale.
    rows.pop_if(|_| !all.is_empty());
    rows.push(y);
    over_rules(shapes, whole, rows, &scale, x, tick)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::drawing::ShapeKind;

    fn bar(name: &str, values: &[f64]) -> Bar {
        let part = |value: &f64| BarPart {
            class: "near",
            value: *value,
            key: Some(0),
            label: String::new(),
        };
        Bar {
            name: name.to_owned(),
            heading: None,
            lanes: vec![Lane {
                parts: values.iter().map(part).collect(),
                beside: "x".to_owned(),
            }],
        }
    }

    fn boxes(drawing: &Drawing) -> Vec<(f64, f64)> {
        let boxes = drawing.shapes.iter().filter_map(|shape| match shape.form {
            ShapeKind::Box { at, size } => Some((at.0, at.0 + size.0)),
            _ => None,
        });
        boxes.collect()
    }

    #[test]
    fn parts_stand_one_behind_the_other_and_stay_inside() {
        for whole in [200.0, 358.0, 1000.0] {
            let drawing = bars(
                &[bar("A", &[30.0, 20.0]), bar("B", &[0.0])],
                whole,
                &|v, _| v.to_string(),
            );
            let found = boxes(&drawing);
            assert_eq!(found.len(), 2, "nothing is drawn of nothing");
            assert!((found[0].1 - found[1].0).abs() < 1e-9);
            assert!(found.iter().all(|(_, to)| *to <= drawing.width));
        }
    }

    #[test]
    fn nothing_at_all_is_an_empty_picture_with_a_scale() {
        let drawing = bars(&[], 600.0, &|v, _| v.to_string());
        assert!(drawing.height > 0.0 && drawing.height.is_finite());
    }
}
