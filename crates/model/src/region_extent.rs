//! Where a region lies: which of its places are far from all others, and what was meant by them.

use std::collections::BTreeMap;

use crate::coordinates::{CoordinateSlip, Coordinates, meant};
use crate::country_part::{CountryPart, is_on_islands};
use crate::id::MunicipalityCode;
use crate::order::put_in_order;
use crate::place::Municipality;
use crate::region::Region;

/// Places farther than this from all others are strays, unless places of the region lie far apart anyway.
const FAR_KM: f64 = 150.0;
/// Strays lie so many times as far off as neighbours usually do.
const FAR_NEIGHBOURS: f64 = 10.0;
/// A school farther than this from the middle of its municipality does not stand in it.
const FAR_IN_MUNICIPALITY_KM: f64 = 60.0;
/// One degree of latitude, a little less than it is.
const KM_A_DEGREE: f64 = 111.0;

/// Where a region lies.
#[derive(Clone, Debug, Default)]
pub struct RegionExtent {
    country: &'static [CountryPart],
    places: BTreeMap<MunicipalityCode, ExtentPlace>,
    limit: f64,
}

#[derive(Clone, Copy, Debug)]
struct ExtentPlace {
    at: Coordinates,
    is_stray: bool,
}

/// How a point stands to where it should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// Near, or nobody can tell.
    Near,
    /// So many kilometres off, and not by a slip that is known.
    Far(f64),
    /// Far, but near where this point is meant.
    Meant(CoordinateSlip, Coordinates),
}

impl RegionExtent {
    /// Of a region as it is. A municipality without coordinates is in no place.
    pub fn of(region: &Region) -> Self {
        let all = region.municipalities.values();
        let places = all.filter_map(|own| Some((own.code.clone(), point_of(own)?)));
        Self::of_places(region.header.country.as_deref(), places)
    }

    /// Of municipalities by their points, in a country by its two letters.
    pub fn of_places(
        country: Option<&str>,
        places: impl Iterator<Item = (MunicipalityCode, Coordinates)>,
    ) -> Self {
        let at = |at| ExtentPlace {
            at,
            is_stray: false,
        };
        let mut extent = Self {
            country: CountryPart::of(country),
            places: places.map(|(code, point)| (code, at(point))).collect(),
            limit: FAR_KM,
        };
        extent.find_strays();
        extent
    }

    /// The municipalities that are far from the rest, with the kilometres to it.
    pub fn strays(&self) -> impl Iterator<Item = (&MunicipalityCode, u32)> {
        let strays = self.places.iter().filter(|(_, own)| own.is_stray);
        strays.filter_map(|(code, own)| {
            let km = self.km_to_rest(own.at, Some(code))?;
            Some((code, whole(km)))
        })
    }

    /// How coordinates of a municipality stand to the rest of the region. The numbers need not be
    /// degrees.
    pub fn of_municipality(
        &self,
        code: Option<&MunicipalityCode>,
        latitude: f64,
        longitude: f64,
    ) -> Placement {
        self.judged(latitude, longitude, |at| self.km_off(at, code))
    }

    /// How coordinates of a school stand to its municipality, else to the region.
    pub fn of_school(
        &self,
        municipality: Option<&MunicipalityCode>,
        latitude: f64,
        longitude: f64,
    ) -> Placement {
        let own = municipality.and_then(|code| self.places.get(code));
        let Some(own) = own.filter(|own| !own.is_stray) else {
            return self.of_municipality(None, latitude, longitude);
        };
        let limit = FAR_IN_MUNICIPALITY_KM.max(self.limit * FAR_IN_MUNICIPALITY_KM / FAR_KM);
        self.judged(latitude, longitude, |at| {
            Some(at.km_to(own.at)).filter(|km| *km > limit)
        })
    }

    /// How the middle of an outline stands to its municipality, else to the region. Parts of a municipality
    /// may lie farther from its middle than schools do.
    pub fn of_outline(&self, code: &MunicipalityCode, latitude: f64, longitude: f64) -> Placement {
        let own = self.places.get(code).filter(|own| !own.is_stray);
        self.judged(latitude, longitude, |at| match own {
            Some(own) => Some(own.at.km_to(at)).filter(|km| *km > self.limit),
            None => self.km_off(at, None),
        })
    }

    /// Whole kilometres from a school to its municipality, else to the region.
    pub fn km_from_municipality(
        &self,
        municipality: Option<&MunicipalityCode>,
        at: Coordinates,
    ) -> u32 {
        let own = municipality.and_then(|code| self.places.get(code));
        let own = own.filter(|own| !own.is_stray);
        let km = own.map(|own| own.at.km_to(at));
        whole(km.or_else(|| self.km_to_rest(at, None)).unwrap_or(0.0))
    }

