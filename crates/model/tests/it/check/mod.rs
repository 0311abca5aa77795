//! What is wrong with a region is named, with its place.

mod catalogue;
mod earlier;
mod file_format;
mod method;
mod needs;
mod numbers;
mod offers;
mod rounds;
mod settings;

use enlace_exchange::json::read;
use enlace_model::check::{ProblemKind, Severity};

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
"offers":[{"id":"O","school":"H","qualification":"Q","modality":"professional","start_year":2025,"classes":1,"places":24,"entrants":20,"history":[{"entry_year":2020,"entrants":20,"completed":15,"in_work":10,"in_study":5}],"status":"running"}]
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
    assert_eq!(found(&text), expected, "{old} → {new}");
}

/// The problems of a region's file.
fn found(text: &str) -> Vec<String> {
    let opened = read(text.as_bytes()).expect("the region opens");
    let problems = opened.all_problems();
    let line = problems.iter().map(|problem| {
        let values = problem.values();
        let values = values.iter().map(|(k, v)| format!(" {k}={v}"));
        let severity = problem.severity().as_str();
        format!(
            "{severity} {} {}{}",
            problem.id(),
            problem.place,
            values.collect::<String>()
        )
    });
    line.collect()
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
            r#""class_size":0.999"#,
            "error setting_out_of_range settings.class_size",
        ),
        (
            r#""class_size":1e-310"#,
            "error setting_out_of_range settings.class_size",
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
