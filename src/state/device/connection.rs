//! The connection to this device's storage: opened, lost, opened again, given up to a newer program.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::device::Device;
use crate::state::device::save_state::SaveState;
use crate::state::document::refused::ReadOnly;
use crate::state::notices::notice::Notice;
use crate::store::database::{self, Database, Ended, Event};
use crate::store::failure::Failure;

impl Device {
    /// Opens the database; where an older program stands in the way, says so and waits.
    pub(super) async fn open_database(self) -> Result<(), Failure> {
        let blocked = Notice::NotRead {
            failure: Failure::Blocked,
        };
        let said = blocked.clone();
        let opened = Database::open(database::NAME, move |event| match event {
            Event::Blocked => self.notices.tell(said.clone()),
            Event::Ended(how) => self.connection_ended(how),
        });
        let database = Some(Rc::new(opened.await?));
        self.session
            .try_update_value(|session| session.database = database);
        if self.notices.untracked() == Some(blocked) {
            self.notices.clear();
        }
        Ok(())
    }

    /// Another connection in place of one that was lost; the same, where it was opened again before.
    pub(super) async fn open_again(self, lost: &Rc<Database>) -> Result<Rc<Database>, Failure> {
        let same = |database: &Rc<Database>| Rc::ptr_eq(database, lost);
        if self.database().as_ref().is_none_or(same) {
            self.open_database().await?;
        }
        self.database().ok_or(Failure::Unavailable)
    }

    fn connection_ended(self, how: Ended) {
        let unsaved = self.session.try_with_value(|it| !it.pending.is_empty());
        match how {
            // The next save opens it again as well; doing it now lets other tabs be followed.
            Ended::Lost => spawn_local(async move {
                if let Some(lost) = self.database() {
                    // A failure shows where something is read or saved.
                    let _ = self.open_again(&lost).await;
                }
            }),
            Ended::TakenOver => {
                let open = self.document.untracked().is_some();
                let saving = self.save_state.try_get_untracked() == Some(SaveState::Saving);
                if !open || saving {
                    // A save that is under way ends by itself, well or with its own failure.
                    return;
                }
                self.set_state(match unsaved {
                    Some(true) => SaveState::NotSaved {
                        reason: Failure::NewerDatabase,
                    },
                    _ => SaveState::ReadOnly {
                        reason: ReadOnly::TakenOver,
                    },
                });
            }
        }
    }
}
