//! Problems of schools.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::coordinates::Coordinates;
use crate::region::Region;
use crate::region_extent::{Placement, RegionExtent};

pub(super) fn check(region: &Region, extent: &RegionExtent, findings: &mut Findings) {
    for school in region.schools.values() {
        let mut scope = findings.of(region, school);
        scope.text("name", &school.name);
        scope.fill(school.fill);
        let at = Coordinates::of_fields(school.latitude, school.longitude);
        let Some(at) = at else { continue };
        let placed = extent.of_school(Some(&school.municipality), at.latitude, at.longitude);
        if placed != Placement::Near {
            let km = extent.km_from_municipality(Some(&school.municipality), at);
            scope.at("latitude", ProblemKind::SchoolFarFromMunicipality { km });
        }
    }
}
