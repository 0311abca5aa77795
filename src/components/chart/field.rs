//! Points in a field that two lines divide into four, each with its words at the corner.
//!
//! The points at the right edge and those that are drawn apart have their names in a column of their
//! own, joined to them by lines: they stand so close that no name would fit between them. Where there
//! is little room, or none beside a point, a number stands for the name, and the list below the field
//! says whose it is, by the corner that the point stands in. No point is moved from where its figures
//! put it.

use crate::components::chart::drawing::{Anchor, Drawing, Shape};
use crate::components::chart::frame::ChartLayout;
use crate::components::chart::lettering::{LINE, wrap};
use crate::components::chart::margin::{MarginList, column, list, renamed};
use crate::components::chart::naming::fitted;
use crate::components::chart::point_field::{LabelSide, PointField};
use crate::components::chart::points::{LabelReach, NamedPoint, names as names_beside};

impl PointField {
    /// The field in a width.
    pub fn drawn(&self, whole: f64) -> Drawing {
        let plan = self.plan(whole);
        let mut shapes = self.ground(&plan);
        let mut meaning = None;
        // Wide enough for any number that there can be.
        let digits = "0".repeat(self.points.len().to_string().len());
        let mut names = vec![digits.clone(); self.points.len()];
        if plan.is_roomy {
            let own: Vec<String> = self.points.iter().map(|p| p.name.clone()).collect();
            let found = fitted(&own, plan.column, 1);
            meaning = found.meaning;
            names = found
                .names
                .into_iter()
                .map(|lines| lines.join(" "))
                .collect();
        }
        let (named, circles) = self.placed(&plan, &names);
        let of = |side: LabelSide| -> Vec<usize> {
            let all = 0..self.points.len();
            all.filter(|n| self.side(&self.points[*n]) == side)
                .collect()
        };
        let mut words: Vec<Option<Shape>> = vec![None; self.points.len()];
        let span = (plan.top + 6.0, plan.bottom + 4.0);
        for (side, from) in [
            (LabelSide::Edge, plan.right + plan.leader),
            (LabelSide::Apart, plan.side + plan.apart - plan.column),
        ] {
            let own = of(side);
            let points: Vec<NamedPoint> = own.iter().map(|n| named[*n].clone()).collect();
            for (n, found) in own.into_iter().zip(column(&points, from, span)) {
                if let Some([leader, name]) = found {
                    shapes.push(leader);
                    words[n] = Some(name);
                }
            }
        }
        // The largest lie below the smaller ones; all names over all points.
        shapes.extend(circles);
        let corners = (plan.left, plan.top + 22.0, plan.right, plan.bottom - 22.0);
        let mut taken = Vec::new();
        let mut is_number = vec![!plan.is_roomy; self.points.len()];
        let within = of(LabelSide::Within);
        // Names in the field keep off the points at its edge.
        let edge: Vec<NamedPoint> = of(LabelSide::Edge)
            .iter()
            .map(|n| named[*n].clone())
            .collect();
        for numbered in [!plan.is_roomy, true] {
            let left = within.iter().copied().filter(|n| words[*n].is_none());
            let left: Vec<usize> = left.collect();
            let others = within.iter().filter(|n| words[**n].is_some());
            let mut points: Vec<NamedPoint> = left.iter().map(|n| named[*n].clone()).collect();
            if numbered {
                points.iter_mut().for_each(|p| p.name.clone_from(&digits));
            }
            points.extend(others.map(|n| named[*n].clone()));
            points.extend(edge.iter().cloned());
            let reach = match numbered {
                true => LabelReach::Far,
                false => LabelReach::Beside,
            };
            let found = names_beside(&points, left.len(), reach, corners, &mut taken);
            for (n, placed) in left.into_iter().zip(found) {
                is_number[n] = numbered;
                words[n] = placed.map(|placed| {
                    shapes.extend(placed.leader);
                    let class = "halo";
                    Shape {
                        class,
                        ..placed.name
                    }
                });
            }
        }
        let parts = self.numbered(&mut words, &is_number);
        let named = words.iter().flatten().count();
        shapes.extend(words.into_iter().flatten());
        let mut y = plan.high + 12.0;
        let missing = self.points.len() > named;
        let missing = missing.then(|| (self.named_of)(named, self.points.len()));
        for said in [meaning, missing].into_iter().flatten() {
            for line in wrap(&said, plan.whole, 3) {
                y += LINE;
                shapes.push(Shape::text("soft", Anchor::Start, (0.0, y), line));
            }
            y += 4.0;
        }
        let (listed, ends) = list(&parts, plan.whole, y);
        shapes.extend(listed);
        let rows = match ends.is_empty() {
            true => Vec::new(),
            false => [0.0, y].into_iter().chain(ends).collect(),
        };
        Drawing {
            width: plan.whole,
            height: rows.last().copied().unwrap_or(y),
            shapes,
            rows,
            ..Drawing::default()
        }
    }

