//! Problems of municipalities and of the travel times between them.

use std::collections::btree_map::{BTreeMap, Entry};

use crate::check::findings::Findings;
use crate::check::{ProblemKind, ProblemPlace};
use crate::coordinates::Coordinates;
use crate::id::MunicipalityCode;
use crate::outline::middle;
use crate::place::{Municipality, TravelTime};
use crate::region::Region;
use crate::region_extent::{Placement, RegionExtent};

pub(super) fn check(region: &Region, extent: &RegionExtent, findings: &mut Findings) {
    region
        .municipalities
        .values()
        .for_each(|m| municipality(region, m, findings));
    far_from_the_rest(region, extent, findings);
    travel_times(region, findings);
    unstated(region, findings);
}

fn municipality(region: &Region, municipality: &Municipality, findings: &mut Findings) {
    let mut scope = findings.of(region, municipality);
    scope.text("name", &municipality.name);
}

/// Municipalities and outlines that lie far from the rest of the region.
fn far_from_the_rest(region: &Region, extent: &RegionExtent, findings: &mut Findings) {
    for (code, km) in extent.strays() {
        if let Some(municipality) = region.municipalities.get(code) {
            let kind = ProblemKind::PlaceFarFromRegion { km };
            findings.of(region, municipality).at("latitude", kind);
        }
    }
    for municipality in region.municipalities.values() {
        let Some((north, east)) = municipality.outline.as_ref().and_then(middle) else {
            continue;
        };
        let kind = match Coordinates::of(north, east) {
            None => ProblemKind::OutlineNotInDegrees,
            Some(at) => match extent.of_outline(&municipality.code, north, east) {
                Placement::Near => continue,
                Placement::Far(_) | Placement::Meant(..) => {
                    let km = extent.km_from_municipality(Some(&municipality.code), at);
                    ProblemKind::OutlineFarFromRegion { km }
                }
            },
        };
        findings.of(region, municipality).at("outline", kind);
    }
}

fn travel_times(region: &Region, findings: &mut Findings) {
    let mut directions: BTreeMap<_, &TravelTime> = BTreeMap::new();
    for time in region.travel_times.values() {
        let mut scope = findings.of(region, time);
        if time.from == time.to {
            scope.whole(ProblemKind::TravelWithinMunicipality);
        }
        match directions.entry((&time.from, &time.to)) {
            Entry::Vacant(free) => {
                free.insert(time);
            }
            Entry::Occupied(taken) => {
                let other = taken.get().id.to_string();
                scope.whole(ProblemKind::DuplicateTravelTime { other });
            }
        }
    }
}

/// Pairs for which no travel time is stated in either direction: one line for all that are
/// estimated, and one line per municipality without coordinates.
fn unstated(region: &Region, findings: &mut Findings) {
    // Before somebody is wanted and somebody is taught, nobody travels.
    if region.needs.is_empty() || region.offers.is_empty() {
        return;
    }
    let stated: std::collections::BTreeSet<_> = region
        .travel_times
        .values()
        .flat_map(|time| [(&time.from, &time.to), (&time.to, &time.from)])
        .collect();
    let open = |a: &MunicipalityCode, b: &MunicipalityCode| !stated.contains(&(a, b));
    let (located, lost): (Vec<_>, Vec<_>) =
        region.municipalities.values().partition(|m| is_located(m));
    let pairs = located
        .iter()
        .enumerate()
        .flat_map(|(i, a)| located[..i].iter().map(move |b| (a, b)))
        .filter(|(a, b)| open(&a.code, &b.code))
        .count();
    if pairs > 0 {
        let place = ProblemPlace::Region {
            field: Some("travel_times".to_owned()),
        };
        findings.add(place, ProblemKind::TravelTimesEstimated { pairs });
    }
    for municipality in lost {
        let others = region
            .municipalities
            .keys()
            .filter(|code| **code != municipality.code);
        let pairs = others.filter(|code| open(&municipality.code, code)).count();
        if pairs > 0 {
            let kind = ProblemKind::MunicipalityWithoutCoordinates { pairs };
            findings.of(region, municipality).whole(kind);
        }
    }
}

fn is_located(municipality: &Municipality) -> bool {
    Coordinates::of_fields(municipality.latitude, municipality.longitude).is_some()
}
