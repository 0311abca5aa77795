//! Every change goes to this device at once, and the page says honestly where it stands.

use std::rc::Rc;

use enlace_model::Change;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::leaving::{Leaving, ask_before};
use crate::browser::offline;
use crate::browser::space::{self, Promise};
use crate::browser::task;
use crate::state::device::Device;
use crate::state::device::history_store::StepsThere;
use crate::state::device::save_state::SaveState;
use crate::state::device::session::{InFile, Pending, PersistenceRequest, Saving, Visit};
use crate::state::notices::notice::Notice;
use crate::store::assemble::all_pieces;
use crate::store::database::Database;
use crate::store::failure::Failure;
use crate::store::regions::Write;
use crate::store::stored_place::StoredPlace;

/// One round of the loop that saves.
struct SaveRound {
    visit: Visit,
    database: Rc<Database>,
    write: Write,
    pending: Pending,
    /// Which steps of the history lie on this device once this is written.
    steps: StepsThere,
}

impl Device {
    /// Tries again to save what could not be saved.
    pub fn save_again(self) {
        if matches!(self.save_state.get_untracked(), SaveState::NotSaved { .. }) {
            self.save();
        }
    }

    /// Saves what differs from what lies on this device. Changes that come while a save is under
    /// way go with the next one.
    pub(in crate::state) fn save(self) {
        let busy_or_done = self.session.with_value(|session| {
            let done = session.pending.is_empty() && session.place.is_some();
            done || session.saving == Saving::Running
        });
        if busy_or_done {
            return;
        }
        if self
            .session
            .with_value(|session| session.database.is_none())
        {
            let reason = Failure::Unavailable;
            self.set_state(SaveState::NotSaved { reason });
            return;
        }
        self.session
            .update_value(|session| session.saving = Saving::Running);
        self.set_state(SaveState::Saving);
        spawn_local(self.save_all());
    }

    /// Calls `then` once nothing is left to save. While something cannot be saved and went out as
    /// no file either, says so and does not call it: leaving the region would lose work.
    pub(in crate::state) fn after_saving(self, then: impl FnOnce() + 'static) {
        let (saving, in_file) = self
            .session
            .with_value(|session| (session.saving, session.in_file));
        if saving == Saving::Running {
            self.session
                .update_value(|session| session.after_saving.push(Box::new(then)));
        } else if self.has_unsaved_work() && in_file == InFile::No {
            self.notices.tell(Notice::UnsavedStays);
        } else {
            then();
        }
    }

    /// From now on the browser asks before the page is left with work that is not saved, or with
    /// something typed that is not kept.
    pub(super) fn guard_against_leaving(self) {
        ask_before(move || {
            let in_file = self.session.try_with_value(|session| session.in_file);
            let unsaved = self.has_unsaved_work() && in_file != Some(InFile::Yes);
            let saving = self.save_state.try_get_untracked() == Some(SaveState::Saving);
            match unsaved || saving || self.document.has_typed_work() {
                true => Leaving::LosesWork,
                false => Leaving::Safe,
            }
        });
    }

    /// Starts the new build once everything is saved; work that cannot be saved keeps the old one.
    pub fn restart(self) {
        self.after_saving(offline::restart);
    }

    /// The open region changed: what is to be saved, and saves it at once.
    pub(super) fn document_changed(self, changes: &[Change]) {
        self.session.update_value(|session| {
            session.in_file = InFile::No;
            session.pending.changed(changes);
        });
        self.unfiled.update(|unfiled| unfiled.changes += 1);
        self.save();
    }

    /// Says where the open region's work stands; the document hears whether it can be changed.
    pub(super) fn set_state(self, state: SaveState) {
        self.document.set_read_only(state.read_only());
        self.save_state.try_set(state);
    }

    fn has_unsaved_work(self) -> bool {
        let state = self.save_state.try_get_untracked();
        matches!(state, Some(SaveState::NotSaved { .. }))
    }

    pub(super) async fn save_all_now(self) {
        while self.is_to_save() {
            // What was typed is seen before it is written.
            task::once_drawn().await;
            let Some(round) = self.next_round() else {
                break;
            };
            let mut outcome = round.database.write(&round.write).await;
            if outcome == Err(Failure::Lost)
                && let Ok(database) = self.open_again(&round.database).await
            {
                outcome = database.write(&round.write).await;
            }
            self.end_round(round, outcome);
        }
        let Some(waiting) = self.session.try_update_value(|session| {
            session.saving = Saving::Idle;
            std::mem::take(&mut session.after_saving)
        }) else {
            return;
        };
        waiting.into_iter().for_each(|then| self.after_saving(then));
        self.ask_to_keep().await;
        self.snapshot_of_the_day().await;
    }

    /// Whether anything is to be saved, and nothing failed before.
    fn is_to_save(self) -> bool {
        let something = self
            .session
            .try_with_value(|session| !session.pending.is_empty() || session.place.is_none());
        let state = self.save_state.try_get_untracked();
        state == Some(SaveState::Saving) && something == Some(true)
    }

    /// Takes what is to be saved.
    fn next_round(self) -> Option<SaveRound> {
        if !self.is_to_save() {
            return None;
        }
        let region = self.document.untracked()?;
        self.session.try_update_value(|session| {
            let database = session.database.clone()?;
            let pending = std::mem::take(&mut session.pending);
            let mut write = match session.place.clone() {
                Some(mut place) => {
                    pending.filing(&mut place);
                    Write::edits(&region, &pending.touched, &place, clock::now())
                }
                None => Write::new_region(&region, None, clock::now()),
            };
            if session.place.is_some() {
                write.durability = pending.durability;
            }
            let (steps, there) = self
                .document
                .history_untracked(|it| (session.steps.write(it), StepsThere::kept(it)));
            write.steps = steps;
            Some(SaveRound {
                visit: session.visit,
                database,
                write,
                pending,
                steps: there,
            })
        })?
    }

    fn end_round(self, round: SaveRound, outcome: Result<StoredPlace, Failure>) {
        let more = self.session.try_update_value(|session| {
            if session.visit != round.visit {
                return None;
            }
            match &outcome {
                Ok(place) => {
                    session.place = Some(place.clone());
                    session.steps = round.steps;
                }
                Err(_) => {
                    session.pending.put_back(round.pending);
                    if session.place.is_none() {
                        session.pending.touched.extend(all_pieces());
                    }
                    session.place = Some(round.write.failed());
                    session.steps.unsure(&round.write.steps);
                }
            }
            Some(!session.pending.is_empty())
        });
        let Some(Some(more)) = more else { return };
        match outcome {
            Ok(_) if more => {}
            Ok(_) => {
                let at = clock::now();
                self.set_state(SaveState::Saved { at });
            }
            Err(reason) => {
                self.set_state(SaveState::NotSaved { reason });
            }
        }
        self.tell_other_tabs();
    }

    /// Asks the browser once to keep what is saved, after the first save that the user caused.
    async fn ask_to_keep(self) {
        let saved = matches!(
            self.save_state.try_get_untracked(),
            Some(SaveState::Saved { .. })
        );
        let first = self.session.try_update_value(|session| {
            let first = saved && session.asked_to_keep == PersistenceRequest::NotYet;
            if first {
                session.asked_to_keep = PersistenceRequest::Done;
            }
            first
        });
        if first == Some(true) {
            let promise: Promise = space::ask_to_keep().await;
            self.storage_promise.try_set(Some(promise));
        }
    }
}
