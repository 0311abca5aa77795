//! Qualifications with shared units, occupations, successors, and relations between them.

use serde_json::{Value, json};

use crate::laws::dice::Dice;
use crate::laws::region::{File, put};

const UNITS: &[&str] = &["u1", "u2", "u3", "u1", "u4"];

/// Occupations of four systems; an ESCO occupation always comes with the same group.
const OCCUPATIONS: &[(&str, &str, Option<&str>)] = &[
    ("isco-08", "7533", None),
    ("isco-08", "753", None),
    ("isco-08", "7531", None),
    ("isco-08", "312", None),
    ("isco-08", "75", None),
    ("isco-08", "7533.1", None),
    ("soc", "51-6031", None),
    ("soc", "51-6000", None),
    ("soc", "51-6030", None),
    (
        "esco",
        "http://data.europa.eu/esco/occupation/a",
        Some("7533"),
    ),
    (
        "esco",
        "http://data.europa.eu/esco/occupation/b",
        Some("3122"),
    ),
    ("esco", "http://data.europa.eu/esco/occupation/c", None),
    ("cpp", "P1", None),
    ("cpp", "P12", None),
];

/// An occupation as a file writes it.
pub fn occupation(dice: &mut Dice) -> Value {
    let (system, code, group) = dice.pick(OCCUPATIONS);
    let mut occupation = File::new();
    occupation.insert("system".into(), system.into());
    occupation.insert("code".into(), code.into());
    put(&mut occupation, "isco_group", group);
    occupation.into()
}

pub fn add(file: &mut File, dice: &mut Dice, codes: &[&str]) {
    let renewals = renewals(dice, codes);
    let all: Vec<Value> = (0..codes.len())
        .map(|i| qualification(dice, codes, i, &renewals))
        .collect();
    file.insert("qualifications".into(), all.into());
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut relations: Vec<Value> = Vec::new();
    let count = if codes.len() < 2 {
        0
    } else {
        dice.pick(&[0, 1, 3, 6, 10])
    };
    for i in 0..count {
        let (from, to) = (dice.pick(codes), dice.pick(codes));
        let value = dice.pick(&[0.5, 0.0, 1.0, 0.0, 0.2, 0.75]);
        if from != to && !pairs.contains(&(from, to)) {
            pairs.push((from, to));
            relations
                .push(json!({ "id": format!("R{i}"), "from": from, "to": to, "value": value }));
        }
    }
    file.insert("relations".into(), relations.into());
}

/// Which qualification took the place of each, as places in the list of codes; a successor stands further on,
/// so that there is no circle.
fn renewals(dice: &mut Dice, codes: &[&str]) -> Vec<Option<usize>> {
    let count = codes.len();
    let mut renewals = vec![None; count];
    match dice.pick(&[0, 1, 2, 1, 3, 2, 0, 3]) {
        // Here and there.
        1 => {
            for (i, renewal) in renewals.iter_mut().enumerate() {
                if i + 1 < count && dice.chance(25) {
                    *renewal = Some(i + 1 + dice.below(count - i - 1));
                }
            }
        }
        // A chain of two or three, each renewed by the next.
        2 if count > 1 => {
            let length = dice.pick(&[2, 1]).min(count - 1);
            let first = dice.below(count - length);
            let chain = renewals.iter_mut().enumerate().skip(first).take(length);
            for (i, renewal) in chain {
                *renewal = Some(i + 1);
            }
        }
        // Several that became one.
        3 if count > 2 => {
            let last = 2 + dice.below(count - 2);
            for renewal in renewals[..last].iter_mut().take(dice.pick(&[2, 3])) {
                *renewal = Some(last);
            }
        }
        _ => {}
    }
    renewals
}

fn qualification(dice: &mut Dice, codes: &[&str], i: usize, renewals: &[Option<usize>]) -> Value {
    let mut q = File::new();
    q.insert("code".into(), codes[i].into());
    q.insert("cnaef".into(), ["345", "521"][i % 2].into());
    put(&mut q, "level", dice.maybe(92, &[4, 4, 3, 4, 5]));
    put(&mut q, "eqf", dice.maybe(20, &[4, 3, 5]));
    put(
        &mut q,
        "duration",
        dice.maybe(85, &[3.0, 2.0, 3.0, 2.5, 3.0, 1.0, 1.0000000001]),
    );
    let percent = if renewals[i].is_some() { 90 } else { 40 };
    put(
        &mut q,
        "status",
        dice.maybe(
            percent,
            &["closed", "active", "renewed", "merged", "closed"],
        ),
    );
    put(&mut q, "replaced_by", renewals[i].map(|next| codes[next]));
    // A replacement often brings neither units nor occupations of its own.
    let is_replacement = renewals.contains(&Some(i));
    let units = match is_replacement && dice.chance(60) {
        true => 0,
        false => dice.pick(&[3, 2, 4, 1, 0]),
    };
    let units: Vec<Value> = (0..units).map(|_| unit(dice)).collect();
    q.insert("units".into(), units.into());
    let occupations = match is_replacement && dice.chance(50) {
        true => 0,
        false => dice.pick(&[1, 0, 2, 3]),
    };
    let occupations: Vec<Value> = (0..occupations).map(|_| occupation(dice)).collect();
    q.insert("occupations".into(), occupations.into());
    let relevance = dice.pick(&[1, 0, 2, 3]);
    let relevance: Vec<Value> = (0..relevance)
        .map(|_| {
            json!({
                "territory": dice.pick(&["PT", "PT1", "PT11", "PT119", "ES", "PT2"]),
                "level": dice.below(10) + 1,
                "year": 2020 + dice.below(4),
            })
        })
        .collect();
    q.insert("relevance".into(), relevance.into());
    q.into()
}

fn unit(dice: &mut Dice) -> Value {
    let mut unit = File::new();
    unit.insert("code".into(), dice.pick(UNITS).into());
    put(
        &mut unit,
        "hours",
        dice.maybe(95, &[50, 25, 100, 50, 75, 0]),
    );
    put(
        &mut unit,
        "component",
        dice.maybe(70, &["technological", "scientific"]),
    );
    unit.into()
}
