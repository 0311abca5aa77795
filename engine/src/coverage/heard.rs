//! Whether enough enterprises and municipalities were heard (method section 8).
//!
//! Too little: fewer than 3 distinct enterprises (a group is one; answers of 0 count) spoke about a
//! qualification; or, for all, fewer than half of the municipalities with a business count were heard.
//! Expired evidence is not heard any more.

use std::collections::BTreeSet;

use crate::coverage::ground::{M, NONE, Q, TOLERANCE};
use crate::coverage::statement::Statement;
use crate::coverage::working::Working;
use crate::model::SettingId;

/// The distinct enterprises that spoke about a qualification, directly or as an occupation.
pub(crate) fn enterprises(q: Q, w: &Working, counts: impl Fn(&Statement) -> bool) -> BTreeSet<u32> {
    let targets = std::iter::once(&q).chain(w.leads.occupations_of(q));
    targets
        .flat_map(|target| &w.demand.targets[*target as usize].statements)
        .map(|i| &w.statements.all[*i as usize])
        .filter(|s| s.enterprise != NONE && counts(s))
        .map(|s| s.enterprise)
        .collect()
}

/// Whether a statement was heard.
pub(crate) fn is_heard(s: &Statement, w: &Working) -> bool {
    !s.weight.is_expired(&w.ground)
}

/// Municipalities with a business count, and those of them that were heard.
pub(crate) fn municipalities(w: &Working) -> (BTreeSet<M>, BTreeSet<M>) {
    let with_count: BTreeSet<M> = (0..)
        .zip(&w.ground.municipalities)
        .filter(|(_, m)| m.business_count().is_some_and(|c| c.0 > 0.0))
        .map(|(i, _)| i)
        .collect();
    let spoke = w
        .statements
        .all
        .iter()
        .filter(|s| is_heard(s, w))
        .map(|s| s.municipality);
    let heard = spoke.filter(|m| with_count.contains(m)).collect();
    (with_count, heard)
}

/// Whether too few municipalities were heard for any verdict of the region.
pub(crate) fn too_few_municipalities(w: &Working) -> bool {
    let (with_count, heard) = municipalities(w);
    let least = w.ground.get(SettingId::MinimumHeard) * with_count.len() as f64;
    (heard.len() as f64) < least - TOLERANCE
}
