//! Offers: what they leave open, whom they share a class with, what became of their pupils.

use crate::check::check;

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
    check(
        size,
        r#""places":24,"fill":1.083,"#,
        &["remark fill_above_whole offers[O].fill percent=108.3"],
    );
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
    let other = r#""offers":[{"id":"X","school":"H","qualification":"Q","start_year":2025,"entrants":1,"shared_with":"O","status":"running"},"#;
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
fn an_offer_that_was_turned_down_needs_no_size() {
    let offer = r#""classes":1,"places":24,"entrants":20,"#;
    let status = r#""status":"running""#;
    let text = crate::check::SOUND.replacen(offer, "", 1);
    let text = text.replacen(status, r#""status":"refused""#, 1);
    let opened = enlace_exchange::json::read(text.as_bytes()).expect("the region opens");
    assert_eq!(opened.all_problems(), []);
}

#[test]
fn an_agreed_offer_without_size_is_a_warning() {
    with(
        &[offer("X", "Q", 2026, "agreed", "")],
        &["warning offer_without_size offers[X].places"],
    );
}

/// An offer of the sound region's school, in its modality, followed by a comma.
fn offer(id: &str, qualification: &str, year: i32, status: &str, more: &str) -> String {
    format!(
        r#"{{"id":"{id}","school":"H","qualification":"{qualification}","modality":"professional","start_year":{year},"duration":3,"status":"{status}"{more}}},"#
    )
}

/// The sound region with more offers has exactly these problems.
#[track_caller]
fn with(offers: &[String], expected: &[&str]) {
    let more = format!("\"offers\":[{}", offers.concat());
    check(r#""offers":["#, &more, expected);
}

const SIZE: &str = r#","entrants":20"#;

#[test]
fn offers_that_run_before_their_year_begins_are_told_once_for_each_school_and_year() {
    // The reference date lies in March 2026: the classes of 2026 begin in September.
    with(
        &[
            offer("X", "Q", 2026, "running", SIZE),
            offer("Y", "P", 2026, "running", SIZE),
        ],
        &["warning running_before_it_begins schools[H] year=2026 offers=2"],
    );
    with(&[offer("X", "Q", 2024, "running", SIZE)], &[]);
}

#[test]
fn a_list_with_agreed_offers_asks_once_for_the_courses_without_a_record() {
    let remark = "remark list_not_complete schools[H] year=2026 courses=1";
    let agreed = offer("X", "P", 2026, "agreed", SIZE);
    with(std::slice::from_ref(&agreed), &[remark]);
    // Any record of the course answers it, a proposal too.
    for status in ["withdrawn", "refused", "agreed"] {
        with(&[agreed.clone(), offer("Y", "Q", 2026, status, SIZE)], &[]);
    }
    let proposed = "remark proposed_not_counted settings.include_proposed offers=1 places=20";
    with(
        &[agreed, offer("Y", "Q", 2026, "proposed", SIZE)],
        &[proposed],
    );
    // Nobody asks about a year of which nothing is decided.
    with(&[offer("X", "P", 2026, "proposed", SIZE)], &[proposed]);
}

#[test]
fn a_complete_list_asks_once_for_the_courses_that_the_year_before_had() {
    let before = [
        offer("X", "P", 2024, "running", SIZE),
        offer("Y", "P", 2024, "agreed", SIZE),
    ];
    with(
        &before,
        &["remark list_became_shorter schools[H] year=2025 courses=1"],
    );
    let ended = offer("Z", "P", 2025, "withdrawn", "");
    with(&[before.concat(), ended], &[]);
}

#[test]
fn a_course_of_a_closed_qualification_is_not_asked_about() {
    let closed = r#""code":"P","title":{},"status":"closed"}"#;
    let text = crate::check::SOUND.replacen(r#""code":"P","title":{}}"#, closed, 1);
    let more = format!("\"offers\":[{}", offer("X", "P", 2024, "running", SIZE));
    let text = text.replacen(r#""offers":["#, &more, 1);
    let opened = enlace_exchange::json::read(text.as_bytes()).expect("the region opens");
    assert_eq!(opened.all_problems(), []);
}
