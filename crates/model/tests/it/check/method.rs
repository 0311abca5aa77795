//! The version of the method that a region names: read, kept, told where it is not known, and never
//! changed unseen.

use enlace_edit::difference::difference;
use enlace_edit::{Op, Spot, decide};
use enlace_exchange::json::{Stamp, read, read_head, write, write_head};
use enlace_exchange::merge::{Reply, compare, taken};
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_model::{Change, Header, MethodVersion, Region, SchoolYear, SetAsidePlace, SettingId};

use crate::check::{SOUND, check};

const BEFORE: &str = r#""target_year":2029"#;

fn with_method(method: &str) -> Region {
    let text = SOUND.replacen(BEFORE, &format!(r#"{BEFORE},"method":{method}"#), 1);
    read(text.as_bytes()).expect("the region opens").region
}

fn colleague() -> Profile {
    Profile {
        audience: Audience::Coordinator,
        partner: String::new(),
        contacts: Contacts::LeftOut,
    }
}

fn newer() -> MethodVersion {
    MethodVersion::of(7).expect("is a version")
}

#[test]
fn a_region_that_names_no_version_goes_by_the_first_one() {
    let region = read(SOUND.as_bytes()).expect("opens").region;
    assert_eq!(region.header.method, MethodVersion::FIRST);
    assert_eq!(region.in_force().get(SettingId::HalfLife), 2.0);
    let written = write(&region, &Stamp::default());
    assert!(written.contains(r#""method": 1"#), "{written}");
}

#[test]
fn a_new_region_goes_by_the_newest_version() {
    let header = Header::new("r".into(), "R", "2026".into(), SchoolYear(2029));
    assert_eq!(header.method, MethodVersion::NEWEST);
}

#[test]
fn a_version_that_is_not_known_is_told_kept_and_written_back_by_every_road() {
    let told = "warning newer_method region.method version=7 known=1";
    check(BEFORE, r#""target_year":2029,"method":7"#, &[told]);
    let region = with_method("7");
    assert_eq!(region.header.method, newer());
    let newest = Region::new(region.header.clone());
    assert_eq!(
        region.in_force().get(SettingId::HalfLife),
        newest
            .settings
            .under(MethodVersion::NEWEST)
            .get(SettingId::HalfLife),
        "the defaults of the newest version that is known count"
    );
    let written = write(&region, &Stamp::default());
    assert_eq!(read(written.as_bytes()).expect("opens").region, region);
    let stored = read_head(&write_head(&region)).expect("a head is read as it was written");
    assert_eq!(stored.header, region.header);
}

#[test]
fn what_is_no_version_is_set_aside_and_the_first_one_counts() {
    for method in ["0", "-1", "1.5", r#""two""#, "[1]"] {
        let told = "error wrong_type region.method";
        let new = format!(r#"{BEFORE},"method":{method}"#);
        check(BEFORE, &new, &[told]);
        let region = with_method(method);
        assert_eq!(region.header.method, MethodVersion::FIRST, "{method}");
        let place = SetAsidePlace::Field("method".to_owned());
        assert_eq!(region.set_aside[0].place, place, "{method}");
        assert_eq!(&*region.set_aside[0].text, method);
        let written = write(&region, &Stamp::default());
        assert_eq!(read(written.as_bytes()).expect("opens").region, region);
    }
}

#[test]
fn another_version_that_comes_back_from_a_partner_is_a_difference_to_pick() {
    let (ours, theirs) = (with_method("1"), with_method("7"));
    let profile = colleague();
    let reply = Reply {
        base: Some(&ours),
        theirs: &theirs,
        profile: &profile,
    };
    let found = compare(&ours, &[reply]);
    let spots: Vec<_> = found.iter().map(|it| &it.spot).collect();
    assert_eq!(spots, [&Spot::Header("method".to_owned())]);
    let partners = "C".to_owned();
    let taken = taken(&found, &|_, difference| difference.usual());
    let changes = decide(&Op::Merge { partners, taken }, &ours).expect("is not refused");
    let mut merged = ours.clone();
    changes.iter().for_each(|change| merged.apply(change));
    assert_eq!(merged.header.method, newer());
}

#[test]
fn a_file_of_before_versions_that_comes_back_differs_in_nothing() {
    let (ours, theirs) = (
        with_method("1"),
        read(SOUND.as_bytes()).expect("opens").region,
    );
    let profile = colleague();
    for base in [None, Some(&ours), Some(&theirs)] {
        let reply = Reply {
            base,
            theirs: &theirs,
            profile: &profile,
        };
        assert_eq!(compare(&ours, &[reply]), []);
    }
}

#[test]
fn going_back_to_a_snapshot_goes_back_to_its_version_in_a_change_of_its_own() {
    let (then, now) = (with_method("1"), with_method("7"));
    let changes = difference(&now, &then);
    let [Change::Header { before, after }] = &changes[..] else {
        panic!("{changes:?}");
    };
    assert_eq!(
        (before.method, after.method),
        (newer(), MethodVersion::FIRST)
    );
}
