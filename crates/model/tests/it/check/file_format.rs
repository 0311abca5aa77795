//! The example of `docs/file-format.md` is a file as Enlace writes it, and gives the figures that stand
//! below it.

use enlace_exchange::json::{Stamp, read, write};
use enlace_method::compute;
use enlace_model::{Header, Kind};

const DOCUMENT: &str = include_str!("../../../../../docs/file-format.md");

/// The text of the example.
fn example() -> &'static str {
    let after = DOCUMENT.split("```json\n").nth(1);
    let block = after.and_then(|text| text.split("```").next());
    block.expect("the document has an example")
}

#[test]
fn the_example_is_a_file_without_problems_written_as_enlace_writes() {
    let opened = read(example().as_bytes()).expect("the example opens");
    assert_eq!(opened.all_problems(), []);
    let stamp = Stamp {
        app: opened.envelope.app.clone().unwrap_or_default(),
        exported_at: opened.envelope.exported_at.clone().unwrap_or_default(),
        ..Stamp::default()
    };
    assert_eq!(write(&opened.region, &stamp), example());
}

#[test]
fn the_example_gives_the_figures_that_stand_below_it() {
    let region = read(example().as_bytes())
        .expect("the example opens")
        .region;
    let coverage = compute(&region);
    let [q] = &coverage.qualifications[..] else {
        panic!("the example has one qualification")
    };
    let said = format!(
        "`enlace coverage` gives for {} in {}: demand {:.4}, supply {:.4}, gap {:.4}, coverage {:.4}.",
        q.code.as_str(),
        coverage.target_year.0,
        q.demand.0,
        q.supply.0,
        q.gap.0,
        q.coverage.map_or(f64::NAN, |share| share.0),
    );
    assert!(DOCUMENT.contains(&said), "{said}");
}

#[test]
fn the_document_names_every_list_and_every_field_of_the_header() {
    let lists = Kind::ALL.iter().map(|kind| kind.as_str());
    for name in lists.chain(Header::FIELDS.iter().copied()) {
        assert!(DOCUMENT.contains(&format!("`{name}`")), "{name}");
    }
}
