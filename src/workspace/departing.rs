//! The open region leaves as a file.

use enlace_engine::exchange::json::Stamp;
use enlace_engine::model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, file};
use crate::workspace::Workspace;
use crate::workspace::filing::Unfiled;
use crate::workspace::notice::Notice;
use crate::workspace::save_state::SaveState;
use crate::workspace::session::InFile;

impl Workspace {
    /// Hands the open region to the user as a file, named by region, target year and day. Contacts
    /// are personal data and stay here; the notice says how many.
    pub fn save_to_file(self) {
        let Some(region) = self.region.get_untracked() else {
            return;
        };
        let Some(engine) = self.engine.get_untracked() else {
            spawn_local(async move {
                if self.engine().await.is_some() {
                    self.save_to_file();
                }
            });
            return;
        };
        let contacts = region.contacts.len();
        let stamp = Stamp {
            app: concat!("Enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
            exported_at: clock::iso(clock::now()),
            profile: (contacts > 0).then(|| "without_contacts".to_owned()),
            ..Stamp::default()
        };
        let text = match contacts {
            0 => (engine.write)(&region, &stamp),
            _ => {
                let mut region = Region::clone(&region);
                region.contacts.clear();
                (engine.write)(&region, &stamp)
            }
        };
        let name = file_name(&region, clock::today().as_str());
        if file::download(&name, &text).is_err() {
            self.notice.set(Some(Notice::DownloadRefused));
            return;
        }
        self.notice.set(Some(Notice::SavedToFile {
            file: name,
            contacts_left_out: contacts,
        }));
        let now = clock::now();
        self.unfiled.set(Unfiled::new(0, now.0));
        let saved = matches!(self.save_state.get_untracked(), SaveState::Saved { .. });
        self.session.update_value(|session| {
            if contacts == 0 {
                session.in_file = InFile::Yes;
            }
            session.pending.changes = 0;
            session.pending.filed = Some(now);
        });
        // Where saving failed, what left as a file is remembered with the next try.
        if saved {
            self.save();
        }
    }
}

/// `Ave 2029 2026-11-21.json`.
fn file_name(region: &Region, today: &str) -> String {
    let (name, year) = (&region.header.name, region.header.target_year.0);
    file::safe_name(&format!("{name} {year} {today}")) + ".json"
}

#[cfg(test)]
mod tests {
    use enlace_engine::model::{Header, SchoolYear};

    use super::*;

    #[test]
    fn a_file_is_named_by_region_target_year_and_day() {
        let header = Header::new("r1".into(), "Ave / Cávado", "2026".into(), SchoolYear(2029));
        let name = file_name(&Region::new(header), "2026-11-21");
        assert_eq!(name, "Ave - Cávado 2029 2026-11-21.json");
    }
}
