//! The same region gives the same figures, however its file is ordered and however often it is written.

use enlace_exchange::json::{Stamp, read, write};
use enlace_method::compute;
use proptest::prelude::*;
use serde_json::Value;

use crate::laws::dice::Dice;
use crate::laws::flat::Flat;
use crate::laws::region::{Content, File, region};
use crate::laws::{Shown, files, none, numbers, thousand};

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn the_order_of_records_in_the_file_changes_no_figure_by_a_bit(
        Shown(file) in files(Content::Valid),
        order in numbers(),
    ) {
        let before = compute(&region(&file));
        let dice = &mut Dice::new(&order);
        let mut file = file;
        for list in file.values_mut() {
            if let Value::Array(records) = list {
                dice.shuffle(records);
            }
        }
        let after = compute(&region(&file));
        none(Flat::of(&before).differences(&Flat::of(&after), 0.0))?;
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_region_written_and_read_again_gives_the_same_figures(Shown(file) in files(Content::Valid)) {
        check_round_trip(&file)?;
    }

    #[test]
    fn a_spoilt_region_written_and_read_again_gives_the_same_figures(Shown(file) in files(Content::Spoilt)) {
        check_round_trip(&file)?;
    }
}

fn check_round_trip(file: &File) -> Result<(), TestCaseError> {
    let region = region(file);
    let stamp = Stamp {
        app: "test".into(),
        exported_at: "2026-03-01T00:00:00Z".into(),
        ..Stamp::default()
    };
    let again = read(write(&region, &stamp).as_bytes()).unwrap().region;
    let (before, after) = (compute(&region), compute(&again));
    none(Flat::of(&before).differences(&Flat::of(&after), 0.0))?;
    prop_assert_eq!(before, after);
    Ok(())
}
