//! The open region leaves as a file.

use std::sync::Arc;

use enlace_exchange::json::{self, FileOrigin, Stamp};
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::offline::{self, Shared};
use crate::browser::{clock, file};
use crate::workspace::Workspace;
use crate::workspace::figures::is_large;
use crate::workspace::notice::Notice;
use crate::workspace::progress::{FileAction, Underway};
use crate::workspace::save_state::SaveState;
use crate::workspace::session::{Edition, InFile, Visit, WorkspaceSession};

/// So many letters of a name stand in a file's name.
const LONGEST_NAME: usize = 60;

/// The open region as a file that leaves this device.
pub(super) struct Departing {
    name: String,
    text: String,
    /// Contacts are personal data and stay here; the notice says how many.
    contacts_left_out: usize,
}

/// The open region at the moment when its file is asked for: it may change while the file is made.
#[derive(Clone, Copy)]
struct Then {
    visit: Visit,
    edition: Edition,
    /// How many changes no file held.
    changes: u32,
}

impl Workspace {
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
    async fn as_file(self) -> Option<(Departing, Then)> {
        let engine = self.engine().await?;
        let region = self.region.try_get_untracked()??;
        Some(((engine.as_file)(&region), self.as_it_is()?))
    }

    /// The same; a large region's is written beside the page, which says so meanwhile.
    async fn as_file_in_time(self) -> Option<(Departing, Then)> {
        let engine = self.engine().await?;
        let (region, then) = (self.region.try_get_untracked()??, self.as_it_is()?);
        let file = match is_large(&region) {
            true => (engine.as_file_beside)(self, region).await,
            false => (engine.as_file)(&region),
        };
        Some((file, then))
    }

    fn as_it_is(self) -> Option<Then> {
        let changes = self.unfiled.try_get_untracked()?.changes;
        let of = |session: &WorkspaceSession| (session.visit, session.edition);
        let (visit, edition) = self.session.try_with_value(of)?;
        Some(Then {
            visit,
            edition,
            changes,
        })
    }

    /// Tells what became of the file, and remembers that the region, as it was then, left this device:
    /// what was changed since is in no file.
    fn has_left(self, told: Notice, contacts_left_out: usize, then: Then) {
        let refused = told == Notice::DownloadRefused;
        self.notice.try_set(Some(told));
        let Some(is) = self.as_it_is() else { return };
        if refused || is.visit != then.visit {
            return;
        }
        let now = clock::now();
        let since = is.changes.saturating_sub(then.changes);
        if let Some(id) = self.with_region(|region| region.header.id.clone()) {
            self.left_as_file(&id, since, now.0);
        }
        let state = self.save_state.try_get_untracked();
        self.session.try_update_value(|session| {
            if contacts_left_out == 0 && is.edition == then.edition {
                session.in_file = InFile::Yes;
            }
            session.pending.changes = since;
            session.pending.filed = Some(now);
        });
        // Where saving failed, what left as a file is remembered with the next try.
        if matches!(state, Some(SaveState::Saved { .. })) {
            self.save();
        }
    }
}

/// A region as a file, without contacts.
pub(super) fn as_file(region: &Region) -> Departing {
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
    Departing {
        name: own_name(region),
        text,
        contacts_left_out: contacts,
    }
}

/// The same, written by the worker.
pub(super) async fn as_file_beside(workspace: Workspace, region: Arc<Region>) -> Departing {
    let name = own_name(&region);
    let shown = Underway::begin(workspace, name.clone(), FileAction::Making);
    match shown.write(&region, stamp(&region)).await {
        Ok(text) => Departing {
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

/// `Ave 2029 2026-11-21`; where it is for somebody, or from somebody, `Ave 2029 Escola 2026-11-21`.
pub(super) fn file_name(region: &Region, partner: &str, today: &str) -> String {
    // File systems take some 250 letters for all of it.
    let short = |text: &str| -> String { text.trim().chars().take(LONGEST_NAME).collect() };
    let header = &region.header;
    let (name, year) = (short(&header.name), header.target_year.0.to_string());
    let partner = short(partner);
    let parts = [name.trim(), &year, partner.trim(), today];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    file::safe_name(&parts.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use enlace_model::{Header, SchoolYear};

    use super::*;

    fn check(region: &str, partner: &str, expected: &str) {
        let header = Header::new("r1".into(), region, "2026".into(), SchoolYear(2029));
        let name = file_name(&Region::new(header), partner, "2026-11-21");
        assert_eq!(name, expected);
    }

    #[test]
    fn a_file_is_named_by_region_target_year_partner_and_day() {
        check("Ave / Cávado", "", "Ave - Cávado 2029 2026-11-21");
        check(
            "Ave",
            "Escola de Vizela: sede",
            "Ave 2029 Escola de Vizela- sede 2026-11-21",
        );
        check("Ave", "  ", "Ave 2029 2026-11-21");
        let long = "ã".repeat(300);
        check(
            &long,
            &long,
            &format!("{0} 2029 {0} 2026-11-21", &long[..2 * 60]),
        );
    }
}
