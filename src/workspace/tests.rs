//! The road of an edit, without a browser: what pages see before anything reaches a device.

use std::sync::Arc;

use enlace_edit::{Op, Rejection};
use enlace_exchange::json;
use enlace_method::compute;
use enlace_model::{Header, Kind, Need, RecordRef, Region, SchoolYear, SettingId};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::i18n::language::Language;
use crate::store::failure::Failure;
use crate::store::piece::Piece;
use crate::workspace::Workspace;
use crate::workspace::engine::Engine;
use crate::workspace::figures::Following;
use crate::workspace::notice::Notice;
use crate::workspace::refused::EditRefused;
use crate::workspace::save_state::{ReadOnly, SaveState};

/// A workspace at a root of its own, with a region open.
fn check(test: impl FnOnce(Workspace)) {
    let owner = Owner::new();
    owner.with(|| {
        let workspace = Workspace::new();
        let header = Header::new("r1".into(), "Ave", "2026-05-14".into(), SchoolYear(2029));
        workspace.engine.set(Some(Engine::WHOLE));
        workspace.show(Some(Region::new(header)));
        test(workspace);
    });
}

fn half_life(workspace: Workspace) -> f64 {
    let region = workspace.region.get_untracked().expect("is open");
    region.in_force().get(SettingId::HalfLife)
}

const THREE: Op = Op::SetSetting {
    setting: SettingId::HalfLife,
    value: 3.0,
};

#[test]
fn an_edit_is_seen_at_once_and_said_to_be_unsaved_where_there_is_no_storage() {
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        assert_eq!(half_life(workspace), 3.0);
        let reason = Failure::Unavailable;
        let state = workspace.save_state.get_untracked();
        assert_eq!(state, SaveState::NotSaved { reason });
    });
}

#[test]
fn an_edit_is_remembered_as_what_is_to_be_saved() {
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        workspace.session.with_value(|session| {
            assert!(session.pending.touched.contains(&Piece::Head));
            assert!(
                !session
                    .pending
                    .touched
                    .contains(&Piece::of(Kind::Need, "n1"))
            );
        });
    });
}

#[test]
fn a_refused_edit_changes_nothing() {
    check(|workspace| {
        let refused = workspace.perform(Op::RenameRegion(String::new()));
        assert_eq!(refused, Err(EditRefused::Rejected(Rejection::NameEmpty)));
        assert_eq!(workspace.save_state.get_untracked(), SaveState::NothingOpen);
    });
}

#[test]
fn a_region_that_another_tab_writes_is_not_changed_here() {
    check(|workspace| {
        let reason = ReadOnly::OpenElsewhere;
        workspace.save_state.set(SaveState::ReadOnly { reason });
        assert_eq!(workspace.perform(THREE), Err(EditRefused::ReadOnly(reason)));
        assert_eq!(half_life(workspace), 2.0);
    });
}

#[test]
fn an_edit_without_a_region_is_refused() {
    let owner = Owner::new();
    owner.with(|| {
        assert_eq!(
            Workspace::new().perform(THREE),
            Err(EditRefused::NothingOpen)
        )
    });
}

#[test]
fn unsaved_work_is_not_left_for_another_region() {
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        workspace.close_region();
        assert!(workspace.region.get_untracked().is_some());
        assert_eq!(workspace.notice.get_untracked(), Some(Notice::UnsavedStays));
    });
}

#[test]
fn a_step_is_taken_back_and_done_again_and_saved_as_any_edit() {
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        workspace
            .session
            .update_value(|session| session.pending.touched.clear());
        let step = workspace.undo().expect("the region is this tab's");
        assert_eq!(step.map(|step| step.op).as_deref(), Some("set_setting"));
        assert_eq!(half_life(workspace), 2.0);
        workspace.session.with_value(|session| {
            assert!(session.pending.touched.contains(&Piece::Head));
        });
        assert!(matches!(workspace.undo(), Ok(None)));
        assert!(matches!(workspace.redo(), Ok(Some(_))));
        assert_eq!(half_life(workspace), 3.0);
        assert_eq!(workspace.go_to(0), Ok(()));
        assert_eq!(half_life(workspace), 2.0);
    });
}

