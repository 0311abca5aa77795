//! Random regions as files: small, and made so that every branch of the method is reached.

mod answers;
mod catalogue;
mod demand;
mod settings;
mod spoil;
mod supply;

use serde_json::{Map, Value, json};

use enlace_exchange::json::read;
use enlace_model::Region;

use crate::laws::dice::Dice;

/// A region's lists and header, as they stand in its file.
pub type File = Map<String, Value>;

/// Whether a region keeps to what the method allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Valid,
    /// Dangling codes, negative and huge numbers, circles.
    Spoilt,
}

const PLACES: &[&str] = &["0301", "0302", "0303", "0304", "0305", "0306"];
/// Codes of qualifications that a region may have.
const QUALIFICATIONS: &[&str] = &["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"];

/// The file of a random region, as an object.
pub fn file(numbers: &[u32], content: Content) -> File {
    let dice = &mut Dice::new(numbers);
    let mut file = File::new();
    let places = &PLACES[..dice.pick(&[3, 1, 2, 4, 3, 2, 6, 3, 4, 0])];
    let target_year = dice.pick(&[2029, 2028, 2029, 2027, 2030, 2029]);
    file.insert("id".into(), "R".into());
    file.insert("name".into(), "Region".into());
    let dates = ["2026-03-01", "2026-10-15", "2026-08-31", "2026-09", "2025"];
    file.insert("reference_date".into(), dice.pick(&dates).into());
    file.insert("target_year".into(), target_year.into());
    put(&mut file, "country", dice.maybe(90, &["PT", "ES"]));
    put(&mut file, "nuts", dice.maybe(80, &["PT119", "ES11", "PT1"]));
    settings::add(&mut file, dice);
    file.insert("municipalities".into(), municipalities(dice, places));
    file.insert("travel_times".into(), travel_times(dice, places));
    let qualifications = &QUALIFICATIONS[..dice.pick(&[3, 2, 4, 5, 3, 4, 7, 1, 0])];
    catalogue::add(&mut file, dice, qualifications);
    demand::add(&mut file, dice, places, qualifications, target_year);
    supply::add(&mut file, dice, places, target_year);
    if content == Content::Spoilt {
        spoil::spoil(&mut file, dice);
    }
    file
}

/// The region that a file holds.
pub fn region(file: &File) -> Region {
    let envelope =
        json!({ "format": "enlace-region", "version": 1, "min_reader": 1, "region": file });
    let opened = read(envelope.to_string().as_bytes()).unwrap();
    opened.region
}

/// Puts a field into an object, where there is a value.
fn put<T: Into<Value>>(object: &mut File, key: &str, value: Option<T>) {
    if let Some(value) = value {
        object.insert(key.into(), value.into());
    }
}

fn municipalities(dice: &mut Dice, places: &[&str]) -> Value {
    // A region without any business counts too.
    let counted = !dice.chance(20);
    let one = |code: &&str| {
        let mut place = File::new();
        place.insert("code".into(), (*code).into());
        place.insert("name".into(), (*code).into());
        if dice.chance(80) {
            place.insert("latitude".into(), (41.0 + dice.number(0.4)).into());
            place.insert("longitude".into(), (-8.0 - dice.number(0.4)).into());
        }
        let counts = if counted {
            businesses(dice)
        } else {
            Vec::new()
        };
        place.insert("businesses".into(), counts.into());
        Value::Object(place)
    };
    places.iter().map(one).collect()
}

/// Business counts: none, a total, its parts by sector or size, or several of these, with equal lines too.
fn businesses(dice: &mut Dice) -> Vec<Value> {
    let lines = dice.pick(&[1, 0, 3, 2, 4]);
    let line = |_| {
        let mut line = File::new();
        put(&mut line, "sector", dice.maybe(55, &["13", "25"]));
        put(
            &mut line,
            "size",
            dice.maybe(45, &["micro", "small", "giant"]),
        );
        line.insert("count".into(), dice.pick(&[10, 0, 3, 200, 0]).into());
        line.into()
    };
    (0..lines).map(line).collect()
}

fn travel_times(dice: &mut Dice, places: &[&str]) -> Value {
    let count = if places.is_empty() { 0 } else { dice.below(12) };
    let one = |i: usize| {
        let minutes = match dice.chance(30) {
            true => dice.number(90.0),
            false => dice.pick(&[20.0, 30.0, 0.0, 31.0, 45.0, 60.0, 60.5, 15.0]),
        };
        json!({
            "id": format!("T{i:02}"),
            "from": dice.pick(places),
            "to": dice.pick(places),
            "minutes": minutes,
        })
    };
    (0..count).map(one).collect()
}
