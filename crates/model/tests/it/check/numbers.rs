//! Numbers that cannot be and codes that name nothing, wherever they stand.

use crate::check::check;

#[test]
fn a_code_that_names_nothing_is_dangling_wherever_it_stands() {
    let dangling =
        |place: &str, list: &str| format!("error dangling_code {place} list={list} code=?");
    for (old, new, place, list) in [
        (
            r#""to":"N""#,
            r#""to":"?""#,
            "travel_times[T].to",
            "municipalities",
        ),
        (
            r#""code":"P","title":{}"#,
            r#""code":"P","title":{},"replaced_by":"?""#,
            "qualifications[P].replaced_by",
            "qualifications",
        ),
        (
            r#""to":"P""#,
            r#""to":"?""#,
            "relations[R].to",
            "qualifications",
        ),
        (
            r#""municipality":"M","headcount":5"#,
            r#""municipality":"?""#,
            "enterprises[E].municipality",
            "municipalities",
        ),
        (
            r#""id":"K","enterprise":"E""#,
            r#""id":"K","school":"?""#,
            "contacts[K].school",
            "schools",
        ),
        (
            r#""session":"S""#,
            r#""session":"?""#,
            "evidence[V].session",
            "sessions",
        ),
        (
            r#""qualification":"Q","kind""#,
            r#""qualification":"?","kind""#,
            "needs[D].qualification",
            "qualifications",
        ),
        (
            r#""evidence":"V""#,
            r#""evidence":"?""#,
            "needs[D].evidence",
            "evidence",
        ),
        (
            r#""qualification":"Q","balance":-2"#,
            r#""qualification":"?""#,
            "panels[A].rows[0].qualification",
            "qualifications",
        ),
        (
            r#""municipality":"N""#,
            r#""municipality":"?""#,
            "schools[H].municipality",
            "municipalities",
        ),
        (
            r#""school":"H""#,
            r#""school":"?""#,
            "offers[O].school",
            "schools",
        ),
        (
            r#""classes":1"#,
            r#""classes":1,"shared_with":"?""#,
            "offers[O].shared_with",
            "offers",
        ),
    ] {
        let expected = dangling(place, list);
        let mut expected = vec![expected.as_str()];
        if place == "travel_times[T].to" {
            expected.push("warning travel_times_estimated region.travel_times pairs=1");
        }
        check(old, new, &expected);
    }
}

#[test]
fn numbers_that_cannot_be_are_named() {
    for (old, new, expected) in [
        (
            r#""persons":3"#,
            r#""persons":-3"#,
            "needs[D].persons value=-3 least=0 greatest=10000000",
        ),
        (
            r#""persons":3"#,
            r#""persons":20000000"#,
            "needs[D].persons value=20000000 least=0 greatest=10000000",
        ),
        (
            r#""persons":3"#,
            r#""persons":3,"difficulty":5"#,
            "needs[D].difficulty value=5 least=0 greatest=4",
        ),
        (
            r#""persons":3"#,
            r#""persons":3,"years":0"#,
            "needs[D].years value=0 least=1 greatest=100",
        ),
        (
            r#""persons":3"#,
            r#""persons":3,"probability":{"value":1.2,"reason":"r"}"#,
            "needs[D].probability.value value=1.2 least=0 greatest=1",
        ),
        (
            r#""level":4"#,
            r#""level":9"#,
            "qualifications[Q].level value=9 least=1 greatest=8",
        ),
        (
            r#""level":4"#,
            r#""relevance":[{"territory":"PT","level":0,"year":2025}]"#,
            "qualifications[Q].relevance[0].level value=0 least=1 greatest=10",
        ),
        (
            r#""level":4"#,
            r#""units":[{"code":"u","hours":-1}]"#,
            "qualifications[Q].units[0].hours value=-1 least=0 greatest=10000000",
        ),
        (
            r#""duration":3"#,
            r#""duration":0"#,
            "qualifications[Q].duration value=0 least=0 greatest=20",
        ),
        (
            r#""value":0.5"#,
            r#""value":-0.5"#,
            "relations[R].value value=-0.5 least=0 greatest=1",
        ),
        (
            r#""longitude":-8}"#,
            r#""longitude":-188}"#,
            "municipalities[M].longitude value=-188 least=-180 greatest=180",
        ),
        (
            r#""places":24"#,
            r#""places":24,"fill":2.1"#,
            "offers[O].fill value=2.1 least=0 greatest=2",
        ),
        (
            r#""balance":-2"#,
            r#""balance":3"#,
            "panels[A].rows[0].balance value=3 least=-2 greatest=2",
        ),
        (
            r#""start_year":2025"#,
            r#""start_year":20250"#,
            "offers[O].start_year value=20250 least=1900 greatest=2200",
        ),
    ] {
        let expected = format!("error out_of_range {expected}");
        check(old, new, &[&expected]);
    }
    check(
        r#""persons":3"#,
        r#""persons":3,"years":1.5"#,
        &["error not_whole needs[D].years value=1.5"],
    );
    check(
        r#""classes":1"#,
        r#""classes":0.7"#,
        &["error not_in_halves offers[O].classes value=0.7"],
    );
}
