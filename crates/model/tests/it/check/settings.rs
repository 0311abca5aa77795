//! Settings that a file holds against the rules: told, kept, and the defaults count.

use enlace_edit::{Op, decide};
use enlace_exchange::json::{Stamp, read, write};
use enlace_method::compute;
use enlace_model::{Region, SettingId};

use crate::check::{SOUND, found};

fn file(more: &str) -> String {
    SOUND.replacen(r#""stay_share":1"#, &format!(r#""stay_share":1,{more}"#), 1)
}

fn region(more: &str) -> Region {
    read(file(more).as_bytes())
        .expect("the region opens")
        .region
}

#[test]
fn figures_are_those_of_the_defaults_where_limits_are_out_of_order() {
    let sound = read(SOUND.as_bytes()).expect("opens").region;
    // The sound region has a school 10 minutes from the firm.
    for broken in [
        r#""near_minutes":2,"far_minutes":1"#,
        r#""near_minutes":61"#,
        r#""band_shortage":0.1"#,
        r#""weight_severity":0,"weight_volume":0,"weight_difficulty":0,"weight_breadth":0,"weight_relevance":0"#,
    ] {
        let region = region(broken);
        assert_eq!(compute(&region), compute(&sound), "{broken}");
        let told = found(&file(broken));
        assert_eq!(told.len(), 1, "{broken}: {told:?}");
        let written = write(&region, &Stamp::default());
        assert_eq!(read(written.as_bytes()).expect("opens").region, region);
    }
    let kept = compute(&region(r#""near_minutes":1,"far_minutes":2"#));
    assert_ne!(kept, compute(&sound), "limits in order count");
}

#[test]
fn limits_that_a_file_broke_can_be_mended_one_by_one() {
    let mut region = region(r#""near_minutes":70,"far_minutes":60"#);
    let (setting, value) = (SettingId::FarMinutes, 65.0);
    assert!(decide(&Op::SetSetting { setting, value }, &region).is_err());
    let value = 90.0;
    let changes = decide(&Op::SetSetting { setting, value }, &region).expect("70 is below 90");
    changes.iter().for_each(|change| region.apply(change));
    let in_force = region.in_force();
    assert_eq!(in_force.get(SettingId::NearMinutes), 70.0);
    assert_eq!(in_force.get(SettingId::FarMinutes), 90.0);
}

#[test]
fn a_class_that_would_bring_next_to_nobody_is_not_asked_for() {
    let region = region(r#""completion_prior":1e-310,"completion_prior_weight":1000000"#);
    let mut region = region;
    region.offers.clear();
    let coverage = compute(&region);
    let classes = coverage.qualifications.iter().map(|q| q.classes.classes.0);
    assert!(
        classes.clone().all(|classes| classes == 0.0),
        "{:?}",
        classes.collect::<Vec<_>>()
    );
}