    /// `km_off` says how far off a point is; `None` where it is near.
    fn judged(
        &self,
        latitude: f64,
        longitude: f64,
        km_off: impl Fn(Coordinates) -> Option<f64>,
    ) -> Placement {
        let given = Coordinates::of(latitude, longitude);
        if self.places.values().all(|own| own.is_stray) && self.country.is_empty() {
            return Placement::Near;
        }
        let far = match given.map(&km_off) {
            Some(None) => return Placement::Near,
            Some(Some(km)) => km,
            None => f64::INFINITY,
        };
        if given.is_some_and(Coordinates::is_zero) {
            return Placement::Far(far);
        }
        let all = meant(latitude, longitude).into_iter();
        let mut near = all.filter(|(_, point)| km_off(*point).is_none());
        match near.next() {
            Some((slip, point)) => Placement::Meant(slip, point),
            None => Placement::Far(far),
        }
    }

    /// How far a point is from the region's other places; `None` where it is near one of them, or in the
    /// country where there are none.
    fn km_off(&self, at: Coordinates, but: Option<&MunicipalityCode>) -> Option<f64> {
        let is_abroad = !self.country.is_empty() && !self.country.iter().any(|part| part.has(at));
        match self.km_to_nearest(at, but) {
            Some(km) => Some(km).filter(|km| *km > self.limit || is_abroad),
            None => self.km_to_country(at).filter(|_| is_abroad),
        }
    }

    fn km_to_rest(&self, at: Coordinates, but: Option<&MunicipalityCode>) -> Option<f64> {
        self.km_to_nearest(at, but)
            .or_else(|| self.km_to_country(at))
    }

    fn km_to_nearest(&self, at: Coordinates, but: Option<&MunicipalityCode>) -> Option<f64> {
        let others = self
            .places
            .iter()
            .filter(|(code, own)| !own.is_stray && Some(*code) != but);
        others
            .map(|(_, own)| own.at.km_to(at))
            .min_by(f64::total_cmp)
    }

    fn km_to_country(&self, at: Coordinates) -> Option<f64> {
        let parts = self.country.iter().map(|part| part.km_to(at));
        parts.min_by(f64::total_cmp)
    }

    /// Marks what lies outside the country, and small groups of places that are far from the largest one.
    fn find_strays(&mut self) {
        let abroad = |at: Coordinates| {
            at.is_zero() || (!self.country.is_empty() && !self.country.iter().any(|p| p.has(at)))
        };
        for own in self.places.values_mut() {
            own.is_stray = abroad(own.at);
        }
        let mut home: Vec<(&MunicipalityCode, Coordinates)> = self
            .places
            .iter()
            .filter(|(_, own)| !own.is_stray)
            .map(|(code, own)| (code, own.at))
            .collect();
        put_in_order(&mut home, |a, b| a.1.latitude.total_cmp(&b.1.latitude));
        let points: Vec<Coordinates> = home.iter().map(|(_, at)| *at).collect();
        self.limit = FAR_KM.max(usual_neighbour(&points) * FAR_NEIGHBOURS);
        let groups = groups(&points, self.limit);
        let mut sizes = vec![0usize; points.len()];
        groups.iter().for_each(|group| sizes[*group] += 1);
        let largest = (0..sizes.len()).max_by_key(|at| (sizes[*at], std::cmp::Reverse(*at)));
        let Some(largest) = largest.filter(|at| sizes[*at] > 1) else {
            return;
        };
        let is_stray = |at: usize| {
            let size = sizes[groups[at]];
            let few = size * 3 <= sizes[largest] && !is_on_islands(points[at]);
            groups[at] != largest && (size == 1 || few)
        };
        let strays: Vec<MunicipalityCode> = (0..points.len())
            .filter(|at| is_stray(*at))
            .map(|at| home[at].0.clone())
            .collect();
        for code in strays {
            if let Some(own) = self.places.get_mut(&code) {
                own.is_stray = true;
            }
        }
    }
}

fn whole(km: f64) -> u32 {
    km.round() as u32
}

/// A municipality's point.
fn point_of(municipality: &Municipality) -> Option<Coordinates> {
    Coordinates::of_fields(municipality.latitude, municipality.longitude)
}

/// How far the nearest neighbour usually is; 0 where nobody has one. The points come in the order of
/// their latitudes.
fn usual_neighbour(points: &[Coordinates]) -> f64 {
    let nearest = |at: usize| {
        let own = points[at];
        let mut least = f64::INFINITY;
        let is_beyond = |other: &Coordinates, least: f64| {
            (other.latitude - own.latitude).abs() * KM_A_DEGREE > least
        };
        let below = points[..at].iter().rev();
        for side in [
            &mut below.clone() as &mut dyn Iterator<Item = &Coordinates>,
            &mut points[at + 1..].iter(),
        ] {
            for other in side {
                if is_beyond(other, least) {
                    break;
                }
                least = least.min(own.km_to(*other));
            }
        }
        least
    };
    let mut all: Vec<f64> = (0..points.len()).map(nearest).collect();
    put_in_order(&mut all, f64::total_cmp);
    let middle = all.get(all.len() / 2).copied();
    middle.filter(|km| km.is_finite()).unwrap_or(0.0)
}

