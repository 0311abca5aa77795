//! Words of points beside a field: in a column, each joined to its point, or numbered in a list below.

use crate::components::chart::drawing::{Anchor, Shape, ShapeKind};
use crate::components::chart::lettering::{LINE, width, wrap};
use crate::components::chart::points::NamedPoint;

/// From one name in a column to the next.
pub const STEP: f64 = 15.0;
/// A list has as many columns as can be so wide.
const LISTED: f64 = 320.0;

/// Names below each other in a column that begins at a place across, each with the line that joins it
/// to its point; `None` for the last ones where not all fit.
pub fn column(
    points: &[NamedPoint],
    from: f64,
    (top, bottom): (f64, f64),
) -> Vec<Option<[Shape; 2]>> {
    let room = ((bottom - top) / STEP).floor().max(0.0) as usize + 1;
    let mut order: Vec<usize> = (0..points.len().min(room)).collect();
    order.sort_by(|a, b| points[*a].at.1.total_cmp(&points[*b].at.1));
    let wished: Vec<f64> = order.iter().map(|n| points[*n].at.1).collect();
    let mut found = vec![None; points.len()];
    for (n, y) in order.into_iter().zip(spread(&wished, top, bottom)) {
        let point = &points[n];
        let (x, own) = (point.at.0 + point.radius, point.at.1);
        let leader = Shape::line("leader", (x, own), (from - 4.0, y));
        let name = Shape::text("", Anchor::Start, (from, y + 4.0), point.name.clone());
        found[n] = Some([leader, name]);
    }
    found
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

/// What stands under one heading of a list: numbers with their names.
pub struct MarginList {
    pub heading: String,
    pub names: Vec<(usize, String)>,
}

/// The list from a height on; also says where each of its parts ends.
pub fn list(parts: &[MarginList], whole: f64, top: f64) -> (Vec<Shape>, Vec<f64>) {
    let count = (whole / LISTED).floor().max(1.0);
    let wide = whole / count;
    let (mut shapes, mut ends) = (Vec::new(), Vec::new());
    let mut y = top;
    for part in parts.iter().filter(|part| !part.names.is_empty()) {
        y += LINE + 6.0;
        let heading = part.heading.clone();
        shapes.push(Shape::text("strong", Anchor::Start, (0.0, y), heading));
        y += 4.0;
        let most = part.names.iter().map(|(n, _)| width(&n.to_string()));
        let number = most.fold(0.0, f64::max) + 8.0;
        let lines = part.names.iter().map(|(n, name)| {
            let room = wide - number - 16.0;
            (*n, wrap(name, room, 2))
        });
        let lines: Vec<(usize, Vec<String>)> = lines.collect();
        let all: usize = lines.iter().map(|(_, lines)| lines.len()).sum();
        let each = all.div_ceil(count as usize);
        let (mut column, mut used, mut lowest) = (0.0, 0, 0);
        for (n, lines) in lines {
            if used >= each {
                (column, used) = (column + 1.0, 0);
            }
            let x = column * wide;
            let at = |line: usize| y + (used + line + 1) as f64 * LINE;
            let own = (x + number - 8.0, at(0));
            shapes.push(Shape::text("figures", Anchor::End, own, n.to_string()));
            let count = lines.len();
            for (line, text) in lines.into_iter().enumerate() {
                let place = (x + number, at(line));
                shapes.push(Shape::text("", Anchor::Start, place, text));
            }
            used += count;
            lowest = lowest.max(used);
        }
        y += lowest as f64 * LINE + 6.0;
        ends.push(y);
    }
    (shapes, ends)
}

/// The same words with another text.
pub fn renamed(shape: &mut Shape, said: String) {
    if let ShapeKind::Text { text, .. } = &mut shape.form {
        *text = said;
    }
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
    fn where_not_all_names_fit_a_column_those_of_the_first_points_stand() {
        let point = |n: u32| NamedPoint {
            at: (10.0, f64::from(n)),
            radius: 4.0,
            name: n.to_string(),
        };
        let points: Vec<NamedPoint> = (0..20).map(point).collect();
        let found = column(&points, 40.0, (0.0, 90.0));
        assert!(found[..7].iter().all(Option::is_some));
        assert!(found[7..].iter().all(Option::is_none));
    }

    #[test]
    fn a_list_stands_in_columns_inside_the_picture_whatever_the_names() {
        let name = "palavra comprida ".repeat(7);
        for whole in [240.0, 358.0, 760.0, 1200.0] {
            let part = |count: usize| MarginList {
                heading: "Open".to_owned(),
                names: (1..=count).map(|n| (n, name.clone())).collect(),
            };
            let (shapes, ends) = list(&[part(7), part(0), part(30)], whole, 100.0);
            assert_eq!(ends.len(), 2, "an empty part is left out");
            for shape in &shapes {
                if let ShapeKind::Text {
                    at, text, anchor, ..
                } = &shape.form
                {
                    let end = match anchor {
                        Anchor::End => at.0,
                        _ => at.0 + width(text),
                    };
                    assert!(end <= whole && at.1 <= ends[1], "{whole}: {text}");
                }
            }
        }
    }
}
