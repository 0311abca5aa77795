//! What cannot be read is set aside, shown, and written back; the rest of the file opens.

use enlace_exchange::json::{Opened, Stamp, digest_of, read, read_head, write, write_head};
use enlace_model::{Kind, SetAsidePlace, SetAsideReason, SettingId};

/// A file whose region has these fields beside those that it must have.
fn file(fields: &str) -> String {
    format!(
        r#"{{"format":"enlace-region","version":1,"min_reader":1,"region":{{
        "id":"r","name":"R","reference_date":"2026-03-01","target_year":2029,{fields}}}}}"#
    )
}

/// Opens the file; asserts that writing and reading give the same region again.
fn open(text: &str) -> Opened {
    let opened = read(text.as_bytes()).expect("the file opens");
    let written = write(&opened.region, &Stamp::default());
    let again = read(written.as_bytes()).expect("what is written opens");
    assert!(again.region == opened.region, "{written:.2000}");
    assert_eq!(again.problems, []);
    assert_eq!(
        again.envelope.digest.as_deref(),
        Some(&*digest_of(&opened.region))
    );
    let head = read_head(&write_head(&opened.region)).expect("a head opens");
    assert_eq!(head.set_aside, opened.region.set_aside);
    assert_eq!(head.envelope, opened.region.envelope);
    assert_eq!(
        (head.header, head.settings),
        (opened.region.header.clone(), opened.region.settings.clone())
    );
    opened
}

#[track_caller]
fn check(
    fields: &str,
    place: SetAsidePlace,
    reason: SetAsideReason,
    field: Option<&str>,
    text: &str,
) {
    let opened = open(&file(fields));
    let [aside] = &opened.region.set_aside[..] else {
        panic!("one thing is set aside: {:?}", opened.region.set_aside);
    };
    assert_eq!((&aside.place, aside.reason), (&place, reason));
    assert_eq!(aside.field.as_deref(), field);
    assert!(&*aside.text == text, "{:.200}", aside.text);
}

fn record(kind: Kind, id: &str) -> SetAsidePlace {
    SetAsidePlace::Record {
        kind,
        id: Some(id.to_owned()),
    }
}

fn field(name: &str) -> SetAsidePlace {
    SetAsidePlace::Field(name.to_owned())
}

