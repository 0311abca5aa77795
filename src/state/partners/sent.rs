//! What was sent of the open region, as this device keeps it.

use enlace_model::{Region, RegionId};
use leptos::prelude::*;

use crate::browser::clock;
use crate::state::partners::{Partners, reading};
use crate::store::sent::Sent;

impl Partners {
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
        let id = self.document.id();
        let (Some(id), Some(database)) = (id, self.device.database()) else {
            return;
        };
        if let Ok(all) = database.sent(&id, clock::now()).await
            && self.document.is_open(&id)
            // What was sent is read again by whoever shows it, so only where it is another.
            && self.sent.try_with_untracked(|sent| *sent != all) == Some(true)
        {
            self.sent.try_set(all);
        }
    }

    /// What was sent, as a region; `None` where it cannot be read any more.
    pub async fn read_sent(self, sent: &Sent) -> Option<Region> {
        let id = self.document.id()?;
        let bytes = self.sent_bytes(&id, sent).await?;
        reading::whole(&bytes).await.ok()
    }

    /// What was sent of a region, as its file; `None` where it is gone.
    pub(super) async fn sent_bytes(self, id: &RegionId, sent: &Sent) -> Option<Vec<u8>> {
        self.device.database()?.open_sent(id, sent).await.ok()
    }
}