/// For each point the group in which it stands: points of one group reach each other in steps up to the
/// limit. A group is called by its first point.
fn groups(points: &[Coordinates], limit: f64) -> Vec<usize> {
    fn head(heads: &mut [usize], mut at: usize) -> usize {
        while heads[at] != at {
            heads[at] = heads[heads[at]];
            at = heads[at];
        }
        at
    }
    let mut heads: Vec<usize> = (0..points.len()).collect();
    for (at, own) in points.iter().enumerate() {
        for (other, there) in points.iter().enumerate().skip(at + 1) {
            if (there.latitude - own.latitude) * KM_A_DEGREE > limit {
                break;
            }
            let (a, b) = (head(&mut heads, at), head(&mut heads, other));
            if a != b && own.km_to(*there) <= limit {
                heads[a.max(b)] = a.min(b);
            }
        }
    }
    (0..points.len()).map(|at| head(&mut heads, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(country: Option<&str>, places: &[(&str, f64, f64)]) -> RegionExtent {
        let places = places
            .iter()
            .map(|(code, north, east)| ((*code).into(), Coordinates::of(*north, *east).unwrap()));
        RegionExtent::of_places(country, places)
    }

    const AVE: [(&str, f64, f64); 4] = [
        ("0307", 41.45, -8.17),
        ("0308", 41.44, -8.29),
        ("0309", 41.57, -8.26),
        ("0314", 41.38, -8.31),
    ];

    fn with(more: &[(&'static str, f64, f64)]) -> Vec<(&'static str, f64, f64)> {
        AVE.iter().chain(more).copied().collect()
    }

    #[track_caller]
    fn strays(country: Option<&str>, places: &[(&str, f64, f64)]) -> Vec<String> {
        let extent = extent(country, places);
        extent.strays().map(|(code, _)| code.to_string()).collect()
    }

    #[test]
    fn a_place_far_from_the_rest_is_a_stray_in_any_country() {
        for country in [None, Some("PT"), Some("BR")] {
            assert_eq!(strays(country, &AVE), Vec::<String>::new());
            for stray in [(41.45, 8.17), (-8.17, 41.45), (0.0, 0.0), (37.0, -7.9)] {
                let places = with(&[("0304", stray.0, stray.1)]);
                assert_eq!(strays(country, &places), ["0304"], "{stray:?} {country:?}");
            }
        }
        // Of two places that say otherwise, the country tells which one is right.
        let two = [("0307", 41.45, 8.17), ("0308", 41.44, -8.29)];
        assert_eq!(strays(Some("PT"), &two), ["0307"]);
        assert_eq!(strays(None, &two), Vec::<String>::new());
        assert_eq!(strays(Some("PT"), &[("0307", 41.45, 8.17)]), ["0307"]);
    }

    #[test]
    fn islands_are_no_strays_and_nor_is_a_country_of_wide_distances() {
        let islands = with(&[
            ("4801", 39.41, -31.21),
            ("4802", 39.47, -31.19),
            ("3103", 32.65, -16.91),
            ("3201", 33.07, -16.34),
        ]);
        assert_eq!(strays(Some("PT"), &islands), Vec::<String>::new());
        let wide = [
            ("a", 0.1, -60.0),
            ("b", -2.0, -61.0),
            ("c", -4.0, -63.0),
            ("d", -6.5, -64.0),
        ];
        assert_eq!(strays(Some("BR"), &wide), Vec::<String>::new());
    }

    #[test]
    fn a_slip_is_known_by_where_it_leads() {
        let extent = extent(None, &AVE);
        let slip = |north: f64, east: f64| match extent.of_school(Some(&"0307".into()), north, east)
        {
            Placement::Meant(slip, at) => {
                assert!(at.km_to(Coordinates::of(41.45, -8.17).unwrap()) < 5.0);
                Some(slip)
            }
            Placement::Near | Placement::Far(_) => None,
        };
        assert_eq!(slip(-8.17, 41.45), Some(CoordinateSlip::Swapped));
        assert_eq!(slip(41.45, 8.17), Some(CoordinateSlip::Sign));
        assert_eq!(
            slip(4_145_081.0, -816_821.0),
            Some(CoordinateSlip::DecimalMark)
        );
        assert_eq!(slip(41.46, -8.18), None);
        let of = |north, east| extent.of_school(Some(&"0307".into()), north, east);
        assert_eq!(of(41.5, -8.2), Placement::Near);
        assert!(matches!(of(0.0, 0.0), Placement::Far(km) if km > 4_000.0));
        assert!(matches!(of(-41_000.0, 215_000.0), Placement::Far(_)));
        // A school of another municipality of the region, 70 km off.
        assert!(matches!(of(40.8, -8.2), Placement::Far(km) if km > 60.0));
    }

    #[test]
    fn where_nothing_is_known_nothing_is_far() {
        let nowhere = extent(None, &[]);
        assert_eq!(nowhere.of_municipality(None, -8.17, 41.45), Placement::Near);
        let portugal = extent(Some("PT"), &[]);
        let swapped = portugal.of_municipality(None, -8.17, 41.45);
        assert!(matches!(
            swapped,
            Placement::Meant(CoordinateSlip::Swapped, _)
        ));
    }
}
