//! What is wrong with a region is named, with its place.

use enlace_engine::exchange::json::read;
use enlace_engine::model::check::{ProblemKind, Severity};

/// A region without fault: two municipalities, a qualification, a need, an offer.
const SOUND: &str = r#"{"format":"enlace-region","version":1,"region":{
"id":"r","name":"R","reference_date":"2026-03-01","target_year":2029,
"settings":{"stay_share":1},
"municipalities":[{"code":"M","name":"M","latitude":41,"longitude":-8},{"code":"N","name":"N","latitude":41,"longitude":-8.1}],
"travel_times":[{"id":"T","from":"M","to":"N","minutes":10}],
"qualifications":[{"code":"Q","title":{},"level":4,"duration":3,"occupations":[{"system":"isco-08","code":"7223"}]},{"code":"P","title":{}}],
"relations":[{"id":"R","from":"Q","to":"P","value":0.5}],
"enterprises":[{"id":"E","name":"E","municipality":"M","headcount":5},{"id":"G","name":"G","kind":"group","sector":{"system":"CAE","code":"13"}}],
"contacts":[{"id":"K","enterprise":"E"}],
"sessions":[{"id":"S","title":"S","date":"2026-02"}],
"evidence":[{"id":"V","kind":"survey","date":"2026-03-01","session":"S"}],
"needs":[{"id":"D","enterprise":"E","qualification":"Q","kind":"recruit","persons":3,"evidence":"V"}],
"panels":[{"id":"A","participants":[{"role":"r","count":5}],"rows":[{"qualification":"Q","balance":-2}]}],
"schools":[{"code":"H","name":"H","municipality":"N"}],
"offers":[{"id":"O","school":"H","qualification":"Q","modality":"professional","start_year":2026,"classes":1,"places":24,"entrants":20,"history":[{"entry_year":2020,"entrants":20,"completed":15,"in_work":10,"in_study":5}],"status":"running"}]
}}"#;

/// The sound region with `old` put in place of `new` has exactly these problems, written
/// `severity id place key=value …`.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    let text = SOUND.replacen(old, new, 1);
    assert!(
        old.is_empty() || text != SOUND,
        "{old} is not in the sound region"
    );
    let opened = read(text.as_bytes()).expect("the region opens");
    let found: Vec<String> = opened
        .all_problems()
        .iter()
        .map(|problem| {
            let values = problem.values();
            let values = values.iter().map(|(k, v)| format!(" {k}={v}"));
            let severity = problem.severity().as_str();
            format!(
                "{severity} {} {}{}",
                problem.id(),
                problem.place,
                values.collect::<String>()
            )
        })
        .collect();
    assert_eq!(found, expected, "{old} → {new}");
}

#[test]
fn a_sound_region_has_no_problems() {
    check("", "", &[]);
}

#[test]
fn every_kind_of_problem_has_an_id_of_its_own() {
    let mut ids: Vec<_> = ProblemKind::SPECS.iter().map(|spec| spec.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), ProblemKind::SPECS.len());
    assert!(
        ProblemKind::SPECS
            .iter()
            .any(|spec| spec.severity == Severity::Warning)
    );
}

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
            r#""places":24,"fill":1.1"#,
            "offers[O].fill value=1.1 least=0 greatest=1",
        ),
        (
            r#""balance":-2"#,
            r#""balance":3"#,
            "panels[A].rows[0].balance value=3 least=-2 greatest=2",
        ),
        (
            r#""start_year":2026"#,
            r#""start_year":20260"#,
            "offers[O].start_year value=20260 least=1900 greatest=2200",
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
fn what_an_offer_leaves_open_is_assumed_with_a_warning() {
    check(
        r#""duration":3,"#,
        "",
        &["warning offer_without_duration offers[O].duration assumed=3"],
    );
    let size = r#""classes":1,"places":24,"entrants":20,"#;
    check(size, "", &["warning offer_without_size offers[O].places"]);
    check(
        size,
        r#""places":24,"#,
        &["warning fill_unknown offers[O].fill assumed=1"],
    );
    check(size, r#""places":24,"fill":0.9,"#, &[]);
    check(size, r#""entrants":20,"#, &[]);
    check(
        r#""entrants":20,"history""#,
        r#""entrants":25,"history""#,
        &["warning entrants_above_places offers[O].entrants entrants=25 places=24"],
    );
}

#[test]
fn an_offer_shares_a_class_with_another_that_says_so_too() {
    let classes = r#""classes":1"#;
    let alone = r#""classes":1,"shared_with":"O""#;
    check(
        classes,
        alone,
        &["error shared_with_itself offers[O].shared_with"],
    );
    let other = r#""offers":[{"id":"X","school":"H","qualification":"Q","start_year":2026,"entrants":1,"shared_with":"O","status":"running"},"#;
    let expected = "warning sharing_not_mutual offers[X].shared_with other=O";
    check(r#""offers":["#, other, &[expected]);
}

#[test]
fn nobody_completes_who_did_not_start() {
    let cohort = r#""entrants":20,"completed":15"#;
    check(
        cohort,
        r#""entrants":14,"completed":15"#,
        &["error completed_above_entrants offers[O].history[0] completed=15 entrants=14"],
    );
    check(
        cohort,
        r#""entrants":20,"completed":14"#,
        &["error destinations_above_completed offers[O].history[0] destinations=15 completed=14"],
    );
    check(
        r#""history":["#,
        r#""history":[{"entry_year":2020},"#,
        &["warning duplicate_cohort offers[O].history[1].entry_year year=2020"],
    );
}

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
fn settings_keep_their_order() {
    let settings = r#""settings":{"stay_share":1"#;
    for (more, expected) in [
        (
            r#""near_minutes":60"#,
            "error settings_out_of_order settings.far_minutes smaller=near_minutes larger=far_minutes",
        ),
        (
            r#""class_minimum":29"#,
            "error settings_out_of_order settings.class_maximum smaller=class_minimum larger=class_maximum",
        ),
        (
            r#""band_shortage":0.5"#,
            "error settings_out_of_order settings.band_shortage smaller=band_strong_shortage larger=band_shortage",
        ),
        (
            r#""weight_severity":0,"weight_volume":0,"weight_difficulty":0,"weight_breadth":0,"weight_relevance":0"#,
            "error weights_without_sum settings.weight_severity",
        ),
        (
            r#""half_life":0"#,
            "error setting_out_of_range settings.half_life",
        ),
    ] {
        check(settings, &format!("{settings},{more}"), &[expected]);
    }
    check(
        r#""stay_share":1"#,
        "",
        &["warning stay_share_not_set settings.stay_share assumed=1"],
    );
}

#[test]
fn the_region_says_when() {
    check(
        r#""reference_date":"2026-03-01""#,
        r#""reference_date":"spring""#,
        &["error not_a_date region.reference_date text=spring"],
    );
    check(
        r#""target_year":2029"#,
        r#""target_year":2025"#,
        &["warning target_before_reference region.target_year target=2025 reference=2026"],
    );
}

#[test]
fn what_was_set_aside_is_told_with_its_reason() {
    check(
        r#""offers":["#,
        r#""offers":[{"id":"X","status":"running"},5,"#,
        &[
            "error wrong_type offers",
            "error missing_field offers[X].school",
        ],
    );
    check(
        r#"{"code":"P","#,
        r#"{"code":"Q","title":{}},{"code":"P","#,
        &["error duplicate_id qualifications[Q]"],
    );
    check(
        r#""code":"P","#,
        r#""code":"","#,
        &[
            "error empty_id qualifications[].code",
            "error dangling_code relations[R].to list=qualifications code=P",
        ],
    );
}
