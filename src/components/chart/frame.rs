//! How the room of a field of points is divided, and what is drawn under its points.

use crate::components::chart::drawing::{Anchor, Shape};
use crate::components::chart::lettering::{width, wrap};
use crate::components::chart::margin::STEP;
use crate::components::chart::point_field::{LabelSide, PointField};

/// Room below the foot, for numbers and words.
const FOOT: f64 = 44.0;
/// From here on names have columns of their own, else numbers.
const ROOMY: f64 = 860.0;
/// Below this everything is smaller.
const SMALL: f64 = 500.0;

/// How the room is divided.
pub struct ChartLayout {
    pub whole: f64,
    pub high: f64,
    /// Where numbers up the side end.
    pub side: f64,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// How wide the part is in which points are drawn apart.
    pub apart: f64,
    /// How wide columns of names or numbers are, and how far from their points.
    pub column: f64,
    pub leader: f64,
    /// By how much the radius of the largest point is larger than that of the smallest.
    pub swell: f64,
    /// Whether names have columns of their own.
    pub is_roomy: bool,
}

impl ChartLayout {
    pub fn x(&self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }

    pub fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }
}

impl PointField {
    /// How the room is divided in a width.
    pub fn plan(&self, whole: f64) -> ChartLayout {
        let whole = whole.clamp(280.0, 1200.0);
        let is_roomy = whole >= ROOMY;
        let count = |side: LabelSide| {
            let points = self.points.iter();
            points.filter(|point| self.side(point) == side).count()
        };
        let digits = width(&self.points.len().to_string());
        let (side, swell) = if whole < SMALL {
            (42.0, 7.0)
        } else {
            (52.0, 12.0)
        };
        let column = if is_roomy { 200.0 } else { digits + 2.0 };
        let leader = swell + 22.0;
        let edge = match count(LabelSide::Edge) {
            0 => 28.0,
            _ => leader + column,
        };
        let apart = match self.apart {
            Some(_) => 3.0 * swell + 28.0 + column,
            None => 0.0,
        };
        let (top, gap) = (30.0, if apart > 0.0 { 22.0 } else { 0.0 });
        // As high as the longer of the columns, unless that is too much.
        let names = count(LabelSide::Edge).max(count(LabelSide::Apart)) as f64 * STEP;
        let least = (whole * 0.62).clamp(380.0, 600.0);
        let high = (names + top + FOOT + 8.0).clamp(least, 900.0);
        ChartLayout {
            whole,
            high,
            side,
            left: side + apart + gap,
            right: whole - edge,
            top,
            bottom: high - FOOT,
            apart,
            column,
            leader,
            swell,
            is_roomy,
        }
    }

    /// Ticks, lines, and the words at axes and corners.
    pub fn ground(&self, plan: &ChartLayout) -> Vec<Shape> {
        let ChartLayout {
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
            let at = (plan.side - 10.0, y + 4.0);
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
            let line = left - 10.0;
            shapes.push(Shape::line("rule", (line, top), (line, bottom)));
            // Where it would be cut, the key alone says what these points are.
            let room = plan.apart;
            let words = if room < 100.0 {
                Vec::new()
            } else {
                wrap(said, room, 2)
            };
            for (n, word) in words.into_iter().enumerate() {
                let lower = if plan.is_roomy { 12.0 } else { 0.0 };
                let at = (plan.side + 2.0, bottom + 18.0 + lower + 15.0 * n as f64);
                shapes.push(Shape::text("soft", Anchor::Start, at, word));
            }
        }
        shapes
    }
}
