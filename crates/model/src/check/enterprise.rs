//! Problems of enterprises, groups and contacts.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::check::range::Range;
use crate::enterprise::Enterprise;
use crate::place::Municipality;
use crate::region::Region;
use crate::school::School;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    for enterprise in region.enterprises.values() {
        let mut scope = findings.of(region, enterprise);
        scope.text("name", &enterprise.name);
        scope.choice("kind", enterprise.kind.as_ref());
        scope.code::<Municipality>("municipality", enterprise.municipality.as_ref());
        scope.number(
            "headcount",
            enterprise.headcount.map(|h| h.0),
            Range::PERSONS,
        );
        scope.number("turnover", enterprise.turnover.map(|t| t.0), Range::EUROS);
        scope.number(
            "balance_sheet",
            enterprise.balance_sheet.map(|b| b.0),
            Range::EUROS,
        );
        if enterprise.is_group() && enterprise.sector.is_none() {
            scope.at("sector", ProblemKind::GroupWithoutSector);
        }
    }
    for contact in region.contacts.values() {
        let mut scope = findings.of(region, contact);
        scope.code::<Enterprise>("enterprise", contact.enterprise.as_ref());
        scope.code::<School>("school", contact.school.as_ref());
        if contact.enterprise.is_none() && contact.school.is_none() {
            scope.whole(ProblemKind::ContactOfNobody);
        }
    }
}
