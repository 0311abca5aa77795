//! Cells that cannot be read are told before anything is imported, and can be mended there.

use enlace_model::{Kind, Share};
use enlace_tables::import::{Fate, Plan};
use enlace_tables::table::CellCorrection;
use proptest::prelude::*;

use crate::import::accounts::any_table;
use crate::import::rules::region;
use crate::import::{import_twice, plan_of, planned, read, recognised};

fn told(plan: &Plan) -> Vec<(usize, Option<usize>, &'static str)> {
    let all = plan.cells.iter().chain(&plan.refused);
    all.map(|one| (one.row, one.column, one.why.id())).collect()
}

fn corrected(text: &str, corrections: &[(usize, usize, &str)]) -> Plan {
    let region = region();
    let table = read(text.as_bytes());
    let corrections: Vec<CellCorrection> = corrections
        .iter()
        .map(|(row, column, text)| CellCorrection {
            row: *row,
            column: *column,
            text: (*text).to_owned(),
        })
        .collect();
    let mapping = recognised(&table, &region);
    planned(&table.corrected(&corrections), &mapping, &region, &[])
}

/// For each field that may be empty, a cell that cannot stand there.
#[test]
fn a_bad_cell_that_may_be_empty_never_costs_its_row() {
    for (head, row, column, why) in [
        (
            "Empresa;Concelho;Qualificação;Pessoas;Primeiro ano",
            "A;Fafe;481241;3;as soon as possible",
            4,
            "not_a_number",
        ),
        (
            "Empresa;Concelho;Qualificação;Pessoas;Anos",
            "A;Fafe;481241;3;sempre",
            4,
            "not_a_number",
        ),
        (
            "Empresa;Concelho;Qualificação;Pessoas;Dificuldade",
            "A;Fafe;481241;3;9",
            4,
            "out_of_range",
        ),
        (
            "Empresa;Concelho;Qualificação;Pessoas;Data",
            "A;Fafe;481241;3;ontem",
            4,
            "not_a_date",
        ),
        (
            "Empresa;Concelho;Qualificação;Pessoas;Motivo",
            "A;Fafe;481241;3;porque sim",
            4,
            "not_a_choice",
        ),
        (
            "empresa;concelho;headcount",
            "A;Fafe;muitos",
            2,
            "not_a_number",
        ),
        ("empresa;concelho;cae", "A;Fafe;Alojamento", 2, "not_a_code"),
        (
            "Escola;Curso;Ano letivo;Vagas",
            "0307009;481241;2027;muitas",
            3,
            "not_a_number",
        ),
        (
            "Escola;Curso;Ano letivo;Turmas",
            "0307009;481241;2027;0,3",
            3,
            "not_in_halves",
        ),
        (
            "Escola;Curso;Ano letivo;Modalidade",
            "0307009;481241;2027;noturna",
            3,
            "not_a_choice",
        ),
        (
            "codigo;nome;populacao;latitude;longitude",
            "0307;Fafe;muitos;41,45;-8,17",
            2,
            "not_a_number",
        ),
        (
            "codigo qualificacao;qualificacao;nivel qnq",
            "481999;Curso;doze",
            2,
            "not_a_number",
        ),
        (
            "codigo da escola;escola;concelho;tipo",
            "0307555;Escola B;Fafe;castelo",
            3,
            "not_a_choice",
        ),
    ] {
        let text = format!("{head}\n{row}\n");
        let plan = plan_of(&text, &region());
        assert_eq!(told(&plan), [(1, Some(column), why)], "{text}");
        assert!(plan.refused.is_empty(), "{text}");
        assert!(!plan.changes().is_empty(), "{text}");
        let empty = corrected(&text, &[(1, column, "")]);
        assert_eq!(told(&empty), [], "{text}");
    }
}

#[test]
fn a_told_cell_is_mended_in_the_preview_and_so_is_a_refused_row() {
    let text = "Empresa;Concelho;Qualificação;Pessoas;Primeiro ano\nA;Fafe;481241;3;logo que possível\nB;Fafe;481241;-2;2027\n";
    let plan = corrected(text, &[]);
    assert_eq!(
        told(&plan),
        [(1, Some(4), "not_a_number"), (2, Some(3), "out_of_range")]
    );
    let plan = corrected(text, &[(1, 4, "2028/2029"), (2, 3, "2")]);
    assert_eq!(told(&plan), []);
    let needs: Vec<String> = plan.changes().iter().map(|one| one.text()).collect();
    assert!(
        needs
            .iter()
            .any(|text| text.contains(r#""first_year":2028"#)),
        "{needs:?}"
    );
    assert_eq!(plan.count(Kind::Need, Fate::Added), 2);
    // The last word about a cell counts, and a correction may be wrong again.
    let plan = corrected(text, &[(1, 4, "2028"), (1, 4, "quando der"), (2, 3, "2")]);
    assert_eq!(told(&plan), [(1, Some(4), "not_a_number")]);
}

#[test]
fn more_pupils_than_places_are_real_and_kept() {
    for (cell, fill) in [
        ("108,3 %", 1.083),
        ("108,3", 1.083),
        ("1,083", 1.083),
        ("200", 2.0),
    ] {
        let mut region = region();
        let text = format!(
            "codigo da escola;escola;concelho;fill\n0307009;Escola Profissional de Fafe;Fafe;{cell}\n"
        );
        let plan = import_twice(text.as_bytes(), &mut region);
        assert_eq!(told(&plan), [], "{cell}");
        assert_eq!(
            region.schools[&"0307009".into()].fill,
            Some(Share(fill)),
            "{cell}"
        );
        let problems = enlace_model::check::check(&region);
        assert!(
            problems.iter().any(|one| one.id() == "fill_above_whole"),
            "{cell}"
        );
    }
    // Of a whole column the largest tells how all are written.
    let mut region = region();
    let text = "codigo da escola;escola;concelho;fill\n0307009;A;Fafe;0,95\n0307008;B;Fafe;1,083\n0307007;C;Fafe;1\n";
    import_twice(text.as_bytes(), &mut region);
    let fills: Vec<f64> = region
        .schools
        .values()
        .filter_map(|one| one.fill)
        .map(|f| f.0)
        .collect();
    assert_eq!(fills, [1.0, 1.083, 0.95]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_corrected_table_is_read_as_the_same_table_with_other_cells(
        text in any_table(), row in 0usize..8, column in 0usize..5, cell in "[a-zA-Z0-9]{0,6}",
    ) {
        let table = read(text.as_bytes());
        let correction = CellCorrection { row, column, text: cell.clone() };
        let corrected = table.corrected(std::slice::from_ref(&correction));
        let is_there = row < table.grid.rows();
        for at in 0..table.grid.rows() {
            for place in 0..table.grid.width() + 1 {
                let expected = match is_there && (at, place) == (row, column) {
                    true => cell.as_str(),
                    false => table.grid.cell(at, place),
                };
                prop_assert_eq!(corrected.grid.cell(at, place), expected);
            }
        }
    }
}
