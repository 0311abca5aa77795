//! The region as a map: outlines or points of municipalities, schools, and who goes where.
//!
//! Equirectangular: longitude times the cosine of the middle latitude, latitude upwards; coordinates
//! in degrees of latitude. What has no place is listed, not guessed.

use serde_json::Value;

use crate::figures::CellTarget;
use crate::views::outlines::Outlines;
use crate::{Coverage, Ways};
use enlace_model::{
    Degrees, Minutes, MunicipalityCode, QualificationCode, Rate, Region, SchoolCode,
};

pub use crate::views::outlines::MapPoint;

/// The map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    pub places: Vec<MapPlace>,
    pub schools: Vec<(SchoolCode, MapPoint)>,
    /// Upper left and lower right corner; the same where nothing has a place.
    pub corners: (MapPoint, MapPoint),
    /// Municipalities without outline and coordinates.
    pub without_place: Vec<MunicipalityCode>,
    /// The municipalities around the region, as far as their outlines are known.
    pub neighbours: Vec<MapNeighbour>,
}

/// A municipality that is not of the region but next to it.
#[derive(Clone, Debug, PartialEq)]
pub struct MapNeighbour {
    pub name: String,
    pub rings: Vec<Vec<MapPoint>>,
    pub middle: MapPoint,
}

/// A municipality on the map, with its figures in persons per year.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPlace {
    pub code: MunicipalityCode,
    /// Rings of its outline; none where none is known.
    pub rings: Vec<Vec<MapPoint>>,
    pub middle: MapPoint,
    pub demand: Rate,
    pub gap: Rate,
    pub supply: Rate,
}

/// People who go from a school's municipality to where they are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFlow {
    pub from: MunicipalityCode,
    pub to: MunicipalityCode,
    pub people: Rate,
    /// Demand that they cover.
    pub covered: Rate,
    /// How long it takes; `None` where that is not known.
    pub minutes: Option<Minutes>,
}

/// The map of a region, for all qualifications or one. A municipality without an outline of its own takes
/// that of its country. A region without places: an empty map.
pub fn map(
    region: &Region,
    coverage: &Coverage,
    of: Option<&QualificationCode>,
    outlines: Option<&Outlines>,
) -> Map {
    let latitudes = region.municipalities.values().filter_map(|m| m.latitude);
    let (count, sum) = latitudes
        .filter(|l| l.0.is_finite())
        .fold((0.0, 0.0), |(n, sum), l| (n + 1.0, sum + l.0));
    let outline_of = |m: &enlace_model::Municipality| match &m.outline {
        Some(outline) => Some(rings(outline)),
        None => Some(outlines?.of(m.code.as_str())?.rings.clone()),
    };
    let middle = match count > 0.0 {
        true => sum / count,
        false => region
            .municipalities
            .values()
            .filter_map(outline_of)
            .flatten()
            .flatten()
            .map(|(_, latitude)| latitude)
            .next()
            .unwrap_or_default(),
    };
    let narrower = middle.to_radians().cos();
    let project = |(longitude, latitude): MapPoint| (longitude * narrower, -latitude);
    let projected = |ring: &[MapPoint]| ring.iter().copied().map(project).collect::<Vec<_>>();
    let mut own = Map::default();
    for m in region.municipalities.values() {
        let rings: Vec<Vec<MapPoint>> = outline_of(m)
            .unwrap_or_default()
            .iter()
            .map(|ring| projected(ring))
            .collect();
        let stated = point(m.longitude, m.latitude).map(project);
        let largest = rings.iter().max_by_key(|ring| ring.len());
        let Some(middle) = stated.or_else(|| Some(centre(largest?))) else {
            own.without_place.push(m.code.clone());
            continue;
        };
        let (demand, gap, supply) = figures(coverage, &m.code, of);
        own.places.push(MapPlace {
            code: m.code.clone(),
            rings,
            middle,
            demand,
            gap,
            supply,
        });
    }
    let teaches = |school: &SchoolCode| {
        of.is_none_or(|code| {
            let mut offers = coverage.offers.iter().filter(|o| o.qualification == *code);
            offers.any(|o| {
                region
                    .offers
                    .get(&o.offer)
                    .is_some_and(|o| o.school == *school)
            })
        })
    };
    let schools = region
        .schools
        .values()
        .filter(|school| teaches(&school.code));
    own.schools = schools
        .filter_map(|s| Some((s.code.clone(), project(point(s.longitude, s.latitude)?))))
        .collect();
    own.corners = corners(&own);
    for (code, outline) in outlines.into_iter().flat_map(Outlines::iter) {
        if region
            .municipalities
            .contains_key(&MunicipalityCode::from(code))
        {
            continue;
        }
        let rings: Vec<Vec<MapPoint>> = outline.rings.iter().map(|ring| projected(ring)).collect();
        if let Some(middle) = middle_within(&rings, own.corners) {
            own.neighbours.push(MapNeighbour {
                name: outline.name.clone(),
                rings,
                middle,
            });
        }
    }
    own
}

/// Around a region so much of its extent is shown to each side.
const MARGIN: f64 = 0.08;

