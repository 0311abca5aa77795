//! Needs: who speaks, where, what for, how many, on what evidence.

use crate::check::{SOUND, check, found};

#[test]
fn a_range_has_two_ends_in_their_order_and_stands_alone() {
    let people = r#""persons":3"#;
    check(people, r#""low":2,"high":4"#, &[]);
    check(
        people,
        r#""low":4,"high":2"#,
        &["error low_above_high needs[D].low low=4 high=2"],
    );
    check(
        people,
        r#""low":4"#,
        &["warning range_with_one_end needs[D].low"],
    );
    check(
        people,
        r#""persons":3,"high":4"#,
        &["warning need_with_number_and_range needs[D].persons"],
    );
    check(
        people,
        r#""note":"some""#,
        &["warning need_without_number needs[D].persons"],
    );
}

#[test]
fn a_need_says_where_and_who() {
    let speaker = r#""enterprise":"E","qualification""#;
    check(
        speaker,
        r#""enterprise":"G","qualification""#,
        &["error need_without_place needs[D].municipality"],
    );
    check(
        speaker,
        r#""municipality":"M","qualification""#,
        &["warning need_without_enterprise needs[D].enterprise"],
    );
    check(
        speaker,
        r#""enterprise":"G","whole_region":true,"qualification""#,
        &[],
    );
    check(
        speaker,
        r#""enterprise":"E","whole_region":true,"municipality":"M","qualification""#,
        &[
            "warning whole_region_by_enterprise needs[D].whole_region",
            "warning whole_region_and_municipality needs[D].municipality municipality=M",
        ],
    );
}

#[test]
fn a_need_says_what_for() {
    let target = r#""qualification":"Q","kind""#;
    check(target, r#""kind""#, &["error need_without_target needs[D]"]);
    check(
        target,
        r#""text":"welders","kind""#,
        &["warning need_unmapped needs[D].text"],
    );
    check(
        target,
        r#""qualification":"Q","text":"welders","kind""#,
        &[],
    );
    let occupation =
        |system, code| format!(r#""occupation":{{"system":"{system}","code":"{code}"}},"kind""#);
    check(target, &occupation("isco-08", "722"), &[]);
    check(
        target,
        &occupation("isco-08", "72"),
        &["warning occupation_too_coarse needs[D].occupation.code code=72"],
    );
    check(
        target,
        &occupation("soc", "5221"),
        &["warning occupation_system_unused needs[D].occupation.system system=soc"],
    );
    let both = format!(r#""qualification":"Q",{}"#, occupation("isco-08", "7223"));
    check(
        target,
        &both,
        &["warning need_with_several_targets needs[D].occupation"],
    );
}

#[test]
fn what_evidence_leaves_open_is_assumed_with_a_warning() {
    let evidence = r#""kind":"survey","date":"2026-03-01""#;
    check(
        evidence,
        r#""date":"2026-03-01""#,
        &["warning evidence_without_kind evidence[V].kind assumed=0.2"],
    );
    check(
        evidence,
        r#""kind":"survey""#,
        &["warning evidence_without_date evidence[V].date assumed=0.5"],
    );
    check(
        evidence,
        r#""kind":"survey","date":"soon""#,
        &["error not_a_date evidence[V].date text=soon"],
    );
    check(
        evidence,
        r#""kind":"survey","date":"2062-03-01""#,
        &["warning evidence_after_reference evidence[V].date date=2062-03-01"],
    );
    check(
        evidence,
        r#""kind":"dream","date":"2026""#,
        &["warning unknown_choice evidence[V].kind value=dream"],
    );
    check(
        r#","evidence":"V""#,
        "",
        &["warning need_without_evidence needs[D].evidence"],
    );
    let by_hand = r#""evidence":"V","probability":{"value":1}"#;
    check(
        r#""evidence":"V""#,
        by_hand,
        &["warning probability_without_reason needs[D].probability.reason"],
    );
}

#[test]
fn groups_and_contacts_belong_somewhere() {
    let sector = r#","sector":{"system":"CAE","code":"13"}"#;
    check(
        sector,
        "",
        &["warning group_without_sector enterprises[G].sector"],
    );
    check(
        r#""id":"K","enterprise":"E""#,
        r#""id":"K""#,
        &["warning contact_of_nobody contacts[K]"],
    );
}

#[test]
fn parts_of_one_answer_that_add_up_are_a_remark() {
    let need = r#"{"id":"D","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"evidence":"V"}"#;
    let both = |other: &str| format!("{need},{other}");
    let remarks = |field: &str| {
        [
            "remark need_adds_up needs[D].persons others=1".to_owned(),
            format!("remark need_adds_up needs[F].{field} others=1"),
        ]
    };
    let adds_up = |other: &str, field: &str| {
        let expected = remarks(field);
        check(need, &both(other), &expected.each_ref().map(String::as_str));
    };
    let alone = |other: &str| check(need, &both(other), &[]);
    let twice = need.replace(r#""D""#, r#""F""#);
    adds_up(&twice, "persons");
    adds_up(
        &twice.replace(r#""persons":3"#, r#""low":1,"high":2"#),
        "low",
    );
    adds_up(
        &twice.replace(r#""persons":3"#, r#""persons":3,"municipality":"M""#),
        "persons",
    );
    adds_up(
        &twice.replace(
            r#""persons":3"#,
            r#""persons":3,"first_year":2025,"years":2"#,
        ),
        "persons",
    );
    // A schedule, another place, qualification, firm or kind of need.
    alone(&twice.replace(r#""persons":3"#, r#""persons":3,"first_year":2027"#));
    alone(&twice.replace(r#""persons":3"#, r#""persons":3,"municipality":"N""#));
    alone(&twice.replace(r#""Q""#, r#""P""#));
    alone(&twice.replace(
        r#""enterprise":"E""#,
        r#""enterprise":"G","municipality":"M""#,
    ));
    alone(&twice.replace("recruit", "upskill"));
}

#[test]
fn parts_of_an_answer_that_a_later_one_replaces_do_not_add_up() {
    let evidence = r#"{"id":"V","kind":"survey","date":"2026-03-01","session":"S"}"#;
    let later = format!(r#"{evidence},{{"id":"W","kind":"survey","date":"2026-02-27"}}"#);
    let need = |id: &str, by: &str, more: &str| {
        format!(
            r#"{{"id":"{id}","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"evidence":"{by}"{more}}}"#
        )
    };
    let own = r#"{"id":"D","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"evidence":"V"}"#;
    let (before, after) = SOUND
        .split_once(own)
        .expect("the sound region has the need");
    let before = before.replace(evidence, &later);
    let region = |needs: &[String]| format!("{before}{}{after}", needs.join(","));
    let all = [need("D", "V", ""), need("F", "W", ""), need("G", "W", "")];
    assert_eq!(found(&region(&all)), [] as [String; 0]);
    // Of 2027 only the earlier answer speaks.
    let longer = r#","years":2"#;
    let all = [
        need("D", "V", ""),
        need("F", "W", longer),
        need("G", "W", longer),
    ];
    let remarks = ["F", "G"].map(|id| format!("remark need_adds_up needs[{id}].persons others=1"));
    assert_eq!(found(&region(&all)), remarks);
}

#[test]
fn a_renewed_qualification_is_the_same_in_an_answer() {
    let old = r#"{"code":"P","title":{}}"#;
    let renewed = r#"{"code":"P","title":{},"replaced_by":"Q"}"#;
    let own = r#"{"id":"D","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"evidence":"V"}"#;
    let both = format!(
        "{own},{}",
        own.replace(r#""D""#, r#""F""#).replace(r#""Q""#, r#""P""#)
    );
    let text = SOUND.replacen(old, renewed, 1).replacen(own, &both, 1);
    let of_needs: Vec<String> = found(&text)
        .into_iter()
        .filter(|line| line.contains("needs["))
        .collect();
    let remarks = ["D", "F"].map(|id| format!("remark need_adds_up needs[{id}].persons others=1"));
    assert_eq!(of_needs, remarks);
}
