//! Merging: what each side changed is there afterwards, and nothing else happened.

use enlace_edit::{Op, Spot, decide};
use enlace_exchange::json::{ChunkedReader, ChunkedWriter, More, Stamp, carried, write};
use enlace_exchange::merge::protocol::{FileRequest, Reader};
use enlace_exchange::merge::{
    Comparison, Difference, Pick, Reply, Standing, compare, narrow, taken,
};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::{Kind, Region};
use proptest::prelude::*;

use crate::laws::dice::Dice;
use crate::laws::edits::{any, apply, ids};
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, hundreds, numbers};

fn everything() -> Profile {
    Profile {
        audience: Audience::Coordinator,
        partner: String::new(),
        contacts: Contacts::Included,
    }
}

/// The region after some edits of any kind.
pub(super) fn edited(start: &Region, numbers: &[u32]) -> Region {
    let dice = &mut Dice::new(numbers);
    let mut now = start.clone();
    for turn in 0..8 {
        let op = any(dice, &now, start, turn);
        if let Ok(changes) = decide(&op, &now) {
            apply(&changes, &mut now);
        }
    }
    now
}

fn differences(base: Option<&Region>, ours: &Region, theirs: &Region) -> Vec<Difference> {
    let profile = &everything();
    let reply = Reply {
        base,
        theirs,
        profile,
    };
    compare(ours, &[reply])
}

pub(super) fn taken_in(
    ours: &Region,
    differences: &[Difference],
    decide_for: &dyn Fn(usize, &Difference) -> Pick,
) -> Region {
    let op = Op::Merge {
        partners: String::new(),
        taken: taken(differences, decide_for),
    };
    let mut merged = ours.clone();
    apply(&decide(&op, ours).unwrap(), &mut merged);
    merged
}

pub(super) fn usual(_: usize, difference: &Difference) -> Pick {
    difference.usual()
}

fn merge(base: &Region, ours: &Region, theirs: &Region) -> Region {
    taken_in(ours, &differences(Some(base), ours, theirs), &usual)
}

/// All decisions for the reply, or all against it.
fn always(voice: bool) -> impl Fn(usize, &Difference) -> Pick {
    move |_, difference| match (difference.standing, voice) {
        (Standing::Conflict, true) => Pick::Voice(0),
        (Standing::Conflict, false) => Pick::Ours,
        _ => difference.usual(),
    }
}

