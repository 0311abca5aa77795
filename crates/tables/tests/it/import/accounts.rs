//! Every row of a file ends in exactly one way, and the counts add up.

use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, LeftOut, Plan, RowEnd};
use proptest::prelude::*;

use crate::import::round_trip::readings;
use crate::import::rules::region;
use crate::import::{import, plan_of, planned, read, recognised};

fn ends(plan: &Plan) -> Vec<RowEnd> {
    plan.ends.clone()
}

#[test]
fn each_row_is_taken_unchanged_refused_or_left_out_with_a_reason() {
    let text = "Relatório de necessidades\n\nEmpresa;Concelho;Qualificação;Pessoas\n\
        A;Fafe;481241;3\n\nB;Lisboa;481241;3\nC;Fafe;481241;-3\nTotal (3 empresas);;;9\n\nNota: dados provisórios\n";
    let plan = plan_of(text, &region());
    use RowEnd::{LeftOut as Out, Refused, Taken};
    assert_eq!(
        ends(&plan),
        [
            Out(LeftOut::Cover),
            Out(LeftOut::Blank),
            Out(LeftOut::Heading),
            Taken,
            Out(LeftOut::Blank),
            Out(LeftOut::Elsewhere),
            Refused,
            Out(LeftOut::Total),
            Out(LeftOut::Blank),
            Out(LeftOut::Note),
        ]
    );
}

#[test]
fn a_table_that_says_what_is_there_leaves_every_row_unchanged() {
    let mut region = region();
    let text = "escola;concelho;codigo da escola\nEscola A;Fafe;0307010\nEscola B;0308;0308011\n";
    import(&plan_of(text, &region), &mut region);
    let again = plan_of(text, &region);
    assert_eq!(ends(&again)[1..], [RowEnd::Unchanged, RowEnd::Unchanged]);
}

#[test]
fn totals_and_notes_below_a_table_become_no_firm() {
    let region = region();
    for last in [
        "Total (2 empresas);;;7",
        "TOTAL: 7;;;",
        "Total geral;;;7",
        "Totais do concelho;;;7",
        "Soma;;;7",
        "\nNota: dados provisórios;;;",
        "\nFonte: inquérito de 2026;;;",
        "\n* dados provisórios;;;",
        "\nGerado em 14/05/2026;;;",
    ] {
        let text = format!(
            "Empresa;Concelho;Qualificação;Pessoas\nA;Fafe;481241;3\nB;Fafe;481241;4\n{last}\n"
        );
        let plan = plan_of(&text, &region);
        assert_eq!(plan.count(Kind::Enterprise, Fate::Added), 2, "{last}");
        assert_eq!(plan.count(Kind::Need, Fate::Added), 2, "{last}");
        assert!(plan.refused.is_empty(), "{last}: {:?}", plan.refused);
    }
    for firm in [
        "TotalEnergies, Lda",
        "Total Têxtil",
        "Notável, Lda",
        "Fonteira SA",
    ] {
        let text = format!("Empresa;Concelho;Qualificação;Pessoas\n{firm};Fafe;481241;3\n");
        let plan = plan_of(&text, &region);
        assert_eq!(plan.count(Kind::Enterprise, Fate::Added), 1, "{firm}");
    }
}

#[test]
fn a_row_with_a_cell_too_many_is_told_as_what_it_is() {
    let plan = plan_of(
        "Empresa,Concelho,Qualificação,Pessoas\nA,Fafe,481241,3\nTêxtil Beta, Lda,Fafe,481241,4\nC,Fafe,481241,2,,\n",
        &region(),
    );
    let told: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.why.id()))
        .collect();
    assert_eq!(told, [(2, "ragged")]);
    assert_eq!(plan.count(Kind::Need, Fate::Added), 2);
}

#[test]
fn what_a_refused_row_says_of_others_changes_nothing() {
    let mut region = region();
    let text = "codigo da escola;escola;Curso;Ano letivo;Vagas;municipality latitude\n0307009;Outro nome;481241;nunca;24;41,4\n";
    let before = region.clone();
    let plan = plan_of(text, &region);
    assert_eq!(plan.refused.len(), 1);
    import(&plan, &mut region);
    assert_eq!(region, before);
}

