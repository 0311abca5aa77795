//! The open region leaves as a file.

use std::sync::Arc;

use enlace_exchange::json::{self, FileOrigin, Stamp};
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::Region;
use leptos::task::spawn_local;

use crate::browser::offline::{self, Shared};
use crate::browser::{clock, file};
use crate::state::device::file_state::FileMoment;
use crate::state::document::figures::is_large;
use crate::state::files::file_name::file_name;
use crate::state::notices::notice::Notice;
use crate::state::transfers::Transfers;
use crate::state::transfers::file_task::FileTask;
use crate::state::transfers::progress::FileAction;

/// The open region as a file that leaves this device.
pub(super) struct OutgoingFile {
    name: String,
    text: String,
    /// Contacts are personal data and stay here; the notice says how many.
    contacts_left_out: usize,
}

impl Transfers {
    /// Hands the open region to the user as a file, named by region, target year and day.
    pub fn save_to_file(self) {
        spawn_local(async move {
            let Some((file, then)) = self.as_file_in_time().await else {
                return;
            };
            let contacts_left_out = file.contacts_left_out;
            let told = match file::download(&file.name, &file.text) {
                Ok(()) => Notice::SavedToFile {
                    file: file.name,
                    contacts_left_out,
                },
                Err(file::DownloadRefused) => Notice::DownloadRefused,
            };
            self.has_left(told, contacts_left_out, then);
        });
    }

    /// Hands the open region to another program of this device, such as mail; where the browser
    /// cannot, the file is downloaded, and the notice offers to begin the mail.
    pub fn send(self) {
        spawn_local(async move {
            // A browser shares only for a short time after the click, so no worker is asked.
            let Some((file, then)) = self.as_file().await else {
                return;
            };
            let contacts_left_out = file.contacts_left_out;
            let told = match offline::share(&file.name, &file.text).await {
                Shared::No => return,
                Shared::Yes => Notice::Shared { contacts_left_out },
                Shared::Never if file::download(&file.name, &file.text).is_ok() => {
                    Notice::ToBeMailed {
                        file: file.name,
                        contacts_left_out,
                    }
                }
                Shared::Never => Notice::DownloadRefused,
            };
            self.has_left(told, contacts_left_out, then);
        });
    }

    /// The open region as a file, without contacts.
    async fn as_file(self) -> Option<(OutgoingFile, FileMoment)> {
        let engine = self.engine().await?;
        let region = self.document.untracked()?;
        Some(((engine.as_file)(&region), self.device.moment()?))
    }

    /// The same; a large region's is written beside the page, which says so meanwhile.
    async fn as_file_in_time(self) -> Option<(OutgoingFile, FileMoment)> {
        let engine = self.engine().await?;
        let (region, then) = (self.document.untracked()?, self.device.moment()?);
        let file = match is_large(&region) {
            true => (engine.as_file_beside)(self, region).await,
            false => (engine.as_file)(&region),
        };
        Some((file, then))
    }

    /// Tells what became of the file, and remembers that the region, as it was then, left this device.
    fn has_left(self, told: Notice, contacts_left_out: usize, then: FileMoment) {
        let refused = told == Notice::DownloadRefused;
        self.notices.tell(told);
        if !refused {
            self.device.left_as_file(then, contacts_left_out);
        }
    }
}

/// A region as a file, without contacts.
pub(super) fn as_file(region: &Region) -> OutgoingFile {
    let contacts = region.contact_count();
    let stamp = stamp(region);
    let text = match contacts {
        0 => json::write(region, &stamp),
        _ => {
            let mut region = Region::clone(region);
            region.clear_contacts();
            json::write(&region, &stamp)
        }
    };
    OutgoingFile {
        name: own_name(region),
        text,
        contacts_left_out: contacts,
    }
}

/// The same, written by the worker.
pub(super) async fn as_file_beside(transfers: Transfers, region: Arc<Region>) -> OutgoingFile {
    let name = own_name(&region);
    let shown = FileTask::begin(transfers, name.clone(), FileAction::Making);
    match shown.write(&region, stamp(&region)).await {
        Ok(text) => OutgoingFile {
            name,
            text,
            contacts_left_out: region.contact_count(),
        },
        // The worker cannot be had: the page writes, and stands still meanwhile.
        Err(_) => as_file(&region),
    }
}

fn stamp(region: &Region) -> Stamp {
    let left_out = region.contact_count() > 0;
    Stamp {
        app: concat!("Enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: clock::iso(clock::now()),
        profile: left_out.then(|| "without_contacts".to_owned()),
        ..Stamp::default()
    }
}

/// The name of a region's own file: that of a school or a group that fills in its part of a region has
/// their name in it, since many such files come together.
fn own_name(region: &Region) -> String {
    let part_of = FileOrigin::of(region).and_then(|origin| {
        let audience = Audience::from_text(&origin.profile)?;
        let profile = Profile {
            audience,
            partner: origin.partner,
            contacts: Contacts::LeftOut,
        };
        let name = profile.partner_name(region)?.to_owned();
        audience.partners().map(|_| name)
    });
    let today = clock::today();
    file_name(region, &part_of.unwrap_or_default(), today.as_str()) + ".enlace"
}
