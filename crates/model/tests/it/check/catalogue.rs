//! What is stated twice, of itself, in a circle, or not at all.

use crate::check::check;

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

#[test]
fn what_a_replacement_takes_over_is_a_remark() {
    check(
        r#""duration":3,"occupations":[{"system":"isco-08","code":"7223"}]}"#,
        r#""duration":3,"replaced_by":"N","units":[{"code":"u","hours":50}],"occupations":[{"system":"isco-08","code":"7223"}]},{"code":"N","title":{},"occupations":[]}"#,
        &[
            "remark units_taken_over qualifications[N].units from=Q",
            "remark occupations_taken_over qualifications[N].occupations from=Q",
        ],
    );
    check(
        r#""duration":3,"occupations":[{"system":"isco-08","code":"7223"}]}"#,
        r#""duration":3,"replaced_by":"N","units":[{"code":"u","hours":50}]},{"code":"N","title":{},"units":[{"code":"v"}]}"#,
        &[],
    );
}

#[test]
fn relations_that_become_one_by_a_renewal_are_told_and_one_to_itself_is_not() {
    let renewed = r#"{"code":"P","title":{},"replaced_by":"N"},{"code":"N","title":{}}"#;
    let text = crate::check::SOUND.replacen(r#"{"code":"P","title":{}}"#, renewed, 1);
    let more = r#""relations":[{"id":"Z","from":"Q","to":"N","value":0.2},{"id":"Y","from":"P","to":"N","value":1},"#;
    let text = text.replacen(r#""relations":["#, more, 1);
    let opened = enlace_exchange::json::read(text.as_bytes()).expect("the region opens");
    let found: Vec<_> = opened
        .all_problems()
        .iter()
        .map(|problem| format!("{} {}", problem.id(), problem.place))
        .collect();
    assert_eq!(found, ["duplicate_relation relations[Z]"]);
}
