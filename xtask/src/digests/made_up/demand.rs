//! Made-up enterprises, groups and contacts, the evidence for what they say, and panels.

use super::json_text::JsonObject;
use super::{RegionInTheMaking, needs};

const SECTORS: &[(&str, &str)] = &[
    ("CAE-Rev.3", "13"),
    ("CAE-Rev.3", "131"),
    ("CAE-Rev.3", "25"),
    ("CAE-Rev.3", "2511"),
    ("CAE-Rev.4", "13"),
];

const KINDS: &[&str] = &[
    "commitment",
    "survey",
    "survey",
    "interview",
    "focus_group",
    "statistic",
    "hearsay",
    "rumour",
];

const DATES: &[&str] = &[
    "2026-03-01",
    "2026-02-01",
    "2025-06-20",
    "2025-11-30",
    "2025-06",
    "2024",
    "2024-09-01",
    "2019-05-05",
    "2010-01-01",
    "2027-01-01",
    "soon",
];

pub fn add(region: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let enterprises: Vec<String> = (0..draft.count((1, 7), (15, 40)))
        .map(|i| format!("E{i:02}"))
        .collect();
    let groups: Vec<String> = (0..draft.count((0, 2), (1, 4)))
        .map(|i| format!("G{i}"))
        .collect();
    let mut all: Vec<String> = Vec::new();
    all.extend(
        enterprises
            .iter()
            .map(|id| speaker(draft, id, "enterprise")),
    );
    all.extend(groups.iter().map(|id| speaker(draft, id, "group")));
    region.list("enterprises", all);
    region.list(
        "contacts",
        enterprises.iter().take(1).map(|id| contact(id)).collect(),
    );
    let sessions = vec![session(draft)];
    region.list("sessions", sessions);
    let pieces: Vec<String> = (0..draft.count((1, 9), (8, 20)))
        .map(|i| format!("V{i:02}"))
        .collect();
    let evidence = pieces.iter().map(|id| piece(draft, id)).collect();
    region.list("evidence", evidence);
    let speakers: Vec<String> = enterprises.into_iter().chain(groups).collect();
    needs::add(region, draft, &speakers, &pieces);
    let panels = (0..draft.random.pick(&[0, 1, 2])).filter_map(|i| panel(draft, i));
    let panels = panels.collect();
    region.list("panels", panels);
}

fn speaker(draft: &mut RegionInTheMaking, id: &str, kind: &str) -> String {
    let mut speaker = JsonObject::new();
    speaker.text("id", id).text("name", format!("Firm {id}"));
    let says_its_kind = draft.random.percent(30);
    if kind == "group" || says_its_kind {
        speaker.text("kind", kind);
    }
    let seat = draft.municipality();
    speaker.text_some("municipality", seat.filter(|_| draft.random.percent(95)));
    if let Some((system, code)) = draft.random.maybe(75, SECTORS) {
        let mut sector = JsonObject::new();
        sector.text("system", system).text("code", code);
        speaker.put("sector", sector.end());
    }
    let people = [4_000, 9_000, 30_000, 49_000, 180_000, 600_000];
    speaker.put_some("headcount", draft.thousandths_maybe(70, &people));
    speaker.put_some(
        "turnover",
        draft.random.maybe(30, &[900_000, 8_000_000, 60_000_000]),
    );
    speaker.end()
}

fn contact(enterprise: &str) -> String {
    let mut contact = JsonObject::new();
    contact
        .text("id", "K1")
        .text("enterprise", enterprise)
        .text("name", "Somebody");
    contact.end()
}

fn session(draft: &mut RegionInTheMaking) -> String {
    let mut session = JsonObject::new();
    session
        .text("id", "W1")
        .text("title", "Visits")
        .text_some("date", draft.random.maybe(80, DATES));
    session.end()
}

fn piece(draft: &mut RegionInTheMaking, id: &str) -> String {
    let mut piece = JsonObject::new();
    piece
        .text("id", id)
        .text_some("kind", draft.random.maybe(92, KINDS))
        .text_some("date", draft.random.maybe(88, DATES))
        .text_some("session", draft.random.maybe(30, &["W1", "W2"]));
    piece.end()
}

fn panel(draft: &mut RegionInTheMaking, i: usize) -> Option<String> {
    let mut row = JsonObject::new();
    row.text("qualification", draft.qualification()?)
        .put_some("demand_trend", draft.random.maybe(70, &[-2, -1, 0, 1, 2]))
        .put_some("balance", draft.random.maybe(70, &[-2, 0, 2]))
        .mark("skipped", draft.random.percent(20));
    let mut people = JsonObject::new();
    people.text("role", "entrepreneur").put("count", 5);
    let mut panel = JsonObject::new();
    panel
        .text("id", format!("P{i}"))
        .text_some("date", draft.random.maybe(80, DATES))
        .text_some("session", draft.random.maybe(50, &["W1"]))
        .list("participants", vec![people.end()])
        .list("rows", vec![row.end()]);
    Some(panel.end())
}
