//! What enterprises want in all, by qualification, without naming or betraying any of them.

use serde_json::{Value, json};

use enlace_method::figures::CellTarget;
use enlace_method::{Coverage, compute};
use enlace_model::order::put_in_order_of;
use enlace_model::{Need, Persons, QualificationCode, Rate, Region, Target};

/// A sum over fewer firms is not told.
pub const FEWEST_FIRMS: Persons = Persons(3.0);

/// The field of the file around the region in which the sums stand.
pub const SUMS: &str = "regional_sums";

/// What the region's enterprises want of a qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub qualification: QualificationCode,
    /// People a year and the firms that want them; `None`: fewer firms than may be told.
    pub told: Option<(Rate, Persons)>,
}

/// The sums of a region, by qualification. No total goes with them: with all but one of the sums it
/// would tell the one that is withheld.
pub fn sums(region: &Region) -> Vec<Sum> {
    let Coverage {
        qualifications,
        cells,
        ..
    } = compute(region);
    let mut firms: Vec<(&QualificationCode, &str)> =
        region.needs.values().filter_map(firm).collect();
    put_in_order_of(&mut firms, |firm| *firm);
    firms.dedup();
    let all = qualifications.iter().map(|figures| {
        let code = &figures.code;
        let of_it = firms.iter().filter(|(own, _)| *own == code).count();
        let firms = (of_it as f64).min(figures.enterprises_heard.0);
        let target = CellTarget::Qualification(code.clone());
        let cells = cells.iter().filter(|cell| cell.target == target);
        let wanted: Rate = cells.map(|cell| cell.demand).sum();
        (code, wanted, firms)
    });
    all.filter(|(_, wanted, _)| wanted.0 > 0.0)
        .map(|(code, wanted, firms)| Sum {
            qualification: code.clone(),
            told: (firms >= FEWEST_FIRMS.0)
                .then(|| (Rate((wanted.0 * 10.0).round() / 10.0), Persons(firms))),
        })
        .collect()
}

/// Who wants people of which qualification.
fn firm(need: &Need) -> Option<(&QualificationCode, &str)> {
    let wants = need.is_recruit() && need.range().1.0 > 0.0;
    match (need.target(), &need.enterprise) {
        (Target::Qualification(code), Some(firm)) if wants => Some((code, firm.as_str())),
        _ => None,
    }
}

/// The sums as they stand in a file.
pub(super) fn value(sums: &[Sum]) -> Value {
    let one = |sum: &Sum| {
        let qualification = sum.qualification.as_str();
        match sum.told {
            Some((Rate(wanted), Persons(firms))) => json!({
                "qualification": qualification,
                "persons_a_year": wanted,
                "firms": firms as u64,
            }),
            None => json!({ "qualification": qualification, "firms": "<3" }),
        }
    };
    sums.iter().map(one).collect()
}

/// The sums that came with a file; empty where none did.
pub fn sums_of(region: &Region) -> Vec<Sum> {
    let mut around = region.envelope.iter();
    let found = around.find(|(key, _)| *key == SUMS);
    let all = found.and_then(|(_, value)| value.as_array());
    let read = |entry: &Value| {
        let told = entry["persons_a_year"]
            .as_f64()
            .zip(entry["firms"].as_f64());
        Some(Sum {
            qualification: entry["qualification"].as_str()?.into(),
            told: told.map(|(wanted, firms)| (Rate(wanted), Persons(firms))),
        })
    };
    all.into_iter().flatten().filter_map(read).collect()
}
