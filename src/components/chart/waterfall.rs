//! A waterfall: how one number becomes another, step by step, each beginning where the last one ended.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::ground::over_rules;
use crate::components::chart::lettering::{LINE, width, wrap};
use crate::components::chart::scale::Scale;

/// A step: its bar runs from one number to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaterfallStep {
    pub name: String,
    pub class: &'static str,
    pub from: f64,
    pub to: f64,
    pub key: Option<usize>,
    /// What it says, in words.
    pub label: String,
    /// What stands at its end.
    pub beside: String,
    pub weight: Weight,
}

/// How much a step's name stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Plain,
    Strong,
}

const THICK: f64 = 16.0;
const BETWEEN: f64 = 9.0;
const GUTTER: f64 = 12.0;

/// The steps below each other on one scale. `tick` writes the numbers of the scale.
pub fn waterfall(all: &[WaterfallStep], whole: f64, tick: &dyn Fn(f64, u8) -> String) -> Drawing {
    let whole = whole.max(240.0);
    let is_narrow = whole < 560.0;
    let beside = all.iter().map(|step| width(&step.beside));
    let beside = beside.fold(0.0, f64::max) + 12.0;
    let longest = all.iter().map(|step| width(&step.name) * 1.1);
    let names = match is_narrow {
        true => 0.0,
        false => longest.fold(0.0, f64::max).min(whole * 0.34) + GUTTER,
    };
    let room = (whole - names - beside).max(80.0);
    let ends = all.iter().flat_map(|step| [step.from, step.to]);
    let scale = Scale::of(ends, if is_narrow { 3 } else { 6 });
    let x = |value: f64| names + scale.share(value) * room;
    let mut shapes = Vec::new();
    let mut y = 4.0;
    for (n, step) in all.iter().enumerate() {
        let class = match step.weight {
            Weight::Plain => "",
            Weight::Strong => "strong",
        };
        let lines = match is_narrow {
            true => wrap(&step.name, whole, 1),
            false => wrap(&step.name, names - GUTTER, 1),
        };
        for line in lines {
            let at = match is_narrow {
                true => y + LINE - 4.0,
                false => y + THICK - 3.5,
            };
            shapes.push(Shape::text(class, Anchor::Start, (0.0, at), line));
        }
        let top = if is_narrow { y + LINE } else { y };
        let (left, right) = (x(step.from.min(step.to)), x(step.from.max(step.to)));
        if right - left >= 0.3 {
            let bar = Shape::rectangle(step.class, (left, top), (right - left, THICK));
            shapes.push(bar.mark(step.key, step.label.clone()));
        }
        let at = (right + 6.0, top + THICK - 3.5);
        let said = step.beside.clone();
        shapes.push(Shape::text("figures", Anchor::Start, at, said));
        let bottom = top + THICK;
        y = bottom + BETWEEN;
        if n + 1 < all.len() {
            let next = if is_narrow { y + LINE } else { y };
            let at = x(step.to);
            shapes.push(Shape::line("axis", (at, bottom), (at, next)));
        }
    }
    over_rules(shapes, whole, vec![0.0, y], &scale, x, tick)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::drawing::ShapeKind;

    fn step(from: f64, to: f64) -> WaterfallStep {
        WaterfallStep {
            name: "unfilled ".repeat(13),
            class: "near",
            from,
            to,
            key: Some(0),
            beside: "1,234.5".to_owned(),
            ..WaterfallStep::default()
        }
    }

    #[test]
    fn steps_stay_inside_and_a_step_of_nothing_is_not_drawn() {
        for whole in [200.0, 358.0, 1100.0] {
            let all = [
                step(0.0, 24.0),
                step(24.0, 24.0),
                step(24.0, 9e6),
                step(9e6, -3.0),
            ];
            let drawing = waterfall(&all, whole, &|v, _| v.to_string());
            let boxes = drawing.shapes.iter().filter_map(|shape| match shape.form {
                ShapeKind::Box { at, size } => Some((at.0, at.0 + size.0)),
                _ => None,
            });
            let boxes: Vec<(f64, f64)> = boxes.collect();
            assert_eq!(boxes.len(), 2, "24 of nine million is too little to see");
            assert!(
                boxes
                    .iter()
                    .all(|(from, to)| from <= to && *to <= drawing.width)
            );
        }
    }
}
