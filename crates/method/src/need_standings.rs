//! How each need stands in the target year, and how many are still to be mapped.

use crate::figures::{NeedStanding, NeedsOverview, Standings};
use crate::pipeline::Pipeline;
use crate::statement::{NoStatement, Statement};
use enlace_model::{Persons, Rate, SettingId};

/// How all needs stand.
pub(crate) fn needs(w: &Pipeline) -> NeedsOverview {
    let are_there = w
        .statements
        .those(&|s| s.why_not != Some(NoStatement::Gone));
    let all = are_there.iter().map(|i| &w.statements.all[*i as usize]);
    let (unmapped, unmapped_persons) = unmapped(w);
    NeedsOverview {
        standing: Standings::of(all.map(|s| (s.id.clone(), standing(s, w)))),
        unmapped,
        unmapped_persons,
    }
}

/// The same, where only those that moved may stand otherwise than earlier.
pub(crate) fn needs_but(earlier: NeedsOverview, moved: &[u32], w: &Pipeline) -> NeedsOverview {
    let mut needs = earlier;
    for i in moved {
        let s = &w.statements.all[*i as usize];
        let is_there = s.why_not != Some(NoStatement::Gone);
        let standing = is_there.then(|| standing(s, w));
        needs.standing.set(&s.id, standing);
    }
    (needs.unmapped, needs.unmapped_persons) = unmapped(w);
    needs
}

/// How many needs are still to be mapped, and the people they ask for.
fn unmapped(w: &Pipeline) -> (usize, Persons) {
    let all = w.statements.without(NoStatement::Unmapped);
    let persons = all.iter().map(|i| w.statements.all[*i as usize].persons);
    (all.len(), Persons(persons.sum()))
}

fn standing(s: &Statement, w: &Pipeline) -> NeedStanding {
    let ends_before = s.is_carried && !w.inputs.is_on(SettingId::CarryForward);
    match s.why_not {
        Some(NoStatement::Upskill) => return NeedStanding::Upskill,
        Some(NoStatement::Unmapped) => return NeedStanding::Unmapped,
        Some(NoStatement::NotUsable | NoStatement::Gone) => return NeedStanding::NotUsable,
        None => {}
    }
    if let Some(other) = s.superseded_by {
        NeedStanding::Superseded {
            by: w.statements.all[other as usize].id.clone(),
            why: s.superseding,
        }
    } else if s.is_expired {
        NeedStanding::Expired
    } else if w.inputs.target_year < s.first || ends_before {
        NeedStanding::OutsideYear
    } else {
        NeedStanding::Counted(Rate(s.demand()))
    }
}
