//! Spoils a region's file: what a hand, another program or a damaged disk may leave in it.

use serde_json::{Value, json};

use crate::laws::dice::Dice;
use crate::laws::region::File;

const LISTS: &[&str] = &[
    "needs",
    "offers",
    "qualifications",
    "municipalities",
    "travel_times",
    "evidence",
    "enterprises",
    "schools",
    "relations",
];

pub fn spoil(file: &mut File, dice: &mut Dice) {
    for _ in 0..dice.below(12) + 1 {
        let list = dice.pick(LISTS);
        let Some(Value::Array(records)) = file.get_mut(list) else {
            continue;
        };
        if records.is_empty() {
            continue;
        }
        let at = dice.below(records.len());
        match dice.below(4) {
            0 => set(&mut records[at], list, dice),
            1 => spoil_value(&mut records[at], dice),
            2 => set(&mut records[at], list, dice),
            _ => {
                records.remove(at);
            }
        }
    }
    if dice.chance(25) {
        circle(file, dice);
    }
    if dice.chance(20) {
        let strange = [json!("no date"), json!("2026-02-31"), json!("")];
        file.insert("reference_date".into(), strange[dice.below(3)].clone());
    }
    if dice.chance(20) {
        file.insert(
            "target_year".into(),
            dice.pick(&[0, i32::MAX, i32::MIN, 1_000_000]).into(),
        );
    }
    if let (true, Some(Value::Object(settings))) = (dice.chance(30), file.get_mut("settings")) {
        let key = dice.pick(&[
            "near_minutes",
            "class_minimum",
            "band_balanced",
            "weight_volume",
        ]);
        settings.insert(key.into(), dice.pick(&[0.0, 100.0, 1e-300]).into());
    }
}

/// Lets one to three qualifications replace each other in a circle.
fn circle(file: &mut File, dice: &mut Dice) {
    let Some(Value::Array(all)) = file.get_mut("qualifications") else {
        return;
    };
    let length = dice.pick(&[2, 1, 3]).min(all.len());
    let codes: Vec<Value> = all.iter().take(length).map(|q| q["code"].clone()).collect();
    for (i, q) in all.iter_mut().take(length).enumerate() {
        q["replaced_by"] = codes[(i + 1) % length].clone();
    }
}

/// Sets a field that matters to a value that cannot be.
fn set(record: &mut Value, list: &str, dice: &mut Dice) {
    let fields: &[&str] = match list {
        "needs" => &[
            "qualification",
            "municipality",
            "enterprise",
            "evidence",
            "whole_region",
            "years",
            "first_year",
            "persons",
        ],
        "offers" => &[
            "qualification",
            "school",
            "duration",
            "start_year",
            "places",
            "shared_with",
            "entrants",
            "fill",
        ],
        "qualifications" => &["replaced_by", "level", "duration"],
        "municipalities" => &["latitude", "longitude"],
        "travel_times" => &["from", "to", "minutes"],
        "relations" => &["from", "to", "value"],
        "schools" => &["municipality", "fill"],
        _ => &["municipality", "date", "kind"],
    };
    let codes = ["gone", "", "Q1", "Q2", "0301", "S0", "V0"];
    let numbers = [-1.0, -1e12, 1e12, 0.5, 0.0, 1e-12, 2.0, 1e6];
    let value = match fields[dice.below(fields.len())] {
        "whole_region" => ("whole_region", json!(true)),
        year @ ("first_year" | "start_year") => {
            (year, dice.pick(&[i32::MAX, i32::MIN, 0, -2026]).into())
        }
        "level" => ("level", dice.pick(&[0, -3, 9, i64::MAX]).into()),
        number @ ("years" | "persons" | "duration" | "places" | "entrants" | "fill"
        | "latitude" | "longitude" | "minutes" | "value") => (number, dice.pick(&numbers).into()),
        code => (code, dice.pick(&codes).into()),
    };
    record[value.0] = value.1;
}

/// Turns any number of a record, wherever it stands, into one that cannot be.
fn spoil_value(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Number(number) if number.is_i64() => {
            *value = dice.pick(&[-1, 0, 2_000_000_000, -7]).into();
        }
        Value::Number(_) => *value = dice.pick(&[-1.0, 0.0, 1e9, -0.5]).into(),
        Value::Array(all) if !all.is_empty() => {
            let at = dice.below(all.len());
            spoil_value(&mut all[at], dice);
        }
        Value::Object(all) if !all.is_empty() => {
            let at = dice.below(all.len());
            if let Some((_, value)) = all.iter_mut().nth(at) {
                spoil_value(value, dice);
            }
        }
        _ => {}
    }
}
