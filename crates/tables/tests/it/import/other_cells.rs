//! Cells of the kinds that once went wrong, in other forms than those that were found: tried by
//! somebody who did not write the rules.

use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, RemarkKind};

use crate::import::rules::region;
use crate::import::{import, import_twice, plan_of, remark};

/// The entry year that an offer's cell means.
fn entry_year(cell: &str) -> Option<i64> {
    let mut region = region();
    let text = format!("Escola;Curso;Ano letivo;Vagas\n0307009;481241;{cell};24\n");
    import(&plan_of(&text, &region), &mut region);
    let offer = region.offers.values().next()?;
    Some(i64::from(offer.start_year.0))
}

#[test]
fn years_in_other_forms() {
    for cell in [
        "AL 2027/28",
        "Ano letivo 2027/2028",
        "Curso 2027-28",
        "school year 2027 to 2028",
        "2027 e 2028",
        "2027 y 2028",
        "2027\u{2011}2028",
        "2027\u{2212}28",
        "\u{a0}2027/28",
        "01/09/2027",
        "Setembro de 2027",
        "set/2027",
        "2027,0",
    ] {
        assert_eq!(entry_year(cell), Some(2027), "{cell}");
    }
    for cell in ["27", "2027-2030", "1.º semestre 2027", "2027T3"] {
        assert_eq!(entry_year(cell), None, "{cell}");
    }
}

/// The school that a code means, where the region has `0307009`; what was told.
fn school(cell: &str) -> (usize, bool) {
    let region = region();
    let text =
        format!("escola;codigo da escola;concelho\nEscola Profissional de Fafe;{cell};Fafe\n");
    let plan = plan_of(&text, &region);
    let told = [
        RemarkKind::LostZeros,
        RemarkKind::CodeFromNumber,
        RemarkKind::FormulaText,
    ];
    let is_told = told.iter().any(|kind| remark(&plan, *kind).is_some());
    (plan.count(Kind::School, Fate::Added), is_told)
}

#[test]
fn codes_in_other_forms_are_found_and_told() {
    for cell in [
        "307009",
        "307 009",
        "307.009",
        "307\u{202f}009",
        "307009.0",
        "307009,00",
        "307009.",
        "0307-009",
        "\"=\"\"0307009\"\"\"",
        "\"=T(\"\"0307009\"\")\"",
    ] {
        assert_eq!(school(cell), (0, true), "{cell}");
    }
    for cell in [
        "0307009",
        " 0307009 ",
        "\u{a0}0307009",
        "'0307009",
        "=0307009",
    ] {
        assert_eq!(school(cell).0, 0, "{cell}");
    }
    for ruined in ["3.07009E+05", "3,07009E5"] {
        let text = format!("escola;codigo da escola;concelho\nNova;{ruined};Fafe\n");
        let plan = plan_of(&text, &region());
        assert_eq!(
            plan.refused.first().map(|one| one.why.id()),
            Some("ruined_code")
        );
    }
    let mut region = region();
    import_twice(
        "codigo qualificacao;qualificacao;cnaef\n481242;Desenvolvimento;90\n481243;Metal;521,0\n"
            .as_bytes(),
        &mut region,
    );
    let fields: Vec<_> = ["481242", "481243"]
        .map(|code| region.qualifications[&code.into()].cnaef.clone())
        .into();
    assert_eq!(fields, [Some("090".to_owned()), Some("521".to_owned())]);
}

/// The days of the evidence that a column of dates gives, and whether the row is in without one.
fn days(cells: &[&str]) -> Vec<Option<String>> {
    let mut region = region();
    let rows = cells.iter().enumerate();
    let rows = rows.map(|(at, cell)| format!("\"{cell}\";E{at};Fafe;481241;3\n"));
    let text =
        "Data;Empresa;Concelho;Qualificação;Pessoas\n".to_owned() + &rows.collect::<String>();
    import(&plan_of(&text, &region), &mut region);
    let day = |firm: &str| {
        let firm = region.enterprises.values().find(|one| one.name == firm);
        let need = firm.and_then(|firm| {
            let mut needs = region.needs.values();
            needs.find(|need| need.enterprise.as_ref() == Some(&firm.id))
        });
        let evidence = need.and_then(|need| need.evidence.as_ref())?;
        let date = region.evidence[evidence].date.as_ref()?;
        Some(date.as_str().to_owned())
    };
    assert_eq!(region.needs.len(), cells.len());
    (0..cells.len()).map(|at| day(&format!("E{at}"))).collect()
}

#[test]
fn days_in_other_forms() {
    let may = [Some("2026-05-04".to_owned()), Some("2026-05-14".to_owned())];
    for column in [
        ["05-04-2026", "05-14-2026"],
        ["5 4 2026", "5 14 2026"],
        ["5/4/2026 10:12", "5/14/2026 9:00 PM"],
        ["4.5.26", "14.5.26"],
        [
            "segunda-feira, 4 de maio de 2026",
            "quinta-feira, 14 de maio de 2026",
        ],
        ["Monday, May 4, 2026", "Thursday, May 14, 2026"],
        ["04/05/2026\u{a0}10:33", "14/05/2026\u{a0}10:33"],
        ["04-05-2026 às 10h30", "14-05-2026 às 9h05"],
    ] {
        assert_eq!(days(&column), may, "{column:?}");
    }
    for none in [
        "01/01/1980",
        "1/1/1970 01:00",
        "30/12/1899",
        "00/01/1900",
        "00/00/0000",
        "31/12/9999",
        "1601-01-01",
        // A slip in the year is no day of the first century.
        "14/05/0026",
    ] {
        assert_eq!(days(&[none]), [None], "{none}");
    }
}

