//! Points in a field that two lines divide into four, each with its words at the corner.
//!
//! Where there is room, the points at the right edge and those that are drawn apart have their names
//! in a column of their own, joined to them by lines: they stand so close that no name would fit
//! between them. No point is moved from where its figures put it.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::lettering::{fit, wrap};
use crate::components::chart::points::{Named, names as names_beside};

/// A point before its place on the page is known: shares of the way right and up.
#[derive(Clone)]
pub struct Point {
    /// `None`: not known, drawn apart.
    pub across: Option<f64>,
    pub up: f64,
    pub people: f64,
    pub name: String,
    pub label: String,
    pub key: Option<usize>,
}

/// Places on an axis with their words.
pub type Ticks = Vec<(f64, String)>;

/// A field of points with its lines and words; the most important points come first.
pub struct Field {
    pub points: Vec<Point>,
    /// Where the lines stand.
    pub lines: (f64, f64),
    /// Upper right, upper left, lower right, lower left.
    pub corners: [String; 4],
    /// Along the foot, and up the side.
    pub axes: (String, String),
    /// Ticks across and up, with their words.
    pub ticks: (Ticks, Ticks),
    /// What is said under points that are drawn apart.
    pub apart: Option<String>,
}

const SIDE: f64 = 52.0;
const FOOT: f64 = 44.0;
/// From here on names have columns of their own.
const ROOMY: f64 = 860.0;
/// How wide such a column is.
const COLUMN: f64 = 196.0;
/// From one name in a column to the next.
const STEP: f64 = 15.0;
/// Points so far right stand at the edge.
const EDGE: f64 = 0.985;

/// How the room is divided.
struct Plan {
    whole: f64,
    high: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// How wide the part is in which points are drawn apart.
    apart: f64,
    /// Whether names have columns of their own.
    is_roomy: bool,
}

impl Plan {
    fn x(&self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }

    fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }
}

impl Field {
    /// The field in a width.
    pub fn drawn(&self, whole: f64) -> Drawing {
        let plan = self.plan(whole);
        let mut shapes = self.ground(&plan);
        let most = self.points.iter().map(|p| p.people).fold(1.0, f64::max);
        // Points in the field, apart, and at the right edge, with where they stand.
        let (mut within, mut aside, mut edge) = (Vec::new(), Vec::new(), Vec::new());
        let mut circles = Vec::new();
        for point in &self.points {
            let radius = 4.0 + 12.0 * (point.people.max(0.0) / most).sqrt();
            let (class, across) = match (point.across, plan.is_roomy) {
                (Some(across), _) => ("point", plan.x(across)),
                // Beside each other rather than on each other.
                (None, true) => ("point-apart", SIDE + 14.0 + 20.0 * (aside.len() % 2) as f64),
                (None, false) => (
                    "point-apart",
                    SIDE + (plan.apart - 24.0) * (0.15 + 0.7 * (aside.len() % 4) as f64 / 3.0),
                ),
            };
            let at = (across, plan.y(point.up));
            circles.push(Shape::circle(class, at, radius).mark(point.key, point.label.clone()));
            let named = Named {
                at,
                radius,
                name: point.name.clone(),
            };
            match point.across {
                None => aside.push(named),
                Some(across) if across >= EDGE && plan.is_roomy => edge.push(named),
                Some(_) => within.push(named),
            }
        }
        if plan.is_roomy {
            let span = (plan.top + 6.0, plan.bottom + 4.0);
            let right = (plan.right + 34.0, plan.whole);
            shapes.append(&mut column(&edge, right, span));
            let left = (SIDE + 62.0, plan.left - 20.0);
            shapes.append(&mut column(&aside, left, span));
        }
        // The largest lie below the smaller ones; all names over all points.
        shapes.append(&mut circles);
        // Names in the field keep off the points at its edge.
        let count = within.len();
        within.append(&mut edge);
        let corners = (plan.left, plan.top + 22.0, plan.right, plan.bottom - 22.0);
        let mut taken = Vec::new();
        let mut words = names_beside(&within, count, corners, &mut taken);
        words.iter_mut().for_each(|word| word.class = "halo");
        shapes.append(&mut words);
        Drawing {
            width: plan.whole,
            height: plan.high + 12.0,
            shapes,
        }
    }

    fn plan(&self, whole: f64) -> Plan {
        let whole = whole.clamp(280.0, 1200.0);
        let is_roomy = whole >= ROOMY;
        let at_edge = |point: &Point| point.across.is_some_and(|across| across >= EDGE);
        let edge = match is_roomy && self.points.iter().any(at_edge) {
            true => 34.0 + COLUMN,
            false => 28.0,
        };
        let apart = match (&self.apart, is_roomy) {
            (Some(_), true) => 76.0 + COLUMN,
            (Some(_), false) => (whole * 0.16).clamp(70.0, 150.0),
            (None, _) => 0.0,
        };
        let high = (whole * 0.62).clamp(340.0, 600.0);
        Plan {
            whole,
            high,
            left: SIDE + apart,
            right: whole - edge,
            top: 30.0,
            bottom: high - FOOT,
            apart,
            is_roomy,
        }
    }

