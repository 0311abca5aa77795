//! Enterprises and groups, evidence, and needs of every standing.

use serde_json::{Value, json};

use crate::laws::dice::Dice;
use crate::laws::region::catalogue::occupation;
use crate::laws::region::{File, answers, put};

/// Most of one sector and its parts, so that groups have enterprises to speak for.
const SECTORS: &[(&str, &str)] = &[
    ("CAE-Rev.3", "13"),
    ("CAE-Rev.3", "13"),
    ("CAE-Rev.3", "131"),
    ("CAE-Rev.4", "13"),
    ("CAE-Rev.3", "1310"),
    ("CAE-Rev.3", "131"),
    ("CAE-Rev.3", "25"),
];

const DATES: &[&str] = &[
    "2026-02-01",
    "2026-03-01",
    "2025-06",
    "2024",
    "2019-05-05",
    "2010-01-01",
    "2012-11",
    "2025-06-15",
    "2027-01-01",
    "soon",
];

/// Units that an upskill need names, some of them twice.
const NAMED: &[&[&str]] = &[
    &["u1"],
    &["u2", "u2"],
    &["u4"],
    &["u3", "u1", "u3"],
    &["u9"],
    &["u4", "u3"],
];

/// What needs are made of: who speaks, on which evidence, where, about what.
pub struct Known<'a> {
    pub speakers: Vec<&'a str>,
    pub pieces: Vec<&'a str>,
    pub places: &'a [&'a str],
    pub qualifications: &'a [&'a str],
    pub target_year: i32,
}

pub fn add(
    file: &mut File,
    dice: &mut Dice,
    places: &[&str],
    qualifications: &[&str],
    target_year: i32,
) {
    let enterprises: Vec<String> = (0..dice.pick(&[4, 3, 6, 5, 2, 1, 0]))
        .map(|i| format!("E{i}"))
        .collect();
    let groups: Vec<String> = (0..dice.pick(&[1, 2, 0, 1, 2]))
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
    let known = Known {
        speakers: enterprises
            .iter()
            .chain(&groups)
            .map(String::as_str)
            .collect(),
        pieces: pieces.iter().map(String::as_str).collect(),
        places,
        qualifications,
        target_year,
    };
    let count = dice.pick(&[5, 3, 8, 6, 4, 10, 2, 0]);
    let mut needs: Vec<File> = (0..count).map(|_| need(dice, &known)).collect();
    if !known.speakers.is_empty() {
        for _ in 0..dice.pick(&[1, 2, 0, 3]) {
            needs.extend(answers::schedule(dice, &known));
        }
        needs.extend(answers::upskill(dice, &known));
        for group in &groups {
            needs.extend(answers::group(dice, &known, group, &enterprises));
        }
    }
    // Ids that follow no order.
    let mut numbers: Vec<usize> = (0..needs.len()).collect();
    dice.shuffle(&mut numbers);
    for (need, number) in needs.iter_mut().zip(numbers) {
        need.insert("id".into(), format!("N{number:02}").into());
    }
    let needs = needs.into_iter().map(Value::Object);
    file.insert("needs".into(), needs.collect());
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
    // A group more often speaks for a whole sector.
    let sectors = if kind == "group" {
        &SECTORS[..4]
    } else {
        SECTORS
    };
    if dice.chance(80) {
        let (system, code) = dice.pick(sectors);
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

/// A statement that has nothing to do with the others.
fn need(dice: &mut Dice, known: &Known) -> File {
    let mut need = File::new();
    let kind = if dice.chance(22) {
        "upskill"
    } else {
        "recruit"
    };
    need.insert("kind".into(), kind.into());
    let mut group = false;
    if !known.speakers.is_empty() && !dice.chance(5) {
        let speaker = dice.pick(&known.speakers);
        group = speaker.starts_with('G');
        need.insert("enterprise".into(), speaker.into());
    }
    if group && dice.chance(50) {
        need.insert("whole_region".into(), true.into());
    } else if !known.places.is_empty() && dice.chance(40) {
        need.insert("municipality".into(), dice.pick(known.places).into());
    }
    target(&mut need, dice, known);
    people(&mut need, dice);
    put(
        &mut need,
        "first_year",
        dice.maybe(80, &[2026, 2029, 2028, 2025, 2027, 2020, 2030]),
    );
    put(&mut need, "years", dice.maybe(60, &[1, 2, 3, 5]));
    put(&mut need, "difficulty", dice.maybe(50, &[3, 4, 0, 2]));
    rest(&mut need, dice, known);
    if dice.chance(if kind == "upskill" { 60 } else { 10 }) {
        let named = dice.pick(NAMED);
        need.insert("units".into(), json!(named));
    }
    need
}

/// What is wanted: mostly a qualification or an occupation.
pub fn target(need: &mut File, dice: &mut Dice, known: &Known) {
    let qualifications = known.qualifications;
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
                need,
                "qualification",
                (!qualifications.is_empty()).then(|| qualifications[0]),
            );
        }
    }
}

/// Reason, evidence and a chance set by hand.
pub fn rest(need: &mut File, dice: &mut Dice, known: &Known) {
    put(
        need,
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
    if !known.pieces.is_empty() && !dice.chance(10) {
        need.insert("evidence".into(), dice.pick(&known.pieces).into());
    }
    if dice.chance(38) {
        let value = dice.pick(&[1.0, 0.0, 1.0, 0.5, 0.95, 0.0, 1.0]);
        need.insert(
            "probability".into(),
            json!({ "value": value, "reason": "they said so" }),
        );
    }
}

/// A number, a range, one end of a range, or no answer.
pub fn people(need: &mut File, dice: &mut Dice) {
    match dice.below(10) {
        0..=4 => put(
            need,
            "persons",
            Some(dice.pick(&[10.0, 3.0, 6.0, 25.0, 0.0, 2.5, 60.0, 8.0])),
        ),
        5..=7 => {
            let low = dice.pick(&[0.0, 2.0, 10.0]);
            put(need, "low", Some(low));
            put(need, "high", Some(low + dice.pick(&[5.0, 0.0, 20.0])));
        }
        8 => put(need, dice.pick(&["low", "high"]), Some(4.0)),
        _ => {}
    }
}