#[test]
fn a_level_that_is_text_sets_its_qualification_aside_and_no_other() {
    let bad = r#"{"code":"A","title":{}, "level":"4"}"#;
    let fields = format!(r#""qualifications":[{bad},{{"code":"B","title":{{}},"level":4}}]"#);
    check(
        &fields,
        record(Kind::Qualification, "A"),
        SetAsideReason::WrongType,
        Some("level"),
        bad,
    );
    assert_eq!(open(&file(&fields)).region.qualifications.len(), 1);
}

#[test]
fn a_wrong_type_deep_inside_a_record_is_named_by_its_path() {
    let bad = r#"{"code":"A","title":{},"units":[{"code":"u"},{"code":"v","hours":"9"}]}"#;
    let fields = format!(r#""qualifications":[{bad}]"#);
    let place = record(Kind::Qualification, "A");
    check(
        &fields,
        place,
        SetAsideReason::WrongType,
        Some("units[1].hours"),
        bad,
    );
}

#[test]
fn a_record_without_a_field_that_it_must_have_is_set_aside() {
    let bad = r#"{"code":"S","municipality":"M"}"#;
    let fields = format!(r#""schools":[{bad}]"#);
    check(
        &fields,
        record(Kind::School, "S"),
        SetAsideReason::MissingField,
        Some("name"),
        bad,
    );
}

#[test]
fn a_record_without_id_is_set_aside_without_one() {
    let bad = r#"{"kind":"recruit"}"#;
    let place = SetAsidePlace::Record {
        kind: Kind::Need,
        id: None,
    };
    check(
        &format!(r#""needs":[{bad}]"#),
        place,
        SetAsideReason::MissingField,
        Some("id"),
        bad,
    );
}

#[test]
fn a_field_written_twice_sets_its_record_aside() {
    let bad = r#"{"id":"N","kind":"recruit","persons":1,"persons":2}"#;
    let fields = format!(r#""needs":[{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::DuplicateField,
        Some("persons"),
        bad,
    );
}

#[test]
fn an_unknown_field_written_twice_sets_its_record_aside() {
    let bad = r#"{"id":"N","kind":"recruit","new":1,"new":2}"#;
    let fields = format!(r#""needs":[{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::DuplicateField,
        Some("new"),
        bad,
    );
}

#[test]
fn a_key_written_twice_inside_a_field_sets_its_record_aside() {
    let bad = r#"{"code":"A","title":{"pt":"A","pt":"B"}}"#;
    let place = record(Kind::Qualification, "A");
    let fields = format!(r#""qualifications":[{bad}]"#);
    check(
        &fields,
        place,
        SetAsideReason::DuplicateField,
        Some("title.pt"),
        bad,
    );
    let bad = r#"{"id":"N","kind":"recruit","new":[{"a":1,"a":2}]}"#;
    let fields = format!(r#""needs":[{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::DuplicateField,
        Some("new[0].a"),
        bad,
    );
}

#[test]
fn a_key_written_twice_inside_a_header_field_sets_it_aside() {
    for (name, text) in [
        ("code_lists", r#"{"cnq":"1","cnq":"2"}"#),
        ("sources", r#"[{"title":"a","title":"b"}]"#),
        ("new", r#"{"a":1,"a":2}"#),
    ] {
        let fields = format!(r#""{name}":{text}"#);
        check(
            &fields,
            field(name),
            SetAsideReason::DuplicateField,
            None,
            text,
        );
    }
}

#[test]
fn of_two_records_with_one_id_the_first_counts_and_the_other_is_kept() {
    let bad = r#"{"id":"N","kind":"upskill"}"#;
    let fields = format!(r#""needs":[{{"id":"N","kind":"recruit"}},{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::DuplicateId,
        None,
        bad,
    );
    assert!(
        open(&file(&fields))
            .region
            .needs
            .values()
            .all(|need| need.is_recruit())
    );
}

#[test]
fn something_that_is_no_record_is_set_aside() {
    let place = SetAsidePlace::Record {
        kind: Kind::Offer,
        id: None,
    };
    check(
        r#""offers":[5]"#,
        place,
        SetAsideReason::WrongType,
        None,
        "5",
    );
}

#[test]
fn a_list_that_is_none_is_set_aside() {
    check(
        r#""needs":{}"#,
        field("needs"),
        SetAsideReason::WrongType,
        None,
        "{}",
    );
}

#[test]
fn a_list_written_twice_is_read_twice_and_said_so() {
    let text =
        file(r#""needs":[{"id":"N","kind":"recruit"}],"needs":[{"id":"O","kind":"recruit"}]"#);
    let opened = open(&text);
    assert_eq!(opened.region.needs.len(), 2);
    let said: Vec<_> = opened
        .problems
        .iter()
        .map(|p| (p.id(), p.place.to_string()))
        .collect();
    assert_eq!(said, [("duplicate_field", "needs".to_owned())]);
}

#[test]
fn a_header_field_of_the_wrong_type_is_set_aside() {
    check(
        r#""country":5"#,
        field("country"),
        SetAsideReason::WrongType,
        None,
        "5",
    );
}

#[test]
fn a_target_year_that_is_text_gives_way_to_three_years_after_the_reference_date() {
    let text = file(r#""country":"PT""#).replace("2029", r#""2030""#);
    let opened = open(&text);
    assert_eq!(opened.region.header.target_year.0, 2029);
    assert_eq!(opened.region.set_aside[0].place, field("target_year"));
}

#[test]
fn a_header_field_written_twice_counts_once_and_keeps_the_other() {
    check(
        r#""name":"S""#,
        field("name"),
        SetAsideReason::DuplicateField,
        None,
        "\"S\"",
    );
}

#[test]
fn a_region_without_id_gets_the_same_one_whenever_it_is_opened() {
    let text = file(r#""country":"PT""#).replace(r#""id":"r","#, "");
    let opened = read(text.as_bytes()).expect("the file opens");
    assert_eq!(opened.region.header.id.as_str().len(), 32);
    assert_eq!(read(text.as_bytes()).expect("the file opens"), opened);
    let said: Vec<_> = opened
        .problems
        .iter()
        .map(|p| (p.id(), p.place.to_string()))
        .collect();
    assert_eq!(said, [("missing_field", "region.id".to_owned())]);
}

#[test]
fn a_setting_out_of_its_range_is_set_aside_and_the_default_counts() {
    let fields = r#""settings":{"half_life":-3,"fill":0.9,"carry_forward":false}"#;
    let (place, reason) = (field("settings.half_life"), SetAsideReason::OutOfRange);
    check(fields, place, reason, None, "-3");
    let region = open(&file(fields)).region;
    let settings = region.in_force();
    assert_eq!(settings.get(SettingId::HalfLife), 2.0);
    assert_eq!(settings.get(SettingId::Fill), 0.9);
    assert!(!settings.is_on(SettingId::CarryForward));
}

#[test]
fn a_setting_of_the_wrong_type_is_set_aside() {
    let place = field("settings.carry_forward");
    check(
        r#""settings":{"carry_forward":1}"#,
        place,
        SetAsideReason::WrongType,
        None,
        "1",
    );
}

#[test]
fn unknown_fields_are_kept_at_every_level() {
    let text = file(
        r#""wishes":[{"id":"d"}],"settings":{"new":[1.5]},
        "needs":[{"id":"N","kind":"recruit","future":{"a":null},"occupation":{"system":"x","code":"1","b":2}}]"#,
    )
    .replace(r#""version":1"#, r#""version":1,"round":{"n":1}"#);
    let opened = open(&text);
    assert_eq!(
        (&opened.region.set_aside[..], &opened.problems[..]),
        (&[][..], &[][..])
    );
    let written = write(&opened.region, &Stamp::default());
    for kept in [
        r#""wishes": ["#,
        r#"{"id":"d"}"#,
        r#""new":[1.5]"#,
        r#""future":{"a":null}"#,
        r#""b":2"#,
        r#""round": {"n":1}"#,
    ] {
        assert!(written.contains(kept), "{kept} in {written}");
    }
}

#[test]
fn a_value_nested_too_deeply_is_set_aside_as_its_text() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let fields = format!(r#""new":{deep}"#);
    check(
        &fields,
        field("new"),
        SetAsideReason::Unreadable,
        None,
        &deep,
    );
    let bad = format!(r#"{{"id":"N","kind":"recruit","new":{deep}}}"#);
    let fields = format!(r#""needs":[{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::Unreadable,
        Some("new"),
        &bad,
    );
}

#[test]
fn a_number_beyond_all_bounds_is_set_aside_as_its_text() {
    let bad = r#"{"id":"N","kind":"recruit","persons":1e999}"#;
    let fields = format!(r#""needs":[{bad}]"#);
    check(
        &fields,
        record(Kind::Need, "N"),
        SetAsideReason::Unreadable,
        Some("persons"),
        bad,
    );
}

#[test]
fn a_digest_that_does_not_fit_is_a_warning() {
    let text = file(r#""country":"PT""#).replace(r#""version":1"#, r#""version":1,"digest":"00""#);
    let opened = read(text.as_bytes()).expect("the file opens");
    assert_eq!(opened.problems[0].id(), "digest_mismatch");
}

#[test]
fn the_digest_does_not_depend_on_layout_or_order() {
    let one =
        file(r#""needs":[{"id":"b","kind":"recruit","persons":1.0},{"id":"a","kind":"recruit"}]"#);
    let two = file(
        r#""needs" : [ {"kind":"recruit","id":"a"}, {"persons":1,"kind":"r\u0065cruit","id":"b"} ]"#,
    );
    assert_eq!(digest_of(&open(&one).region), digest_of(&open(&two).region));
    let other =
        file(r#""needs":[{"id":"b","kind":"recruit","persons":2},{"id":"a","kind":"recruit"}]"#);
    assert_ne!(
        digest_of(&open(&one).region),
        digest_of(&open(&other).region)
    );
}
