//! What is stated twice, of itself, in a circle, or not at all.

use crate::check;

#[test]
fn a_circle_of_replacements_is_told_once() {
    check(
        r#"{"code":"P","title":{}}"#,
        r#"{"code":"A","title":{},"replaced_by":"P"},{"code":"P","title":{},"replaced_by":"Z"},{"code":"Z","title":{},"replaced_by":"P"}"#,
        &["error replaced_in_circle qualifications[P].replaced_by circle=P Z"],
    );
    check(
        r#""code":"P","title":{}"#,
        r#""code":"P","title":{},"replaced_by":"P""#,
        &["error replaced_in_circle qualifications[P].replaced_by circle=P"],
    );
}

#[test]
fn what_is_stated_twice_or_of_itself_is_told() {
    check(
        r#""to":"P""#,
        r#""to":"Q""#,
        &["error relation_to_itself relations[R]"],
    );
    check(
        r#""relations":["#,
        r#""relations":[{"id":"Z","from":"Q","to":"P","value":0},"#,
        &["warning duplicate_relation relations[Z] other=R"],
    );
    check(
        r#""travel_times":["#,
        r#""travel_times":[{"id":"Z","from":"M","to":"N","minutes":9},{"id":"Y","from":"N","to":"M","minutes":9},"#,
        &["warning duplicate_travel_time travel_times[Z] other=T"],
    );
    check(
        r#""to":"N""#,
        r#""to":"M""#,
        &[
            "warning travel_within_municipality travel_times[T]",
            "warning travel_times_estimated region.travel_times pairs=1",
        ],
    );
}

#[test]
fn travel_times_that_nobody_stated_are_told_once() {
    let stated = r#"{"id":"T","from":"M","to":"N","minutes":10}"#;
    check(
        stated,
        "",
        &["warning travel_times_estimated region.travel_times pairs=1"],
    );
    let third = r#"{"code":"W","name":"W"},{"code":"M","#;
    let expected = "warning municipality_without_coordinates municipalities[W] pairs=2";
    check(r#"{"code":"M","#, third, &[expected]);
}
