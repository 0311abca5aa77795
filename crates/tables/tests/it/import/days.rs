//! Days whose month may stand first: the whole column tells.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cell, Cells, Deed, Entry, Op, Rejection, decide};
use enlace_model::{Kind, RecordRef, Region};
use enlace_tables::import::{DateOrder, RemarkKind};

use crate::import::rules::region;
use crate::import::{import_twice, plan_of, planned, read, recognised, remark};

fn days(region: &Region) -> Vec<String> {
    let mut all: Vec<String> = region
        .evidence
        .values()
        .filter_map(|one| one.date.as_ref().map(|date| date.as_str().to_owned()))
        .collect();
    all.sort();
    all
}

fn table(days: &[&str]) -> String {
    let rows = days.iter().enumerate();
    let rows = rows.map(|(at, day)| format!("{day};Firma {at};Fafe;481241;3\n"));
    format!(
        "Carimbo de data/hora;Empresa;Concelho;Qualificação;Pessoas\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn one_day_that_can_only_stand_after_its_month_decides_for_its_column() {
    for (given, expected) in [
        (
            ["5/4/2026 10:22:33", "5/14/2026 9:01:02", "6/7/2026 9:05:00"],
            ["2026-05-04", "2026-05-14", "2026-06-07"],
        ),
        (
            ["1/2/2026", "2/28/2026", "12/11/2026"],
            ["2026-01-02", "2026-02-28", "2026-12-11"],
        ),
        (
            ["05-04-2026", "05-31-2026", "06-07-2026"],
            ["2026-05-04", "2026-05-31", "2026-06-07"],
        ),
        (
            ["4/5/2026", "14/5/2026", "7/6/2026"],
            ["2026-05-04", "2026-05-14", "2026-06-07"],
        ),
    ] {
        let mut region = region();
        let plan = import_twice(table(&given).as_bytes(), &mut region);
        assert!(plan.refused.is_empty(), "{:?}", plan.refused);
        assert_eq!(days(&region), expected);
        assert_eq!(remark(&plan, RemarkKind::DayOrMonth), None);
    }
}

#[test]
fn a_column_that_can_be_read_both_ways_is_asked_about_once() {
    let mut region = region();
    let text = table(&["5/4/2026", "6/7/2026", "3/3/2026"]);
    let plan = plan_of(&text, &region);
    assert_eq!(
        remark(&plan, RemarkKind::DayOrMonth),
        Some((2, Some(0), "5/4/2026", "2026-04-05"))
    );
    let table = read(text.as_bytes());
    let mut mapping = recognised(&table, &region);
    mapping.dates = Some(DateOrder::MonthFirst);
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(remark(&plan, RemarkKind::DayOrMonth), None);
    crate::import::import(&plan, &mut region);
    assert_eq!(days(&region), ["2026-03-03", "2026-05-04", "2026-06-07"]);
}

#[test]
fn a_column_that_says_both_is_asked_about_and_nothing_is_guessed() {
    let plan = plan_of(&table(&["5/14/2026", "14/5/2026", "5/4/2026"]), &region());
    assert!(remark(&plan, RemarkKind::DayOrMonth).is_some());
    assert_eq!(plan.cells.len(), 1);
}

#[test]
fn a_pasted_column_of_days_is_read_by_the_same_rule() {
    let mut region = region();
    import_twice(table(&["2026-01-01", "2026-01-02"]).as_bytes(), &mut region);
    let ids: Vec<_> = region.evidence.keys().map(|id| id.to_string()).collect();
    let cell = |id: &String, text: &str| Cell {
        record: RecordRef::new(Kind::Evidence, id.as_str()),
        field: "date".to_owned(),
        entry: Entry::Typed(text.to_owned(), DecimalMark::Comma),
    };
    let paste = |texts: [&str; 2]| {
        let cells = ids.iter().zip(texts).map(|(id, text)| cell(id, text));
        Op::SetFields(Cells {
            deed: Deed::Paste,
            add: Vec::new(),
            cells: cells.collect(),
        })
    };
    let changes = decide(&paste(["5/4/2026", "5/14/2026"]), &region).expect("months stand first");
    changes.iter().for_each(|change| region.apply(change));
    assert_eq!(days(&region), ["2026-05-04", "2026-05-14"]);
    let both = decide(&paste(["5/14/2026", "14/5/2026"]), &region);
    assert!(matches!(both, Err(Rejection::Cells(_))));
}
