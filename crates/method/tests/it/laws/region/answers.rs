//! Several statements about the same: a firm's answers over the years, and groups beside their firms.

use serde_json::Value;

use crate::laws::dice::Dice;
use crate::laws::region::demand::{Known, people, rest, target};
use crate::laws::region::{File, put};

/// What one speaker says of one target and place, in spans that follow on each other, overlap, lie in each
/// other or are the same, in one answer or in several.
pub fn schedule(dice: &mut Dice, known: &Known) -> Vec<File> {
    let mut about = File::new();
    about.insert("kind".into(), "recruit".into());
    about.insert("enterprise".into(), dice.pick(&known.speakers).into());
    if !known.places.is_empty() && dice.chance(50) {
        about.insert("municipality".into(), dice.pick(known.places).into());
    }
    target(&mut about, dice, known);
    // First year after, and length of, each span.
    let spans: &[(i32, i32)] = dice.pick(&[
        &[(0, 1), (1, 1), (2, 1)],
        &[(0, 2), (1, 2)],
        &[(0, 5), (1, 1)],
        &[(0, 1), (0, 1)],
        &[(0, 2), (0, 1)],
        &[(2, 1), (0, 1), (1, 2)],
        &[(0, 1), (0, 3), (1, 1), (5, 1)] as &[(i32, i32)],
    ]);
    let from = known.target_year - dice.pick(&[2, 1, 3, 0, 4]);
    let one_answer = dice.chance(50);
    let mut said = File::new();
    rest(&mut said, dice, known);
    let statement = |(after, years): &(i32, i32)| {
        let mut need = about.clone();
        if !one_answer {
            said = File::new();
            rest(&mut said, dice, known);
        }
        need.extend(said.clone());
        need.insert("first_year".into(), (from + after).into());
        need.insert("years".into(), (*years).into());
        people(&mut need, dice);
        put(&mut need, "difficulty", dice.maybe(30, &[4, 1]));
        need
    };
    spans.iter().map(statement).collect()
}

/// What firms want their own people taught: units that a qualification may or may not have.
pub fn upskill(dice: &mut Dice, known: &Known) -> Vec<File> {
    let units = ["u1", "u2", "u3", "u4", "u9"];
    let one = |dice: &mut Dice| {
        let mut need = File::new();
        need.insert("kind".into(), "upskill".into());
        need.insert("enterprise".into(), dice.pick(&known.speakers).into());
        match known.qualifications.is_empty() {
            true => target(&mut need, dice, known),
            false => {
                let code = dice.pick(known.qualifications);
                need.insert("qualification".into(), code.into());
            }
        }
        people(&mut need, dice);
        let named: Vec<&str> = (0..dice.below(5)).map(|_| dice.pick(&units)).collect();
        need.insert("units".into(), named.into());
        need
    };
    (0..dice.pick(&[1, 2, 0])).map(|_| one(dice)).collect()
}

/// What a group and some of the region's enterprises say of one target, in one or two places or, the group,
/// for the whole region.
pub fn group(dice: &mut Dice, known: &Known, group: &str, enterprises: &[String]) -> Vec<File> {
    if known.places.is_empty() || dice.chance(10) {
        return Vec::new();
    }
    let mut about = File::new();
    about.insert("kind".into(), "recruit".into());
    target(&mut about, dice, known);
    let home = dice.pick(known.places);
    let mut said = File::new();
    rest(&mut said, dice, known);
    let statement = |dice: &mut Dice, speaker: &str, years: i32| {
        let mut need = about.clone();
        need.insert("enterprise".into(), speaker.into());
        need.insert("first_year".into(), (known.target_year - 1).into());
        need.insert("years".into(), years.into());
        people(&mut need, dice);
        // Parts of one answer of the group; each enterprise on evidence of its own.
        if speaker == group {
            need.extend(said.clone());
        } else {
            rest(&mut need, dice, known);
        }
        need
    };
    let mut needs = Vec::new();
    let years = dice.pick(&[1, 2]);
    for _ in 0..dice.pick(&[1, 2, 3]) {
        let mut need = statement(dice, group, years);
        match dice.pick(&[0, 1, 0, 2]) {
            0 => need.insert("municipality".into(), home.into()),
            1 => need.insert("whole_region".into(), true.into()),
            _ => need.insert("municipality".into(), dice.pick(known.places).into()),
        };
        needs.push(need);
    }
    // Sometimes one of them speaks twice.
    let first = dice.below(enterprises.len().max(1));
    for i in 0..dice.pick(&[2, 3, 1, 4, 0]) {
        if !enterprises.is_empty() {
            let speaker = &enterprises[(first + i / 2) % enterprises.len()];
            let mut need = statement(dice, speaker, 1);
            if dice.chance(75) {
                need.insert("municipality".into(), Value::from(home));
            }
            needs.push(need);
        }
    }
    needs
}
