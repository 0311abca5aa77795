//! Two sides beside each other, and why a figure of one is not that of the other.
//!
//! The two sides are two regions, two years or states of one region, or two sets of assumptions. Where
//! both are one region, what a qualification's demand and supply differ by is followed down to its needs
//! and offers: the moves and what occupations bring add up to the difference.

use crate::figures::{NeedStanding, QualificationFigures};
use crate::inputs::Inputs;
use crate::{Assumptions, Coverage};
use enlace_model::order::put_in_order;
use enlace_model::variants;
use enlace_model::{
    Enterprise, Evidence, Kind, Need, NeedId, Offer, OfferId, QualificationCode, Rate, RecordRef,
    Region, School, SettingId, SettingsInForce, Target,
};

/// A region with its figures.
#[derive(Clone, Copy, Debug)]
pub struct ComparedRegion<'a> {
    pub region: &'a Region,
    pub coverage: &'a Coverage,
}

/// A qualification on both sides; `None` on one that does not have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'a> {
    pub code: &'a QualificationCode,
    pub before: Option<&'a QualificationFigures>,
    pub after: Option<&'a QualificationFigures>,
}

impl Pair<'_> {
    /// How much more a figure is after than before; what a side does not have is 0.
    pub fn more(&self, of: fn(&QualificationFigures) -> Rate) -> Rate {
        let people = |side: Option<&QualificationFigures>| side.map_or(0.0, |q| of(q).0);
        Rate(people(self.after) - people(self.before))
    }

    /// Whether demand, supply, gap, verdict or need level differ.
    pub fn differs(&self) -> bool {
        const SAME: f64 = 1e-6;
        let level = |q: &QualificationFigures| q.need_level.as_ref().map(|level| level.level);
        let word = |q: &QualificationFigures| {
            (
                q.verdict,
                q.certainty.map(|certainty| certainty.id()),
                level(q),
            )
        };
        let people: [fn(&QualificationFigures) -> Rate; 3] =
            [|q| q.demand, |q| q.supply, |q| q.gap];
        people.iter().any(|of| self.more(*of).0.abs() > SAME)
            || self.before.map(word) != self.after.map(word)
    }
}

/// All qualifications that are wanted or supplied on a side, in the order of codes.
pub fn pairs<'a>(before: ComparedRegion<'a>, after: ComparedRegion<'a>) -> Vec<Pair<'a>> {
    let lives = |q: &&QualificationFigures| q.demand.0 > 0.0 || q.supply.0 > 0.0;
    let of = |side: ComparedRegion<'a>| side.coverage.qualifications.iter().filter(lives);
    let mut codes: Vec<&QualificationCode> = of(before).chain(of(after)).map(|q| &q.code).collect();
    put_in_order(&mut codes, Ord::cmp);
    codes.dedup();
    let find = |side: ComparedRegion<'a>, code: &QualificationCode| {
        let all = &side.coverage.qualifications;
        let at = all.binary_search_by(|q| q.code.cmp(code)).ok()?;
        Some(&all[at])
    };
    let pair = |code: &'a QualificationCode| Pair {
        code,
        before: find(before, code),
        after: find(after, code),
    };
    codes.into_iter().map(pair).collect()
}

/// A setting that differs, with its value on both sides. The next entry year may be unset: NaN.
#[derive(Clone, Copy, Debug)]
pub struct OtherSetting {
    pub id: SettingId,
    pub before: f64,
    pub after: f64,
}

/// The settings that differ.
pub fn settings(before: SettingsInForce, after: SettingsInForce) -> Vec<OtherSetting> {
    let all = SettingId::ALL.iter().map(|id| OtherSetting {
        id: *id,
        before: before.get(*id),
        after: after.get(*id),
    });
    let differs =
        |s: &OtherSetting| s.before != s.after && !(s.before.is_nan() && s.after.is_nan());
    all.filter(differs).collect()
}

/// What is assumed before with one setting as it is after: what that setting alone does.
pub fn with_setting(before: &Assumptions, setting: OtherSetting) -> Assumptions {
    let mut copy = before.clone();
    let value = Some(setting.after).filter(|value| !value.is_nan());
    // What a region holds is within its range.
    let _ = copy.settings.set(setting.id, value);
    copy
}

variants! {
    /// Why a need or an offer counts differently.
    pub enum DifferenceReason {
        Added = "added",
        Removed = "removed",
        /// It, its enterprise, its evidence or its school was edited.
        Edited = "edited",
        /// It is the same: settings, the year or other records count it differently.
        Counted = "counted",
    }
}

