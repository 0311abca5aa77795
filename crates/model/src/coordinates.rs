//! Places by latitude and longitude: how far they lie apart, and what coordinates were meant that
//! cannot be right.

use crate::check::range::Range;
use crate::quantity::Degrees;

/// Radius of the sphere on which distances are measured, in kilometres.
pub const EARTH_RADIUS: f64 = 6371.0;

/// A point on the sphere, in degrees that can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    pub latitude: f64,
    pub longitude: f64,
}

/// How coordinates came to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoordinateSlip {
    /// Latitude and longitude stand in each other's place.
    Swapped,
    /// One of them has lost its sign, or has one too many.
    Sign,
    /// A spreadsheet took the mark before the decimals away.
    DecimalMark,
}

impl Coordinates {
    /// The point of two numbers; `None` where they are no degrees.
    pub fn of(latitude: f64, longitude: f64) -> Option<Self> {
        let can_be = Range::LATITUDE.fault(latitude).is_none()
            && Range::LONGITUDE.fault(longitude).is_none();
        can_be.then_some(Self {
            latitude,
            longitude,
        })
    }

    /// The point of a record's two fields; `None` where one is missing or cannot be.
    pub fn of_fields(latitude: Option<Degrees>, longitude: Option<Degrees>) -> Option<Self> {
        Self::of(latitude?.0, longitude?.0)
    }

    /// Kilometres to another point.
    pub fn km_to(self, other: Self) -> f64 {
        great_circle(self.position(), other.position())
    }

    /// Whether it stands where nobody gave a point: no municipality lies at 0° north, 0° east.
    pub fn is_zero(self) -> bool {
        self.latitude == 0.0 && self.longitude == 0.0
    }

    /// Latitude and longitude in radians, with the cosine of the latitude.
    pub fn position(self) -> [f64; 3] {
        let latitude = self.latitude.to_radians();
        [latitude, self.longitude.to_radians(), latitude.cos()]
    }
}

/// Great circle distance in kilometres (haversine) of two positions.
pub fn great_circle(a: [f64; 3], b: [f64; 3]) -> f64 {
    let half_lat = ((a[0] - b[0]) / 2.0).sin();
    let half_lon = ((a[1] - b[1]) / 2.0).sin();
    let h = half_lat * half_lat + a[2] * b[2] * half_lon * half_lon;
    2.0 * EARTH_RADIUS * h.sqrt().min(1.0).asin()
}

/// The points that two numbers may have been meant to be, the likeliest first. The numbers need not
/// be degrees; where they are, they themselves are not among the points.
pub fn meant(latitude: f64, longitude: f64) -> Vec<(CoordinateSlip, Coordinates)> {
    let mut found = Vec::new();
    let mut add = |slip, latitude, longitude| {
        found.extend(Coordinates::of(latitude, longitude).map(|point| (slip, point)));
    };
    let (x, y) = (longitude, latitude);
    add(CoordinateSlip::Swapped, x, y);
    for (latitude, longitude) in [(y, -x), (-y, x), (-y, -x)] {
        add(CoordinateSlip::Sign, latitude, longitude);
    }
    for (latitude, longitude) in [(x, -y), (-x, y), (-x, -y)] {
        add(CoordinateSlip::Swapped, latitude, longitude);
    }
    if Coordinates::of(y, x).is_none() {
        for (latitude, longitude) in [(y, x), (x, y)] {
            for point in with_marks(latitude, longitude) {
                add(CoordinateSlip::DecimalMark, point.latitude, point.longitude);
            }
        }
    }
    found
}

/// The points of whole numbers whose mark before the decimals is lost, each wherever it may have stood.
fn with_marks(latitude: f64, longitude: f64) -> Vec<Coordinates> {
    const MOST_DECIMALS: i32 = 8;
    let shifts = |number: f64, greatest: f64| -> Vec<f64> {
        let powers = (0..=MOST_DECIMALS).map(|power| number / 10f64.powi(power));
        let whole = number.fract() == 0.0 && number.abs() >= 100.0;
        match whole {
            true => powers.filter(|one| one.abs() <= greatest).collect(),
            false => vec![number],
        }
    };
    let (north, east) = (shifts(latitude, 90.0), shifts(longitude, 180.0));
    let pairs = north
        .iter()
        .flat_map(|north| east.iter().map(move |east| (*north, *east)));
    pairs
        .filter_map(|(north, east)| Coordinates::of(north, east))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_on_the_sphere() {
        let guimaraes = Coordinates::of(41.4456, -8.2933).unwrap();
        let lisbon = Coordinates::of(38.7223, -9.1393).unwrap();
        assert_eq!(guimaraes.km_to(guimaraes), 0.0);
        assert!((guimaraes.km_to(lisbon) - 311.0).abs() < 2.0);
        assert_eq!(Coordinates::of(91.0, 0.0), None);
    }

    #[test]
    fn what_was_meant_is_among_the_points_of_each_slip() {
        let right = Coordinates::of(41.45081, -8.16821).unwrap();
        for (slip, latitude, longitude) in [
            (CoordinateSlip::Swapped, -8.16821, 41.45081),
            (CoordinateSlip::Swapped, 8.16821, 41.45081),
            (CoordinateSlip::Sign, 41.45081, 8.16821),
            (CoordinateSlip::Sign, -41.45081, -8.16821),
            (CoordinateSlip::DecimalMark, 4_145_081.0, -816_821.0),
            (CoordinateSlip::DecimalMark, 41.45081, -816_821.0),
        ] {
            let near = |(own, point): &(CoordinateSlip, Coordinates)| {
                *own == slip && point.km_to(right) < 0.1
            };
            assert!(
                meant(latitude, longitude).iter().any(near),
                "{latitude} {longitude}"
            );
        }
    }
}
