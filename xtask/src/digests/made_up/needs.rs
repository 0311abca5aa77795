//! Made-up needs: of every kind, for every kind of target, also several of one speaker on the same.

use super::RegionInTheMaking;
use super::catalogue::{occupation, unit_code};
use super::json_text::{JsonObject, quoted};

const REASONS: &[&str] = &[
    "expansion",
    "replacement",
    "new_technology",
    "other",
    "whim",
];

/// Who says it, on what and where: what makes two statements answers to the same question.
#[derive(Clone)]
struct AskedAbout {
    speaker: Option<String>,
    whole_region: bool,
    municipality: Option<String>,
    target: (&'static str, String),
}

pub fn add(
    region: &mut JsonObject,
    draft: &mut RegionInTheMaking,
    speakers: &[String],
    pieces: &[String],
) {
    let count = draft.count((8, 44), (60, 140));
    let mut asked: Vec<AskedAbout> = Vec::new();
    let mut needs = Vec::new();
    for i in 0..count {
        let again = draft.random.percent(35);
        let at = draft.random.between(0, asked.len().max(1) as i64 - 1);
        let question = match asked.get(at as usize) {
            Some(earlier) if again => earlier.clone(),
            _ => question(draft, speakers),
        };
        needs.push(need(draft, i, &question, pieces));
        asked.push(question);
    }
    region.list("needs", needs);
}

fn question(draft: &mut RegionInTheMaking, speakers: &[String]) -> AskedAbout {
    let speaks = draft.random.percent(95);
    let speaker = draft.code(speakers).filter(|_| speaks);
    let is_group = speaker.as_ref().is_some_and(|id| id.starts_with('G'));
    let whole_region = is_group && draft.random.percent(50);
    let place = draft.municipality();
    let municipality = place.filter(|_| draft.random.percent(60) && !whole_region);
    let target = match draft.random.pick(&[0, 0, 0, 0, 0, 1, 1, 1, 2, 3]) {
        0 => match draft.qualification() {
            Some(code) => ("qualification", quoted(&code)),
            None => ("occupation", occupation(draft)),
        },
        1 => ("occupation", occupation(draft)),
        2 => ("text", quoted("somebody who can sew")),
        _ => match draft.qualifications.first() {
            Some(first) => ("qualification", quoted(first)),
            None => ("text", quoted("anybody")),
        },
    };
    AskedAbout {
        speaker,
        whole_region,
        municipality,
        target,
    }
}

fn need(
    draft: &mut RegionInTheMaking,
    i: usize,
    question: &AskedAbout,
    pieces: &[String],
) -> String {
    let mut need = JsonObject::new();
    let kinds = [
        "recruit", "recruit", "recruit", "recruit", "recruit", "recruit", "upskill",
    ];
    need.text("id", format!("N{i:03}"))
        .text("kind", draft.random.pick(&kinds))
        .text_some("enterprise", question.speaker.as_ref())
        .mark("whole_region", question.whole_region)
        .text_some("municipality", question.municipality.as_ref())
        .put(question.target.0, &question.target.1);
    people(&mut need, draft);
    let years = [2026, 2026, 2027, 2028, 2029, 2025, 2020, 2030, 2031];
    need.put_some("first_year", draft.random.maybe(82, &years))
        .put_some("years", draft.random.maybe(55, &[1, 2, 3, 5]))
        .text_some("reason", draft.random.maybe(70, REASONS))
        .put_some(
            "difficulty",
            draft.random.maybe(50, &[3, 4, 0, 2, 1, 3, 4, 0, 2, 9]),
        );
    let piece = draft.code(pieces);
    need.text_some("evidence", piece.filter(|_| draft.random.percent(92)));
    if draft.random.percent(15) {
        let mut by_hand = JsonObject::new();
        by_hand
            .put("value", draft.thousandths(&[1_000, 0, 500, 950]))
            .text("reason", "they said so");
        need.put("probability", by_hand.end());
    }
    if draft.random.percent(25) {
        let units = [unit_code(draft), unit_code(draft)];
        need.list("units", units.iter().map(|code| quoted(code)).collect());
    }
    need.end()
}

/// A number, a range, one end of a range, or no answer.
fn people(need: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let numbers = [10_000, 3_000, 60_000, 25_000, 0, 2_500, 7_000];
    let (number, width) = (draft.thousandths(&numbers), draft.random.pick(&[5, 0, 20]));
    let low = draft.random.pick(&[0, 2, 10]);
    match draft.random.between(0, 9) {
        0..=5 => need.put("persons", number),
        6 | 7 => need.put("low", low).put("high", low + width),
        8 => need.put(draft.random.pick(&["low", "high"]), low + 4),
        _ => need,
    };
}
