//! Names beside points, without one lying on another.

use crate::components::chart::drawing::{Anchor, Shape};
use crate::components::chart::lettering::{LINE, fit, width};

/// A point with the name that it would like to have beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPoint {
    pub at: (f64, f64),
    pub radius: f64,
    pub name: String,
}

/// How long a name may be: shortened further where there is little room.
const LONGEST: [f64; 2] = [230.0, 130.0];

/// Whether words that find no room beside their point may stand further off, joined to it by a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelReach {
    Beside,
    Far,
}

/// Words that found their place, with the line that joins them to their point.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub leader: Option<Shape>,
    pub name: Shape,
}

/// How far off words may stand, from near to far.
const FAR: [f64; 6] = [16.0, 26.0, 38.0, 52.0, 68.0, 86.0];

/// Left, top, right, bottom.
pub type Area = (f64, f64, f64, f64);

/// The names of the first so many points where there is room within the corners and beside what is
/// taken already, in the order of importance that they come in; `None` for the others. What they take
/// is added to what is taken.
pub fn names(
    points: &[NamedPoint],
    count: usize,
    reach: LabelReach,
    (left, top, right, bottom): Area,
    taken: &mut Vec<Area>,
) -> Vec<Option<Placed>> {
    let of_point = |p: &NamedPoint| {
        let (x, y) = p.at;
        (x - p.radius, y - p.radius, x + p.radius, y + p.radius)
    };
    let mut shapes = Vec::new();
    for (n, point) in points.iter().enumerate().take(count) {
        let (x, y) = point.at;
        let away = point.radius + 4.0;
        // The name of an area stands over its middle.
        let middle = (Anchor::Middle, x, y - 8.0);
        let is_area = point.radius == 0.0;
        let near = [
            if is_area {
                middle
            } else {
                (Anchor::Start, x + away, y + 4.0)
            },
            (Anchor::Start, x + away, y + 4.0),
            (Anchor::End, x - away, y + 4.0),
            (Anchor::Middle, x, y - away - 2.0),
            (Anchor::Middle, x, y + away + 11.0),
            (Anchor::Start, x + 0.7 * away, y - 0.7 * away),
            (Anchor::Start, x + 0.7 * away, y + 0.7 * away + 9.0),
            (Anchor::End, x - 0.7 * away, y - 0.7 * away),
            (Anchor::End, x - 0.7 * away, y + 0.7 * away + 9.0),
        ];
        let far = FAR.iter().flat_map(|far| {
            (0..16).map(move |n| {
                let (sine, cosine) = (f64::from(n) * std::f64::consts::PI / 8.0).sin_cos();
                let off = point.radius + far;
                (Anchor::Middle, x + off * cosine, y + off * sine + 4.0)
            })
        });
        let far: Vec<_> = far.filter(|_| reach == LabelReach::Far).collect();
        let found = LONGEST.into_iter().find_map(|longest| {
            let name = fit(&point.name, longest);
            let wide = width(&name);
            near.iter()
                .chain(&far)
                .enumerate()
                .find_map(|(place, &(anchor, at_x, at_y))| {
                    let from = match anchor {
                        Anchor::Start => at_x,
                        Anchor::Middle => at_x - wide / 2.0,
                        Anchor::End => at_x - wide,
                    };
                    let area = (from, at_y - LINE + 4.0, from + wide, at_y + 4.0);
                    let inside =
                        area.0 >= left && area.1 >= top && area.2 <= right && area.3 <= bottom;
                    let mut others = points.iter().enumerate().filter(|(m, _)| *m != n);
                    let free = !taken.iter().any(|other| overlap(*other, area))
                        && !others.any(|(_, other)| overlap(of_point(other), area));
                    (inside && free).then(|| {
                        let own = Shape::text("", anchor, (at_x, at_y), name.clone());
                        let is_far = place >= near.len();
                        let leader = is_far.then(|| leader(point, (at_x, at_y - 4.0)));
                        (area, Placed { leader, name: own })
                    })
                })
        });
        taken.extend(found.iter().map(|(area, _)| *area));
        shapes.push(found.map(|(_, placed)| placed));
    }
    shapes
}

/// From the edge of a point to just before words around another place.
fn leader(point: &NamedPoint, to: (f64, f64)) -> Shape {
    let ((x, y), (dx, dy)) = (point.at, (to.0 - point.at.0, to.1 - point.at.1));
    let long = dx.hypot(dy).max(1.0);
    let at = |off: f64| (x + dx / long * off, y + dy / long * off);
    Shape::line(
        "leader",
        at(point.radius),
        at((long - 9.0).max(point.radius)),
    )
}

fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_lies_on_another_or_outside_also_among_three_hundred() {
        let points: Vec<NamedPoint> = (0..300_u32)
            .map(|n| NamedPoint {
                at: (
                    f64::from(n * 37 % 700) + 20.0,
                    f64::from(n * 53 % 400) + 20.0,
                ),
                radius: 5.0,
                name: "Técnico/a de Maquinação ".repeat(1 + n as usize % 5),
            })
            .collect();
        let corners = (0.0, 0.0, 740.0, 440.0);
        let reach = LabelReach::Far;
        let shapes = names(&points, points.len(), reach, corners, &mut Vec::new());
        let areas: Vec<Area> = shapes
            .iter()
            .flatten()
            .filter_map(|placed| {
                let (_, from, to, y) = placed.name.extent_of_text()?;
                Some((from, y - LINE + 4.0, to, y + 4.0))
            })
            .collect();
        assert!(!areas.is_empty());
        for (n, area) in areas.iter().enumerate() {
            assert!(area.0 >= 0.0 && area.2 <= 740.0);
            assert!(areas[..n].iter().all(|other| !overlap(*other, *area)));
        }
    }
}
