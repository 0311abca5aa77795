//! A need says its people over its whole span: what a table says a year is made that, and told.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cell, Cells, Deed, Entry, Op, decide};
use enlace_model::{Kind, Need, RecordRef, Region};
use enlace_tables::import::RemarkKind;

use crate::import::rules::region;
use crate::import::{import_twice, remark};

fn need(region: &Region) -> &Need {
    region.needs.values().next().expect("it is there")
}

fn people(need: &Need) -> [Option<f64>; 3] {
    [need.persons, need.low, need.high].map(|people| people.map(|p| p.0))
}

#[test]
fn people_a_year_become_those_of_the_whole_span_by_heading_by_cell_and_by_question() {
    let number = [Some(12.0), None, None];
    let range = [None, Some(15.0), Some(24.0)];
    for (heading, years, cell, expected) in [
        ("Pessoas por ano", "3", "4", number),
        ("N.º de pessoas por ano", "3", "4", number),
        (
            "Quantos trabalhadores vai contratar por ano?",
            "3 anos",
            "4",
            number,
        ),
        ("People a year", "3", "4", number),
        ("Personas al año", "3", "4", number),
        ("Pessoas", "3", "4 por ano", number),
        ("Pessoas", "3", "4/ano", number),
        ("Pessoas por ano", "3", "5 a 8", range),
        ("Pessoas", "3", "12", number),
        ("Pessoas por ano", "", "12", number),
        ("Pessoas por ano", "1", "12", number),
    ] {
        let mut region = region();
        let text =
            format!("Empresa;Concelho;Qualificação;{heading};Anos\nA;Fafe;481241;{cell};{years}\n");
        let plan = import_twice(text.as_bytes(), &mut region);
        assert!(plan.refused.is_empty(), "{heading}: {:?}", plan.refused);
        assert_eq!(people(need(&region)), expected, "{heading} {cell}");
        let told = remark(&plan, RemarkKind::OverAllYears).is_some();
        assert_eq!(
            told,
            years.starts_with('3') && cell != "12",
            "{heading} {cell}"
        );
    }
    // The span that is known counts where the table says none.
    let mut region = region();
    import_twice(
        "Empresa;Concelho;Qualificação;Pessoas;Anos\nA;Fafe;481241;9;3\n".as_bytes(),
        &mut region,
    );
    import_twice(
        "Empresa;Concelho;Qualificação;Pessoas por ano\nA;Fafe;481241;5\n".as_bytes(),
        &mut region,
    );
    assert_eq!(people(need(&region))[0], Some(15.0));
    let rate = need(&region)
        .persons
        .and_then(|people| need(&region).a_year(people));
    assert_eq!(rate.map(|rate| rate.0), Some(5.0));
}

#[test]
fn a_paste_and_typing_read_people_a_year_alike() {
    for deed in [Deed::Paste, Deed::Set] {
        for (cells, expected) in [
            (
                &[("persons", "4 por ano"), ("years", "3")][..],
                [Some(12.0), None, None],
            ),
            (
                &[("years", "3"), ("persons", "4/ano")],
                [Some(12.0), None, None],
            ),
            (&[("persons", "4 por ano")], [Some(8.0), None, None]),
        ] {
            let mut region = region();
            let text = "Empresa;Concelho;Qualificação;Pessoas;Anos\nA;Fafe;481241;9;2\n";
            import_twice(text.as_bytes(), &mut region);
            let record = RecordRef::new(Kind::Need, &need(&region).id);
            let cells = cells.iter().map(|(field, text)| Cell {
                record: record.clone(),
                field: (*field).to_owned(),
                entry: Entry::Typed((*text).to_owned(), DecimalMark::Comma),
            });
            let op = Op::SetFields(Cells {
                deed,
                add: Vec::new(),
                cells: cells.collect(),
            });
            let changes = decide(&op, &region).expect("it is read");
            changes.iter().for_each(|change| region.apply(change));
            assert_eq!(people(need(&region)), expected, "{deed:?}");
        }
    }
}
