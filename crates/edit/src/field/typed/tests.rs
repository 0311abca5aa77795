//! What people type in Lisbon, Madrid and London, and paste from spreadsheets.

use serde_json::json;

use super::*;
use crate::field::Measure;
use DecimalMark::{Comma, Point};

fn check(measure: Measure, mark: DecimalMark, read: &[(&str, Value)]) {
    for (text, expected) in read {
        let found = read_typed(Content::Number(measure), text, mark);
        assert_eq!(found, Ok(expected.clone()), "{text}");
    }
}

fn check_fault(content: Content, texts: &[&str], expected: &str) {
    for text in texts {
        let found = read_typed(content, text, Comma);
        assert_eq!(found.map_err(|fault| fault.id()), Err(expected), "{text}");
    }
}

#[test]
fn a_number_is_read_with_either_mark() {
    let persons = Measure::Persons;
    let alike = [
        ("12", json!(12)),
        (" 12 ", json!(12)),
        ("1 234", json!(1234)),
        ("1\u{202f}234", json!(1234)),
        ("1\u{a0}234 567", json!(1_234_567)),
        ("12,5", json!(12.5)),
        ("12.5", json!(12.5)),
        ("1.234,5", json!(1234.5)),
        ("1,234.5", json!(1234.5)),
        ("1.234.567", json!(1_234_567)),
        ("1'234", json!(1234)),
        ("0,125", json!(0.125)),
        ("0.125", json!(0.125)),
        (",5", json!(0.5)),
    ];
    check(persons, Comma, &alike);
    check(persons, Point, &alike);
    // Three digits after a mark are thousands of what is counted whole; of anything else the
    // language tells.
    let counted = [("1.234", json!(1234)), ("1,234", json!(1234))];
    for mark in [Comma, Point] {
        check(persons, mark, &counted);
        check(Measure::Businesses, mark, &counted);
    }
    check(
        Measure::Credits,
        Comma,
        &[("1.234", json!(1234)), ("1,234", json!(1.234))],
    );
    check(
        Measure::Credits,
        Point,
        &[("1.234", json!(1.234)), ("1,234", json!(1234))],
    );
}

#[test]
fn a_mark_that_would_make_an_impossible_number_is_the_other_one() {
    check(
        Measure::Latitude,
        Comma,
        &[("41.442", json!(41.442)), ("-8.296", json!(-8.296))],
    );
    check(
        Measure::Longitude,
        Point,
        &[("\u{2212}8,296", json!(-8.296))],
    );
}

#[test]
fn what_is_no_number_is_refused() {
    let texts = [
        "abc",
        "1,2,3",
        "12.34.5",
        "1..2",
        "5%",
        "1/2",
        "-",
        "1e5",
        "NaN",
        "12 pessoas",
    ];
    check_fault(Content::Number(Measure::Persons), &texts, "not_a_number");
}

#[test]
fn an_impossible_number_is_refused() {
    check_fault(
        Content::Number(Measure::Persons),
        &["-1", "100000000"],
        "out_of_range",
    );
    check_fault(Content::Number(Measure::Level), &["0", "9"], "out_of_range");
    check_fault(Content::Number(Measure::Level), &["4,5"], "not_whole");
    check_fault(Content::Number(Measure::Classes), &["0,3"], "not_in_halves");
    check_fault(
        Content::Number(Measure::Share),
        &["101 %", "-5 %"],
        "out_of_range",
    );
}

#[test]
fn a_share_is_written_in_per_cent_and_a_bare_one_is_asked_about() {
    let shares = [
        ("85 %", json!(0.85)),
        ("85%", json!(0.85)),
        ("85", json!(0.85)),
        ("0,85", json!(0.85)),
        ("100", json!(1)),
        ("1 %", json!(0.01)),
        ("0", json!(0)),
    ];
    check(Measure::Share, Comma, &shares);
    check_fault(
        Content::Number(Measure::Share),
        &["1", "1,0"],
        "one_or_whole",
    );
}

