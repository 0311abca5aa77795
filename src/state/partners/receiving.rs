//! Files come back: read, unlocked, matched with what was sent, and taken in when the user says so.

use enlace_edit::{Op, Taken};
use enlace_exchange::json::Refusal;
use enlace_model::RegionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::file::{self, FileError, PickedFile};
use crate::state::document::refused::EditRefused;
use crate::state::files::locking;
use crate::state::files::unpacked::{Unpacked, unpacked};
use crate::state::notices::notice::Notice;
use crate::state::partners::Partners;
use crate::state::partners::answer::{Came, Incoming};
use crate::store::sent::Sent;
use crate::store::snapshots::Cause;

impl Partners {
    /// Reads files that came back; nothing of them is taken in yet.
    pub fn receive(self, files: Vec<PickedFile>) {
        let Some(of) = self.document.id() else {
            return;
        };
        let files: Vec<(usize, PickedFile)> = files
            .into_iter()
            .map(|picked| {
                let came = Came::Reading(ArcRwSignal::new(0));
                let number = self.push_incoming(picked.name(), of.clone(), came);
                (number, picked)
            })
            .collect();
        spawn_local(async move {
            self.look_at_sent().await;
            for (number, picked) in files {
                if self.is_put_away(number) {
                    continue;
                }
                let name = picked.name();
                match picked.read().await {
                    Ok(bytes) => self.read_packed(&of, number, name, bytes).await,
                    Err(FileError::TooLarge { size }) => {
                        let (bytes, limit) = (size.0 as usize, file::LIMIT.0 as usize);
                        let refusal = Refusal::TooLarge { bytes, limit };
                        self.settle(number, Came::Refused(refusal));
                    }
                    Err(FileError::Unreadable) => self.settle(number, Came::Unreadable),
                }
            }
        });
    }

    /// Reads a file; of an archive each file that may be an answer, as if it had come by itself.
    async fn read_packed(self, of: &RegionId, number: usize, name: String, bytes: Vec<u8>) {
        let archive = match unpacked(name, bytes).await {
            Ok(Unpacked::One { bytes, .. }) => return self.read_answer(of, number, bytes).await,
            Ok(Unpacked::Archive(archive)) => archive,
            Err(refusal) => return self.settle(number, Came::Refused(refusal)),
        };
        let numbered = archive.files.iter().map(|packed| {
            let came = Came::Reading(ArcRwSignal::new(0));
            let own = packed.own_name().to_owned();
            (self.push_incoming(own, of.clone(), came), packed)
        });
        let numbered: Vec<_> = numbered.collect();
        self.incoming
            .try_update(|all| all.retain(|it| it.number != number));
        for (number, packed) in numbered {
            if self.is_put_away(number) {
                continue;
            }
            match archive.take(packed).await {
                Ok(bytes) => self.read_answer(of, number, bytes).await,
                Err(refusal) => self.settle(number, Came::Refused(refusal)),
            }
        }
    }

    /// Reads what came while no page looked.
    pub fn read_waiting(self) {
        spawn_local(async move {
            self.look_at_sent().await;
            for found in self.incoming.try_get_untracked().unwrap_or_default() {
                if let Came::Waiting(bytes) = &found.came {
                    self.read_answer(&found.of, found.number, bytes.to_vec())
                        .await;
                }
            }
        });
    }

    /// Reads one and says what became of it, unless it was put away meanwhile.
    async fn read_answer(self, of: &RegionId, number: usize, bytes: Vec<u8>) {
        let progress = ArcRwSignal::new(0);
        self.settle(number, Came::Reading(progress.clone()));
        match self.understand(of, number, bytes, progress).await {
            Ok(came) => self.settle(number, came),
            Err(_) if self.is_put_away(number) => {}
            Err(_) => {
                self.notices.tell(Notice::PartNotFetched);
                self.settle(number, Came::Unreadable);
            }
        }
    }

    fn is_put_away(self, number: usize) -> bool {
        let there = |all: &Vec<Incoming>| all.iter().any(|it| it.number == number);
        self.incoming.try_with_untracked(there) != Some(true)
    }

    fn settle(self, number: usize, came: Came) {
        self.incoming.try_update(|all| {
            if let Some(own) = all.iter_mut().find(|it| it.number == number) {
                own.came = came;
            }
        });
    }

    /// Tries a passphrase on a file that waits for one, and tells `then` once it was tried.
    pub fn unlock(self, number: usize, passphrase: String, then: impl Fn() + 'static) {
        spawn_local(async move {
            let all = self.incoming.try_get_untracked().unwrap_or_default();
            let Some(found) = all.into_iter().find(|it| it.number == number) else {
                return;
            };
            let Came::Locked { bytes, .. } = found.came else {
                return;
            };
            match locking::open(&bytes, &passphrase).await {
                Ok(Ok(plain)) => self.read_answer(&found.of, number, plain).await,
                Ok(Err(why)) => {
                    let why = Some(why);
                    self.settle(number, Came::Locked { bytes, why });
                }
                Err(_) => {
                    self.notices.tell(Notice::PartNotFetched);
                }
            }
            then();
        });
    }

    /// Puts a file that came back away; nothing of it was taken in.
    pub fn put_away(self, number: usize) {
        self.stop_reading(number);
        self.incoming
            .update(|all| all.retain(|it| it.number != number));
    }

    /// Takes in what was decided, after a snapshot, as one step; tells `then` whether it was done.
    pub fn take_in_answers(
        self,
        partners: String,
        taken: Vec<Taken>,
        then: impl Fn(Result<(), EditRefused>) + 'static,
    ) {
        let answers = self.incoming.get_untracked();
        self.device.after_snapshot(Cause::Merge, move || {
            let done = self.document.perform(Op::Merge { partners, taken });
            if done.is_ok() {
                let answered = answers.iter().filter_map(|it| match &it.came {
                    Came::Answer(answer) => answer.sent.clone(),
                    _ => None,
                });
                self.note_answered(answered.collect());
                self.incoming
                    .update(|all| all.retain(|it| !matches!(it.came, Came::Answer(_))));
            }
            then(done);
        });
    }

    fn note_answered(self, mut answered: Vec<Sent>) {
        let id = self.document.id();
        let (Some(id), Some(database)) = (id, self.device.database()) else {
            return;
        };
        let now = clock::now().0;
        answered.iter_mut().for_each(|sent| sent.answered_at = now);
        spawn_local(async move {
            // Where it is not noted, the list says "not yet", and nothing else is wrong.
            let _ = database.note_answers(&id, &answered).await;
            self.look_at_sent().await;
        });
    }
}
