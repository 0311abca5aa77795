//! What the rules of lists, renewals and answers promise, whatever the numbers.

use std::collections::BTreeSet;

use enlace_method::compute;
use enlace_method::figures::Coverage;
use enlace_model::offer::Modality;
use enlace_model::{Offer, OfferId, OfferStatus, Region, SchoolYear};
use proptest::prelude::*;
use serde_json::json;

use crate::laws::dice::Dice;
use crate::laws::flat::{Flat, near};
use crate::laws::oracle;
use crate::laws::region::{Content, File, region};
use crate::laws::{Shown, files, none, numbers, thousand};

/// The offers that count, each with why.
fn counted(coverage: &Coverage) -> BTreeSet<(OfferId, &'static str)> {
    let all = coverage.offers.iter();
    all.map(|o| (o.offer.clone(), o.standing.as_str()))
        .collect()
}

fn is_running_year(region: &Region, like: &Offer) -> bool {
    let all = region.offers.values();
    let mut of_year = all.filter(|o| o.school == like.school && o.start_year == like.start_year);
    of_year.any(|o| o.stands(&[OfferStatus::Running]))
}

/// The code under which a record counts.
fn last_code(file: &File, code: &str) -> String {
    let all = file["qualifications"].as_array().unwrap();
    let own = all.iter().find(|q| q["code"] == code);
    match own.and_then(|q| q["replaced_by"].as_str()) {
        Some(next) => last_code(file, next),
        None => code.to_owned(),
    }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn one_agreed_offer_of_a_new_course_never_empties_the_rest_of_a_list(
        Shown(file) in files(Content::Valid),
        throws in numbers(),
    ) {
        let before = region(&file);
        let mut after = before.clone();
        let dice = &mut Dice::new(&throws);
        if !before.offers.is_empty() {
            let like = before.offers.values().nth(dice.below(before.offers.len())).unwrap();
            let mut agreed = like.clone();
            agreed.id = "new".into();
            agreed.modality = Some(Modality::Adult.into());
            agreed.status = OfferStatus::Agreed.into();
            agreed.start_year = SchoolYear(before.header.target_year.0 - dice.pick(&[2, 3, 1, 4]));
            if !is_running_year(&before, &agreed) {
                after.offers.insert(agreed.id.clone(), agreed);
            }
        }
        let (before, after) = (counted(&compute(&before)), counted(&compute(&after)));
        prop_assert!(before.is_subset(&after), "{before:?} and {after:?}");
    }

    #[test]
    fn a_proposed_offer_that_is_not_in_view_counts_nowhere_and_ends_nothing(
        Shown(file) in files(Content::Valid),
    ) {
        let mut file = file;
        file["settings"]["include_proposed"] = false.into();
        let before = region(&file);
        let mut after = before.clone();
        after.offers.retain(|_, o| !o.stands(&[OfferStatus::Proposed]));
        prop_assert_eq!(counted(&compute(&before)), counted(&compute(&after)));
    }

    #[test]
    fn needs_and_relations_under_the_last_code_give_the_same_figures(
        Shown(file) in files(Content::Valid),
    ) {
        let mut renamed = file.clone();
        for (list, fields) in [("needs", &["qualification"][..]), ("relations", &["from", "to"])] {
            for record in renamed[list].as_array_mut().unwrap() {
                for field in fields {
                    if let Some(code) = record[*field].as_str() {
                        record[*field] = json!(last_code(&file, code));
                    }
                }
            }
        }
        let [before, after] = [&file, &renamed].map(|file| {
            let mut flat = Flat::of(&compute(&region(file)));
            // The hours of a short course are those of the code as recorded.
            flat.numbers.retain(|name, _| !name.ends_with("person_hours"));
            flat
        });
        none(before.differences(&after, 1e-9))?;
    }

    #[test]
    fn what_takes_the_place_of_a_statement_is_itself_not_superseded(Shown(file) in files(Content::Valid)) {
        let flat = Flat::of(&compute(&region(&file)));
        let named = flat.words.iter().filter(|(name, _)| name.starts_with("need.") && name.ends_with(".by"));
        for (name, by) in named {
            let stands = &flat.words[&format!("need.{by}.standing")];
            prop_assert!(stands == "counted" || stands == "expired", "{name}: {by} is {stands}");
        }
    }

    #[test]
    fn the_plain_computation_loses_and_counts_twice_nobody(Shown(file) in files(Content::Valid)) {
        let flat = oracle::figures(&region(&file));
        let total = |name: &str| flat.numbers[&format!("total.{name}")];
        let same = |a: f64, b: f64, what: &str| {
            prop_assert!(near(a, b, 1e-8), "{what}: {a} and {b}");
            Ok::<(), TestCaseError>(())
        };
        same(total("covered") + total("gap"), total("demand"), "covered and gap")?;
        let supply = total("covered") + total("lost_on_the_way") + total("surplus");
        same(supply, total("supply"), "covered, lost and surplus")?;
        let sum = |kinds: &[&str], figure: &str| -> f64 {
            let all = flat.numbers.iter().filter(|(name, _)| {
                let (of, own) = name.rsplit_once('.').unwrap();
                own == figure && kinds.iter().any(|kind| of.starts_with(kind))
            });
            all.filter(|(name, _)| !name.contains(".chain.")).map(|(_, n)| n).sum()
        };
        same(sum(&["q.", "unled."], "gap"), total("gap"), "gap of all")?;
        same(sum(&["q.", "unled."], "demand"), total("demand"), "demand of all")?;
        same(sum(&["offer."], "available"), total("supply"), "all offers")?;
        same(sum(&["need."], "counted"), total("demand"), "all needs")?;
        for (name, number) in &flat.numbers {
            prop_assert!(number.is_finite(), "{name} is {number}");
        }
    }
}
