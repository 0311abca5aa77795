//! Problems of schools.

use crate::check::findings::Findings;
use crate::check::range::Range;
use crate::place::Municipality;
use crate::region::Region;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for school in region.schools.values() {
        let mut scope = findings.of(region, school);
        scope.text("name", &school.name);
        scope.code::<Municipality>("municipality", Some(&school.municipality));
        scope.choice("kind", school.kind.as_ref());
        scope.number("fill", school.fill.map(|f| f.0), Range::SHARE);
        scope.number("latitude", school.latitude.map(|d| d.0), Range::LATITUDE);
        scope.number("longitude", school.longitude.map(|d| d.0), Range::LONGITUDE);
    }
}
