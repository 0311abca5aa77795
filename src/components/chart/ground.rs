//! What lies below lying bars: the rules of their scale, and its numbers at the foot.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::lettering::LINE;
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
    for value in scale.ticks() {
        drawn.push(Shape::line("rule", (x(value), 0.0), (x(value), height)));
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
