//! Made-up settings: in half of the files some of the method's constants are others than its own.

use super::RegionInTheMaking;
use super::json_text::{JsonObject, Thousandths};

/// Keys with values worth trying, in thousandths.
const VALUES: &[(&str, &[i64])] = &[
    ("probability_commitment", &[1_000, 0, 500]),
    ("probability_survey", &[1_000, 0, 330]),
    ("probability_interview", &[1_000, 0]),
    ("probability_focus_group", &[1_000, 0]),
    ("probability_statistic", &[1_000, 0]),
    ("probability_hearsay", &[1_000, 0]),
    ("half_life", &[500, 10, 100_000]),
    ("undated_age_factor", &[1_000, 0]),
    ("expiry_age_factor", &[0, 1_000, 300]),
    ("fill", &[900, 0]),
    ("completion_prior_weight", &[0, 3_000, 1_000_000]),
    ("completion_prior", &[0, 1_000, 500]),
    ("study_share", &[0, 300, 1_000]),
    ("stay_share", &[0, 500, 800]),
    ("default_duration", &[2_000, 500, 4_000]),
    ("class_size", &[1_000, 20_500, 30_000]),
    ("class_minimum", &[0, 10_000, 15_000]),
    ("far_floor", &[0, 1_000, 250]),
    ("road_factor", &[1_000, 2_000]),
    ("road_speed", &[90_000, 20_000]),
    ("related_threshold", &[0, 1_000, 250]),
    ("confidence", &[900, 500, 999]),
    ("interval_z", &[1_000, 1_281, 2_500]),
    ("minimum_enterprises", &[0, 1_000, 2_500]),
    ("minimum_heard", &[0, 1_000]),
    ("publishable_cohort", &[0, 50_000]),
    ("hard_difficulty", &[0, 4_000, 2_500]),
    ("breadth_enterprises", &[1_000, 500, 10_000]),
    ("weight_severity", &[0, 1_000]),
    ("weight_volume", &[0, 400]),
    ("weight_difficulty", &[0, 1_000]),
    ("weight_breadth", &[0, 2_000]),
    // What no setting may be, and one that no version knows.
    ("class_size", &[0, -1_000]),
    ("far_of_all", &[1_000]),
];

const BANDS: [&str; 4] = [
    "band_strong_shortage",
    "band_shortage",
    "band_balanced",
    "band_mild_surplus",
];

pub fn add(region: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let mut settings = JsonObject::new();
    let flags = ["include_proposed", "assume_repeat", "carry_forward"];
    for flag in flags {
        settings.put_some(flag, draft.random.maybe(30, &[true, false]));
    }
    settings.put_some(
        "next_entry_year",
        draft.random.maybe(15, &[2026, 2027, 2028]),
    );
    let mut put: Vec<&str> = Vec::new();
    for _ in 0..draft.random.pick(&[0, 0, 0, 1, 2, 4, 7]) {
        let (key, values) = draft.random.pick(VALUES);
        let value = draft.random.pick(values);
        if !put.contains(&key) {
            put.push(key);
            settings.put(key, Thousandths(value));
        }
    }
    if draft.random.percent(12) {
        let bands = [[500, 900, 1_200, 2_000], [850, 850, 1_050, 1_050]];
        for (key, band) in BANDS.iter().zip(draft.random.pick(&bands)) {
            settings.put(key, Thousandths(band));
        }
    }
    if draft.random.percent(12) {
        let limits = [
            (0, 60_000),
            (45_000, 46_000),
            (30_000, 45_000),
            (20_000, 90_000),
        ];
        let (near, far) = draft.random.pick(&limits);
        settings
            .put("near_minutes", Thousandths(near))
            .put("far_minutes", Thousandths(far));
    }
    region.put("settings", settings.end());
}
