//! Files of tables that were dropped wait for the page Import, one after the other.

use leptos::prelude::*;

use crate::browser::file::PickedFile;
use crate::state::transfers::Transfers;

/// What was among files that were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFiles {
    /// Regions only, which are being opened.
    Regions,
    /// Tables too, which wait.
    WithTables,
}

/// The ends of the names of files that hold regions.
const REGIONS: [&str; 5] = [".enlace", ".age", ".zip", ".gz", ".json"];

impl Transfers {
    /// Opens regions, and lets tables wait for the import.
    pub fn take_files(self, files: Vec<PickedFile>) -> TakenFiles {
        let (regions, tables): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| is_region(&file.name()));
        let taken = match tables.is_empty() {
            true => TakenFiles::Regions,
            false => TakenFiles::WithTables,
        };
        self.tables.update_value(|waiting| waiting.extend(tables));
        if !regions.is_empty() {
            self.open_files(regions);
        }
        taken
    }

    /// Lets tables wait.
    pub fn wait_for_import(self, files: impl IntoIterator<Item = PickedFile>) {
        self.tables.update_value(|waiting| waiting.extend(files));
    }

    /// The name of the table that comes next.
    pub fn next_table(self) -> Option<String> {
        self.tables
            .with_value(|waiting| waiting.first().map(PickedFile::name))
    }

    /// Takes the table that comes next.
    pub fn take_table(self) -> Option<PickedFile> {
        let mut next = None;
        self.tables.update_value(|waiting| {
            if !waiting.is_empty() {
                next = Some(waiting.remove(0));
            }
        });
        next
    }
}

fn is_region(name: &str) -> bool {
    let name = name.to_lowercase();
    REGIONS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_region_or_a_table_by_the_end_of_its_name() {
        for name in [
            "Ave 2030.enlace",
            "AVE.ENLACE",
            "ave.enlace.age",
            "respostas.zip",
            "ave.json",
        ] {
            assert!(is_region(name), "{name}");
        }
        for name in [
            "oferta.csv",
            "oferta.xlsx",
            "municipios.geojson",
            "enlace",
            "",
        ] {
            assert!(!is_region(name), "{name}");
        }
    }
}
