//! The open region leaves as a file.

use enlace_engine::exchange::json::{self, Stamp};
use enlace_engine::model::Region;
use leptos::prelude::*;

use crate::browser::{clock, file};
use crate::workspace::Workspace;
use crate::workspace::notice::Notice;
use crate::workspace::session::InFile;

impl Workspace {
    /// Hands the open region to the user as a file, named by region, target year and day. Contacts
    /// are personal data and stay here; the notice says how many.
    pub fn save_to_file(self) {
        let Some(region) = self.region.get_untracked() else {
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
            0 => json::write(&region, &stamp),
            _ => {
                let mut region = Region::clone(&region);
                region.contacts.clear();
                json::write(&region, &stamp)
            }
        };
        let name = file_name(&region, clock::today().as_str());
        self.notice.set(Some(match file::download(&name, &text) {
            Ok(()) => Notice::SavedToFile {
                file: name,
                contacts_left_out: contacts,
            },
            Err(file::DownloadRefused) => Notice::DownloadRefused,
        }));
        if contacts == 0 {
            self.session
                .update_value(|session| session.in_file = InFile::Yes);
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
