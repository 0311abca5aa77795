//! Enterprises and groups, evidence, and needs of every standing.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::region::catalogue::occupation;
use crate::region::{File, put};

const SECTORS: &[(&str, &str)] = &[
    ("CAE-Rev.3", "13"),
    ("CAE-Rev.3", "131"),
    ("CAE-Rev.3", "25"),
    ("CAE-Rev.4", "13"),
];

const DATES: &[&str] = &[
    "2026-02-01",
    "2026-03-01",
    "2025-06",
    "2024",
    "2019-05-05",
    "2010-01-01",
    "2027-01-01",
    "soon",
];

pub fn add(file: &mut File, dice: &mut Dice, places: &[&str], qualifications: &[&str]) {
    let enterprises: Vec<String> = (0..dice.pick(&[4, 3, 6, 5, 2, 1, 0]))
        .map(|i| format!("E{i}"))
        .collect();
    let groups: Vec<String> = (0..dice.pick(&[0, 1, 2]))
        .map(|i| format!("G{i}"))
        .collect();
    let mut all: Vec<Value> = enterprises
        .iter()
        .map(|id| speaker(dice, id, "enterprise", places))
        .collect();
    all.extend(groups.iter().map(|id| speaker(dice, id, "group", places)));
    file.insert("enterprises".into(), all.into());
    let pieces: Vec<String> = (0..dice.pick(&[6, 5, 3, 8, 1, 0]))
        .map(|i| format!("V{i}"))
        .collect();
    let evidence: Vec<Value> = pieces.iter().map(|id| piece(dice, id)).collect();
    file.insert("evidence".into(), evidence.into());
    let speakers: Vec<&str> = enterprises
        .iter()
        .chain(&groups)
        .map(String::as_str)
        .collect();
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    let count = dice.pick(&[8, 4, 14, 10, 6, 12, 2, 0]);
    let needs: Vec<Value> = (0..count)
        .map(|i| need(dice, i, &speakers, &pieces, places, qualifications))
        .collect();
    file.insert("needs".into(), needs.into());
}

fn speaker(dice: &mut Dice, id: &str, kind: &str, places: &[&str]) -> Value {
    let mut speaker = File::new();
    speaker.insert("id".into(), id.into());
    speaker.insert("name".into(), id.into());
    if kind == "group" || dice.chance(20) {
        speaker.insert("kind".into(), kind.into());
    }
    if !places.is_empty() && !dice.chance(15) {
        speaker.insert("municipality".into(), dice.pick(places).into());
    }
    if dice.chance(70) {
        let (system, code) = dice.pick(SECTORS);
        speaker.insert("sector".into(), json!({ "system": system, "code": code }));
    }
    speaker.into()
}

fn piece(dice: &mut Dice, id: &str) -> Value {
    let kinds = [
        "survey",
        "commitment",
        "interview",
        "focus_group",
        "statistic",
        "hearsay",
        "rumour",
    ];
    let mut piece = File::new();
    piece.insert("id".into(), id.into());
    put(&mut piece, "kind", dice.maybe(90, &kinds));
    put(&mut piece, "date", dice.maybe(85, DATES));
    piece.into()
}

fn need(
    dice: &mut Dice,
    i: usize,
    speakers: &[&str],
    pieces: &[&str],
    places: &[&str],
    qualifications: &[&str],
) -> Value {
    let mut need = File::new();
    need.insert("id".into(), format!("N{i:02}").into());
    let kind = if dice.chance(12) {
        "upskill"
    } else {
        "recruit"
    };
    need.insert("kind".into(), kind.into());
    let mut group = false;
    if !speakers.is_empty() && !dice.chance(5) {
        let speaker = dice.pick(speakers);
        group = speaker.starts_with('G');
        need.insert("enterprise".into(), speaker.into());
    }
    if group && dice.chance(50) {
        need.insert("whole_region".into(), true.into());
    } else if !places.is_empty() && dice.chance(40) {
        need.insert("municipality".into(), dice.pick(places).into());
    }
    match dice.pick(&[0, 0, 3, 0, 0, 1, 1, 0, 2]) {
        0 if !qualifications.is_empty() => {
            need.insert("qualification".into(), dice.pick(qualifications).into());
        }
        0 | 1 => {
            need.insert("occupation".into(), occupation(dice));
        }
        2 => {
            need.insert("text".into(), "somebody who can sew".into());
        }
        _ => {
            put(
                &mut need,
                "qualification",
                (!qualifications.is_empty()).then(|| qualifications[0]),
            );
        }
    }
    people(&mut need, dice);
    put(
        &mut need,
        "first_year",
        dice.maybe(80, &[2026, 2029, 2028, 2025, 2027, 2020, 2030]),
    );
    put(&mut need, "years", dice.maybe(60, &[1, 2, 3, 5]));
    put(
        &mut need,
        "reason",
        dice.maybe(
            70,
            &[
                "expansion",
                "replacement",
                "new_technology",
                "other",
                "whim",
            ],
        ),
    );
    put(&mut need, "difficulty", dice.maybe(50, &[3, 4, 0, 2]));
    if !pieces.is_empty() && !dice.chance(10) {
        need.insert("evidence".into(), dice.pick(pieces).into());
    }
    if dice.chance(20) {
        let value = dice.pick(&[1.0, 0.0, 0.5, 0.95]);
        need.insert(
            "probability".into(),
            json!({ "value": value, "reason": "they said so" }),
        );
    }
    if dice.chance(30) {
        need.insert("units".into(), json!([dice.pick(&["u1", "u2", "u9"])]));
    }
    need.into()
}

/// A number, a range, one end of a range, or no answer.
fn people(need: &mut File, dice: &mut Dice) {
    match dice.below(10) {
        0..=5 => put(
            need,
            "persons",
            Some(dice.pick(&[10.0, 3.0, 60.0, 25.0, 0.0, 2.5])),
        ),
        6..=7 => {
            let low = dice.pick(&[0.0, 2.0, 10.0]);
            put(need, "low", Some(low));
            put(need, "high", Some(low + dice.pick(&[5.0, 0.0, 20.0])));
        }
        8 => put(need, dice.pick(&["low", "high"]), Some(4.0)),
        _ => {}
    }
}
