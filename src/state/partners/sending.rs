//! The part of the open region that a partner gets leaves as a file.

use enlace_exchange::json::{self, FileOrigin, Stamp};
use enlace_exchange::profile::{Audience, Contacts, Profile, going_back, slice};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::offline::{self, Shared};
use crate::browser::{clock, file, id};
use crate::state::files::file_name::file_name;
use crate::state::files::locking;
use crate::state::partners::Partners;
use crate::store::compress::Compression;
use crate::store::sent::Sent;

/// What is to be sent, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub profile: Profile,
    /// What the partner is called, for the file's name; empty: nobody in particular.
    pub name: String,
    /// Who sends it; may be empty.
    pub sender: String,
    /// The passphrase that opens it; `None`: anyone can read it.
    pub passphrase: Option<String>,
    pub way: Delivery,
}

/// How a file leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Download,
    /// To another program of this device, such as mail; where the browser cannot, as a download.
    Share,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Went {
    /// It lies among the downloads under this name.
    Saved(String),
    Shared,
    /// The user thought better of it.
    No,
    /// The browser did not take it.
    Refused,
    /// It was to be locked, and the part of the program that does so could not be had.
    NotLocked,
    /// It left, but this device could not keep what was sent: its answer will be compared without it.
    NotKept(String),
}

impl Partners {
    /// Hands the part of the open region to the user, keeps what was sent, and tells `then`.
    pub fn send_part(self, parcel: Parcel, then: impl Fn(Went) + 'static) {
        // The page first says what it is doing: writing a large region takes its time.
        let later = move || {
            spawn_local(async move {
                let Some(region) = self.document.untracked() else {
                    return;
                };
                let part = slice(&region, &parcel.profile, &id::mint());
                let digest = json::digest_of(&part);
                let stamp = stamp(&parcel);
                let went = hand_over(&part, &stamp, &parcel).await;
                let left = matches!(went, Went::Saved(_) | Went::Shared);
                let now = clock::now().0;
                let kept = !left || self.keep_sent(part, digest, &parcel, now).await;
                self.look_at_sent().await;
                then(match (kept, went) {
                    (true, went) => went,
                    (false, Went::Saved(name)) => Went::NotKept(name),
                    (false, _) => Went::NotKept(parcel.name),
                });
            });
        };
        set_timeout(later, std::time::Duration::from_millis(50));
    }

    /// Hands the whole of a part that came by mail back to whoever sent it.
    /// Contacts go along where they are asked for, and so does what of them could not be read (`unread`).
    pub fn send_back(
        self,
        contacts: Contacts,
        unread: Contacts,
        passphrase: Option<String>,
        way: Delivery,
        then: impl Fn(Went) + 'static,
    ) {
        let later = move || {
            spawn_local(async move {
                let Some(region) = self.document.untracked() else {
                    return;
                };
                let Some(origin) = FileOrigin::of(&region) else {
                    return;
                };
                let part = going_back(&region, contacts, unread);
                let profile = Profile {
                    audience: Audience::from_text(&origin.profile).unwrap_or(Audience::Coordinator),
                    partner: origin.partner,
                    contacts,
                };
                let name = profile.partner_name(&region).unwrap_or_default().to_owned();
                let parcel = Parcel {
                    profile,
                    name,
                    sender: String::new(),
                    passphrase,
                    way,
                };
                let stamp = Stamp {
                    base: Some(origin.digest),
                    ..stamp(&parcel)
                };
                then(hand_over(&part, &stamp, &parcel).await);
            });
        };
        set_timeout(later, std::time::Duration::from_millis(50));
    }

    /// Keeps what was sent at this moment, without contacts; whether that succeeded, or there is no answer
    /// to wait for.
    pub(super) async fn keep_sent(
        self,
        mut part: Region,
        digest: String,
        parcel: &Parcel,
        at: f64,
    ) -> bool {
        if !parcel.profile.audience.can_answer() {
            return true;
        }
        let Some(database) = self.device.database() else {
            return false;
        };
        part.clear_contacts();
        let sent = Sent {
            at,
            digest,
            profile: parcel.profile.audience.as_str().to_owned(),
            partner: parcel.profile.partner.clone(),
            encoding: Compression::Plain,
            answered_at: 0.0,
        };
        let text = json::write(&part, &Stamp::default());
        let kept = database.keep_sent(&part.header.id, sent, &text).await;
        kept.is_ok()
    }
}

pub(super) fn stamp(parcel: &Parcel) -> Stamp {
    Stamp {
        app: concat!("Enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: clock::iso(clock::now()),
        ..parcel.profile.stamp(&parcel.sender)
    }
}

/// The name and the text of a file, locked where that is asked for. The name says nothing that is not in
/// the file.
pub(super) async fn made(
    part: &Region,
    stamp: &Stamp,
    parcel: &Parcel,
) -> Result<(String, String), Went> {
    let text = json::write(part, stamp);
    let (ending, text) = match &parcel.passphrase {
        None => (".enlace", text),
        Some(passphrase) => {
            let Ok(locked) = locking::lock(&text, passphrase).await else {
                return Err(Went::NotLocked);
            };
            (".enlace.age", locked)
        }
    };
    Ok((
        file_name(part, &parcel.name, clock::today().as_str()) + ending,
        text,
    ))
}

async fn hand_over(part: &Region, stamp: &Stamp, parcel: &Parcel) -> Went {
    let (name, text) = match made(part, stamp, parcel).await {
        Ok(made) => made,
        Err(went) => return went,
    };
    if parcel.way == Delivery::Share {
        match offline::share(&name, &text).await {
            Shared::Yes => return Went::Shared,
            Shared::No => return Went::No,
            Shared::Never => {}
        }
    }
    match file::download(&name, &text) {
        Ok(()) => Went::Saved(name),
        Err(file::DownloadRefused) => Went::Refused,
    }
}
