//! Offers: what they leave open, whom they share a class with, what became of their pupils.

use crate::check;

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