    /// Every point on the page, with the name that it would like to have, and its circle.
    fn placed(&self, plan: &ChartLayout, names: &[String]) -> (Vec<NamedPoint>, Vec<Shape>) {
        let most = self.points.iter().map(|p| p.people).fold(1.0, f64::max);
        let mut apart = 0;
        let all = self.points.iter().zip(names).map(|(point, name)| {
            let radius = 4.0 + plan.swell * (point.people.max(0.0) / most).sqrt();
            let (class, across) = match point.across {
                Some(across) => ("point", plan.x(across)),
                None => {
                    apart += 1;
                    // Beside each other rather than on each other.
                    let beside = (plan.swell + 6.0) * f64::from(apart % 2);
                    ("point-apart", plan.side + plan.swell + 4.0 + beside)
                }
            };
            let at = (across, plan.y(point.up));
            let circle = Shape::circle(class, at, radius).mark(point.key, point.label.clone());
            let name = name.clone();
            (NamedPoint { at, radius, name }, circle)
        });
        all.unzip()
    }

    /// Gives numbers to the points that a number was placed for, by corner and height, and lists them.
    fn numbered(&self, words: &mut [Option<Shape>], is_number: &[bool]) -> Vec<MarginList> {
        let mut next = 0;
        let mut parts = Vec::new();
        for corner in (0..self.corners.len()).map(Some).chain([None]) {
            let mut own: Vec<usize> = (0..self.points.len())
                .filter(|n| {
                    self.points[*n].corner == corner && is_number[*n] && words[*n].is_some()
                })
                .collect();
            own.sort_by(|a, b| self.points[*b].up.total_cmp(&self.points[*a].up));
            let names = own.into_iter().map(|n| {
                next += 1;
                if let Some(word) = &mut words[n] {
                    renamed(word, next.to_string());
                }
                (next, self.points[n].name.clone())
            });
            let names = names.collect();
            let heading = match corner {
                Some(corner) => self.corners[corner].clone(),
                None => self.apart.clone().unwrap_or_default(),
            };
            parts.push(MarginList { heading, names });
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::point_field::FieldPoint;

    fn field(count: u32) -> PointField {
        let point = |n: u32| FieldPoint {
            across: (!n.is_multiple_of(3)).then_some(if n.is_multiple_of(2) { 1.0 } else { 0.4 }),
            up: 0.1 + f64::from(n * 7 % 40) / 50.0,
            people: f64::from(n),
            name: format!(
                "{} {n}",
                "Técnico/a de Maquinação e Programação CNC".repeat(3)
            ),
            label: String::new(),
            key: Some(0),
            corner: (!n.is_multiple_of(3)).then_some(n as usize % 4),
        };
        PointField {
            points: (0..count).map(point).collect(),
            lines: (0.5, 0.5),
            corners: Default::default(),
            axes: Default::default(),
            ticks: Default::default(),
            apart: Some("not known".to_owned()),
            named_of: Box::new(|named, all| format!("{named} of {all}")),
        }
    }

    fn texts(drawing: &Drawing) -> impl Iterator<Item = (&str, f64, f64, f64)> {
        drawing.shapes.iter().filter_map(Shape::extent_of_text)
    }

    #[test]
    fn no_word_leaves_the_picture_whatever_the_width() {
        for whole in [300.0, 358.0, 760.0, 900.0, 1400.0] {
            for count in [0, 1, 40, 300] {
                let drawing = field(count).drawn(whole);
                for (text, from, to, y) in texts(&drawing) {
                    let is_inside = from >= -1.0 && to <= drawing.width + 1.0;
                    assert!(is_inside && y <= drawing.height, "{whole} {count}: {text}");
                }
            }
        }
    }

    #[test]
    fn where_there_is_little_room_every_point_has_a_number_that_the_list_explains() {
        let drawing = field(40).drawn(358.0);
        for n in 1..=40 {
            let said = n.to_string();
            let times = texts(&drawing).filter(|(text, ..)| *text == said).count();
            assert_eq!(times, 2, "{n} stands beside its point and in the list");
        }
        assert!(texts(&drawing).all(|(text, ..)| !text.contains(" of 40")));
        let many = field(300).drawn(358.0);
        assert!(texts(&many).any(|(text, ..)| text.ends_with(" of 300")));
    }
}
