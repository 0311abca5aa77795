//! The official lists of Portugal into a new region and into the sample: what is official stays as it is.

use std::collections::BTreeMap;

use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_exchange::json;
use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, LeftOut, Plan};

use crate::import::shared::real;
use crate::import::{empty, import, planned, read, recognised};

/// A file of the project itself.
fn own(path: &str) -> Vec<u8> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    std::fs::read(format!("{root}{path}")).expect("it is in the project")
}

/// A region that was begun with the six municipalities of the Cávado, as the page begins one.
fn cavado() -> Region {
    let list: serde_json::Value =
        serde_json::from_slice(&own("public/codelists/pt-municipalities.json")).unwrap();
    let mut region = empty();
    for place in list["municipalities"].as_array().unwrap() {
        // Code, name, NUTS 3, latitude, longitude, population.
        if place[2] == "PT112" {
            let record = serde_json::json!({
                "code": place[0], "name": place[1], "latitude": place[3], "longitude": place[4],
            });
            json::read_record(Kind::Municipality, &record.to_string(), &mut region).unwrap();
        }
    }
    region
}

/// Names, titles and outlines of the records that have official codes.
fn official(region: &Region) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for kind in [Kind::Municipality, Kind::Qualification, Kind::School] {
        AnyRecord::each_text(kind, region, &mut |code, text| {
            let document = RecordText::of(text);
            for field in ["name", "title", "outline"] {
                if let Some(value) = document.value(field) {
                    all.insert(
                        format!("{} {code} {field}", kind.as_str()),
                        value.to_string(),
                    );
                }
            }
        });
    }
    all
}

/// Taken, unchanged, refused, of elsewhere.
fn counts(plan: &Plan) -> [usize; 4] {
    let tally = plan.tally();
    let elsewhere = tally.left_out.iter();
    let mut elsewhere = elsewhere.filter(|(reason, _)| *reason == LeftOut::Elsewhere);
    let elsewhere = elsewhere.next().map_or(0, |(_, count)| *count);
    [tally.taken, tally.unchanged, tally.refused, elsewhere]
}

/// Imports official lists one after the other, with the counts that are expected of each.
fn check(mut region: Region, lists: &[(&str, [usize; 4])]) {
    for (path, expected) in lists {
        let Some(bytes) = real(path) else {
            continue;
        };
        let before = official(&region);
        let table = read(&bytes);
        let mapping = recognised(&table, &region);
        let plan = planned(&table, &mapping, &region, &[]);
        assert_eq!(
            counts(&plan),
            *expected,
            "{path} {:?}",
            plan.refused.first()
        );
        let tally = plan.tally();
        let left_out: usize = tally.left_out.iter().map(|(_, count)| count).sum();
        let all = tally.taken + tally.unchanged + tally.refused + left_out;
        assert_eq!(all, table.grid.rows(), "{path}: each row ends once");
        import(&plan, &mut region);
        let after = official(&region);
        for (what, was) in before {
            assert_eq!(after.get(&what), Some(&was), "{path}");
        }
        let again = planned(&table, &mapping, &region, &[]);
        let touched = again
            .records
            .iter()
            .filter(|one| one.fate != Fate::Unchanged);
        assert_eq!(
            touched.count(),
            0,
            "{path}: a second time it changes nothing"
        );
    }
}

const PLACES: &str = "pt-concelhos-nuts/coconuts_final.csv";
const OUTLINES: &str = "pt-geo/caop2019_low3.geojson";
const AVE: &str = "pt-outlines/ave.geojson";
const PEOPLE: &str = "pt-pordata-populacao/PORDATA_2019_Estimativas-a-31-12.csv";
const WORKBOOK: &str = "pt-pordata-populacao/PORDATA_2020_Estimativas-a-31-12.xlsx";
const SCHOOLS: &str = "pt-escolas/escolas.csv";
const QUALIFICATIONS: &str = "pt-cnq/cnq_qualification_codes.csv";

#[test]
fn official_lists_fill_a_new_region_of_the_cavado() {
    // Bragança is asked about: it may be Braga.
    check(
        cavado(),
        &[
            (PLACES, [0, 6, 0, 321]),
            (OUTLINES, [6, 0, 0, 302]),
            (AVE, [0, 0, 0, 8]),
            (PEOPLE, [6, 0, 1, 301]),
            (WORKBOOK, [6, 0, 1, 301]),
            (SCHOOLS, [387, 0, 232, 8575]),
            (QUALIFICATIONS, [8, 0, 0, 0]),
        ],
    );
}

#[test]
fn official_lists_change_nothing_official_in_the_sample_of_the_ave() {
    let opened = json::read(&own("public/samples/ave.json")).expect("it is a region");
    check(
        opened.region,
        &[
            (PLACES, [0, 8, 0, 319]),
            (OUTLINES, [0, 8, 0, 300]),
            (AVE, [0, 8, 0, 0]),
            (PEOPLE, [0, 8, 0, 300]),
            (WORKBOOK, [8, 0, 0, 300]),
            (SCHOOLS, [351, 2, 232, 8609]),
            (QUALIFICATIONS, [0, 8, 0, 0]),
        ],
    );
}