proptest! {
    #![proptest_config(hundreds())]

    #[test]
    fn a_reply_that_says_what_stands_here_changes_nothing(
        Shown(file) in files(Content::Spoilt), a in numbers(),
    ) {
        let base = region(&file);
        let a = edited(&base, &a);
        prop_assert_eq!(differences(Some(&base), &a, &a), []);
        prop_assert_eq!(differences(None, &a, &a), []);
    }

    #[test]
    fn where_nothing_was_changed_here_the_reply_is_the_result(
        Shown(file) in files(Content::Spoilt), b in numbers(),
    ) {
        let base = region(&file);
        let mut b = edited(&base, &b);
        let found = differences(Some(&base), &base, &b);
        prop_assert!(found.iter().all(|it| it.standing == Standing::Clear));
        // What this version does not know of settings stays what it is here.
        b.settings.kept = base.settings.kept.clone();
        prop_assert!(merge(&base, &base, &b) == b);
    }

    #[test]
    fn merging_twice_changes_nothing_more(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(),
    ) {
        let base = region(&file);
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        let once = merge(&base, &a, &b);
        prop_assert!(merge(&base, &once, &b) == once);
        let first = differences(Some(&base), &a, &b);
        let all = taken_in(&a, &first, &always(true));
        prop_assert_eq!(differences(Some(&base), &all, &b), []);
    }

    #[test]
    fn the_other_side_sees_the_same_conflicts_and_comes_to_the_same_region(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(),
    ) {
        let base = region(&file);
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        let here = differences(Some(&base), &a, &b);
        let there = differences(Some(&base), &b, &a);
        let conflicts = |all: &[Difference]| -> Vec<Difference> {
            let own = all.iter().filter(|it| it.standing == Standing::Conflict);
            own.cloned().collect()
        };
        let swapped: Vec<Difference> = conflicts(&there)
            .into_iter()
            .map(|mut it| {
                std::mem::swap(&mut it.ours, &mut it.voices[0].text);
                it
            })
            .collect();
        prop_assert_eq!(conflicts(&here), swapped);
        for voice in [true, false] {
            let one = taken_in(&a, &here, &always(voice));
            let other = taken_in(&b, &there, &always(!voice));
            prop_assert!(same(&one, &other), "{voice}");
        }
    }

    #[test]
    fn no_record_vanishes_that_no_side_took_out(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(),
    ) {
        let base = region(&file);
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        for merged in [
            merge(&base, &a, &b),
            taken_in(&a, &differences(Some(&base), &a, &b), &always(true)),
            taken_in(&a, &differences(None, &a, &b), &|_, _| Pick::Voice(0)),
        ] {
            for &kind in Kind::ALL {
                let (was, now) = (ids(kind, &base), ids(kind, &merged));
                let (ours, theirs) = (ids(kind, &a), ids(kind, &b));
                for id in ours.iter().chain(&theirs).filter(|id| !now.contains(id)) {
                    let taken_out = was.contains(id)
                        && !(ours.contains(id) && theirs.contains(id));
                    prop_assert!(taken_out, "{}", id);
                }
            }
        }
    }

    #[test]
    fn what_was_shown_is_what_stands_there_afterwards(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(),
    ) {
        let base = region(&file);
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        let shown = differences(Some(&base), &a, &b);
        for voice in [true, false] {
            let merged = taken_in(&a, &shown, &always(voice));
            // Compared with what stood here, exactly the spots that were shown are different.
            let now = differences(Some(&a), &a, &merged);
            let shown: Vec<(&Spot, &Option<String>)> = shown
                .iter()
                .filter(|it| always(voice)(0, it) != Pick::Ours)
                .map(|it| (&it.spot, &it.voices[0].text))
                .collect();
            let now: Vec<(&Spot, &Option<String>)> =
                now.iter().map(|it| (&it.spot, &it.voices[0].text)).collect();
            prop_assert_eq!(shown, now);
        }
    }

    #[test]
    fn what_an_answer_changed_is_all_that_a_comparison_needs_of_it(
        Shown(file) in files(Content::Spoilt), a in numbers(), b in numbers(), step in 1..9_usize,
    ) {
        let base = region(&file);
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        let whole = differences(Some(&base), &a, &b);
        let (base, b) = narrow(&base, &b);
        let there = |region: &Region| {
            let mut arriving = ChunkedReader::of(carried(region)).expect("was just written");
            while arriving.go_on(100 * step) == More::Yes {}
            arriving.finish()
        };
        prop_assert!(there(&b) == b);
        let (base, b) = (there(&base), there(&b));
        prop_assert_eq!(&differences(Some(&base), &a, &b), &whole);
        // Bit by bit it is the same, too.
        let profile = &everything();
        let replies = [Reply { base: Some(&base), theirs: &b, profile }];
        let mut comparison = Comparison::of(&a, &replies);
        while comparison.go_on(&a, &replies, step) > 0 {}
        prop_assert_eq!(comparison.finish(), whole);
    }

    #[test]
    fn a_region_that_was_carried_is_the_same(Shown(file) in files(Content::Spoilt)) {
        let region = region(&file);
        let whole = carried(&region);
        let mut leaving = ChunkedWriter::of(&region, &[]);
        while leaving.go_on(&region, 3) == More::Yes {}
        prop_assert!(leaving.lines == whole, "bit by bit it is the same");
        // Its file is the same, too, whoever writes it.
        let stamp = Stamp { app: "Enlace".to_owned(), ..Stamp::default() };
        let (_, beside) = Reader::default().answer(FileRequest::Write(stamp.clone()), &whole, &mut |_| {});
        prop_assert!(beside == write(&region, &stamp).into_bytes());
        let carried = ChunkedReader::of(whole).map(ChunkedReader::finish);
        let mut region = region;
        region.set_aside.sort();
        prop_assert!(carried == Some(region));
    }

    #[test]
    fn replies_that_touch_other_spots_give_the_same_region_in_any_order(
        Shown(file) in files(Content::Valid), ours in numbers(), a in numbers(), b in numbers(),
    ) {
        let base = region(&file);
        let profile = &everything();
        let (a, b) = (edited(&base, &a), edited(&base, &b));
        let ours = edited(&base, &ours);
        let reply = |theirs| Reply { base: Some(&base), theirs, profile };
        let both = compare(&ours, &[reply(&a), reply(&b)]);
        let apart = both.iter().all(|it| it.voices.len() == 1)
            && !both.iter().any(|it| it.standing == Standing::Conflict);
        let at_once = taken_in(&ours, &both, &usual);
        if apart {
            let first_a = merge(&base, &merge(&base, &ours, &a), &b);
            let first_b = merge(&base, &merge(&base, &ours, &b), &a);
            prop_assert!(same(&first_a, &first_b));
            prop_assert!(same(&first_a, &at_once));
        }
        // In any case the order of the replies decides nothing.
        let turned = compare(&ours, &[reply(&b), reply(&a)]);
        prop_assert!(same(&at_once, &taken_in(&ours, &turned, &usual)));
    }

    #[test]
    fn a_reply_in_any_profile_that_changes_nothing_brings_nothing(
        Shown(file) in files(Content::Spoilt), a in numbers(), whom in 0..8_usize,
    ) {
        let base = region(&file);
        let now = edited(&base, &a);
        for &audience in Audience::ALL {
            let of = audience.partners().map(|kind| ids(kind, &base)).unwrap_or_default();
            let partner = of.get(whom % of.len().max(1)).map(|it| it.id.to_string());
            let profile = &Profile {
                audience,
                partner: partner.unwrap_or_default(),
                contacts: Contacts::LeftOut,
            };
            let sent = slice(&base, profile, "seed");
            let reply = Reply { base: Some(&sent), theirs: &sent, profile };
            prop_assert_eq!(compare(&now, &[reply]), []);
            // Without what was sent, what was left out is no removal either.
            let found = compare(&base, &[Reply { base: None, ..reply }]);
            if audience.can_answer() {
                prop_assert_eq!(found, []);
            }
        }
    }
}

/// The same but for the order of what this version does not know.
fn same(a: &Region, b: &Region) -> bool {
    let mut b = b.clone();
    b.settings.kept = a.settings.kept.clone();
    b.set_aside.sort();
    let mut a = a.clone();
    a.set_aside.sort();
    a == b
}
