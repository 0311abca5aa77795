//! Made-up qualifications that share units and occupations, renew each other and are closed, and the
//! relations that somebody set between them.

use super::RegionInTheMaking;
use super::json_text::{JsonObject, quoted};

/// Occupations of four systems; two occupations of the third name their group.
const OCCUPATIONS: &[(&str, &str, Option<&str>)] = &[
    ("isco-08", "7533", None),
    ("isco-08", "753", None),
    ("isco-08", "7531", None),
    ("isco-08", "7223", None),
    ("isco-08", "312", None),
    ("isco-08", "75", None),
    ("soc", "51-6031", None),
    ("soc", "51-6000", None),
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
];

/// An occupation as a file has it.
pub fn occupation(draft: &mut RegionInTheMaking) -> String {
    let (system, code, group) = draft.random.pick(OCCUPATIONS);
    let mut occupation = JsonObject::new();
    occupation
        .text("system", system)
        .text("code", code)
        .text_some("isco_group", group);
    occupation.end()
}

pub fn add(region: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let count = draft.count((1, 10), (14, 30));
    draft.qualifications = (0..count)
        .map(|i| format!("{}", 481_001 + 37 * i))
        .collect();
    draft.units = (0..12).map(|i| format!("{}", 900 + i)).collect();
    let all = (0..count).map(|i| qualification(draft, i)).collect();
    region.list("qualifications", all);
    let count = draft.count((0, 7), (0, 20));
    let relations = (0..count).filter_map(|i| relation(draft, i)).collect();
    region.list("relations", relations);
}

fn qualification(draft: &mut RegionInTheMaking, i: usize) -> String {
    let code = draft.qualifications[i].clone();
    let durations = [3_000, 3_000, 3_000, 2_000, 1_000, 2_500, 1_500, 400];
    let mut q = JsonObject::new();
    q.text("code", &code)
        .put(
            "title",
            format!("{{\"pt\":{}}}", quoted(&format!("Q {code}"))),
        )
        .put_some("level", draft.random.maybe(90, &[4, 4, 4, 2, 3, 5]))
        .put_some("eqf", draft.random.maybe(15, &[4, 3, 5]))
        .text_some(
            "cnaef",
            draft.random.maybe(90, &["345", "521", "525", "542"]),
        )
        .text_some("isced_f", draft.random.maybe(40, &["0413", "0715"]))
        .put_some("duration", draft.thousandths_maybe(85, &durations));
    let statuses = ["active", "closed", "renewed", "merged"];
    q.text_some("status", draft.random.maybe(40, &statuses));
    // Usually one that stands further on, so that there is no circle, though chains of several.
    let is_replaced = draft.random.percent(22);
    let later = draft.qualifications[i + 1..].to_vec();
    if is_replaced && draft.is_careless && draft.random.percent(40) {
        q.text_some("replaced_by", draft.qualification());
    } else if is_replaced && !later.is_empty() {
        q.text("replaced_by", pick_text(draft, &later));
    }
    let units = draft.random.pick(&[3, 2, 4, 5, 1, 0]);
    let units = (0..units).map(|_| unit(draft)).collect();
    q.list("units", units);
    let occupations = draft.random.pick(&[1, 0, 2, 3]);
    let occupations = (0..occupations).map(|_| occupation(draft)).collect();
    q.list("occupations", occupations);
    let levels = draft.random.pick(&[1, 0, 2, 3]);
    let levels = (0..levels).map(|_| relevance(draft)).collect();
    q.list("relevance", levels);
    q.end()
}

/// One of these texts.
fn pick_text(draft: &mut RegionInTheMaking, all: &[String]) -> String {
    all[draft.random.between(0, all.len() as i64 - 1) as usize].clone()
}

/// The code of a unit.
pub fn unit_code(draft: &mut RegionInTheMaking) -> String {
    let units = draft.units.clone();
    pick_text(draft, &units)
}

fn unit(draft: &mut RegionInTheMaking) -> String {
    let mut unit = JsonObject::new();
    unit.text("code", unit_code(draft));
    let hours = [50_000, 25_000, 100_000, 50_000, 75_000, 0];
    unit.put_some("hours", draft.thousandths_maybe(95, &hours));
    let components = ["technological", "technological", "scientific", "workplace"];
    unit.text_some("component", draft.random.maybe(75, &components));
    unit.end()
}

fn relevance(draft: &mut RegionInTheMaking) -> String {
    let territories = ["PT", "PT1", "PT11", "PT119", "ES", "PT2"];
    let mut relevance = JsonObject::new();
    relevance
        .text("territory", draft.random.pick(&territories))
        .put("level", draft.random.between(1, 10))
        .put("year", draft.random.between(2020, 2025));
    relevance.end()
}

fn relation(draft: &mut RegionInTheMaking, i: usize) -> Option<String> {
    let (from, to) = (draft.qualification()?, draft.qualification()?);
    let mut relation = JsonObject::new();
    relation
        .text("id", format!("R{i:02}"))
        .text("from", from)
        .text("to", to)
        .put("value", draft.thousandths(&[500, 0, 1_000, 200, 750]));
    Some(relation.end())
}