#[test]
fn numbers_in_other_forms() {
    for (cell, expected) in [
        ("50\u{202f}633", Some(50_633.0)),
        ("50'633", Some(50_633.0)),
        ("50’633", Some(50_633.0)),
        ("50.633,00", Some(50_633.0)),
        ("50.633 hab.", Some(50_633.0)),
        ("+50633", Some(50_633.0)),
        ("50.63", None),
        ("\u{2212}50.633", None),
        ("50,6 mil", None),
        ("50.633*", None),
    ] {
        let mut region = region();
        let text = format!("concelho;populacao\nFafe;\"{cell}\"\n");
        let plan = plan_of(&text, &region);
        import(&plan, &mut region);
        let fafe = &region.municipalities[&"0307".into()];
        assert_eq!(fafe.population.map(|p| p.0), expected, "{cell}");
        assert_eq!(plan.cells.len(), usize::from(expected.is_none()), "{cell}");
    }
}

/// The least and the greatest number of people that a need's cell says.
fn bounds(cell: &str) -> Option<(f64, f64)> {
    let mut region = region();
    let text = format!("Empresa;Concelho;Qualificação;Pessoas\nA;Fafe;481241;\"{cell}\"\n");
    import(&plan_of(&text, &region), &mut region);
    let need = region.needs.values().next()?;
    let (low, high) = (need.low.or(need.persons), need.high.or(need.persons));
    Some((low.map_or(-1.0, |p| p.0), high.map_or(-1.0, |p| p.0)))
}

#[test]
fn people_in_other_words() {
    let unknown = Some((-1.0, -1.0));
    for (cell, expected) in [
        ("de 5 a 8", Some((5.0, 8.0))),
        ("entre 5 e 8", Some((5.0, 8.0))),
        ("10-12 pessoas", Some((10.0, 12.0))),
        ("between 5 and 8 people", Some((5.0, 8.0))),
        ("menos de 5", Some((1.0, 4.0))),
        ("hasta 5", Some((1.0, 5.0))),
        ("3 técnicos", Some((3.0, 3.0))),
        ("NS/NR", unknown),
        ("não sabe", unknown),
        ("--", unknown),
        ("mais de 5", None),
        ("cerca de 5", None),
        ("3 (três)", None),
        ("\u{2212}3", None),
    ] {
        assert_eq!(bounds(cell), expected, "{cell}");
    }
}

#[test]
fn what_a_program_writes_for_an_error_or_a_lost_letter_is_no_name() {
    for (cell, why) in [
        ("#NULL!", "sheet_error"),
        ("#¡REF!", "sheet_error"),
        ("#¡DIV/0!", "sheet_error"),
        ("Erro:502", "sheet_error"),
        ("#####", "sheet_error"),
        ("Loading...", "sheet_error"),
        ("#GETTING_DATA", "sheet_error"),
        ("#NV", "sheet_error"),
        ("Confe??es Ave", "lost_letter"),
        ("?gua e Luz", "lost_letter"),
        ("Caf\u{fffd}", "lost_letter"),
    ] {
        let text = format!("Empresa;Concelho;Qualificação;Pessoas\n{cell};Fafe;481241;3\n");
        let plan = plan_of(&text, &region());
        let told: Vec<_> = plan
            .refused
            .iter()
            .map(|one| (one.column, one.why.id()))
            .collect();
        assert_eq!(told, [(Some(0), why)], "{cell}");
    }
}

/// How many firms there are where two rows give these tax numbers, and the number of the second.
fn firms(number: &str) -> (usize, Option<String>) {
    let mut region: Region = region();
    let text = format!("empresa;nif;concelho\nAlfa;509442013;Fafe\nAlfa;{number};Fafe\n");
    import(&plan_of(&text, &region), &mut region);
    let last = region.enterprises.values().last();
    let last = last.and_then(|one| one.tax_number.clone());
    (region.enterprises.len(), last)
}

#[test]
fn tax_numbers_in_other_forms_are_one_firms() {
    for number in [
        "509 442 013",
        "509\u{a0}442\u{a0}013",
        "PT509442013",
        "PT 509.442.013",
        "NIF 509442013",
        "NIPC: 509442013",
        "509442013.0",
        "0509442013",
    ] {
        assert_eq!(firms(number).0, 1, "{number}");
    }
    // What says that there is none is nobody's number.
    for none in ["n.d.", "—", "não sabe"] {
        assert_eq!(firms(none), (1, Some("509442013".to_owned())), "{none}");
    }
    assert_eq!(firms("509442014").0, 2);
}
