//! Tables of the kinds that once went wrong, in other forms than those that were found: tried by
//! somebody who did not write the rules.

use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, LeftOut, Plan, RemarkKind};
use enlace_tables::table::{Encoding, Format, TableRefusal, Wish, open};

use crate::import::rules::region;
use crate::import::{import, plan_of, planned, read, recognised, remark};

const HEADINGS: &str = "Empresa;Concelho;Qualificação;Pessoas\nAlfa;Fafe;481241;3\n";

pub fn left_out(plan: &Plan, reason: LeftOut) -> usize {
    let tally = plan.tally();
    let own = tally.left_out.iter().find(|(own, _)| *own == reason);
    own.map_or(0, |(_, count)| *count)
}

#[test]
fn sums_in_other_words_are_no_firms() {
    for row in [
        "Subtotal Fafe;;;5",
        "Total Fafe;Fafe;;5",
        "Total acumulado;;;5",
        "Total empresas;;;3",
        "N.º total de empresas: 2",
        "S/total;;;4",
        "Suma total;;;5",
        "Média;;;3",
        "Average;;;3",
        "Desvio padrão;;;1",
        "Grand Total;;;5",
        "TOTAL DO CONCELHO DE FAFE;Fafe;;5",
    ] {
        let plan = plan_of(&format!("{HEADINGS}{row}\n"), &region());
        let ends = (
            plan.count(Kind::Enterprise, Fate::Added),
            left_out(&plan, LeftOut::Total),
        );
        assert_eq!(ends, (1, 1), "{row}");
    }
    // Firms are called so, too.
    for row in [
        "Total Têxtil, Lda;Fafe;481241;2",
        "Média Mais, SA;Fafe;521350;2",
    ] {
        let plan = plan_of(&format!("{HEADINGS}{row}\n"), &region());
        assert_eq!(plan.count(Kind::Enterprise, Fate::Added), 2, "{row}");
    }
}

#[test]
fn notes_and_groups_in_other_words_are_no_firms() {
    for row in [
        "(1) valores provisórios",
        "a) dados provisórios",
        "NB: a confirmar",
        "Fonte - INE",
        "Notas",
        "P: provisório",
        "Atualizado em 12/11/2026",
        "Extraído de SIGO a 12-11-2026",
        "Elaborado por: CIM do Ave",
        "Página 1 de 2",
        "---",
        "Fim",
    ] {
        let plan = plan_of(&format!("{HEADINGS}{row}\n"), &region());
        let ends = (
            plan.count(Kind::Enterprise, Fate::Added),
            left_out(&plan, LeftOut::Note),
        );
        assert_eq!(ends, (1, 1), "{row}");
    }
    // The name of a place above its rows, and the numbers of the columns below the headings.
    let grouped =
        "Empresa;Qualificação;Pessoas\nConcelho de Fafe\nA;481241;3\nGuimarães;;\nB;481241;2\n";
    let numbered = "Empresa;Concelho;Pessoas\n(1);(2);(3)\nA;Fafe;3\nB;Fafe;2\n";
    for text in [grouped, numbered] {
        let plan = plan_of(text, &region());
        assert_eq!(plan.count(Kind::Enterprise, Fate::Added), 2, "{text}");
    }
}

#[test]
fn headings_that_stand_again_are_headings() {
    let text = "escola;codigo da escola;concelho\nNorte;0309991;Fafe\nEscola;Codigo da escola;Concelho\nSul;0309992;Fafe\n";
    let plan = plan_of(text, &region());
    let ends = (
        plan.count(Kind::School, Fate::Added),
        left_out(&plan, LeftOut::Heading),
    );
    assert_eq!(ends, (2, 2));
}

/// The municipality that a name means; the reason where the row waits or is left out.
fn place(name: &str, region: &Region) -> Result<String, &'static str> {
    let text = format!("Empresa;Concelho;Qualificação;Pessoas\nA;\"{name}\";481241;3\n");
    let plan = plan_of(&text, region);
    let mut after = region.clone();
    import(&plan, &mut after);
    let firm = after.enterprises.values().next();
    match (firm, plan.refused.first()) {
        (Some(firm), _) => Ok(firm
            .municipality
            .as_ref()
            .map_or_else(String::new, |m| m.to_string())),
        (None, Some(refused)) => Err(refused.why.id()),
        (None, None) => Err("left out"),
    }
}

