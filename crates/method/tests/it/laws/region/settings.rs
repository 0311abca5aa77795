//! Random settings within their ranges, with their ends.

use serde_json::Value;

use enlace_model::setting_spec::{SPECS, SettingUnit};

use crate::laws::dice::Dice;
use crate::laws::region::File;

pub fn add(file: &mut File, dice: &mut Dice) {
    let mut settings = File::new();
    for (key, percent) in [
        ("include_proposed", 80),
        ("assume_repeat", 30),
        ("carry_forward", 40),
    ] {
        if dice.chance(percent) {
            settings.insert(key.into(), (dice.below(2) == 1).into());
        }
    }
    if dice.chance(20) {
        settings.insert(
            "next_entry_year".into(),
            dice.pick(&[2027, 2026, 2030]).into(),
        );
    }
    for _ in 0..dice.pick(&[0, 0, 1, 3, 8]) {
        let (key, values) = dice.pick(VALUES);
        settings.insert(key.into(), number(dice.pick(values)));
    }
    if dice.chance(50) {
        let bands = dice.pick(&[
            [0.5, 0.9, 1.2, 2.0],
            [0.85, 0.85, 1.05, 1.05],
            [0.0, 0.0, 0.0, 0.0],
        ]);
        let keys = [
            "band_strong_shortage",
            "band_shortage",
            "band_balanced",
            "band_mild_surplus",
        ];
        for (key, band) in keys.iter().zip(bands) {
            settings.insert((*key).into(), number(band));
        }
    }
    if dice.chance(15) {
        // The last two break the rule that binds them, so that the defaults count.
        let (near, far) = dice.pick(&[
            (0.0, 60.0),
            (45.0, 46.0),
            (30.0, 45.0),
            (20.0, 1440.0),
            (45.0, 45.0),
            (90.0, 20.0),
        ]);
        settings.insert("near_minutes".into(), number(near));
        settings.insert("far_minutes".into(), number(far));
    }
    if dice.chance(15) {
        let some = ["severity", "volume", "difficulty", "breadth"];
        for which in some {
            settings.insert(
                format!("weight_{which}"),
                number(dice.pick(&[0.0, 1.0, 0.4, 100.0])),
            );
        }
    }
    if dice.chance(3) {
        // None of them counts, so the defaults do.
        let weights = SPECS.iter().filter(|spec| spec.unit == SettingUnit::Weight);
        settings.extend(weights.map(|spec| (spec.id.as_str().into(), number(0.0))));
    }
    for (key, value) in &settings {
        let spec = SPECS.iter().find(|s| s.id.as_str() == key).unwrap();
        let value = value
            .as_bool()
            .map(|on| f64::from(u8::from(on)))
            .or(value.as_f64())
            .unwrap();
        assert!(spec.allows(value), "{key}: {value}");
    }
    file.insert("settings".into(), settings.into());
}

/// Settings that stand alone, with values worth trying.
const VALUES: &[(&str, &[f64])] = &[
    ("probability_commitment", &[1.0, 0.0, 0.5]),
    ("probability_survey", &[1.0, 0.0, 0.33]),
    ("probability_interview", &[1.0, 0.0]),
    ("probability_focus_group", &[1.0, 0.0]),
    ("probability_statistic", &[1.0, 0.0]),
    ("probability_hearsay", &[1.0, 0.0]),
    ("half_life", &[0.5, 0.01, 100.0]),
    ("undated_age_factor", &[1.0, 0.0]),
    ("expiry_age_factor", &[0.0, 1.0, 0.3]),
    ("fill", &[0.9, 0.0]),
    ("completion_prior_weight", &[0.0, 1e6, 3.0]),
    ("completion_prior", &[0.0, 1.0, 0.5]),
    ("study_share", &[0.0, 1.0]),
    ("stay_share", &[0.0, 0.5, 1e-310]),
    ("default_duration", &[2.0, 0.5, 20.0]),
    ("class_size", &[1.0, 1000.0, 20.5]),
    ("class_minimum", &[0.0, 1000.0]),
    ("far_floor", &[0.0, 1.0, 0.25]),
    ("road_factor", &[1.0, 10.0]),
    ("road_speed", &[1000.0, 0.1, 90.0]),
    ("related_threshold", &[0.0, 1.0, 0.25]),
    ("confidence", &[0.5, 0.999, 0.9, 0.95]),
    ("minimum_enterprises", &[0.0, 1.0, 2.5]),
    ("minimum_heard", &[0.0, 1.0]),
    ("publishable_cohort", &[0.0, 1e6]),
    ("hard_difficulty", &[0.0, 4.0, 2.5]),
    ("breadth_enterprises", &[1.0, 0.5, 1000.0]),
];

fn number(value: f64) -> Value {
    value.into()
}
