//! The outlines of a country's municipalities, for regions whose file has none of its own, and for those who
//! live next to a region.
//!
//! The file, `public/outlines/pt.json`, has each border once: `arcs` are lines of longitude and latitude in
//! ten-thousandths of a degree, the first point and then the step to each next one; a ring names its arcs by
//! position, and `-1 - n` is arc `n` backwards.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A point of a map: to the right and downwards, or longitude and latitude.
pub type MapPoint = (f64, f64);

/// Ten-thousandths of a degree.
const STEPS_A_DEGREE: f64 = 10_000.0;

/// Outlines by the code of the municipality.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlines(BTreeMap<String, MunicipalityOutline>);

/// The outline of a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct MunicipalityOutline {
    pub name: String,
    /// Longitude and latitude in degrees.
    pub rings: Vec<Vec<MapPoint>>,
}

#[derive(Deserialize)]
struct OutlineFile {
    arcs: Vec<Vec<i32>>,
    municipalities: Vec<OutlinedMunicipality>,
}

#[derive(Deserialize)]
struct OutlinedMunicipality {
    code: String,
    name: String,
    rings: Vec<Vec<i32>>,
}

impl Outlines {
    /// Reads the file; `None` where it is none of this kind.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let file: OutlineFile = serde_json::from_slice(bytes).ok()?;
        let arcs: Vec<Vec<MapPoint>> = file.arcs.iter().map(|arc| points(arc)).collect();
        let all = file.municipalities.into_iter().map(|own| {
            let rings = own.rings.iter().map(|ring| joined(ring, &arcs));
            let rings = rings.collect::<Option<Vec<_>>>()?;
            let outline = MunicipalityOutline {
                name: own.name,
                rings,
            };
            Some((own.code, outline))
        });
        Some(Self(all.collect::<Option<_>>()?))
    }

    /// The outline of a municipality.
    pub fn of(&self, code: &str) -> Option<&MunicipalityOutline> {
        self.0.get(code)
    }

    /// All, in the order of codes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &MunicipalityOutline)> {
        self.0
            .iter()
            .map(|(code, outline)| (code.as_str(), outline))
    }
}

/// The points of an arc; the first pair of numbers is a point, the others are steps.
fn points(arc: &[i32]) -> Vec<MapPoint> {
    let (mut x, mut y) = (0_i64, 0_i64);
    let pairs = arc.chunks_exact(2).map(|pair| {
        x += i64::from(pair[0]);
        y += i64::from(pair[1]);
        (x as f64 / STEPS_A_DEGREE, y as f64 / STEPS_A_DEGREE)
    });
    pairs.collect()
}

/// The points of a ring; `None` where it names an arc that is not there. Where two arcs meet, their common
/// point stands once.
fn joined(ring: &[i32], arcs: &[Vec<MapPoint>]) -> Option<Vec<MapPoint>> {
    let mut all: Vec<MapPoint> = Vec::new();
    for position in ring {
        let is_backwards = *position < 0;
        let index = if is_backwards {
            -1 - position
        } else {
            *position
        };
        let arc = arcs.get(usize::try_from(index).ok()?)?;
        all.pop();
        match is_backwards {
            true => all.extend(arc.iter().rev()),
            false => all.extend(arc),
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_made_of_its_arcs_forwards_and_backwards() {
        let file = br#"{"arcs":[[10000,0,10000,0],[10000,0,0,10000,10000,-10000]],
            "municipalities":[{"code":"1","name":"A","rings":[[0,-2]]}]}"#;
        let outlines = Outlines::read(file).expect("is a file of outlines");
        let own = outlines.of("1").expect("is in it");
        assert_eq!(
            own.rings,
            [vec![(1.0, 0.0), (2.0, 0.0), (1.0, 1.0), (1.0, 0.0)]]
        );
    }

    #[test]
    fn an_arc_that_is_not_there_makes_no_outline() {
        let file = br#"{"arcs":[],"municipalities":[{"code":"1","name":"A","rings":[[0]]}]}"#;
        assert_eq!(Outlines::read(file), None);
        assert_eq!(Outlines::read(b"{}"), None);
    }

    #[test]
    fn the_file_of_portugal_closes_every_ring_of_its_308_municipalities() {
        let outlines = Outlines::read(include_bytes!("../../../../public/outlines/pt.json"));
        let outlines = outlines.expect("is a file of outlines");
        assert_eq!(outlines.iter().count(), 308);
        for (code, outline) in outlines.iter() {
            assert!(!outline.rings.is_empty(), "{code}");
            for ring in &outline.rings {
                assert!(ring.len() > 3, "{code}");
                assert_eq!(ring.first(), ring.last(), "{code}");
            }
        }
    }
}