fn cell() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "Fafe",
        "0307",
        "307",
        "Lisboa",
        "Guimarais",
        "481241",
        "521350",
        "999999",
        "3",
        "-3",
        "1.234",
        "n.d.",
        "5 a 8",
        "Total",
        "Total (2)",
        "Nota: x",
        "2027/2028",
        "27/28",
        "5/14/2026",
        "#REF!",
        "Escola Nova",
        "0307009",
        "307009",
        "A, Lda",
        "Concelho de Fafe",
        "Cabeceiras",
        "0307 Fafe",
        "Subtotal Fafe",
        "Média",
        "(1)",
        "Atualizado em 2026",
        "2027 e 2028",
        "entre 5 e 8",
        "307.009",
        "PT 509 442 013",
        "n.º",
        "Empresa",
        "\u{fffd}",
        "x",
    ])
}

fn headings() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Empresa;Concelho;Qualificação;Pessoas;Data",
        "Escola;Curso;Ano letivo;Vagas;Concelho",
        "codigo;nome;populacao;latitude;longitude",
        "codigo da escola;escola;concelho;latitude;fill",
        "Empresa;481241;521350;Curso X;Concelho",
        "codigo qualificacao;qualificacao;codigo ufcd;ufcd;horas",
        "min;Fafe;Guimarães;Cabeceiras de Basto;Lisboa",
        "Empresa;NIF;Concelho (sede);N.º de colaboradores;CAE",
        "Escola;Curso;Alunos;Alunos;Turmas (n.º)",
        "code;name;nível;x;y",
        "a;b;c;d;e",
    ])
}

pub fn any_table() -> impl Strategy<Value = String> {
    let row = proptest::collection::vec(cell(), 0..7).prop_map(|cells| cells.join(";"));
    let rows = proptest::collection::vec(row, 0..9);
    (0..3usize, headings(), rows).prop_map(|(cover, headings, rows)| {
        let cover = ["", "Relatório\n", "Relatório\n\n"][cover];
        format!("{cover}{headings}\n{}\n", rows.join("\n"))
    })
}

/// How many records rows that were taken may have touched, and what the region is afterwards.
fn law(text: &str, region: &Region) -> Result<(), TestCaseError> {
    let table = read(text.as_bytes());
    // Counted without our reader of tables: nothing here is quoted.
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n').count();
    let plan = planned(&table, &recognised(&table, region), region, &[]);
    prop_assert_eq!(plan.ends.len(), lines);
    let refused: std::collections::BTreeSet<usize> =
        plan.refused.iter().map(|one| one.row).collect();
    for (row, end) in plan.ends.iter().enumerate() {
        prop_assert_eq!(
            *end == RowEnd::Refused,
            refused.contains(&row),
            "row {}",
            row
        );
    }
    let tally = plan.tally();
    let sum = tally.taken
        + tally.unchanged
        + tally.refused
        + tally.left_out.iter().map(|(_, count)| count).sum::<usize>();
    prop_assert_eq!(sum, lines);
    // Records change where rows are taken, and nowhere else.
    prop_assert_eq!(
        tally.taken == 0,
        plan.changes().is_empty(),
        "{:?}",
        plan.ends
    );
    let mut after = region.clone();
    import(&plan, &mut after);
    prop_assert_eq!(after == *region, plan.changes().is_empty());
    // The same table again takes nothing, but for names that it brought itself.
    if plan.refused.is_empty() {
        let again = planned(&table, &recognised(&table, region), &after, &[]);
        prop_assert_eq!(again.tally().taken, 0, "{:?}", again.changes());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(readings().max(256))
    })]

    #[test]
    fn whatever_the_table_each_row_ends_once_and_the_counts_add_up(text in any_table()) {
        law(&text, &region())?;
    }
}
