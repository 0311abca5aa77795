//! The road of an edit, without a browser: what pages see of the open region.

use std::sync::Arc;

use enlace_edit::{Op, Rejection};
use enlace_exchange::json;
use enlace_method::compute;
use enlace_model::{Header, Kind, Need, RecordRef, Region, SchoolYear, SettingId};
use leptos::prelude::*;

use crate::state::document::Document;
use crate::state::document::figures::Figures;
use crate::state::document::refused::{EditRefused, ReadOnly};
use crate::state::notices::Notices;

/// A document at a root of its own, with a region open.
fn check(test: impl FnOnce(Document)) {
    Owner::new().with(|| test(opened()));
}

/// A document with a region open.
pub(in crate::state) fn opened() -> Document {
    let header = Header::new("r1".into(), "Ave", "2026-05-14".into(), SchoolYear(2029));
    Document::showing(Region::new(header))
}

pub(in crate::state) fn half_life(document: Document) -> f64 {
    let region = document.untracked().expect("is open");
    region.in_force().get(SettingId::HalfLife)
}

pub(in crate::state) const THREE: Op = Op::SetSetting {
    setting: SettingId::HalfLife,
    value: 3.0,
};

#[test]
fn a_refused_edit_changes_nothing() {
    check(|document| {
        document.listen(|_| panic!("nothing changed"));
        let refused = document.perform(Op::RenameRegion(String::new()));
        assert_eq!(refused, Err(EditRefused::Rejected(Rejection::NameEmpty)));
    });
}

#[test]
fn a_region_that_another_tab_writes_is_not_changed_here() {
    check(|document| {
        assert_eq!(document.perform(THREE), Ok(()));
        let reason = ReadOnly::OpenElsewhere;
        document.set_read_only(Some(reason));
        assert!(!document.can_change());
        let refused = EditRefused::ReadOnly(reason);
        assert_eq!(document.perform(THREE), Err(refused.clone()));
        assert_eq!(document.undo(), Err(refused));
        assert_eq!(half_life(document), 3.0);
    });
}

#[test]
fn an_edit_without_a_region_is_refused() {
    Owner::new().with(|| {
        let document = Document::new(Notices::new());
        assert_eq!(document.perform(THREE), Err(EditRefused::NothingOpen));
    });
}

/// A region with so many needs, each of an enterprise that is not there.
fn large() -> Region {
    let header = Header::new("r2".into(), "Norte", "2026-05-14".into(), SchoolYear(2029));
    let mut region = Region::new(header);
    for number in 0..4_000 {
        let text = format!(
            r#"{{"id":"n{number}","enterprise":"nobody","target":{{"qualification":"1"}},"kind":"recruit","persons":1}}"#
        );
        let need: Need = serde_json::from_str(&text).expect("has what a need must have");
        region.needs.insert(need.id.clone(), need);
    }
    region
}

#[test]
fn a_small_regions_figures_and_problems_are_there_with_the_edit() {
    check(|document| {
        assert_eq!(document.perform(THREE), Ok(()));
        assert_eq!(document.figures.get_untracked(), Figures::Current);
        assert!(document.coverage.get_untracked().is_some());
    });
}

fn sample() -> Region {
    let bytes = include_bytes!("../../../public/samples/ave.json");
    json::read(bytes)
        .expect("the sample is a file of Enlace")
        .region
}

#[test]
fn figures_that_follow_edits_are_those_of_the_region_as_it_is() {
    check(|document| {
        document.show(Some(sample()));
        let as_computed = || {
            let region = document.region.get_untracked().expect("is open");
            let (now, anew) = (document.coverage.get_untracked(), compute(&region));
            let now = now.expect("a small region's figures are there at once");
            assert!((now.totals.gap.0 - anew.totals.gap.0).abs() < 1e-9);
            assert_eq!(now.needs, anew.needs);
            anew.totals.demand.0
        };
        let before = as_computed();
        let need = document
            .with_region(|region| region.needs.keys().next().cloned())
            .flatten()
            .expect("the sample has needs");
        let removal = Op::RemoveRecord(RecordRef::new(Kind::Need, &need));
        assert_eq!(document.perform(removal), Ok(()));
        assert!(as_computed() < before, "a need less");
        assert_eq!(document.perform(THREE), Ok(()));
        as_computed();
        assert_eq!(document.go_to(0), Ok(()));
        assert!((as_computed() - before).abs() < 1e-9, "as before");
        document.show(Some(large()));
        document.catch_up(document.edition());
        document.show(Some(sample()));
        assert!(
            (as_computed() - before).abs() < 1e-9,
            "of another region nothing is left"
        );
    });
}