#[test]
fn municipalities_in_other_words() {
    let region = region();
    for name in [
        "Concelho de Fafe",
        "Município de Fafe",
        "Câmara Municipal de Fafe",
        "concelho: Fafe",
        "0307 Fafe",
        "Fafe (0307)",
        "4820 Fafe",
        "307",
        "Fafe*",
        "Fafe (1)",
        "Municipality of Fafe",
        "Ayuntamiento de Fafe",
    ] {
        assert_eq!(place(name, &region), Ok("0307".to_owned()), "{name}");
    }
    // What may be a place of the region's is asked about; it is not left out as elsewhere.
    for name in [
        "Cabeceiras",
        "C. Basto",
        "Fafe (Braga)",
        "Fafe, Braga",
        "Fafe e Guimarães",
        "União das freguesias de Fafe",
        "0308 Fafe",
    ] {
        assert_eq!(place(name, &region), Err("undecided"), "{name}");
    }
    for name in ["Celorico de Basto", "Braga", "Porto"] {
        assert_eq!(place(name, &region), Err("left out"), "{name}");
    }
}

#[test]
fn files_of_other_kinds_say_what_they_are() {
    let refused = |bytes: &[u8]| open(bytes, &Wish::default()).map(|_| ());
    for (bytes, expected) in [
        (
            &b"ID;PWXL;N;E\nC;Y1;X1;K\"Empresa\"\n"[..],
            TableRefusal::OldTable,
        ),
        (b"TABLE\r\n0,1\r\n\"EXCEL\"\r\n", TableRefusal::OldTable),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", TableRefusal::OldTable),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
            TableRefusal::Mail,
        ),
        (
            b"[InternetShortcut]\r\nURL=https://example.org\r\n",
            TableRefusal::Shortcut,
        ),
        (b"\x1f\x8b\x08\x00", TableRefusal::Archive),
        (
            b"<?xml version=\"1.0\"?><kml><RecordText/></kml>",
            TableRefusal::NotATable,
        ),
        (b"<html><body>Sign in</body></html>", TableRefusal::WebPage),
    ] {
        assert_eq!(refused(bytes), Err(expected));
    }
    assert!(refused(b"[Escola];Vagas\nA;2\n").is_ok());
}

#[test]
fn old_letters_of_portugal_are_read() {
    // CP 860: a with tilde, c with cedilla, o with tilde, o with acute.
    let bytes = b"Empresa;Concelho;Qualifica\x87\x84o;Pessoas\nConfe\x87\x94es S\x84o Jos\x82;Guimar\x84es;481241;3\n";
    let table = read(bytes);
    assert!(matches!(
        table.format,
        Format::Text {
            encoding: Encoding::Cp860,
            ..
        }
    ));
    assert_eq!(table.grid.cell(1, 0), "Confeções São José");
    // A byte that stands for nothing in Windows-1252 is a letter that was lost.
    let bytes = b"Empresa;Concelho;Qualifica\xe7\xe3o;Pessoas\nCaf\x81;Fafe;481241;3\n";
    let (table, region) = (read(bytes), region());
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!(
        plan.refused.first().map(|one| one.why.id()),
        Some("lost_letter")
    );
    assert!(remark(&plan, RemarkKind::HiddenSigns).is_none());
}

#[test]
fn a_row_may_refer_to_one_that_comes_later_unless_that_is_refused() {
    let table = |second: &str| {
        format!(
            "codigo qualificacao;qualificacao;nivel qnq;qualification.replaced_by\n481242;Velha;4;481243\n{second}\n"
        )
    };
    let plan = plan_of(&table("481243;Nova;4;"), &region());
    let mut after = region();
    import(&plan, &mut after);
    let old = &after.qualifications[&"481242".into()];
    assert_eq!(
        old.replaced_by.as_ref().map(|code| code.as_str()),
        Some("481243")
    );
    let plan = plan_of(&table("481243;Nova;4;;x\n481244;Outra;4;"), &region());
    assert_eq!(plan.refused.len(), 1);
    let mut after = region();
    import(&plan, &mut after);
    assert_eq!(after.qualifications[&"481242".into()].replaced_by, None);
    assert!(remark(&plan, RemarkKind::Unresolved).is_some());
}
