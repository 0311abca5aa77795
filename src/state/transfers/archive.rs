//! Of an archive that was opened the user chooses what becomes a region.

use enlace_exchange::packed::PackedFile;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::files::unpacked::OfferedArchive;
use crate::state::notices::notice::Notice;
use crate::state::transfers::Transfers;

impl Transfers {
    /// The archive that was opened, if one waits.
    pub fn archive(self) -> Option<OfferedArchive> {
        self.archive.get()
    }

    /// Nothing of the archive is wanted any more.
    pub fn put_archive_away(self) {
        self.archive.set(None);
    }

    /// Opens these files of the archive that waits, one after the other.
    pub fn open_from_archive(self, chosen: Vec<PackedFile>) {
        let Some(archive) = self.archive.get_untracked() else {
            return;
        };
        self.archive.set(None);
        spawn_local(async move {
            for packed in chosen {
                let file = packed.own_name().to_owned();
                match archive.take(&packed).await {
                    Ok(bytes) => self.take_in(file, bytes).await,
                    Err(refusal) => self.notices.tell(Notice::FileRefused { file, refusal }),
                }
            }
        });
    }
}
