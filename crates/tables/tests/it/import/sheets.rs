//! Workbooks as schools keep them: two rows of headings, merged cells, hidden rows, covers, formulas.

use std::io::{Cursor, Write};

use enlace_model::Kind;
use enlace_tables::import::{Fate, HiddenRows, RemarkKind};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::rules::region;
use crate::import::{import_twice, plan_of, planned, read, recognised, remark};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook with these sheets, each given by its rows.
fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let all = || sheets.iter().enumerate();
    let names: String = all()
        .map(|(at, (name, _))| {
            format!(
                r#"<sheet name="{name}" sheetId="{0}" r:id="r{0}"/>"#,
                at + 1
            )
        })
        .collect();
    let relations: String = all()
        .map(|(at, _)| format!(r#"<Relationship Id="r{0}" Type="{REL}/worksheet" Target="worksheets/sheet{0}.xml"/>"#, at + 1))
        .collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: String| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("the name is new");
        zip.write_all(content.as_bytes())
            .expect("it goes to memory");
    };
    add("[Content_Types].xml", TYPES.to_owned());
    add("_rels/.rels", RELS.to_owned());
    add(
        "xl/workbook.xml",
        format!(
            r#"<?xml version="1.0"?><workbook xmlns="{NS}" xmlns:r="{REL}"><sheets>{names}</sheets></workbook>"#
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        format!(
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
        ),
    );
    for (at, (_, inside)) in all() {
        add(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            format!(r#"<?xml version="1.0"?><worksheet xmlns="{NS}">{inside}</worksheet>"#),
        );
    }
    zip.finish().expect("it goes to memory").into_inner()
}

/// The XML of rows of texts and numbers; `=` begins a formula without result.
fn rows(rows: &[(&str, &[&str])]) -> String {
    let mut xml = String::from("<sheetData>");
    for (row, (attributes, cells)) in rows.iter().enumerate() {
        let row = row + 1;
        xml += &format!(r#"<row r="{row}" {attributes}>"#);
        for (at, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let name = format!("{}{row}", char::from(b'A' + at as u8));
            xml += &match (cell.strip_prefix('='), cell.parse::<f64>()) {
                (Some(formula), _) => format!(r#"<c r="{name}"><f>{formula}</f></c>"#),
                (None, Ok(_)) => format!(r#"<c r="{name}"><v>{cell}</v></c>"#),
                (None, Err(_)) if cell.starts_with('#') => {
                    format!(r#"<c r="{name}" t="e"><v>{cell}</v></c>"#)
                }
                _ => format!(r#"<c r="{name}" t="inlineStr"><is><t>{cell}</t></is></c>"#),
            };
        }
        xml += "</row>";
    }
    xml + "</sheetData>"
}

#[test]
fn two_rows_of_headings_with_merged_cells_are_read_together() {
    let mut region = region();
    let sheet = rows(&[
        ("", &["Escola", "Curso", "Ano letivo", "Alunos", ""]),
        ("", &["", "", "", "Vagas", "Inscritos"]),
        ("", &["0307009", "481241", "2027", "24", "20"]),
        ("", &["0307009", "521350", "2027", "12", "11"]),
    ]) + r#"<mergeCells count="4"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:E1"/></mergeCells>"#;
    let bytes = book(&[("Oferta", &sheet)]);
    assert_eq!(
        read(&bytes).headings(),
        [
            "Escola",
            "Curso",
            "Ano letivo",
            "Alunos › Vagas",
            "Alunos › Inscritos"
        ]
    );
    let plan = import_twice(&bytes, &mut region);
    assert!(
        plan.refused.is_empty(),
        "{:?} {:?}",
        plan.refused,
        recognised(&read(&bytes), &region)
    );
    let offers: Vec<_> = region
        .offers
        .values()
        .map(|one| (one.places.map(|p| p.0), one.entrants.map(|p| p.0)))
        .collect();
    assert_eq!(offers, [(Some(24.0), Some(20.0)), (Some(12.0), Some(11.0))]);
    // As text it is the same.
    let text = "Escola;Curso;Ano letivo;Alunos;\n;;;Vagas;Inscritos\n0307009;481241;2027;24;20\n";
    assert_eq!(read(text.as_bytes()).headings()[4], "Alunos › Inscritos");
    // A first row of words is no second row of headings.
    let text = "Empresa;;Concelho;Pessoas\nMoldes;Lda;Fafe;3\nTintas;SA;Fafe;4\n";
    assert_eq!(read(text.as_bytes()).data_rows().count(), 2);
}

#[test]
fn rows_that_a_filter_hides_are_told_and_left_out_unless_they_are_wanted() {
    let region = region();
    let sheet = rows(&[
        ("", &["Empresa", "Concelho", "Qualificação", "Pessoas"]),
        ("", &["A", "Fafe", "481241", "3"]),
        (r#"hidden="1""#, &["B", "Fafe", "481241", "4"]),
        (
            r#"spans="1:4" hidden="true""#,
            &["C", "Fafe", "481241", "5"],
        ),
    ]);
    let table = read(&book(&[("Necessidades &amp; mais", &sheet)]));
    let mut mapping = recognised(&table, &region);
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(plan.count(Kind::Need, Fate::Added), 1);
    assert_eq!(
        remark(&plan, RemarkKind::HiddenRows).map(|told| told.0),
        Some(2)
    );
    mapping.hidden = HiddenRows::Read;
    assert_eq!(
        planned(&table, &mapping, &region, &[]).count(Kind::Need, Fate::Added),
        3
    );
}

#[test]
fn a_formula_without_its_result_is_told_and_never_read_as_empty() {
    let sheet = rows(&[
        (
            "",
            &[
                "Empresa",
                "Concelho",
                "Qualificação",
                "Pessoas",
                "Primeiro ano",
            ],
        ),
        ("", &["A", "Fafe", "481241", "=1+2", "2027"]),
        ("", &["B", "Fafe", "481241", "4", "=2026+1"]),
        ("", &["=A1", "Fafe", "481241", "4", ""]),
        ("", &["#REF!", "Fafe", "481241", "4", ""]),
    ]);
    let region = region();
    let table = read(&book(&[("N", &sheet)]));
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    let refused: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect();
    assert_eq!(
        refused,
        [
            (1, Some(3), "no_result"),
            (3, Some(0), "no_result"),
            (4, Some(0), "sheet_error")
        ]
    );
    let cells: Vec<_> = plan
        .cells
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect();
    assert_eq!(cells, [(2, Some(4), "no_result")]);
}

#[test]
fn a_cover_before_the_data_is_passed_over() {
    let cover = rows(&[("", &["Relatório de 2026"]), ("", &["CIM do Ave"])]);
    let data = rows(&[("", &["Empresa", "Concelho"]), ("", &["A", "Fafe"])]);
    assert_eq!(read(&book(&[("Capa", &cover), ("Dados", &data)])).sheet, 1);
    // Where there is nothing else, it is what is read.
    assert_eq!(read(&book(&[("Capa", &cover)])).sheet, 0);
}

#[test]
fn two_firms_that_answer_on_one_day_gave_two_answers() {
    let mut region = region();
    let text = "Carimbo de data/hora;Empresa;Concelho;Qualificação;Pessoas\n\
        14/05/2026 10:00:00;A;Fafe;481241;3\n14/05/2026 11:00:00;B;Fafe;481241;4\n14/05/2026 10:00:00;A;Fafe;521350;1\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(region.evidence.len(), 2);
    // Another day's answer of the same firm is one more.
    let plan = plan_of(
        "Carimbo de data/hora;Empresa;Concelho;Qualificação;Pessoas\n15/05/2026;A;Fafe;481241;3\n",
        &region,
    );
    assert_eq!(plan.count(Kind::Evidence, Fate::Added), 1);
}

#[test]
fn rows_of_a_repeated_group_are_read_with_the_answer_to_which_they_belong() {
    let answers = rows(&[
        (
            "",
            &[
                "start",
                "empresa/nome_da_empresa",
                "empresa/concelho",
                "_id",
                "_submission_time",
                "_index",
            ],
        ),
        (
            "",
            &[
                "2026-05-13T10:12:33.000+01:00",
                "Moldes do Ave",
                "Fafe",
                "91",
                "2026-05-13T09:20:01",
                "1",
            ],
        ),
        (
            "",
            &[
                "2026-05-14T16:02:01.000+01:00",
                "Têxtil Nova",
                "Fafe",
                "92",
                "2026-05-14T15:09:01",
                "2",
            ],
        ),
        (
            "",
            &[
                "2026-05-14T16:02:01.000+01:00",
                "Sem Necessidades",
                "Fafe",
                "93",
                "2026-05-14T15:09:01",
                "3",
            ],
        ),
    ]);
    let needs = rows(&[
        (
            "",
            &[
                "necessidade/qualificacao",
                "necessidade/numero_de_pessoas",
                "_index",
                "_parent_table_name",
                "_parent_index",
            ],
        ),
        ("", &["481241", "3", "1", "Inquérito", "1"]),
        ("", &["521350", "2", "2", "Inquérito", "1"]),
        ("", &["481241", "4", "3", "Inquérito", "2"]),
    ]);
    let book = book(&[("Inquérito", &answers), ("necessidade", &needs)]);
    let table = read(&book);
    assert_eq!((table.sheet, table.without_entries), (1, 1));
    let mut region = region();
    let plan = import_twice(&book, &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(
        remark(&plan, RemarkKind::WithoutEntries).map(|told| told.0),
        Some(1)
    );
    let mut found: Vec<_> = region
        .needs
        .values()
        .map(|need| {
            let firm = need
                .enterprise
                .as_ref()
                .map(|id| region.enterprises[id].name.as_str());
            (firm.unwrap_or_default(), need.persons.map(|p| p.0))
        })
        .collect();
    found.sort_by(|a, b| a.partial_cmp(b).expect("they are numbers"));
    let ave = "Moldes do Ave";
    assert_eq!(
        found,
        [
            (ave, Some(2.0)),
            (ave, Some(3.0)),
            ("Têxtil Nova", Some(4.0))
        ]
    );
    assert_eq!(region.evidence.len(), 2);
}

#[test]
fn a_group_within_a_group_is_read_with_both_and_any_sheet_can_be_chosen() {
    let schools = rows(&[
        ("", &["escola", "concelho", "_index"]),
        ("", &["EPF", "Fafe", "1"]),
    ]);
    let courses = rows(&[
        (
            "",
            &["curso", "_index", "_parent_table_name", "_parent_index"],
        ),
        ("", &["481241", "1", "main", "1"]),
        ("", &["521350", "2", "main", "1"]),
    ]);
    let years = rows(&[
        (
            "",
            &[
                "ano letivo",
                "vagas",
                "_index",
                "_parent_table_name",
                "_parent_index",
            ],
        ),
        ("", &["2027", "24", "1", "cursos", "2"]),
        ("", &["2028", "22", "2", "cursos", "9"]),
    ]);
    let book = book(&[("main", &schools), ("cursos", &courses), ("anos", &years)]);
    let table = read(&book);
    assert_eq!(table.sheet, 2);
    let row = |row: usize| table.grid.row(row).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(row(0)[5..], ["curso", "escola", "concelho"]);
    assert_eq!(row(1)[5..], ["521350", "EPF", "Fafe"]);
    // A row that belongs to nothing says so by being empty there.
    assert_eq!(row(2)[5..], ["", "", ""]);
    let wish = enlace_tables::table::Wish {
        sheet: Some(1),
        ..Default::default()
    };
    let chosen = enlace_tables::table::open(&book, &wish).expect("it is a table");
    assert_eq!(chosen.headings()[4..], ["escola", "concelho"]);
}

#[test]
fn a_cell_merged_over_rows_and_columns_is_said_of_each_of_its_rows() {
    let sheet = rows(&[
        ("", &["Escola", "", "Curso", "Ano letivo", "Vagas"]),
        ("", &["0307009", "", "481241", "2027", "24"]),
        ("", &["", "", "521350", "2027", "12"]),
    ]) + r#"<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>"#;
    let mut region = region();
    let plan = import_twice(&book(&[("Oferta", &sheet)]), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(region.offers.len(), 2);
}
