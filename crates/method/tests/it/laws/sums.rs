//! Sums of firms: what a school is told of what enterprises want is nearly nobody's own number.

use std::collections::BTreeMap;

use enlace_exchange::profile::{Audience, Contacts, Profile, slice, sums_of};
use enlace_method::compute;
use enlace_method::figures::NeedStanding;
use enlace_model::check::{bare_tax_number, firm_name};
use enlace_model::{Need, Region, Target};
use proptest::prelude::*;

use crate::laws::dice::Dice;
use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, numbers, thousand};

/// What each firm adds to the sums of each qualification, looked up one by one: all records of one name, or
/// of one tax number, are one firm, and a need of nobody in particular is a firm of its own.
fn contributions(region: &Region) -> BTreeMap<String, Vec<f64>> {
    let figures = compute(region);
    let mut found: BTreeMap<String, Vec<(Option<&Need>, f64)>> = BTreeMap::new();
    for (id, standing) in figures.needs.standing.iter() {
        let (NeedStanding::Counted(wanted), Some(need)) = (standing, region.needs.get(id)) else {
            continue;
        };
        if let Target::Qualification(code) = need.target()
            && wanted.0 > 0.0
        {
            let newest = renewed(region, code.as_str());
            found
                .entry(newest)
                .or_default()
                .push((Some(need), wanted.0));
        }
    }
    let of_one_firm = |a: &Need, b: &Need| -> bool {
        let (Some(a), Some(b)) = (&a.enterprise, &b.enterprise) else {
            return false;
        };
        let (Some(a), Some(b)) = (region.enterprises.get(a), region.enterprises.get(b)) else {
            return a == b;
        };
        let number = |text: &Option<String>| text.as_deref().and_then(bare_tax_number);
        let same_number =
            number(&a.tax_number).is_some() && number(&a.tax_number) == number(&b.tax_number);
        a.id == b.id || same_number || firm_name(&a.name) == firm_name(&b.name)
    };
    let mut firms = BTreeMap::new();
    for (code, mut all) in found {
        let mut each = Vec::new();
        while let Some((Some(first), mut sum)) = all.pop() {
            // What is of one firm with any of them is of that firm, too.
            let mut own = vec![first];
            let mut at = 0;
            while at < own.len() {
                let one = own[at];
                all.retain(|(need, wanted)| {
                    let joins = need.is_some_and(|need| of_one_firm(one, need));
                    if joins {
                        sum += wanted;
                        own.extend(need);
                    }
                    !joins
                });
                at += 1;
            }
            each.push(sum);
        }
        firms.insert(code, each);
    }
    firms
}

/// The code under which a qualification counts that others took the place of.
fn renewed(region: &Region, code: &str) -> String {
    enlace_model::renewal::Renewals::of(region)
        .code_of(&code.into())
        .as_str()
        .to_owned()
}

/// The region with more needs of few firms, some of them recorded twice.
fn crowded(mut region: Region, numbers: &[u32]) -> Region {
    let dice = &mut Dice::new(numbers);
    let all: Vec<_> = region.enterprises.keys().cloned().collect();
    let codes: Vec<_> = region.qualifications.keys().cloned().collect();
    if all.is_empty() || codes.is_empty() {
        return region;
    }
    for pair in all.windows(2) {
        match dice.below(4) {
            0 => {
                let name = region.enterprises[&pair[0]].name.to_uppercase();
                region.enterprises.get_mut(&pair[1]).unwrap().name = name;
            }
            1 => {
                for id in pair {
                    let own = region.enterprises.get_mut(id).unwrap();
                    own.tax_number = Some("501 442 600".to_owned());
                }
            }
            _ => {}
        }
    }
    let needs: Vec<_> = region.needs.keys().cloned().collect();
    for id in needs {
        let need = region.needs.get_mut(&id).unwrap();
        if dice.chance(70) {
            need.qualification = Some(codes[dice.below(codes.len().min(3))].clone());
            need.occupation = None;
            need.enterprise = Some(all[dice.below(all.len())].clone());
            need.first_year = Some(region.header.target_year);
            need.persons = Some(enlace_model::Persons(
                dice.pick(&[0.0, 1.0, 2.0, 5.0, 60.0]),
            ));
        }
    }
    region
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn behind_every_sum_that_is_told_stand_three_firms_and_none_is_nearly_all_of_it(
        Shown(file) in files(Content::Spoilt), more in numbers(),
    ) {
        let region = crowded(region(&file), &more);
        let Some(school) = region.schools.keys().next() else {
            return Ok(());
        };
        let profile = Profile {
            audience: Audience::School,
            partner: school.to_string(),
            contacts: Contacts::LeftOut,
        };
        let told = sums_of(&slice(&region, &profile, ""));
        let each = contributions(&region);
        for sum in told {
            let Some((wanted, firms)) = sum.told else { continue };
            let own = &each[sum.qualification.as_str()];
            let all: f64 = own.iter().sum();
            let largest = own.iter().copied().fold(0.0, f64::max);
            prop_assert!(own.len() >= 3 && firms.0 <= own.len() as f64, "{own:?}");
            prop_assert!(largest <= 0.8 * all + 1e-9, "{own:?}");
            prop_assert!((wanted.0 - all).abs() <= 0.05 + 1e-9, "{own:?}");
        }
    }
}
