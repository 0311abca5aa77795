//! What becomes of an edit, without a browser: before anything reaches a device.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::document::Document;
use crate::state::document::refused::{EditRefused, ReadOnly};
use crate::state::document::tests::{THREE, half_life, opened};
use crate::state::notices::Notices;
use crate::state::notices::notice::Notice;
use crate::store::failure::Failure;
use crate::store::piece::Piece;

/// A device at a root of its own, and a region that is open.
fn check(test: impl FnOnce(Device, Document)) {
    Owner::new().with(|| {
        let document = opened();
        test(Device::new(Notices::new(), document), document);
    });
}

#[test]
fn an_edit_is_seen_at_once_and_said_to_be_unsaved_where_there_is_no_storage() {
    check(|device, document| {
        assert_eq!(document.perform(THREE), Ok(()));
        assert_eq!(half_life(document), 3.0);
        let reason = Failure::Unavailable;
        let state = device.save_state.get_untracked();
        assert_eq!(state, SaveState::NotSaved { reason });
    });
}

#[test]
fn an_edit_is_remembered_as_what_is_to_be_saved() {
    check(|device, document| {
        assert_eq!(document.perform(THREE), Ok(()));
        device.session.with_value(|session| {
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
fn a_region_that_another_tab_writes_is_not_changed_here() {
    check(|device, document| {
        let reason = ReadOnly::OpenElsewhere;
        device.set_state(SaveState::ReadOnly { reason });
        assert_eq!(document.perform(THREE), Err(EditRefused::ReadOnly(reason)));
        assert_eq!(half_life(document), 2.0);
    });
}

#[test]
fn unsaved_work_is_not_left_for_another_region() {
    check(|device, document| {
        assert_eq!(document.perform(THREE), Ok(()));
        device.close_region();
        assert!(document.untracked().is_some());
        assert_eq!(device.notices.untracked(), Some(Notice::UnsavedStays));
    });
}

#[test]
fn a_step_is_taken_back_and_done_again_and_saved_as_any_edit() {
    check(|device, document| {
        assert_eq!(document.perform(THREE), Ok(()));
        device
            .session
            .update_value(|session| session.pending.touched.clear());
        let step = document.undo().expect("the region is this tab's");
        assert_eq!(step.map(|step| step.op).as_deref(), Some("set_setting"));
        assert_eq!(half_life(document), 2.0);
        device.session.with_value(|session| {
            assert!(session.pending.touched.contains(&Piece::Head));
        });
        assert!(matches!(document.undo(), Ok(None)));
        assert!(matches!(document.redo(), Ok(Some(_))));
        assert_eq!(half_life(document), 3.0);
        assert_eq!(document.go_to(0), Ok(()));
        assert_eq!(half_life(document), 2.0);
    });
}
