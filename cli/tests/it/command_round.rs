//! `enlace round` on a file with a swap on the agenda, whose figures were computed independently.

use std::process::{Command, Output};

use serde_json::{Value, json};

fn round(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_enlace"))
        .arg("round")
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data"))
        .output()
        .unwrap()
}

fn report(arguments: &[&str]) -> Value {
    let output = round(arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn near(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-3, "{found}, not {expected}");
}

#[test]
fn a_swap_is_told_with_what_each_half_would_do_alone() {
    let report = report(&[
        "round-swap.json",
        "--format",
        "json",
        "--date",
        "2026-05-20",
    ]);
    let own = &report[0]["rounds"][0];
    assert_eq!(own["id"], "r26");
    assert_eq!(
        (&own["stage"], &own["phase"]),
        (&json!("running"), &json!("concertation"))
    );
    assert_eq!(own["counts"], json!({ "tabled": 2 }));
    assert_eq!(own["proposals"][0]["kind"], "decrease");
    assert_eq!(own["proposals"][1]["kind"], "opening_compensated");
    assert_eq!(
        own["proposals"][0]["findings"],
        json!(["where_pupils_go", "half_alone"])
    );
    near(&own["proposals"][0]["gap_alone"], 24.5679);
    near(&own["proposals"][1]["surplus_alone"], 8.3024);
    near(&own["proposals"][1]["gap_last_in"], 17.2982 - 24.5679);
    let decision = &own["decisions"][0];
    assert_eq!(decision["outcome"], "open");
    near(&decision["gap_together"], 17.2982);
    near(&decision["surplus_together"], 0.3024);
    near(&decision["gap_alone"][0], 24.5679);
    near(&decision["gap_alone"][1], 17.2982);
    near(&decision["interaction"], -4.7776);
    let counted = &decision["counted"];
    assert_eq!((&counted["for"], &counted["base"]), (&json!(9), &json!(10)));
    assert_eq!(
        (&counted["carried"], &counted["quorum_met"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(
        (&counted["present"], &counted["quorum_needed"]),
        (&json!(11), &json!(8))
    );
    // Nothing was frozen, and nothing is decided.
    assert_eq!(own["concerted_share"], Value::Null);
    assert_eq!(own["transformation"]["closure_ratio"], Value::Null);
}

#[test]
fn a_day_before_the_first_phase_finds_the_round_prepared() {
    let report = report(&["--date=2026-03-01", "round-swap.json"]);
    let own = &report[0]["rounds"][0];
    assert_eq!(
        (&own["stage"], &own["phase"]),
        (&json!("preparing"), &Value::Null)
    );
}

#[test]
fn files_without_rounds_have_none_and_wrong_use_is_told() {
    let report = report(&["worked-example-1.json"]);
    assert_eq!(report[0]["rounds"], json!([]));
    for wrong in [
        &[][..],
        &["--format", "xml", "round-swap.json"],
        &["--date", "soon", "round-swap.json"],
        &["--what", "round-swap.json"],
    ] {
        assert_eq!(round(wrong).status.code(), Some(2), "{wrong:?}");
    }
    let gone = round(&["no-such-file.json"]);
    assert_eq!(gone.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&gone.stdout).unwrap();
    assert!(told[0]["error"].is_string() && told[0]["rounds"].is_null());
}
