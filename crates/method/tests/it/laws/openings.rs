//! Which classes to open agrees with a computation of the region in which they are.

use enlace_method::compute;
use enlace_method::openings::{OpeningAdvice, OpeningRow, Openings};
use enlace_model::{Offer, Region, SchoolYear, SettingId};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::laws::dice::Dice;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, numbers, thousand};

fn gap(region: &Region) -> f64 {
    compute(region).totals.gap.0
}

/// The region with these classes agreed for the year that supplies the target year, each a course of its
/// own, so that they take the place of nothing.
fn with_classes(region: &Region, rows: &[&OpeningRow]) -> Region {
    let in_force = region.in_force();
    let get = |id| in_force.get(id);
    let reach_work = (1.0 - get(SettingId::StudyShare)) * get(SettingId::StayShare);
    let a_pupil = get(SettingId::CompletionPrior) * reach_work;
    let mut region = region.clone();
    for (i, row) in rows.iter().enumerate() {
        let offer = json!({
            "id": format!("opened-{i}"), "school": row.school, "qualification": row.qualification,
            "modality": format!("opened-{i}"), "start_year": region.header.target_year.0 - 1,
            "duration": 1, "entrants": row.brings.0 / a_pupil, "status": "agreed",
        });
        let offer: Offer = serde_json::from_value(offer).unwrap();
        region.offers.insert(offer.id.clone(), offer);
    }
    region
}

fn check(region: &Region, intake: SchoolYear) -> Result<(), TestCaseError> {
    let openings = Openings::of(region, intake);
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * (1.0 + a.abs());
    let before = gap(region);
    let placed: Vec<&OpeningRow> = openings
        .rows
        .iter()
        .filter(|row| row.school.is_some() && row.classes.0 > 0.0)
        .collect();
    let fall = |rows: &[&OpeningRow]| before - gap(&with_classes(region, rows));
    if region.in_force().get(SettingId::CompletionPrior) > 0.0 {
        for row in &placed {
            let alone = fall(&[row]);
            prop_assert!(near(row.effect.0, alone), "{row:?} alone lowers by {alone}");
        }
        let all = fall(&placed);
        prop_assert!(near(openings.together.0, all), "{all} and {openings:?}");
    }
    // Each half class lowered the gap by at least half of what it brings.
    let brought: f64 = placed.iter().map(|row| row.brings.0).sum();
    prop_assert!(openings.together.0 >= brought / 2.0 - 1e-6, "{openings:?}");
    prop_assert!(openings.together.0 <= before + 1e-6);
    for row in &openings.rows {
        let halves = row.classes.0 * 2.0;
        prop_assert!(halves >= 0.0 && halves.fract() == 0.0);
        match &row.advice {
            OpeningAdvice::Open | OpeningAdvice::Enlarge => {
                prop_assert!(halves > 0.0 && row.school.is_some());
            }
            OpeningAdvice::Discuss(why) => prop_assert!(!why.is_empty()),
            OpeningAdvice::Keep => prop_assert!(halves == 0.0 && row.school.is_some()),
        }
    }
    // A school's course has one row, and every class of the intake some row.
    let mut known: Vec<_> = openings
        .rows
        .iter()
        .map(|row| (&row.qualification, &row.school))
        .collect();
    known.sort();
    let rows = known.len();
    known.dedup();
    prop_assert_eq!(known.len(), rows);
    Ok(())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn classes_to_open_lower_the_gap_as_they_say(
        Shown(file) in files(Content::Valid),
        years in 1..5_i32,
    ) {
        let region = region(&file);
        check(&region, SchoolYear(region.header.target_year.0 - years))?;
    }

    #[test]
    fn the_order_of_records_changes_no_class_to_open(
        Shown(file) in files(Content::Spoilt),
        order in numbers(),
    ) {
        let openings = |region: &Region| {
            Openings::of(region, SchoolYear(region.header.target_year.0.saturating_sub(3)))
        };
        let before = openings(&region(&file));
        let dice = &mut Dice::new(&order);
        let mut file = file;
        for list in file.values_mut() {
            if let Value::Array(records) = list {
                dice.shuffle(records);
            }
        }
        let after = openings(&region(&file));
        let rows = |o: &Openings| {
            let rows = o.rows.iter();
            let rows = rows.map(|r| (r.qualification.clone(), r.school.clone(), r.classes));
            rows.collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(&before), rows(&after));
        prop_assert!((before.together.0 - after.together.0).abs() <= 1e-6 * (1.0 + after.together.0));
    }
}
