//! Problems of enterprises, groups and contacts.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::region::Region;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for enterprise in region.enterprises.values() {
        let mut scope = findings.of(region, enterprise);
        scope.text("name", &enterprise.name);
        if enterprise.is_group() && enterprise.sector.is_none() {
            scope.at("sector", ProblemKind::GroupWithoutSector);
        }
    }
    for contact in region.contacts.values() {
        let mut scope = findings.of(region, contact);
        if contact.enterprise.is_none() && contact.school.is_none() && contact.stakeholder.is_none()
        {
            scope.whole(ProblemKind::ContactOfNobody);
        }
    }
}
