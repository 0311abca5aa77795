//! The map as a drawing: outlines, circles as large as many people, arrows as wide as many go.

use enlace_method::views::map::{MapNeighbour, MapPlace, MapPoint, grown};
use enlace_model::MunicipalityCode;

use crate::components::chart::drawing::{Drawing, Shape};
use crate::components::chart::lettering::fit;
use crate::components::chart::points::{LabelReach, NamedPoint, names as names_beside};
use crate::pages::figures::coverage::measure::CoverageMeasure;
use crate::pages::figures::map::picture::{PlaceLabel, RegionMap};
use crate::pages::figures::map::ribbon::Ribbon;

/// From so many people on an arrow says how many they are and how long they take.
const LABELLED: f64 = 1.0;
/// The widest arrow in pixels, and the narrowest.
const WIDTHS: (f64, f64) = (16.0, 1.5);
/// A map is no higher.
const HIGHEST: f64 = 460.0;

/// Draws it so many pixels wide.
pub fn drawn(map: &RegionMap, whole: f64) -> Drawing {
    let ((left, top), (right, bottom)) = grown(map.found.corners);
    let (wide, high) = (right - left, bottom - top);
    // One municipality without an outline is a point, and has no extent.
    let scale = match wide > 0.0 && high > 0.0 {
        true => (whole / wide).min(HIGHEST / high),
        false => 1.0,
    };
    let height = (high * scale).max(120.0);
    let (aside, lower) = ((whole - wide * scale) / 2.0, (height - high * scale) / 2.0);
    let at = |(x, y): MapPoint| (aside + (x - left) * scale, lower + (y - top) * scale);
    let circles = PlaceCircles {
        most_people: map.most_people,
        greatest: (whole * 0.06).clamp(16.0, 52.0),
    };
    let mut shapes: Vec<Shape> = map
        .found
        .neighbours
        .iter()
        .map(|own| neighbour(own, &at))
        .collect();
    for (place, own) in map.found.places.iter().zip(&map.places) {
        map.ground(place, own, &at, &mut shapes);
    }
    let mut named = Vec::new();
    for (place, own) in map.found.places.iter().zip(&map.places) {
        let radius = map.circles(place, own, &circles, at(place.middle), &mut shapes);
        named.push(NamedPoint {
            at: at(place.middle),
            radius,
            // A long name is shortened before its figure is.
            name: format!(
                "{} {}",
                fit(&own.name, 140.0),
                map.measure.text(map.w, own.value)
            ),
        });
    }
    let minutes = map.arrows(&circles, &at, &mut shapes);
    for ((_, point), name) in map.found.schools.iter().zip(&map.schools) {
        shapes.push(Shape::circle("school", at(*point), 3.5).telling(name.clone()));
    }
    // Minutes are written only where they cover no name, and names of neighbours come last.
    let (corners, mut taken) = ((0.0, 0.0, whole, height), Vec::new());
    let near = LabelReach::Beside;
    let mut words = names_beside(&named, named.len(), near, corners, &mut taken);
    for own in &minutes {
        let own = std::slice::from_ref(own);
        words.extend(names_beside(own, 1, near, corners, &mut taken));
    }
    let halo = words.into_iter().flatten().map(|own| own.name);
    let halo = halo.map(|word| Shape {
        class: "halo",
        ..word
    });
    shapes.extend(halo);
    for own in &map.found.neighbours {
        let middle = [NamedPoint {
            at: at(own.middle),
            radius: 0.0,
            name: own.name.clone(),
        }];
        let placed = names_beside(&middle, 1, near, corners, &mut taken);
        let word = placed.into_iter().flatten().map(|own| own.name);
        shapes.extend(word.map(|word| Shape {
            class: "neighbour-name",
            ..word
        }));
    }
    Drawing {
        width: whole,
        height,
        shapes,
        ..Drawing::default()
    }
}

impl RegionMap {
    /// The ground of a place: in its tone where a share is shown.
    fn ground(
        &self,
        place: &MapPlace,
        own: &PlaceLabel,
        at: &dyn Fn(MapPoint) -> MapPoint,
        shapes: &mut Vec<Shape>,
    ) {
        if place.rings.is_empty() {
            return;
        }
        let path = outline(&place.rings, at);
        if self.measure != CoverageMeasure::Coverage {
            shapes.push(Shape::path("ground", path));
            return;
        }
        let tone = self.measure.tone(own.value, self.greatest);
        shapes.push(Shape::path(tone, path.clone()).mark(own.key, own.label.clone()));
        // Where there is no tone, the border alone shows the place.
        let border = match tone {
            "heat-0" => "border-blank",
            _ => "border",
        };
        shapes.push(Shape::path(border, path));
    }

