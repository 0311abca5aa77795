//! A locked file waits for its passphrase before it can be opened as a region.

use std::sync::Arc;

use enlace_exchange::encryption::Locked;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::files::locking;
use crate::state::notices::notice::Notice;
use crate::state::transfers::Transfers;

impl Transfers {
    /// The file: its name, and its bytes.
    pub fn locked_file(self) -> Option<(String, Arc<Vec<u8>>)> {
        self.locked.get()
    }

    /// Opens it, and tells `then` why not, or that it opened.
    pub fn open_locked(self, passphrase: String, then: impl Fn(Option<Locked>) + 'static) {
        spawn_local(async move {
            let Some(Some((file, bytes))) = self.locked.try_get_untracked() else {
                return;
            };
            match locking::open(&bytes, &passphrase).await {
                Ok(Ok(plain)) => {
                    self.locked.try_set(None);
                    self.notices.clear();
                    then(None);
                    self.take_in(file, plain).await;
                }
                Ok(Err(why)) => then(Some(why)),
                Err(_) => {
                    self.notices.tell(Notice::PartNotFetched);
                    then(None);
                }
            }
        });
    }
}
