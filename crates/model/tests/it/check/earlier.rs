//! What earlier programs wrote, as this one reads it: the same where that can be, told where not.

use enlace_exchange::json::{Stamp, read, read_head, write, write_head};
use enlace_model::{Region, SettingId};

use crate::check::{SOUND, check};

fn with_settings(more: &str) -> Region {
    let text = SOUND.replacen(r#""stay_share":1"#, &format!(r#""stay_share":1,{more}"#), 1);
    read(text.as_bytes()).expect("the region opens").region
}

#[track_caller]
fn confidence(more: &str, expected: f64) {
    let region = with_settings(more);
    let found = region.in_force().get(SettingId::Confidence);
    assert!((found - expected).abs() < 1e-9, "{more}: {found}");
    assert!(
        region.settings.kept.is_empty(),
        "{more}: nothing unknown is left of it"
    );
    let stored = read_head(&write_head(&region)).expect("a head is read as it was written");
    assert_eq!(stored.settings, region.settings);
    let written = write(&region, &Stamp::default());
    assert_eq!(read(written.as_bytes()).expect("opens").region, region);
}

#[test]
fn the_width_of_intervals_of_an_earlier_program_becomes_a_confidence() {
    confidence(r#""interval_z":1.2816"#, 0.80);
    confidence(r#""interval_z":1"#, 0.682_689_492_137);
    confidence(r#""interval_z":null"#, 0.80);
    check(
        r#""stay_share":1"#,
        r#""stay_share":1,"interval_z":1.5"#,
        &[],
    );
}

#[test]
fn a_region_on_a_device_passes_the_same_upgrade_as_a_file() {
    let head = write_head(&with_settings(r#""half_life":3"#));
    let earlier = head.replacen(
        r#""half_life":3"#,
        r#""half_life":3,"interval_z":1.2816"#,
        1,
    );
    assert_ne!(earlier, head, "the settings are in the head");
    let stored = read_head(&earlier).expect("a head of an earlier program is read");
    let file = with_settings(r#""half_life":3,"interval_z":1.2816"#);
    assert_eq!(stored.settings, file.settings);
    assert_eq!(stored.settings.changed(SettingId::Confidence), Some(0.80));
}

#[test]
fn a_width_that_no_confidence_gives_is_brought_to_the_nearest_and_told() {
    let told = "warning setting_nearest_taken settings.confidence";
    for (z, nearest) in [("10", 0.999), ("0.2", 0.5)] {
        let more = format!(r#""interval_z":{z}"#);
        confidence(&more, nearest);
        let settings = format!(r#""stay_share":1,{more}"#);
        check(r#""stay_share":1"#, &settings, &[told]);
    }
    let mut region = with_settings(r#""interval_z":10"#);
    let set = region.settings.set(SettingId::Confidence, Some(0.9));
    set.expect("is in range");
    let left = enlace_model::check::check(&region);
    assert_eq!(left, [], "another confidence was chosen since");
}

#[test]
fn a_width_that_no_program_wrote_is_set_aside() {
    for z in ["0", "-1", "11"] {
        check(
            r#""stay_share":1"#,
            &format!(r#""stay_share":1,"interval_z":{z}"#),
            &["error setting_out_of_range settings.confidence"],
        );
    }
}

#[test]
fn a_confidence_counts_before_the_width_of_an_earlier_program_wherever_it_stands() {
    let told = ["error duplicate_field settings.confidence"];
    for both in [
        r#""interval_z":1.5,"confidence":0.9"#,
        r#""confidence":0.9,"interval_z":1.5"#,
    ] {
        confidence(both, 0.9);
        let settings = format!(r#""stay_share":1,{both}"#);
        check(r#""stay_share":1"#, &settings, &told);
    }
}
