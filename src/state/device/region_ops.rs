//! A region as a whole: kept twice, deleted and taken back, its contacts forgotten.

use std::sync::Arc;

use enlace_model::region::SetAside;
use enlace_model::{Change, ContactId, Kind, RecordRef, Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::state::device::Device;
use crate::state::notices::notice::Notice;
use crate::store::database::Durability;
use crate::store::piece::Piece;

impl Device {
    /// Opens a copy of the open region under a name of its own, once that one is saved.
    pub fn duplicate(self, name: impl FnOnce(&str) -> String) {
        if let Some(copy) = self.document.copy(name) {
            self.after_saving(move || self.show_new(copy));
        }
    }

    /// Makes what could not be saved a region of its own; what lies on this device stays as it is.
    pub fn keep_as_own(self, name: impl FnOnce(&str) -> String) {
        if let Some(copy) = self.document.copy(name) {
            self.show_new(copy);
        }
    }

    /// Shows the open region as it lies on this device, and drops what differs here.
    pub fn show_stored_again(self) {
        if let Some(region) = self.document.untracked() {
            spawn_local(self.show_stored(region.header.id.clone()));
        }
    }

    /// Puts the open region into the bin, with its history and its snapshots.
    pub fn delete_region(self) {
        let Some(region) = self.document.untracked() else {
            return;
        };
        let place = self.session.with_value(|session| session.place.clone());
        let (Some(database), Some(visit)) = (self.database(), self.visit()) else {
            return;
        };
        let revision = place.map(|place| place.revision).unwrap_or_default();
        spawn_local(async move {
            let id = region.header.id.clone();
            let deleted = database.put_in_bin(&id, revision, clock::now()).await;
            let notice = match deleted {
                Ok(()) => {
                    if self.is_current(visit) {
                        self.forget_last();
                        self.show_nothing();
                    }
                    let region = region.header.name.clone();
                    Notice::Deleted { region, id }
                }
                Err(failure) => Notice::NotDeleted { failure },
            };
            self.tell_saved(&region.header.id);
            self.look_at_shelf().await;
            self.notices.tell(notice);
        });
    }

    /// Takes a region out of the bin and opens it.
    pub fn take_back(self, id: RegionId) {
        let Some(database) = self.database() else {
            return;
        };
        spawn_local(async move {
            let taken = database.take_back(&id).await;
            self.tell_saved(&id);
            self.look_at_shelf().await;
            match taken {
                Ok(()) => {
                    self.notices.clear();
                    self.open_region(id);
                }
                Err(failure) => self.notices.tell(Notice::NotRead { failure }),
            }
        });
    }

    /// Deletes a region in the bin for good.
    pub fn delete_for_good(self, id: RegionId) {
        let Some(database) = self.database() else {
            return;
        };
        spawn_local(async move {
            let gone = database.delete(&id).await;
            self.tell_saved(&id);
            self.look_at_shelf().await;
            match gone {
                Ok(()) => self.notices.clear(),
                Err(failure) => self.notices.tell(Notice::NotDeleted { failure }),
            }
        });
    }

    /// Forgets the contacts of the open region, all or one: here, in its history and in its
    /// snapshots. It cannot be taken back.
    pub fn forget_contacts(self, only: Option<RecordRef>) {
        let Some(region) = self.document.untracked() else {
            return;
        };
        if self
            .save_state
            .with_untracked(|state| state.read_only().is_some())
        {
            return;
        }
        let gone = contacts(&region, only.as_ref());
        let (id, count) = (region.header.id.clone(), gone.len());
        drop(region);
        self.document.alter(&[Kind::Contact], &[], |region| {
            take_out(Arc::make_mut(region), only.as_ref());
        });
        self.document.drop_drafts(|record| {
            record.kind == Kind::Contact && only.as_ref().is_none_or(|only| only == record)
        });
        self.document
            .forget_in_history(&|change| names(change, only.as_ref()));
        self.session.update_value(|session| {
            session.steps.outdated();
            let pieces = gone.iter().map(|it| Piece::of(it.kind, &it.id));
            session.pending.touched.extend(pieces.chain([Piece::Head]));
            session.pending.durability = Durability::Strict;
        });
        self.save();
        self.after_saving(move || {
            spawn_local(async move {
                let left = self.forget_in_snapshots(&id, only.as_ref()).await;
                self.notices.tell(match left {
                    0 => Notice::ContactsForgotten { contacts: count },
                    snapshots => Notice::ContactsLeft { snapshots },
                });
            });
        });
    }

    /// Takes contacts out of a region's snapshots, and says in how many that did not succeed.
    async fn forget_in_snapshots(self, id: &RegionId, only: Option<&RecordRef>) -> usize {
        let Some(database) = self.database() else {
            return 0;
        };
        let Ok(all) = database.snapshots(id).await else {
            return 1;
        };
        let mut left = 0;
        for snapshot in all {
            let Ok(assembled) = database.open_snapshot(&snapshot).await else {
                left += 1;
                continue;
            };
            let mut region = assembled.region;
            if take_out(&mut region, only) {
                let rewritten = database.rewrite_snapshot(&snapshot, &region).await;
                left += usize::from(rewritten.is_err());
            }
        }
        self.list_snapshots().await;
        left
    }
}

/// The contacts of a region, all or the one that is named.
fn contacts(region: &Region, only: Option<&RecordRef>) -> Vec<RecordRef> {
    let all = region.contacts.values();
    let all = all.map(|contact| RecordRef::new(Kind::Contact, &contact.id));
    all.filter(|contact| only.is_none_or(|only| only == contact))
        .collect()
}

/// Whether a change says something of these contacts; what was set aside of one may be of anybody.
fn names(change: &Change, only: Option<&RecordRef>) -> bool {
    let of_contact = |aside: &SetAside| aside.is_of(Kind::Contact);
    match change {
        Change::Contact(change) => only.is_none_or(|only| *only.id == *change.id().0),
        Change::SetAside { before, after } => before.iter().chain(after).any(of_contact),
        _ => false,
    }
}

/// Takes these contacts out; whether there was one. A contact that could not be read cannot be told
/// from others: it goes with any.
fn take_out(region: &mut Region, only: Option<&RecordRef>) -> bool {
    let before = region.contact_count();
    for contact in contacts(region, only) {
        region.contacts.remove(&ContactId::from(&*contact.id));
    }
    region.set_aside.retain(|aside| !aside.is_of(Kind::Contact));
    region.contact_count() < before
}