#[test]
fn places_may_be_filled_above_all_of_them() {
    let fills = [
        ("108,3 %", json!(1.083)),
        ("108,3", json!(1.083)),
        ("1,083", json!(1.083)),
        ("120", json!(1.2)),
        ("95", json!(0.95)),
        ("0,95", json!(0.95)),
        ("200", json!(2)),
    ];
    check(Measure::Fill, Comma, &fills);
    check_fault(Content::Number(Measure::Fill), &["1"], "one_or_whole");
    let beyond = ["201 %", "950", "-5 %"];
    check_fault(Content::Number(Measure::Fill), &beyond, "out_of_range");
    let whole = written(Content::Number(Measure::Fill), Some(&json!(1.083)), Comma);
    assert_eq!(whole, "108,3 %");
}

#[test]
fn a_school_year_may_be_written_with_both_its_years() {
    let years = [
        ("2026", json!(2026)),
        ("2026/2027", json!(2026)),
        ("2026/27", json!(2026)),
        ("1999/00", json!(1999)),
    ];
    check(Measure::Year, Comma, &years);
    check_fault(
        Content::Number(Measure::Year),
        &["2026/2029"],
        "not_a_number",
    );
}

#[test]
fn a_date_is_read_day_first_as_month_or_as_year() {
    for (text, expected) in [
        ("2026-05-14", "2026-05-14"),
        ("14/05/2026", "2026-05-14"),
        ("14.5.2026", "2026-05-14"),
        ("14/05/26", "2026-05-14"),
        ("14-05-2026", "2026-05-14"),
        ("2026/5/4", "2026-05-04"),
        ("05/2026", "2026-05"),
        ("2026", "2026"),
    ] {
        let found = read_typed(Content::Date, text, Comma);
        assert_eq!(found, Ok(expected.into()), "{text}");
    }
    check_fault(
        Content::Date,
        &["soon", "31/02/2026", "14/05", "05/14/2026"],
        "not_a_date",
    );
}

#[test]
fn choices_and_marks_are_read_by_the_text_of_the_file() {
    let choice = Content::Choice(&["running", "proposed"]);
    assert_eq!(read_typed(choice, "Proposed", Comma), Ok("proposed".into()));
    check_fault(choice, &["perhaps"], "not_a_choice");
    assert_eq!(read_typed(Content::YesNo, "true", Comma), Ok(true.into()));
    assert_eq!(read_typed(Content::YesNo, "false", Comma), Ok(Value::Null));
    check_fault(Content::YesNo, &["perhaps"], "not_yes_no");
}

#[test]
fn several_texts_are_parted_by_semicolons_and_a_name_has_no_line_breaks() {
    let texts = read_typed(Content::Texts(None), "a; b c;;", Comma);
    assert_eq!(texts, Ok(json!(["a", "b c"])));
    assert_eq!(
        read_typed(Content::Text, " a\n b ", Comma),
        Ok("a b".into())
    );
    assert_eq!(
        read_typed(Content::LongText, " a\nb ", Comma),
        Ok("a\nb".into())
    );
}

#[test]
fn what_is_written_is_read_as_the_same() {
    for (measure, value) in [
        (Measure::Share, json!(0.07)),
        (Measure::Share, json!(0.855)),
        (Measure::Share, json!(0.01)),
        (Measure::Persons, json!(1234.5)),
        (Measure::Persons, json!(12)),
        (Measure::Longitude, json!(-8.2963)),
    ] {
        for mark in [Comma, Point] {
            let content = Content::Number(measure);
            let text = written(content, Some(&value), mark);
            assert_eq!(
                read_typed(content, &text, mark),
                Ok(value.clone()),
                "{text}"
            );
        }
    }
    let whole = written(Content::Number(Measure::Share), Some(&json!(1)), Comma);
    assert_eq!(whole, "100 %");
}