    /// The circles of a place; gives the radius that its name keeps away from.
    fn circles(
        &self,
        place: &MapPlace,
        own: &PlaceLabel,
        circles: &PlaceCircles,
        middle: (f64, f64),
        shapes: &mut Vec<Shape>,
    ) -> f64 {
        let mark = |class: &'static str, radius: f64| {
            Shape::circle(class, middle, radius).mark(own.key, own.label.clone())
        };
        match self.measure {
            CoverageMeasure::Coverage if !place.rings.is_empty() => 0.0,
            CoverageMeasure::Coverage => {
                let radius = circles.radius(place.demand.0).max(6.0);
                let tone = self.measure.tone(own.value, self.greatest);
                shapes.push(mark(tone, radius));
                radius
            }
            CoverageMeasure::Supply => {
                let radius = circles.radius(place.supply.0);
                if radius > 0.0 {
                    shapes.push(mark("met", radius));
                }
                radius
            }
            _ => {
                let radius = circles.radius(place.demand.0);
                let covered = circles.radius(place.demand.0 - place.gap.0);
                if radius > 0.0 {
                    shapes.push(mark("needed", radius));
                }
                if covered > 1.0 {
                    shapes.push(Shape::circle("met", middle, covered));
                }
                radius
            }
        }
    }

    /// The arrows between places; gives what is written beside those of more than a few people.
    fn arrows(
        &self,
        circles: &PlaceCircles,
        at: &dyn Fn(MapPoint) -> MapPoint,
        shapes: &mut Vec<Shape>,
    ) -> Vec<NamedPoint> {
        let most = self.streams.iter().map(|(own, _)| own.people.0);
        let most = most.fold(0.0, f64::max);
        let place = |code: &MunicipalityCode| {
            let found = self.found.places.iter().find(|place| place.code == *code)?;
            let people = match self.measure {
                CoverageMeasure::Supply => found.supply.0,
                CoverageMeasure::Coverage => 0.0,
                _ => found.demand.0,
            };
            Some((at(found.middle), circles.radius(people)))
        };
        let mut written = Vec::new();
        for (stream, said) in &self.streams {
            let (Some(from), Some(to)) = (place(&stream.from), place(&stream.to)) else {
                continue;
            };
            let Some(ribbon) = Ribbon::between(from, to) else {
                continue;
            };
            let width = (WIDTHS.0 * stream.people.0 / most).max(WIDTHS.1);
            shapes.push(Shape::path("stream", ribbon.path(width)).telling(said.clone()));
            if stream.people.0 < LABELLED {
                continue;
            }
            let people = self.w.persons_in_column(stream.people.0);
            let minutes = stream
                .minutes
                .map(|own| self.w.map_minutes(&self.w.number(own.0, 0)));
            let parts: Vec<String> = std::iter::once(people).chain(minutes).collect();
            let (x, y) = ribbon.middle();
            written.push(NamedPoint {
                at: (x, y - width / 2.0),
                radius: 0.0,
                name: parts.join(" · "),
            });
        }
        written
    }
}

/// How large the circle of so many people is: its area is their number.
struct PlaceCircles {
    most_people: f64,
    /// The radius of the largest, in pixels.
    greatest: f64,
}

impl PlaceCircles {
    fn radius(&self, people: f64) -> f64 {
        match people > 0.0 && self.most_people > 0.0 {
            true => self.greatest * (people / self.most_people).sqrt(),
            false => 0.0,
        }
    }
}

fn neighbour(own: &MapNeighbour, at: &dyn Fn(MapPoint) -> MapPoint) -> Shape {
    Shape::path("neighbour", outline(&own.rings, at))
}

/// The rings of an outline as a path.
fn outline(rings: &[Vec<MapPoint>], at: &dyn Fn(MapPoint) -> MapPoint) -> String {
    let mut path = String::new();
    for ring in rings {
        for (n, point) in ring.iter().enumerate() {
            let (x, y) = at(*point);
            path.push_str(&format!("{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' }));
        }
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_one_path_with_all_its_rings() {
        let ring = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)];
        let path = outline(&[ring.clone(), ring], &|(x, y)| (x * 10.0, y));
        assert_eq!(
            path,
            "M0.0 0.0L10.0 0.0L10.0 1.0ZM0.0 0.0L10.0 0.0L10.0 1.0Z"
        );
    }

    #[test]
    fn the_area_of_a_circle_is_the_number_of_people() {
        let circles = PlaceCircles {
            most_people: 100.0,
            greatest: 40.0,
        };
        assert_eq!(circles.radius(100.0), 40.0);
        assert_eq!(circles.radius(25.0), 20.0);
        assert_eq!(circles.radius(0.0), 0.0);
    }
}
