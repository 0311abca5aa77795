//! What lies below lying bars: the rules of their scale, and its numbers at the foot.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::lettering::{LINE, width as width_of};
use crate::components::chart::scale::Scale;

/// Room for the numbers.
const FOOT: f64 = 22.0;

/// The shapes, so wide and with rows that end so high, over the rules of their scale. `x` places a
/// value, `tick` writes it.
pub fn over_rules(
    shapes: Vec<Shape>,
    width: f64,
    rows: Vec<f64>,
    scale: &Scale,
    x: impl Fn(f64) -> f64,
    tick: &dyn Fn(f64, u8) -> String,
) -> Drawing {
    let height = rows.last().copied().unwrap_or_default();
    let mut drawn = Vec::new();
    // Numbers that would touch each other stand below every other rule.
    let widest = scale.ticks().into_iter();
    let widest = widest.map(|value| width_of(&tick(value, scale.decimals())) + 8.0);
    let step = (x(scale.least + scale.step) - x(scale.least)).max(1.0);
    let every = (widest.fold(0.0, f64::max) / step).ceil().max(1.0) as usize;
    for (n, value) in scale.ticks().into_iter().enumerate() {
        drawn.push(Shape::line("rule", (x(value), 0.0), (x(value), height)));
        if !n.is_multiple_of(every) {
            continue;
        }
        let anchor = match value == scale.least {
            true => Anchor::Start,
            false => Anchor::Middle,
        };
        let (at, said) = ((x(value), height + LINE), tick(value, scale.decimals()));
        drawn.push(Shape::text("soft", anchor, at, said));
    }
    drawn.extend(shapes);
    Drawing {
        width,
        height: height + FOOT,
        shapes: drawn,
        rows,
        ..Drawing::default()
    }
}