    /// Ticks, lines, and the words at axes and corners.
    fn ground(&self, plan: &Plan) -> Vec<Shape> {
        let Plan {
            left,
            right,
            top,
            bottom,
            ..
        } = *plan;
        let mut shapes = Vec::new();
        for (at, said) in &self.ticks.0 {
            let x = plan.x(*at);
            shapes.push(Shape::line("rule", (x, top), (x, bottom)));
            let at = (x, bottom + 18.0);
            shapes.push(Shape::text("soft", Anchor::Middle, at, said.clone()));
        }
        for (at, said) in &self.ticks.1 {
            let y = plan.y(*at);
            shapes.push(Shape::line("rule", (left, y), (right, y)));
            let at = (SIDE - 10.0, y + 4.0);
            shapes.push(Shape::text("soft", Anchor::End, at, said.clone()));
        }
        let (across, up) = (plan.x(self.lines.0), plan.y(self.lines.1));
        shapes.push(Shape::line("axis", (across, top), (across, bottom)));
        shapes.push(Shape::line("axis", (left, up), (right, up)));
        let along = self.axes.0.clone() + " →";
        let at = (right, bottom + 38.0);
        shapes.push(Shape::text("soft", Anchor::End, at, along));
        let upwards = format!("↑ {}", self.axes.1);
        shapes.push(Shape::text("soft", Anchor::Start, (0.0, 14.0), upwards));
        // Where there is little room, words at two corners stand on two lines.
        let lower = if right - left < 420.0 { 18.0 } else { 0.0 };
        let places = [
            (Anchor::End, right - 8.0, top + 18.0),
            (Anchor::Start, left + 8.0, top + 18.0 + lower),
            (Anchor::End, right - 8.0, bottom - 10.0 - lower),
            (Anchor::Start, left + 8.0, bottom - 10.0),
        ];
        for ((anchor, x, y), word) in places.into_iter().zip(&self.corners) {
            shapes.push(Shape::text("corner", anchor, (x, y), word.clone()));
        }
        if let Some(said) = &self.apart {
            let line = left - 12.0;
            shapes.push(Shape::line("rule", (line, top), (line, bottom)));
            // Where it would be cut, the key alone says what these points are.
            let room = plan.apart - 16.0;
            let words = if room < 100.0 {
                Vec::new()
            } else {
                wrap(said, room, 2)
            };
            for (n, word) in words.into_iter().enumerate() {
                let lower = if plan.is_roomy { 12.0 } else { 0.0 };
                let at = (SIDE + 2.0, bottom + 18.0 + lower + 15.0 * n as f64);
                shapes.push(Shape::text("soft", Anchor::Start, at, word));
            }
        }
        shapes
    }
}

/// Names below each other in a column between two places across, each joined to its point; where not
/// all fit, those of the first points.
fn column(points: &[Named], (from, to): (f64, f64), (top, bottom): (f64, f64)) -> Vec<Shape> {
    let room = ((bottom - top) / STEP).floor() as usize;
    let mut named: Vec<&Named> = points.iter().take(room).collect();
    named.sort_by(|a, b| a.at.1.total_cmp(&b.at.1));
    let wished: Vec<f64> = named.iter().map(|point| point.at.1).collect();
    let mut shapes = Vec::new();
    for (point, y) in named.iter().zip(spread(&wished, top, bottom)) {
        let (x, own) = (point.at.0 + point.radius, point.at.1);
        shapes.push(Shape::line("leader", (x, own), (from - 4.0, y)));
        let name = fit(&point.name, to - from);
        shapes.push(Shape::text("", Anchor::Start, (from, y + 4.0), name));
    }
    shapes
}

/// Heights as near to those that are wished as keeps them one step apart and within the ends.
fn spread(wished: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::with_capacity(wished.len());
    for height in wished {
        let least = found.last().map_or(top, |last| last + STEP);
        found.push(height.max(least));
    }
    let mut most = bottom;
    for height in found.iter_mut().rev() {
        *height = height.min(most);
        most = *height - STEP;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_column_keep_apart_and_inside_as_near_to_their_points_as_can_be() {
        assert_eq!(spread(&[50.0], 0.0, 100.0), [50.0]);
        let found = spread(&[10.0, 11.0, 12.0, 99.0], 0.0, 100.0);
        assert_eq!(found, [10.0, 25.0, 40.0, 99.0]);
        let low = spread(&[98.0, 99.0, 100.0], 0.0, 100.0);
        assert_eq!(low, [70.0, 85.0, 100.0]);
    }

    #[test]
    fn no_name_in_a_column_leaves_the_picture_whatever_the_width() {
        let point = |n: u32| Point {
            across: (!n.is_multiple_of(3)).then_some(1.0),
            up: f64::from(n % 10) / 10.0,
            people: f64::from(n),
            name: "Técnico/a de Maquinação e Programação CNC".repeat(3),
            label: String::new(),
            key: Some(0),
        };
        let field = Field {
            points: (0..120).map(point).collect(),
            lines: (0.5, 0.5),
            corners: Default::default(),
            axes: Default::default(),
            ticks: Default::default(),
            apart: Some("not known".to_owned()),
        };
        for whole in [200.0, 358.0, 900.0, 1400.0] {
            let drawing = field.drawn(whole);
            for shape in &drawing.shapes {
                if let crate::components::chart::drawing::Form::Text {
                    at, text, anchor, ..
                } = &shape.form
                    && *anchor == Anchor::Start
                {
                    let end = at.0 + crate::components::chart::lettering::width(text);
                    assert!(end <= drawing.width + 1.0, "{whole}: {text}");
                    assert!(at.1 <= drawing.height);
                }
            }
        }
    }
}