/// A need or an offer that counts for another number of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub record: RecordRef,
    pub before: Rate,
    pub after: Rate,
    pub why: DifferenceReason,
}

impl Move {
    /// How many more it counts for.
    pub fn more(&self) -> Rate {
        Rate(self.after.0 - self.before.0)
    }
}

/// The needs and offers by which one qualification's figures differ, those that move most first. Needs
/// that ask for an occupation are not among them: they are shared by many qualifications.
pub fn moves(code: &QualificationCode, before: ComparedRegion, after: ComparedRegion) -> Vec<Move> {
    let mut moves = Vec::new();
    let grounds = (Inputs::of(before.region), Inputs::of(after.region));
    let needs = |side: ComparedRegion, inputs: &Inputs| {
        let mut own = Vec::new();
        for (id, standing) in side.coverage.needs.standing.iter() {
            let NeedStanding::Counted(rate) = standing else {
                continue;
            };
            if let Some(need) = side.region.needs.get(id)
                && let Target::Qualification(asked) = need.target()
                && let Some(q) = inputs.qualification(asked)
                && inputs.qualifications[q as usize].code == *code
            {
                own.push((RecordRef::new(Kind::Need, id), *rate));
            }
        }
        own
    };
    let offers = |side: ComparedRegion| {
        let own = side
            .coverage
            .offers
            .iter()
            .filter(|o| o.qualification == *code);
        let rates = own.map(|o| (RecordRef::new(Kind::Offer, &o.offer), o.available));
        rates.collect::<Vec<_>>()
    };
    join(
        needs(before, &grounds.0),
        needs(after, &grounds.1),
        &mut moves,
    );
    join(offers(before), offers(after), &mut moves);
    for a_move in &mut moves {
        a_move.why = why(&a_move.record, before.region, after.region);
    }
    put_in_order(&mut moves, |a, b| {
        let more = b.more().0.abs().total_cmp(&a.more().0.abs());
        more.then_with(|| a.record.cmp(&b.record))
    });
    moves
}

/// Brings together what two sides count of the same record; both lists are in the order of ids.
fn join(before: Vec<(RecordRef, Rate)>, after: Vec<(RecordRef, Rate)>, moves: &mut Vec<Move>) {
    const SAME: f64 = 1e-9;
    let of = |list: &[(RecordRef, Rate)], record: &RecordRef| {
        let at = list.binary_search_by(|(own, _)| own.cmp(record));
        at.map_or(Rate(0.0), |at| list[at].1)
    };
    let all = before.iter().chain(&after).map(|(record, _)| record);
    let mut all: Vec<&RecordRef> = all.collect();
    put_in_order(&mut all, Ord::cmp);
    all.dedup();
    let moved = all.into_iter().map(|record| Move {
        record: record.clone(),
        before: of(&before, record),
        after: of(&after, record),
        why: DifferenceReason::Counted,
    });
    moves.extend(moved.filter(|m| m.more().0.abs() > SAME));
}

fn why(record: &RecordRef, before: &Region, after: &Region) -> DifferenceReason {
    match record.kind {
        Kind::Need => {
            let id = NeedId::from(&*record.id);
            let of = |region| stated(&id, region);
            became(of(before), of(after))
        }
        _ => {
            let id = OfferId::from(&*record.id);
            let of = |region| taught(&id, region);
            became(of(before), of(after))
        }
    }
}

fn became<T: PartialEq>(before: Option<T>, after: Option<T>) -> DifferenceReason {
    match (&before, &after) {
        (None, _) => DifferenceReason::Added,
        (_, None) => DifferenceReason::Removed,
        _ if before != after => DifferenceReason::Edited,
        _ => DifferenceReason::Counted,
    }
}

/// A need with what it rests on.
fn stated<'r>(
    id: &NeedId,
    region: &'r Region,
) -> Option<(&'r Need, Option<&'r Enterprise>, Option<&'r Evidence>)> {
    let need = region.needs.get(id)?;
    let enterprise = need.enterprise.as_ref();
    let evidence = need.evidence.as_ref();
    Some((
        need,
        enterprise.and_then(|id| region.enterprises.get(id)),
        evidence.and_then(|id| region.evidence.get(id)),
    ))
}

/// An offer with its school.
fn taught<'r>(id: &OfferId, region: &'r Region) -> Option<(&'r Offer, Option<&'r School>)> {
    let offer = region.offers.get(id)?;
    Some((offer, region.schools.get(&offer.school)))
}