/// Where the middle of what is seen of an outline lies; `None` where nothing of it is seen.
fn middle_within(rings: &[Vec<MapPoint>], corners: (MapPoint, MapPoint)) -> Option<MapPoint> {
    let ((left, top), (right, bottom)) = grown(corners);
    let seen = rings.iter().flatten().copied();
    let mut seen = seen
        .filter(|(x, y)| (left..=right).contains(x) && (top..=bottom).contains(y))
        .peekable();
    seen.peek()?;
    let ((x1, y1), (x2, y2)) = bounds(seen);
    Some(((x1 + x2) / 2.0, (y1 + y2) / 2.0))
}

/// The corners of what is shown around a region.
pub fn grown(((left, top), (right, bottom)): (MapPoint, MapPoint)) -> (MapPoint, MapPoint) {
    let margin = MARGIN * (right - left).max(bottom - top);
    (
        (left - margin, top - margin),
        (right + margin, bottom + margin),
    )
}

/// Who goes where with a qualification, the most people first; people who stay where they learnt are
/// left out.
pub fn streams(region: &Region, coverage: &Coverage, of: &QualificationCode) -> Vec<MapFlow> {
    let ways = Ways::of(region);
    let mut all: Vec<MapFlow> = Vec::new();
    for flow in &coverage.flows {
        let (from, to) = (
            &coverage.supply_cells[flow.supply],
            coverage.cells.at(flow.demand),
        );
        let serves =
            from.qualification == *of || *to.target == CellTarget::Qualification(of.clone());
        if !serves || from.municipality == *to.municipality {
            continue;
        }
        let (people, covered) = (flow.people.0, flow.people.0 * flow.weight.0);
        let same = |s: &&mut MapFlow| s.from == from.municipality && s.to == *to.municipality;
        match all.iter_mut().find(same) {
            Some(stream) => {
                stream.people.0 += people;
                stream.covered.0 += covered;
            }
            None => all.push(MapFlow {
                from: from.municipality.clone(),
                to: to.municipality.clone(),
                people: Rate(people),
                covered: Rate(covered),
                minutes: ways.minutes(&from.municipality, to.municipality),
            }),
        }
    }
    enlace_model::order::put_in_order(&mut all, |a, b| b.people.0.total_cmp(&a.people.0));
    all
}

/// Demand, gap and supply of a municipality.
fn figures(
    coverage: &Coverage,
    place: &MunicipalityCode,
    of: Option<&QualificationCode>,
) -> (Rate, Rate, Rate) {
    let (mut demand, mut gap) = (0.0, 0.0);
    for cell in coverage.cells.iter().filter(|c| c.municipality == place) {
        let share = of.map_or(1.0, |code| {
            let among = coverage.among(cell.target);
            let own = among.iter().filter(|(own, _)| *own == code);
            own.map(|(_, share)| share.0).sum()
        });
        demand += cell.demand.0 * share;
        gap += cell.tiers.uncovered.0 * share;
    }
    let supply = coverage
        .supply_cells
        .iter()
        .filter(|c| c.municipality == *place && of.is_none_or(|code| c.qualification == *code))
        .map(|c| c.available)
        .sum();
    (Rate(demand), Rate(gap), supply)
}

/// A point on the globe, if it can be one.
fn point(longitude: Option<Degrees>, latitude: Option<Degrees>) -> Option<MapPoint> {
    let (longitude, latitude) = (longitude?.0, latitude?.0);
    (longitude.abs() <= 180.0 && latitude.abs() <= 90.0).then_some((longitude, latitude))
}

/// The rings of a GeoJSON geometry, or of the feature that holds one; what is none gives none.
fn rings(outline: &Value) -> Vec<Vec<MapPoint>> {
    let outline = outline.get("geometry").unwrap_or(outline);
    let polygons: Vec<&Value> = match (
        outline.get("type").and_then(Value::as_str),
        outline.get("coordinates"),
    ) {
        (Some("Polygon"), Some(polygon)) => vec![polygon],
        (Some("MultiPolygon"), Some(all)) => all.as_array().into_iter().flatten().collect(),
        _ => Vec::new(),
    };
    let ring = |ring: &Value| -> Vec<MapPoint> {
        let points = ring.as_array().into_iter().flatten().filter_map(|place| {
            let at = |i: usize| place.get(i).and_then(Value::as_f64);
            point(at(0).map(Degrees), at(1).map(Degrees))
        });
        points.collect()
    };
    let rings = polygons.into_iter().flat_map(|p| p.as_array()).flatten();
    rings.map(ring).filter(|ring| ring.len() > 2).collect()
}

/// The middle of an outline's box.
fn centre(ring: &[MapPoint]) -> MapPoint {
    let ((left, top), (right, bottom)) = bounds(ring.iter().copied());
    ((left + right) / 2.0, (top + bottom) / 2.0)
}

fn corners(map: &Map) -> (MapPoint, MapPoint) {
    let outlines = map.places.iter().flat_map(|p| p.rings.iter().flatten());
    let middles = map.places.iter().map(|place| &place.middle);
    let schools = map.schools.iter().map(|(_, point)| point);
    bounds(outlines.chain(middles).chain(schools).copied())
}

fn bounds(points: impl Iterator<Item = MapPoint>) -> (MapPoint, MapPoint) {
    let mut found: Option<(MapPoint, MapPoint)> = None;
    for (x, y) in points {
        let ((left, top), (right, bottom)) = found.unwrap_or(((x, y), (x, y)));
        found = Some(((left.min(x), top.min(y)), (right.max(x), bottom.max(y))));
    }
    found.unwrap_or_default()
}
