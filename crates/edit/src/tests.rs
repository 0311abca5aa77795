//! Every edit against a small region: decided, applied and taken back.

use crate::{AnyRecord, Op, Rejection, decide};
use enlace_model::*;

fn ave() -> Region {
    let mut region = Region::new(Header::new(
        "r1".into(),
        "Ave",
        "2026-05-14".into(),
        SchoolYear(2029),
    ));
    let guimaraes = municipality("0308", "Guimarães");
    region
        .municipalities
        .insert(guimaraes.code.clone(), guimaraes);
    region
}

fn municipality(code: &str, name: &str) -> Municipality {
    let text = serde_json::json!({ "code": code, "name": name }).to_string();
    serde_json::from_str(&text).expect("has the fields that must be there")
}

/// Applies the op, looks at the region, takes every change back and finds the region as it was.
fn check(op: Op, changes: usize, look: impl FnOnce(&Region)) {
    let before = ave();
    let decided = decide(&op, &before).expect("is not refused");
    assert_eq!(decided.len(), changes, "{op:?}");
    let mut region = before.clone();
    decided.iter().for_each(|change| region.apply(change));
    look(&region);
    for change in decided.into_iter().rev() {
        region.apply(&change.inverse());
    }
    assert_eq!(region, before, "{op:?} taken back");
}

fn check_refused(op: Op, region: &Region, expected: Rejection) {
    assert_eq!(decide(&op, region), Err(expected.clone()));
}

fn set(setting: SettingId, value: f64) -> Op {
    Op::SetSetting { setting, value }
}

#[test]
fn several_settings_are_set_in_one_step_or_not_at_all() {
    let (near, far) = (SettingId::NearMinutes, SettingId::FarMinutes);
    let both = vec![(near, Some(70.0)), (far, Some(90.0))];
    check(Op::SetSettings(both), 2, |region| {
        assert_eq!(region.in_force().get(near), 70.0);
    });
    check(Op::SetSettings(vec![(near, None)]), 0, |_| {});
    let refused = Rejection::NotAscending {
        lower: near,
        lower_value: 70.0,
        upper: far,
        upper_value: 60.0,
    };
    let one = vec![(SettingId::HalfLife, Some(3.0)), (near, Some(70.0))];
    check_refused(Op::SetSettings(one), &ave(), refused);
    let none = [
        SettingId::WeightSeverity,
        SettingId::WeightVolume,
        SettingId::WeightDifficulty,
        SettingId::WeightBreadth,
        SettingId::WeightRelevance,
    ];
    let none = none.map(|id| (id, Some(0.0))).into();
    check_refused(Op::SetSettings(none), &ave(), Rejection::WeightsAllZero);
}

#[test]
fn a_setting_takes_a_value_and_gives_it_back() {
    check(set(SettingId::HalfLife, 3.0), 1, |region| {
        assert_eq!(region.in_force().get(SettingId::HalfLife), 3.0);
    });
}

#[test]
fn resetting_a_setting_that_follows_its_default_changes_nothing() {
    check(Op::ResetSetting(SettingId::HalfLife), 0, |_| {});
}

#[test]
fn a_setting_out_of_its_range_is_refused() {
    check_refused(
        set(SettingId::HalfLife, 0.0),
        &ave(),
        Rejection::OutOfRange {
            setting: SettingId::HalfLife,
            value: 0.0,
        },
    );
}

#[test]
fn near_must_stay_below_far_also_when_one_is_reset() {
    let mut region = ave();
    let near = SettingId::NearMinutes;
    check_refused(
        set(near, 60.0),
        &region,
        Rejection::NotAscending {
            lower: near,
            lower_value: 60.0,
            upper: SettingId::FarMinutes,
            upper_value: 60.0,
        },
    );
    for op in [set(near, 10.0), set(SettingId::FarMinutes, 20.0)] {
        let changes = decide(&op, &region).expect("ascends");
        changes.iter().for_each(|change| region.apply(change));
    }
    check_refused(
        Op::ResetSetting(near),
        &region,
        Rejection::NotAscending {
            lower: near,
            lower_value: 30.0,
            upper: SettingId::FarMinutes,
            upper_value: 20.0,
        },
    );
}

