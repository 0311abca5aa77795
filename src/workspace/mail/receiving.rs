//! Files come back: read, unlocked, matched with what was sent, and taken in when the user says so.

use std::sync::Arc;

use enlace_engine::edit::{Op, Taken};
use enlace_engine::exchange::encryption::{Locked, is_encrypted};
use enlace_engine::exchange::json::{self, Opened, Origin, Refusal};
use enlace_engine::exchange::profile::{Audience, Contacts, Profile};
use enlace_engine::model::RegionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::file::{self, FileError, PickedFile};
use crate::browser::worker::Gone;
use crate::store::sent::Sent;
use crate::store::snapshots::Cause;
use crate::workspace::Workspace;
use crate::workspace::mail::{Answer, Came, locking};
use crate::workspace::notice::Notice;
use crate::workspace::refused::Refused;

impl Workspace {
    /// Reads files that came back; nothing of them is taken in yet.
    pub fn receive(self, files: Vec<PickedFile>) {
        spawn_local(async move {
            let Some(of) = self.with_region(|region| region.header.id.clone()) else {
                return;
            };
            self.look_at_sent().await;
            for picked in files {
                let name = picked.name();
                let came = match picked.read().await {
                    Ok(bytes) => self.understand(&of, bytes).await,
                    Err(FileError::TooLarge { size }) => Came::Refused(Refusal::TooLarge {
                        bytes: size.0 as usize,
                        limit: file::LIMIT.0 as usize,
                    }),
                    Err(FileError::Unreadable) => Came::Unreadable,
                };
                self.push_incoming(name, of.clone(), came);
            }
        });
    }

    /// Reads what came while no page looked.
    pub fn read_waiting(self) {
        spawn_local(async move {
            self.look_at_sent().await;
            for found in self.incoming.try_get_untracked().unwrap_or_default() {
                if let Came::Waiting(bytes) = &found.came {
                    let came = self.understand(&found.of, bytes.to_vec()).await;
                    self.settle(found.number, came);
                }
            }
        });
    }

    /// Opens a locked file that was opened as a region, and tells `then` why not, or that it opened.
    pub fn open_locked(self, passphrase: String, then: impl Fn(Option<Locked>) + 'static) {
        spawn_local(async move {
            let Some(Some((file, bytes))) = self.locked.try_get_untracked() else {
                return;
            };
            match locking::open(&bytes, &passphrase).await {
                Ok(Ok(plain)) => {
                    self.locked.try_set(None);
                    self.notice.try_set(None);
                    then(None);
                    self.take_in(file, plain).await;
                }
                Ok(Err(why)) => then(Some(why)),
                Err(Gone) => {
                    self.notice.try_set(Some(Notice::PartNotFetched));
                    then(None);
                }
            }
        });
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
                Ok(Ok(plain)) => {
                    let came = self.understand(&found.of, plain).await;
                    self.settle(number, came);
                }
                Ok(Err(why)) => {
                    let why = Some(why);
                    self.settle(number, Came::Locked { bytes, why });
                }
                Err(Gone) => {
                    self.notice.try_set(Some(Notice::PartNotFetched));
                }
            }
            then();
        });
    }

    /// Puts a file that came back away; nothing of it was taken in.
    pub fn put_away(self, number: usize) {
        self.incoming
            .update(|all| all.retain(|it| it.number != number));
    }

    /// Takes in what was decided, after a snapshot, as one step; tells `then` whether it was done.
    pub fn take_in_answers(
        self,
        partners: String,
        taken: Vec<Taken>,
        then: impl Fn(Result<(), Refused>) + 'static,
    ) {
        let answers = self.incoming.get_untracked();
        self.after_snapshot(Cause::Merge, move || {
            let done = self.perform(Op::Merge { partners, taken });
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
        let id = self.with_region(|region| region.header.id.clone());
        let (Some(id), Some(database)) = (id, self.database()) else {
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

    async fn understand(self, of: &RegionId, bytes: Vec<u8>) -> Came {
        if is_encrypted(&bytes) {
            let bytes = Arc::new(bytes);
            return Came::Locked { bytes, why: None };
        }
        let opened = match json::read(&bytes) {
            Ok(opened) => opened,
            Err(refusal) => return Came::Refused(refusal),
        };
        let origin = beginning(&opened);
        let profile = profile(&opened, origin.as_ref());
        if !profile.audience.can_answer() {
            return Came::NoAnswer;
        }
        let sent = self.sent.try_get_untracked().unwrap_or_default();
        let digest = origin.map(|origin| origin.digest);
        let sent = sent
            .into_iter()
            .find(|it| Some(&it.digest) == digest.as_ref());
        let base = match &sent {
            Some(sent) => self.read_sent(sent).await,
            None => None,
        };
        if base.is_none() && opened.region.header.id != *of {
            return Came::Elsewhere(opened.region.header.name);
        }
        Came::Answer(Arc::new(Answer {
            theirs: opened.region,
            profile,
            base,
            sent,
        }))
    }
}

/// What the file began from: as its envelope says, else as it is kept around its region.
fn beginning(opened: &Opened) -> Option<Origin> {
    let kept = Origin::of(&opened.region);
    let envelope = &opened.envelope;
    let stated = envelope.base.clone().map(|digest| Origin {
        profile: envelope.profile.clone().unwrap_or_default(),
        partner: envelope.partner.clone().unwrap_or_default(),
        digest,
        sender: String::new(),
    });
    stated.or(kept)
}

fn profile(opened: &Opened, origin: Option<&Origin>) -> Profile {
    let named = origin.map(|origin| origin.profile.as_str());
    let named = named.or(opened.envelope.profile.as_deref());
    let audience = named.and_then(Audience::from_text);
    let partner = origin.map(|origin| origin.partner.clone());
    Profile {
        audience: audience.unwrap_or(Audience::Coordinator),
        partner: partner
            .or_else(|| opened.envelope.partner.clone())
            .unwrap_or_default(),
        contacts: Contacts::LeftOut,
    }
}