#[test]
fn nothing_is_taken_back_where_another_tab_writes() {
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        let reason = ReadOnly::OpenElsewhere;
        workspace.save_state.set(SaveState::ReadOnly { reason });
        assert_eq!(workspace.undo(), Err(EditRefused::ReadOnly(reason)));
        assert_eq!(half_life(workspace), 3.0);
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
    check(|workspace| {
        assert_eq!(workspace.perform(THREE), Ok(()));
        assert_eq!(workspace.following.get_untracked(), Following::UpToDate);
        assert!(workspace.coverage.get_untracked().is_some());
    });
}

fn sample() -> Region {
    let bytes = include_bytes!("../../public/samples/ave.json");
    json::read(bytes)
        .expect("the sample is a file of Enlace")
        .region
}

#[test]
fn figures_that_follow_edits_are_those_of_the_region_as_it_is() {
    check(|workspace| {
        workspace.show(Some(sample()));
        let as_computed = || {
            let region = workspace.region.get_untracked().expect("is open");
            let (now, anew) = (workspace.coverage.get_untracked(), compute(&region));
            let now = now.expect("a small region's figures are there at once");
            assert!((now.totals.gap.0 - anew.totals.gap.0).abs() < 1e-9);
            assert_eq!(now.needs, anew.needs);
            anew.totals.demand.0
        };
        let before = as_computed();
        let need = workspace
            .with_region(|region| region.needs.keys().next().cloned())
            .flatten()
            .expect("the sample has needs");
        let removal = Op::RemoveRecord(RecordRef::new(Kind::Need, &need));
        assert_eq!(workspace.perform(removal), Ok(()));
        assert!(as_computed() < before, "a need less");
        assert_eq!(workspace.perform(THREE), Ok(()));
        as_computed();
        assert_eq!(workspace.go_to(0), Ok(()));
        assert!((as_computed() - before).abs() < 1e-9, "as before");
        workspace.show(Some(large()));
        workspace.catch_up(workspace.edition());
        workspace.show(Some(sample()));
        assert!(
            (as_computed() - before).abs() < 1e-9,
            "of another region nothing is left"
        );
    });
}

#[test]
fn views_are_answered_from_the_numbers_behind_their_own_figures() {
    check(|workspace| {
        workspace.show(Some(sample()));
        let figures = || workspace.coverage.get_untracked().expect("are there");
        let region = workspace.region.get_untracked().expect("is open");
        let before = figures();
        let asked = |figures| workspace.ask(&region, figures, |ledger| ledger.coverage().clone());
        assert!(Arc::ptr_eq(&asked(&before), &before), "they are kept");
        assert!(Arc::ptr_eq(&asked(&before), &before), "and were given back");
        assert_eq!(workspace.perform(THREE), Ok(()));
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
    check(|workspace| {
        workspace.show(Some(large()));
        let found = || workspace.problems.get_untracked().problems.len();
        assert!(workspace.coverage.get_untracked().is_none());
        assert_eq!(found(), 0, "of another region nothing is shown");
        workspace.catch_up(workspace.edition());
        assert!(workspace.coverage.get_untracked().is_some());
        let before = found();
        assert!(before >= 4_000, "{before}");

        let first = Op::RemoveRecord(RecordRef::new(Kind::Need, "n1"));
        let second = Op::RemoveRecord(RecordRef::new(Kind::Need, "n2"));
        assert_eq!(workspace.perform(first), Ok(()));
        let of_the_first = workspace.edition();
        assert_eq!(workspace.perform(second), Ok(()));
        workspace.catch_up(of_the_first);
        assert_eq!(workspace.following.get_untracked(), Following::Awaited);
        assert!(workspace.coverage.get_untracked().is_none());
        assert_eq!(found(), before, "what was wrong a moment ago stays");

        workspace.catch_up(workspace.edition());
        assert_eq!(workspace.following.get_untracked(), Following::UpToDate);
        assert!(workspace.coverage.get_untracked().is_some());
        assert!(found() < before);
    });
}

#[test]
fn every_notice_and_every_state_of_saving_has_its_words() {
    let heads: [(&str, &[&str]); 3] = [
        ("notice", Notice::IDS),
        ("save_state", SaveState::IDS),
        ("read_only", ReadOnly::TEXTS),
    ];
    for (head, ids) in heads {
        for id in ids.iter().map(|id| format!("{head}.{id}")) {
            assert!(Language::ALL.iter().all(|it| Words(*it).knows(&id)), "{id}");
        }
    }
}
