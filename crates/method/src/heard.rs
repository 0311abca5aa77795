//! Which enterprises and municipalities were heard (method section 8).
//!
//! A group is one enterprise; answers of 0 count; expired evidence is not heard any more. A municipality is
//! heard by a wish to upskill and by free text too, and not by a statement for the whole region (section 4,
//! *heard*). Whether these are enough for a verdict is a matter of its
//! [certainty](crate::certainty).

use crate::demand::Demand;
use crate::inputs::{NONE, QualificationIdx};
use crate::relatedness::LeadsTo;
use crate::statement::Statement;
use crate::statements::Statements;
use enlace_model::order::put_in_order;

/// How many distinct enterprises spoke about a qualification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spoke {
    pub heard: u32,
    /// Of these, those that ask for people in the target year.
    pub asking: u32,
}

/// Counts enterprises, each once for a qualification.
pub(crate) struct Counting {
    /// For each enterprise the qualification for which it was counted last.
    heard: Vec<QualificationIdx>,
    asking: Vec<QualificationIdx>,
}

impl Counting {
    pub fn of(statements: &Statements) -> Self {
        let none = vec![NONE; statements.enterprises.ids.len()];
        Self {
            heard: none.clone(),
            asking: none,
        }
    }

    /// Who spoke about a qualification; may be asked once for each.
    pub fn spoke(
        &mut self,
        q: QualificationIdx,
        statements: &Statements,
        leads: &LeadsTo,
    ) -> Spoke {
        let mut spoke = Spoke::default();
        for target in std::iter::once(&q).chain(leads.occupations_of(q)) {
            for s in statements.on(*target).filter(|s| s.enterprise != NONE) {
                let e = s.enterprise as usize;
                if is_heard(s) && std::mem::replace(&mut self.heard[e], q) != q {
                    spoke.heard += 1;
                }
                if s.asks() && std::mem::replace(&mut self.asking[e], q) != q {
                    spoke.asking += 1;
                }
            }
        }
        spoke
    }
}

/// The distinct enterprises that spoke about a qualification, directly or as an occupation, in the
/// order of their numbers.
pub(crate) fn enterprises(
    q: QualificationIdx,
    statements: &Statements,
    leads: &LeadsTo,
    counts: impl Fn(&Statement) -> bool,
) -> Vec<u32> {
    let mut spoke = Vec::new();
    for target in std::iter::once(&q).chain(leads.occupations_of(q)) {
        for s in statements.on(*target) {
            if s.enterprise != NONE && counts(s) {
                spoke.push(s.enterprise);
            }
        }
    }
    put_in_order(&mut spoke, Ord::cmp);
    spoke.dedup();
    spoke
}

/// Whether a statement was heard.
pub(crate) fn is_heard(s: &Statement) -> bool {
    !s.is_expired
}

/// The municipalities with a business count, and whether each was heard.
pub(crate) fn municipalities(
    demand: &Demand,
    statements: &Statements,
) -> impl Iterator<Item = (u32, bool)> {
    let with_count = (0..).zip(&demand.has_businesses).filter(|(_, has)| **has);
    with_count.map(|(i, _)| (i, statements.heard_from[i as usize] > 0))
}
