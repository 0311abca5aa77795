//! Names that hide something: they are kept as they are, told, and mean nothing to the program.

use enlace_edit::{Op, decide};
use enlace_exchange::json::{Opened, Stamp, read, write};
use enlace_model::Region;
use enlace_model::check::check;

/// A region with one municipality of this name, as JSON writes it.
fn named(name: &str) -> Vec<u8> {
    format!(
        r#"{{"format":"enlace-region","version":1,"region":{{"id":"r","name":"R","target_year":2029,"municipalities":[{{"code":"M","name":"{name}"}}]}}}}"#
    )
    .into_bytes()
}

#[track_caller]
fn opened(name: &str) -> Opened {
    let opened = read(&named(name)).expect("the file opens");
    let again = read(write(&opened.region, &Stamp::default()).as_bytes());
    assert!(again.expect("what is written opens").region == opened.region);
    opened
}

/// The name, which is kept to the last sign.
#[track_caller]
fn kept(written: &str, name: &str) {
    let opened = opened(written);
    let municipality = opened.region.municipalities.values().next();
    assert_eq!(municipality.map(|it| it.name.as_str()), Some(name));
}

#[test]
fn signs_that_turn_or_hide_text_are_kept() {
    kept("a\u{202e}b\u{202c}", "a\u{202e}b\u{202c}");
    kept(r"a\u202eb", "a\u{202e}b");
    kept("a\u{200b}\u{200d}\u{feff}b", "a\u{200b}\u{200d}\u{feff}b");
    kept(r"a\u0000b", "a\0b");
    kept(r"a\u001b[31mb", "a\u{1b}[31mb");
}

#[test]
fn such_signs_are_told_with_their_place_and_one_step_takes_them_out() {
    let mut region = opened("a\u{202e}b\\u0000").region;
    let told = |region: &Region| {
        let all = check(region).into_iter();
        let all = all.filter(|it| it.id() == "hidden_signs");
        all.collect::<Vec<_>>()
    };
    let problems = told(&region);
    let places: Vec<String> = problems.iter().map(|it| it.place.to_string()).collect();
    assert_eq!(places, ["municipalities[M].name"]);
    assert_eq!(
        problems[0].values(),
        [("shown", "a[U+202E]b[U+0000]".to_owned())]
    );
    for change in decide(&Op::Mend(problems), &region).expect("is mended") {
        region.apply(&change);
    }
    assert_eq!(told(&region), []);
    assert_eq!(
        region
            .municipalities
            .values()
            .next()
            .map(|it| it.name.as_str()),
        Some("ab")
    );
}

#[test]
fn formulas_and_scripts_are_only_text() {
    kept("=HYPERLINK(1)", "=HYPERLINK(1)");
    kept("<script>alert(1)</script>", "<script>alert(1)</script>");
    kept("{{constructor}}", "{{constructor}}");
}

#[test]
fn half_a_sign_is_set_aside_as_it_stands_in_the_file() {
    for half in [r"a\ud800b", r"\udc00", r"\ud800\ud800"] {
        let opened = opened(half);
        assert!(!opened.region.set_aside.is_empty(), "{half}");
        let written = write(&opened.region, &Stamp::default());
        assert!(written.contains(half), "{half} in {written}");
    }
}

#[test]
fn a_bare_control_sign_or_wrong_bytes_inside_a_text_refuse_the_file_or_set_it_aside() {
    let mut nul = named("a b");
    let at = nul
        .windows(3)
        .position(|it| it == b"a b")
        .expect("is there");
    nul[at + 1] = 0;
    assert!(read(&nul).is_err());
    nul[at + 1] = 0xff;
    assert_eq!(read(&nul).map_err(|why| why.id()), Err("not_utf8"));
}

#[test]
fn of_two_records_with_one_id_neither_is_lost() {
    let two = String::from_utf8(named("First")).expect("is text").replace(
        r#"{"code":"M","name":"First"}"#,
        r#"{"code":"M","name":"First"},{"code":"M","name":"Second"}"#,
    );
    let opened = read(two.as_bytes()).expect("the file opens");
    let written = write(&opened.region, &Stamp::default());
    assert!(written.contains("First") && written.contains("Second"));
    let ids: Vec<&str> = opened.all_problems().iter().map(|it| it.id()).collect();
    assert!(ids.contains(&"duplicate_id"), "{ids:?}");
}
