//! Files that go to partners and come back: sent in parts, kept as they were sent, compared, taken in.

mod answer;
mod everyone;
mod locking;
mod reading;
mod receiving;
mod sending;

use std::sync::Arc;

use enlace_exchange::json::FileOrigin;
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::{Region, RegionId};
use leptos::prelude::*;

use crate::browser::clock;
use crate::store::sent::Sent;
use crate::workspace::Workspace;

pub use answer::{Came, Incoming, PartnerAnswer};
pub use everyone::{Got, KeptOnDevice};
pub use sending::{Delivery, Parcel, Went};

/// For whom a file was made, as this device keeps it; contacts are not kept with it. Of somebody whom this
/// version does not know nothing is asked.
pub fn profile_of(sent: &Sent) -> Profile {
    Profile {
        audience: Audience::from_text(&sent.profile).unwrap_or(Audience::Public),
        partner: sent.partner.clone(),
        contacts: Contacts::LeftOut,
    }
}

impl Workspace {
    /// The files that were sent of the open region, the youngest first; empty until looked at.
    pub fn sent(self) -> Vec<Sent> {
        self.sent.get()
    }

    /// The same, without being told of changes.
    pub fn sent_untracked(self) -> Vec<Sent> {
        self.sent.get_untracked()
    }

    /// Reads the list of sent files again.
    pub async fn look_at_sent(self) {
        let id = self.with_region(|region| region.header.id.clone());
        let (Some(id), Some(database)) = (id, self.database()) else {
            return;
        };
        if let Ok(all) = database.sent(&id, clock::now()).await
            && self.is_open(&id)
            // What was sent is read again by whoever shows it, so only where it is another.
            && self.sent.try_with_untracked(|sent| *sent != all) == Some(true)
        {
            self.sent.try_set(all);
        }
    }

    /// What was sent, as a region; `None` where it cannot be read any more.
    pub async fn read_sent(self, sent: &Sent) -> Option<Region> {
        let id = self.with_region(|region| region.header.id.clone())?;
        let bytes = self.sent_bytes(&id, sent).await?;
        reading::whole(&bytes).await.ok()
    }

    /// What was sent of a region, as its file; `None` where it is gone.
    async fn sent_bytes(self, id: &RegionId, sent: &Sent) -> Option<Vec<u8>> {
        self.database()?.open_sent(id, sent).await.ok()
    }

    /// The files of the open region that came back.
    pub fn incoming(self) -> Vec<Incoming> {
        let all = self.incoming.get();
        let id = self.region().map(|region| region.header.id.clone());
        all.into_iter()
            .filter(|it| Some(&it.of) == id.as_ref())
            .collect()
    }

    /// A locked file that waits for its passphrase before it can be opened: its name, and its bytes.
    pub fn locked_file(self) -> Option<(String, Arc<Vec<u8>>)> {
        self.locked.get()
    }

    /// Adds a file that came back to a region, and gives its number.
    pub(super) fn push_incoming(self, file: String, of: RegionId, came: Came) -> usize {
        let number = self.incoming.try_update(|all| {
            let number = all.last().map_or(0, |last| last.number + 1);
            all.push(Incoming {
                number,
                file,
                of,
                came,
            });
            number
        });
        number.unwrap_or_default()
    }

    /// Where the open region began, if it came by mail.
    pub fn origin(self) -> Option<FileOrigin> {
        FileOrigin::of(&*self.region()?)
    }
}
