//! Files that are something else than their name says, and letters as a Mac writes them.

use enlace_tables::table::{Format, TableRefusal, Wish, open};

use crate::import::rules::region;
use crate::import::{import_twice, read};

#[test]
fn accents_that_stand_on_their_own_are_composed_on_the_way_in() {
    let mut region = region();
    import_twice(
        "escola;codigo da escola;concelho\nEscola Sa\u{303}o Joa\u{303}o;0309991;Guimara\u{303}es\nAc\u{327}a\u{303}o;0309992;Fafe\n".as_bytes(),
        &mut region,
    );
    let names: Vec<&str> = region
        .schools
        .values()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Escola Profissional de Fafe", "Escola São João", "Ação"]
    );
    let pasted = enlace_tables::table::read("", "Po\u{301}voa").expect("it is a cell");
    assert_eq!(pasted[0][0], "Póvoa");
    let pasted = enlace_tables::table::read("<table><tr><td>Po\u{301}voa</td></tr></table>", "");
    assert_eq!(pasted.expect("it is a cell")[0][0], "Póvoa");
}

#[test]
fn a_web_page_that_is_called_a_workbook_is_read_as_its_table() {
    let mut region = region();
    let page = "<html><head><meta charset=utf-8></head><body><p>Lista</p><table border=1><tr><th>Empresa</th><th>Concelho</th><th>Qualificação</th><th>Pessoas</th></tr><tr><td>Moldes</td><td>Guimar&atilde;es</td><td>481241</td><td>3</td></tr></table></body></html>";
    assert_eq!(read(page.as_bytes()).format, Format::WebPage);
    import_twice(page.as_bytes(), &mut region);
    assert_eq!((region.needs.len(), region.enterprises.len()), (1, 1));
}

#[test]
fn a_workbook_saved_as_xml_is_read_with_the_cells_that_it_passes_over() {
    let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="A"><Table ss:ExpandedColumnCount="4">
<Row><Cell><Data ss:Type="String">Empresa</Data></Cell><Cell><Data ss:Type="String">Concelho</Data></Cell><Cell><Data ss:Type="String">Qualifica&#231;&#227;o</Data></Cell><Cell><Data ss:Type="String">Pessoas</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">Moldes &amp; Filhos</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">481241</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell></Row>
</Table></Worksheet></Workbook>"#;
    let table = read(text.as_bytes());
    let row: Vec<&str> = table.grid.row(2).collect();
    assert_eq!(row, ["Moldes & Filhos", "", "481241", "3"]);
    assert_eq!(table.headings()[2], "Qualificação");
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let refused = |text: &str| open(text.as_bytes(), &Wish::default()).err();
    assert_eq!(
        refused("{\\rtf1\\ansi nome;codigo}"),
        Some(TableRefusal::WordProcessor)
    );
    let sign_in = "<!DOCTYPE html><html><body><form>Iniciar sessão</form></body></html>";
    assert_eq!(refused(sign_in), Some(TableRefusal::WebPage));
    assert_eq!(
        refused("<?xml version=\"1.0\"?><rss></rss>"),
        Some(TableRefusal::NotATable)
    );
}
