//! Problems of schools.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::check::range::Range;
use crate::coordinates::Coordinates;
use crate::place::Municipality;
use crate::region::Region;
use crate::region_extent::{Placement, RegionExtent};

pub(super) fn check(region: &Region, extent: &RegionExtent, findings: &mut Findings) {
    for school in region.schools.values() {
        let mut scope = findings.of(region, school);
        scope.text("name", &school.name);
        scope.code::<Municipality>("municipality", Some(&school.municipality));
        scope.choice("kind", school.kind.as_ref());
        scope.fill(school.fill);
        scope.number("latitude", school.latitude.map(|d| d.0), Range::LATITUDE);
        scope.number("longitude", school.longitude.map(|d| d.0), Range::LONGITUDE);
        let at = Coordinates::of_fields(school.latitude, school.longitude);
        let Some(at) = at else { continue };
        let placed = extent.of_school(Some(&school.municipality), at.latitude, at.longitude);
        if placed != Placement::Near {
            let km = extent.km_from_municipality(Some(&school.municipality), at);
            scope.at("latitude", ProblemKind::SchoolFarFromMunicipality { km });
        }
    }
}
