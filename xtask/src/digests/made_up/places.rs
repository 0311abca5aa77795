//! Made-up municipalities, with and without coordinates and business counts, and travel times.

use super::RegionInTheMaking;
use super::json_text::{JsonObject, Thousandths};

pub fn add(region: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let count = draft.count((1, 7), (9, 16));
    draft.municipalities = (1..=count).map(|i| format!("03{i:02}")).collect();
    let codes = draft.municipalities.clone();
    let all = codes.iter().map(|code| municipality(draft, code)).collect();
    region.list("municipalities", all);
    let count = draft.count((0, 12), (10, 40));
    let times = (0..count).filter_map(|i| travel_time(draft, i)).collect();
    region.list("travel_times", times);
}

fn municipality(draft: &mut RegionInTheMaking, code: &str) -> String {
    let mut place = JsonObject::new();
    place.text("code", code).text("name", format!("M {code}"));
    if draft.random.percent(80) {
        // Some tens of kilometres apart, and now and then out of reach of all others.
        let far = if draft.random.percent(6) { 3_000 } else { 0 };
        let latitude = 41_200 + draft.random.between(0, 400) - far;
        let longitude = -8_600 + draft.random.between(0, 500);
        place
            .put("latitude", Thousandths(latitude))
            .put("longitude", Thousandths(longitude));
    }
    place.put_some(
        "population",
        draft.random.maybe(50, &[31_000, 120_500, 4_800]),
    );
    let lines = draft.random.pick(&[0, 1, 1, 2, 3, 5]);
    let lines = (0..lines).map(|_| business_count(draft)).collect();
    place.list("businesses", lines);
    place.end()
}

fn business_count(draft: &mut RegionInTheMaking) -> String {
    let sectors = ["13", "14", "25", "25", "C", "131"];
    let sizes = ["micro", "small", "medium", "large", "giant"];
    let mut line = JsonObject::new();
    line.text_some("sector", draft.random.maybe(60, &sectors))
        .text_some("size", draft.random.maybe(60, &sizes))
        .put("count", draft.thousandths(&[10_000, 0, 3_000, 200_000]));
    line.end()
}

fn travel_time(draft: &mut RegionInTheMaking, i: usize) -> Option<String> {
    let minutes = [
        20_000, 30_000, 0, 31_000, 45_000, 60_000, 60_500, 15_000, 52_250,
    ];
    let (from, to) = (draft.municipality()?, draft.municipality()?);
    let mut time = JsonObject::new();
    time.text("id", format!("T{i:02}"))
        .text("from", from)
        .text("to", to)
        .put("minutes", draft.thousandths(&minutes));
    Some(time.end())
}
