//! Where countries lie, roughly: enough to tell a slip in coordinates from a place in the country.

use crate::coordinates::Coordinates;

/// A part of a country: the least and the greatest latitude and longitude.
#[derive(Debug)]
pub(crate) struct CountryPart {
    north: (f64, f64),
    east: (f64, f64),
    kind: CountryPartKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CountryPartKind {
    Mainland,
    /// Far from the rest as it is.
    Islands,
}

const fn part(north: (f64, f64), east: (f64, f64), kind: CountryPartKind) -> CountryPart {
    CountryPart { north, east, kind }
}

/// Portugal: the mainland, the Azores, Madeira with the Selvagens.
const PORTUGAL: &[CountryPart] = &[
    part((36.9, 42.2), (-9.6, -6.1), CountryPartKind::Mainland),
    part((36.8, 39.9), (-31.4, -24.9), CountryPartKind::Islands),
    part((29.9, 33.3), (-17.4, -15.7), CountryPartKind::Islands),
];
/// Spain: the mainland, the Balearic and the Canary Islands, Ceuta and Melilla.
const SPAIN: &[CountryPart] = &[
    part((35.9, 43.9), (-9.4, 3.4), CountryPartKind::Mainland),
    part((38.6, 40.2), (1.1, 4.4), CountryPartKind::Islands),
    part((27.5, 29.5), (-18.3, -13.3), CountryPartKind::Islands),
    part((35.2, 36.0), (-5.5, -2.8), CountryPartKind::Islands),
];

impl CountryPart {
    pub fn of(country: Option<&str>) -> &'static [Self] {
        match country {
            Some("PT") => PORTUGAL,
            Some("ES") => SPAIN,
            _ => &[],
        }
    }

    pub fn has(&self, at: Coordinates) -> bool {
        let between = |value: f64, (least, most): (f64, f64)| (least..=most).contains(&value);
        between(at.latitude, self.north) && between(at.longitude, self.east)
    }

    pub fn km_to(&self, at: Coordinates) -> f64 {
        let nearest = Coordinates {
            latitude: at.latitude.clamp(self.north.0, self.north.1),
            longitude: at.longitude.clamp(self.east.0, self.east.1),
        };
        at.km_to(nearest)
    }
}

/// Whether a point lies on islands that are far from the rest of their country as it is.
pub(crate) fn is_on_islands(at: Coordinates) -> bool {
    let mut parts = PORTUGAL.iter().chain(SPAIN);
    parts.any(|part| part.kind == CountryPartKind::Islands && part.has(at))
}
