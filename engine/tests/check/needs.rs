//! Needs: who speaks, where, what for, how many, on what evidence.

use crate::check;

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
