//! The Ave sample: real municipalities, schools and names; everything else made up by a stated
//! rule with a seed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use enlace_exchange::json::{self, Stamp};
use enlace_model::{Record, Region, Table};

mod catalogue;
mod cohorts;
mod dice;
mod enterprises;
mod evidence;
mod header;
mod isco;
mod needs;
mod offers;
mod panels;
mod places;
mod schools;
mod tables;

/// Makes the sample's file anew; given a folder with the groups of ISCO-08, their list instead.
fn main() -> io::Result<()> {
    let (path, text) = match std::env::args_os().nth(1) {
        None => (path(), text()),
        Some(folder) => (
            public("codelists/isco-08.json"),
            isco::text(Path::new(&folder))?,
        ),
    };
    fs::create_dir_all(path.parent().unwrap_or(&path))?;
    fs::write(&path, text)
}

fn path() -> PathBuf {
    public("samples/ave.json")
}

fn public(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../public")
        .join(path)
}

/// The sample's file. Its stamp is a part of it, so that the same tables give the same bytes.
fn text() -> String {
    let stamp = Stamp {
        app: "cargo xtask sample".to_owned(),
        exported_at: format!("{}T08:00:00Z", header::REFERENCE_DATE),
        ..Stamp::default()
    };
    json::write(&build(), &stamp)
}

/// The region of the sample, the same every time.
fn build() -> Region {
    let mut hearing = evidence::Hearing::new();
    let enterprises = enterprises::enterprises();
    let needs = needs::needs(&enterprises, &mut hearing);
    let mut region = Region::new(header::header());
    region.settings = header::settings();
    region.municipalities = table(places::municipalities());
    region.travel_times = table(places::travel_times());
    region.qualifications = table(catalogue::qualifications());
    region.relations = table(catalogue::relations());
    region.enterprises = table(enterprises);
    region.sessions = table(hearing.sessions());
    region.panels = table(panels::panels(&hearing));
    region.evidence = table(hearing.into_evidence());
    region.needs = table(needs);
    region.schools = table(schools::schools());
    region.offers = table(offers::offers());
    region
}

/// The records by id; an id that is given twice would lose a record, so it stops the program.
fn table<T: Record>(records: Vec<T>) -> Table<T> {
    let count = records.len();
    let table: Table<T> = records
        .into_iter()
        .map(|record| (record.id().clone(), record))
        .collect();
    assert_eq!(table.len(), count, "an id of {:?} is given twice", T::KIND);
    table
}

#[cfg(test)]
mod tests {
    use enlace_model::check::Severity;

    use super::*;

    #[test]
    fn the_file_that_ships_is_the_one_that_the_tables_make() {
        let ships = fs::read_to_string(path()).expect("the sample lies in public/samples");
        assert!(
            ships == text(),
            "run `cargo xtask sample` and commit the file"
        );
    }

    #[test]
    fn the_sample_is_read_back_as_it_was_and_without_errors() {
        let opened = json::read(text().as_bytes()).expect("the sample is a file of Enlace");
        assert_eq!(opened.region, build());
        let errors: Vec<_> = opened
            .all_problems()
            .into_iter()
            .filter(|problem| problem.severity() == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}