#[test]
fn bands_may_meet_but_not_cross() {
    check(set(SettingId::BandShortage, 1.05), 1, |_| {});
    let op = set(SettingId::BandShortage, 1.06);
    assert!(decide(&op, &ave()).is_err());
}

#[test]
fn the_last_weight_above_zero_stays() {
    let mut region = ave();
    for weight in ["severity", "volume", "difficulty", "breadth"] {
        let id = SettingId::from_text(&format!("weight_{weight}")).expect("is a setting");
        let changes = decide(&set(id, 0.0), &region).expect("others are left");
        changes.iter().for_each(|change| region.apply(change));
    }
    check_refused(
        set(SettingId::WeightRelevance, 0.0),
        &region,
        Rejection::WeightsAllZero,
    );
}

#[test]
fn the_target_year_moves() {
    check(Op::SetTargetYear(SchoolYear(2031)), 1, |region| {
        assert_eq!(region.header.target_year, SchoolYear(2031));
    });
    check_refused(
        Op::SetTargetYear(SchoolYear(31)),
        &ave(),
        Rejection::YearOutOfRange {
            least: 1950,
            greatest: 2200,
        },
    );
}

#[test]
fn the_reference_date_must_be_a_date() {
    check(Op::SetReferenceDate("2026-11".into()), 1, |region| {
        assert_eq!(region.header.reference_date, "2026-11".into());
    });
    check_refused(
        Op::SetReferenceDate("soon".into()),
        &ave(),
        Rejection::NotADate {
            text: "soon".to_owned(),
        },
    );
}

#[test]
fn a_region_is_renamed_without_the_white_space_around_the_name() {
    check(Op::RenameRegion(" Vale do Ave ".to_owned()), 1, |region| {
        assert_eq!(region.header.name, "Vale do Ave");
    });
    check(Op::RenameRegion("Ave ".to_owned()), 0, |_| {});
    check_refused(
        Op::RenameRegion(" ".to_owned()),
        &ave(),
        Rejection::NameEmpty,
    );
}

#[test]
fn a_record_is_added_replaced_or_left_as_it_is() {
    let fafe = municipality("0307", "Fafe");
    check(Op::PutRecord(fafe.into()), 1, |region| {
        assert_eq!(region.municipalities.len(), 2);
    });
    let renamed = municipality("0308", "Guimarães (concelho)");
    check(Op::PutRecord(renamed.into()), 1, |region| {
        let name = &region.municipalities[&"0308".into()].name;
        assert_eq!(name, "Guimarães (concelho)");
    });
    let same = municipality("0308", "Guimarães");
    check(Op::PutRecord(same.into()), 0, |_| {});
}

#[test]
fn a_record_without_an_id_is_refused() {
    let nameless: AnyRecord = municipality(" ", "Nowhere").into();
    check_refused(Op::PutRecord(nameless), &ave(), Rejection::IdEmpty);
}

#[test]
fn a_record_is_removed_only_where_it_is_there() {
    let guimaraes = RecordRef::new(Kind::Municipality, "0308");
    check(Op::RemoveRecord(guimaraes), 1, |region| {
        assert!(region.municipalities.is_empty());
    });
    let nowhere = RecordRef::new(Kind::School, "0308");
    check_refused(
        Op::RemoveRecord(nowhere.clone()),
        &ave(),
        Rejection::NotThere { record: nowhere },
    );
}

#[test]
fn of_a_number_and_a_range_the_mending_keeps_what_counts() {
    let kept = |persons: f64| {
        let mut region = ave();
        let need = serde_json::json!({ "id": "n", "kind": "recruit", "qualification": "q",
            "persons": persons, "low": 2, "high": 4 });
        let need: Need = serde_json::from_value(need).expect("a need");
        region.needs.insert(need.id.clone(), need);
        let mut problems = enlace_model::check::check(&region);
        problems.retain(|problem| problem.id() == "need_with_number_and_range");
        assert_eq!(problems.len(), 1);
        let changes = decide(&Op::Mend(problems), &region).expect("is not refused");
        changes.iter().for_each(|change| region.apply(change));
        let need = &region.needs[&"n".into()];
        (need.persons, need.low, need.high)
    };
    assert_eq!(kept(3.0), (Some(Persons(3.0)), None, None));
    // A number above ten million is as if it were missing: the range counts.
    assert_eq!(kept(1e12), (None, Some(Persons(2.0)), Some(Persons(4.0))));
}
