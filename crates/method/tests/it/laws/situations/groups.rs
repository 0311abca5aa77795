//! Situations of groups beside the enterprises of their sector, section 4.

use super::Seen;
use crate::laws::oracle::demand::{Demand, speaks_for};
use crate::laws::oracle::statement::Statement;
use crate::laws::oracle::world::World;

pub fn look(world: &World, demand: &Demand, seen: &mut Seen) {
    let groups = demand.counted().filter(|s| s.is_group() && s.stated > 0.0);
    for own in groups {
        let less = own.rate < own.stated;
        seen.note("a group is reduced to a part", less && own.rate > 0.0);
        seen.note("a group is reduced to 0", less && own.rate == 0.0);
        seen.note("a group's range is reduced", less && own.width > 0.0);
        let whole = own.place().is_none();
        seen.note("a whole-region statement is reduced", less && whole);
        seen.note(
            "a group's statement on one municipality is reduced",
            less && !whole,
        );
        let sector = own.speaker.and_then(|g| g.sector.as_ref());
        seen.note(
            "a group without sector is reduced",
            less && sector.is_none(),
        );
        let of_group = |s: &&Statement| {
            s.enterprise() == own.enterprise() && s.target == own.target && s.need.id != own.need.id
        };
        let others: Vec<&Statement> = demand.counted().filter(of_group).collect();
        let beside = |s: &&&Statement| s.place() == own.place() && s.stated > 0.0;
        seen.note(
            "several statements of a group are reduced together",
            less && others.iter().filter(beside).count() > 0,
        );
        let elsewhere = |s: &&&Statement| s.place() != own.place() && s.rate == s.stated;
        seen.note(
            "a group is reduced in one municipality and not in another",
            less && others.iter().filter(elsewhere).count() > 0,
        );
        for other in demand.statements.iter().filter(|s| s.target == own.target) {
            let in_sector = speaks_for(own, other);
            let codes = (sector, other.speaker.and_then(|e| e.sector.as_ref()));
            let (Some(all), Some(part)) = codes else {
                continue;
            };
            seen.note(
                "a group speaks for a part of its sector",
                in_sector && all.code != part.code,
            );
            let enterprise = !other.is_group() && other.stated > 0.0;
            let there = other.place() == own.place();
            seen.note(
                "an enterprise of another sector or system stands beside a group",
                enterprise && there && !in_sector,
            );
            seen.note(
                "a statement that does not count is not taken off",
                enterprise && there && in_sector && other.standing != own.standing,
            );
        }
    }
    let shares = |s: &&Statement| {
        let differ = s.places.iter().any(|p| p.1 != s.places[0].1);
        s.place().is_none() && differ
    };
    seen.note(
        "a whole-region statement is split by business count",
        demand.counted().filter(shares).count() > 0,
    );
    let evenly = |s: &&Statement| s.place().is_none() && s.places.len() > 1 && !shares(s);
    let places = world.region.municipalities.len() > 1;
    seen.note(
        "a whole-region statement is split evenly",
        places && demand.counted().filter(evenly).count() > 0,
    );
}