#[test]
fn an_edit_that_is_only_tried_gives_the_figures_of_the_region_as_it_would_be_and_changes_nothing() {
    check(|document| {
        document.show(Some(sample()));
        let region = || document.region.get_untracked().expect("is open");
        let (before, now) = (region(), document.coverage.get_untracked());
        let sketch = document.sketch(&THREE).expect("is no change of nothing");
        let anew = compute(&sketch.region);
        assert!((sketch.after.totals.gap.0 - anew.totals.gap.0).abs() < 1e-9);
        assert!((sketch.after.totals.gap.0 - sketch.before.totals.gap.0).abs() > 1e-3);
        assert!(Arc::ptr_eq(&before, &region()));
        assert_eq!(document.coverage.get_untracked(), now);
        assert_eq!(document.with_history(|history| history.done()), 0);
        let refused = Op::SetSetting {
            setting: SettingId::HalfLife,
            value: -1.0,
        };
        assert!(
            document.sketch(&refused).is_none(),
            "what is refused does nothing"
        );
        let same = Op::RenameRegion(before.header.name.clone());
        assert!(document.sketch(&same).is_none(), "nor what changes nothing");
    });
}

#[test]
fn views_are_answered_from_the_numbers_behind_their_own_figures() {
    check(|document| {
        document.show(Some(sample()));
        let figures = || document.coverage.get_untracked().expect("are there");
        let region = document.region.get_untracked().expect("is open");
        let before = figures();
        let asked = |figures| document.ask(&region, figures, |numbers| numbers.coverage().clone());
        assert!(Arc::ptr_eq(&asked(&before), &before), "they are kept");
        assert!(Arc::ptr_eq(&asked(&before), &before), "and were given back");
        assert_eq!(document.perform(THREE), Ok(()));
        let anew = asked(&before);
        assert!(!Arc::ptr_eq(&anew, &before), "an edit is not followed yet");
        assert_eq!(anew.totals, before.totals);
        let now = figures();
        assert_ne!(now.totals, before.totals);
        assert_eq!(asked(&before).totals, before.totals);
        assert!(Arc::ptr_eq(&asked(&now), &now), "they follow it");
    });
}

#[test]
fn a_large_regions_figures_come_when_typing_pauses_and_not_before() {
    check(|document| {
        document.show(Some(large()));
        let found = || document.problems.get_untracked().problems.len();
        assert!(document.coverage.get_untracked().is_none());
        assert_eq!(found(), 0, "of another region nothing is shown");
        document.catch_up(document.edition());
        assert!(document.coverage.get_untracked().is_some());
        let before = found();
        assert!(before >= 4_000, "{before}");

        let first = Op::RemoveRecord(RecordRef::new(Kind::Need, "n1"));
        let second = Op::RemoveRecord(RecordRef::new(Kind::Need, "n2"));
        assert_eq!(document.perform(first), Ok(()));
        let of_the_first = document.edition();
        assert_eq!(document.perform(second), Ok(()));
        document.catch_up(of_the_first);
        assert_eq!(document.figures.get_untracked(), Figures::Stale);
        assert!(document.coverage.get_untracked().is_none());
        assert_eq!(found(), before, "what was wrong a moment ago stays");

        document.catch_up(document.edition());
        assert_eq!(document.figures.get_untracked(), Figures::Current);
        assert!(document.coverage.get_untracked().is_some());
        assert!(found() < before);
    });
}
