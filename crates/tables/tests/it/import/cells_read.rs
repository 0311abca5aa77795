//! Cells as people and programs write them: years, marks for something missing, units, formulas.

use enlace_edit::field::DecimalMark;
use enlace_edit::{Cell, Cells, Deed, Entry, Op, decide};
use enlace_model::{Kind, RecordRef, Region};
use enlace_tables::import::{Fate, Plan, RemarkKind};

use crate::import::rules::region;
use crate::import::{import_twice, plan_of, remark};

fn first_year(cell: &str) -> (Option<i64>, Vec<(Option<usize>, &'static str)>) {
    let mut region = region();
    let text =
        format!("Empresa;Concelho;Qualificação;Pessoas;Primeiro ano\nA;Fafe;481241;3;{cell}\n");
    let plan = import_twice(text.as_bytes(), &mut region);
    let told = plan.cells.iter().map(|one| (one.column, one.why.id()));
    let told = told.chain(plan.refused.iter().map(|one| (one.column, one.why.id())));
    let year = region.needs.values().find_map(|need| need.first_year);
    (year.map(|year| i64::from(year.0)), told.collect())
}

#[test]
fn a_school_year_is_its_first_year_however_both_are_written() {
    for cell in [
        "2027/2028",
        "2027-2028",
        "2027–2028",
        "2027-28",
        "2027/28",
        "27/28",
        "2027 / 2028",
        "2027 a 2028",
        "2027_28",
        "2.027",
    ] {
        assert_eq!(first_year(cell), (Some(2027), vec![]), "{cell}");
    }
    for cell in ["2027 a 2029", "2027-2030", "28/27", "quando possível"] {
        assert_eq!(
            first_year(cell),
            (None, vec![(Some(4), "not_a_number")]),
            "{cell}"
        );
    }
}

#[test]
fn an_offer_without_a_year_that_can_be_read_blames_its_column() {
    let plan = plan_of(
        "Escola;Curso;Ano letivo;Vagas\n0307009;481241;2027-2029;24\n0307009;521350;;24\n",
        &region(),
    );
    let told: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect();
    assert_eq!(
        told,
        [(1, Some(2), "not_a_number"), (2, Some(2), "missing")]
    );
}

fn told(plan: &Plan) -> Vec<(usize, Option<usize>, &'static str)> {
    plan.cells
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect()
}

#[test]
fn one_bad_cell_that_may_be_empty_does_not_cost_its_row() {
    let mut region = region();
    let plan = import_twice("Empresa;Concelho;Qualificação;Pessoas;Primeiro ano\nA;Fafe;481241;3;as soon as possible\nB;Fafe;481241;2;2027\n".as_bytes(), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(region.needs.len(), 2);
    assert_eq!(told(&plan), [(1, Some(4), "not_a_number")]);
    let plan = plan_of(
        "Escola;Curso;Ano letivo;Vagas;Duração\n0307009;481241;2027;24;108\n",
        &region,
    );
    assert_eq!(
        (told(&plan), plan.count(Kind::Offer, Fate::Added)),
        (vec![(1, Some(4), "out_of_range")], 1)
    );
}

#[test]
fn of_a_place_of_which_one_number_is_spoilt_neither_is_taken() {
    let mut region = region();
    let text = "escola;codigo da escola;concelho;latitude;longitude\nEscola A;0309991;Fafe;Matosinhos;41,18\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    let school = &region.schools[&"0309991".into()];
    assert_eq!((school.latitude, school.longitude), (None, None));
    assert_eq!(told(&plan), [(1, Some(3), "not_a_number")]);
}

#[test]
fn what_a_spreadsheet_says_went_wrong_is_never_a_name() {
    let region = region();
    for error in [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#NOME?",
        "#N/D",
        "#VALOR!",
        "#¿NOMBRE?",
        "Err:502",
    ] {
        let plan = plan_of(
            &format!(
                "Empresa;Concelho;Qualificação;Pessoas\n{error};Fafe;481241;3\nB;{error};481241;3\nC;Fafe;481241;{error}\n"
            ),
            &region,
        );
        let refused: Vec<_> = plan
            .refused
            .iter()
            .map(|one| (one.row, one.column, one.why.id()))
            .collect();
        let wrong = "sheet_error";
        assert_eq!(
            refused,
            [
                (1, Some(0), wrong),
                (2, Some(1), wrong),
                (3, Some(3), wrong)
            ],
            "{error}"
        );
        assert_eq!(plan.count(Kind::Enterprise, Fate::Added), 0, "{error}");
    }
}

#[test]
fn a_code_kept_as_a_formula_or_as_a_number_is_that_code_and_told() {
    let mut region = region();
    let plan = import_twice("escola;codigo da escola;concelho\nEscola Norte;=\"0309991\";=\"Fafe\"\nEscola Sul;309992.0;Fafe\nEscola Mar;309993,00;Fafe\n".as_bytes(), &mut region);
    let codes: Vec<&str> = region.schools.keys().map(|code| code.as_str()).collect();
    assert_eq!(
        codes,
        ["0307009", "0309991", "0309992", "0309993"],
        "{:?}",
        plan.refused
    );
    assert_eq!(
        remark(&plan, RemarkKind::CodeFromNumber).map(|told| told.0),
        Some(2)
    );
    assert!(remark(&plan, RemarkKind::FormulaText).is_some());
}

#[test]
fn a_number_with_its_unit_is_that_number_in_a_column_of_the_unit() {
    let mut region = region();
    import_twice(
        "empresa;concelho;headcount;turnover\nA;Fafe;1 250 trabalhadores;900 500 €\n".as_bytes(),
        &mut region,
    );
    let firm = region.enterprises.values().next().expect("it is there");
    assert_eq!(
        (firm.headcount.map(|p| p.0), firm.turnover.map(|e| e.0)),
        (Some(1_250.0), Some(900_500.0))
    );
    import_twice(
        "Empresa;Concelho;Qualificação;Pessoas;Anos\nA;Fafe;481241;3 pessoas;2 anos\n".as_bytes(),
        &mut region,
    );
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(
        (need.persons.map(|p| p.0), need.years.map(|y| y.0)),
        (Some(3.0), Some(2.0))
    );
    let plan = plan_of(
        "Empresa;Concelho;Qualificação;Pessoas\nB;Fafe;481241;3 anos\n",
        &region,
    );
    assert_eq!(plan.refused.len(), 1, "years are no people");
}

#[test]
fn a_day_that_a_program_writes_for_none_is_none_and_told() {
    for day in [
        "1980-01-01 00:00:00",
        "1970-01-01",
        "0000-00-00 00:00:00",
        "1899-12-30",
    ] {
        let mut region = region();
        let plan = import_twice(
            format!(
                "submitdate,Empresa,Concelho,Qualificação,Pessoas\n{day},Moldes,Fafe,481241,3\n"
            )
            .as_bytes(),
            &mut region,
        );
        assert!(
            region.evidence.values().all(|one| one.date.is_none()),
            "{day}"
        );
        assert_eq!(region.needs.len(), 1);
        assert_eq!(
            remark(&plan, RemarkKind::NoDate).map(|told| told.0),
            Some(1),
            "{day}"
        );
    }
}

fn pasted(region: &mut Region, texts: &[(&str, &str)]) -> Result<(), Vec<&'static str>> {
    let id = region.needs.keys().next().expect("it is there").to_string();
    let cells = texts.iter().map(|(field, text)| Cell {
        record: RecordRef::new(Kind::Need, id.as_str()),
        field: (*field).to_owned(),
        entry: Entry::Typed((*text).to_owned(), DecimalMark::Comma),
    });
    let op = Op::SetFields(Cells {
        deed: Deed::Paste,
        add: Vec::new(),
        cells: cells.collect(),
    });
    match decide(&op, region) {
        Ok(changes) => {
            changes.iter().for_each(|change| region.apply(change));
            Ok(())
        }
        Err(enlace_edit::Rejection::Cells(faults)) => {
            Err(faults.iter().map(|one| one.fault.id()).collect())
        }
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_paste_reads_what_an_import_reads() {
    let mut region = region();
    import_twice(
        "Empresa;Concelho;Qualificação;Pessoas\nA;Fafe;481241;3\n".as_bytes(),
        &mut region,
    );
    assert_eq!(
        pasted(
            &mut region,
            &[
                ("persons", "5 a 8"),
                ("years", "3 anos"),
                ("first_year", "27/28")
            ]
        ),
        Ok(())
    );
    let need = region.needs.values().next().expect("it is there").clone();
    assert_eq!(
        (need.persons, need.low.map(|p| p.0), need.high.map(|p| p.0)),
        (None, Some(5.0), Some(8.0))
    );
    assert_eq!(
        (
            need.years.map(|y| y.0),
            need.first_year.map(|y| i64::from(y.0))
        ),
        (Some(3.0), Some(2027))
    );
    assert_eq!(
        pasted(&mut region, &[("persons", "<5"), ("years", "n.d.")]),
        Ok(())
    );
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(
        (need.low.map(|p| p.0), need.high.map(|p| p.0), need.years),
        (Some(1.0), Some(4.0), None)
    );
    assert_eq!(
        pasted(&mut region, &[("persons", "#REF!")]),
        Err(vec!["sheet_error"])
    );
    assert_eq!(
        pasted(&mut region, &[("persons", "muitas")]),
        Err(vec!["not_a_number"])
    );
}
