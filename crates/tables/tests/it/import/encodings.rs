//! Letters as old programs wrote them, and files in which some were lost.

use enlace_tables::import::RemarkKind;
use enlace_tables::table::{Encoding, Format, Wish, open};

use crate::import::rules::region;
use crate::import::{import_twice, planned, read, recognised, remark};

const SCHOOLS: &str = "escola;codigo da escola;concelho\n\
    Escola São João;0309991;Guimarães\nInstituição Três;0309992;Fafe\n";

/// The bytes of a text in an old encoding, given where its letters stand.
fn bytes(text: &str, letters: &[(char, u8)]) -> Vec<u8> {
    let byte = |c: char| match letters.iter().find(|(own, _)| *own == c) {
        Some((_, byte)) => *byte,
        None => u8::try_from(c)
            .ok()
            .filter(u8::is_ascii)
            .expect("its place is given"),
    };
    text.chars().map(byte).collect()
}

const MAC: &[(char, u8)] = &[
    ('ã', 0x8b),
    ('ç', 0x8d),
    ('ê', 0x90),
    ('é', 0x8e),
    ('õ', 0x9b),
    ('í', 0x92),
    ('ñ', 0x96),
    ('ó', 0x97),
];
const DOS: &[(char, u8)] = &[
    ('ã', 0xc6),
    ('ç', 0x87),
    ('ê', 0x88),
    ('é', 0x82),
    ('õ', 0xe4),
    ('í', 0xa1),
    ('ñ', 0xa4),
    ('ó', 0xa2),
];

#[track_caller]
fn is_read_as(text: &str, letters: &[(char, u8)], expected: Encoding) {
    let table = read(&bytes(text, letters));
    let Format::Text { encoding, .. } = table.format else {
        panic!("it is text");
    };
    assert_eq!(encoding, expected);
    let cells: Vec<String> = (0..table.grid.rows())
        .map(|row| table.grid.row(row).collect::<Vec<_>>().join(";") + "\n")
        .collect();
    assert_eq!(cells.concat(), text);
}

#[test]
fn the_encodings_of_old_macintoshes_and_of_dos_are_proposed_where_they_fit() {
    for (letters, encoding) in [(MAC, Encoding::MacRoman), (DOS, Encoding::Cp850)] {
        is_read_as(SCHOOLS, letters, encoding);
        is_read_as("escola;concelho\nEscola São João;Fafe\n", letters, encoding);
        is_read_as("centro;ciudad\nFormación Logroño;Fafe\n", letters, encoding);
        is_read_as(
            "curso;n\nMecânica?;1\nTécnico de Refrigeração;2\n"
                .replace('â', "a")
                .as_str(),
            letters,
            encoding,
        );
    }
    // Windows-1252 stays what it was, with its typographic marks and other languages' letters.
    for bytes in [
        &b"a;b\nGuimar\xe3es;d\x92\xe1gua \x96 \x93x\x94\n"[..],
        b"a;b\nM\xfcller B\xe4cker;Gr\xf6\xdfe\n",
        b"a;b\nA\xc7\xc3O \xc9;1\x80\n",
    ] {
        let table = read(bytes);
        assert!(
            matches!(
                table.format,
                Format::Text {
                    encoding: Encoding::Windows1252,
                    ..
                }
            ),
            "{bytes:?}"
        );
    }
}

#[test]
fn they_can_be_chosen() {
    let wish = Wish {
        encoding: Some(Encoding::Cp850),
        ..Wish::default()
    };
    let table = open(b"a;b\n\x80\x90\xa6;\xb5\n", &wish).expect("it is text");
    assert_eq!([table.grid.cell(1, 0), table.grid.cell(1, 1)], ["ÇÉª", "Á"]);
    let wish = Wish {
        encoding: Some(Encoding::MacRoman),
        ..Wish::default()
    };
    let table = open(b"a;b\n\x82\x83\xbb;\xe7\n", &wish).expect("it is text");
    assert_eq!([table.grid.cell(1, 0), table.grid.cell(1, 1)], ["ÇÉª", "Á"]);
}

#[test]
fn one_bad_byte_spoils_its_row_and_no_other() {
    let mut region = region();
    let mut mixed =
        "Empresa;Concelho;Qualificação;Pessoas\r\nConfeções São João;Guimarães;481241;3\r\n"
            .as_bytes()
            .to_vec();
    mixed.extend(b"Cer\xe2mica Gama;Fafe;481241;5\r\n");
    let plan = import_twice(&mixed, &mut region);
    let names: Vec<_> = region
        .enterprises
        .values()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["Confeções São João"]);
    let refused: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect();
    assert_eq!(refused, [(2, Some(0), "lost_letter")]);
}

#[test]
fn a_file_that_is_cut_in_a_letter_is_read_up_to_there() {
    let region = region();
    let whole =
        "escola;codigo da escola;concelho\nEscola São João;0309991;Fafe\nEscola B;0309992;Guimarã";
    let cut = &whole.as_bytes()[..whole.len() - 1];
    let table = read(cut);
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!(table.grid.cell(1, 0), "Escola São João");
    let refused: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.why.id()))
        .collect();
    assert_eq!(refused, [(2, "lost_letter")]);
}

#[test]
fn letters_that_were_encoded_twice_are_told() {
    let region = region();
    for (spoilt, meant) in [
        ("TÃªxtil Beta", "Têxtil Beta"),
        ("CerÃ¢mica", "Cerâmica"),
        ("InstituiÃ§Ã£o", "Instituição"),
    ] {
        let text = format!("Empresa;Concelho;Qualificação;Pessoas\n{spoilt};Fafe;481241;4\n");
        let table = read(text.as_bytes());
        let plan = planned(&table, &recognised(&table, &region), &region, &[]);
        assert_eq!(
            remark(&plan, RemarkKind::EncodedTwice),
            Some((1, Some(0), spoilt, meant))
        );
    }
    let text = "Empresa;Concelho;Qualificação;Pessoas\nÃ Moda de Fafe;Fafe;481241;4\n";
    let table = read(text.as_bytes());
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!(remark(&plan, RemarkKind::EncodedTwice), None);
}
