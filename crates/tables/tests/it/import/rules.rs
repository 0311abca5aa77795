//! What becomes of rows: small tables, one rule each.

use enlace_edit::AnyRecord;
use enlace_exchange::json::{Stamp, write};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::region::{Alias, TableMapping};
use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, Meaning, NameDecision, RemarkKind};

use crate::import::{empty, import_twice, planned, read, recognised};

/// A region with three municipalities, a school and two qualifications.
pub fn region() -> Region {
    let mut region = empty();
    import_twice(
        b"dico;name\n0304;Cabeceiras de Basto\n0307;Fafe\n0308;Guimar\xe3es\n",
        &mut region,
    );
    import_twice(b"codigo qualificacao,qualificacao,nivel qnq\n481241,Programador de Inform\xc3\xa1tica,4\n521350,T\xc3\xa9cnico/a de Mecatr\xc3\xb3nica,4\n", &mut region);
    import_twice(
        "codigo da escola,escola,concelho\n0307009,Escola Profissional de Fafe,Fafe\n".as_bytes(),
        &mut region,
    );
    region
}

#[track_caller]
fn refused(text: &str, region: &Region, expected: &[(usize, Option<&str>, &str)]) {
    let table = read(text.as_bytes());
    let plan = planned(&table, &recognised(&table, region), region, &[]);
    let refused: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.target.as_deref(), one.why.id()))
        .collect();
    assert_eq!(refused, expected);
}

#[test]
fn the_catalogue_export_is_imported_as_it_is() {
    let mut region = empty();
    let text = "Código UFCD;UFCD;Carga Horária UFCD;Componente;Código Área de Formação;Designação Área de Formação;Código Qualificação;Qualificação;Nível QNQ;Nível QEQ\n\
        66;Acústica;25;Tecnológica;523;Eletrónica;523264;Técnico/a de Som;4;4\n\
        5065;Empresa;50;Tecnológica;523;Eletrónica;523264;Técnico/a de Som;4;4\n\
        5065;Empresa;50;Tecnológica;481;Informática;481241;Técnico/a de X;5;5\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let sound = &region.qualifications[&"523264".into()];
    let units: Vec<_> = sound
        .units
        .iter()
        .map(|unit| (unit.code.as_str(), unit.hours.map(|h| h.0)))
        .collect();
    assert_eq!(units, [("0066", Some(25.0)), ("5065", Some(50.0))]);
    assert_eq!(sound.cnaef.as_deref(), Some("523"));
    assert_eq!(region.qualifications.len(), 2);
}

#[test]
fn offers_name_schools_and_qualifications_by_code_or_by_name_in_normal_form() {
    let mut region = region();
    let text = "Escola;Curso;Ano letivo;Turmas;Vagas\n\
        escola profissional de FAFE;Tecnico/a de Mecatronica;2026/2027;0,5;12\n\
        Escola Profissional de Fafe;481241;2026;1;24\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    assert_eq!(region.offers.len(), 2);
    let places: f64 = region
        .offers
        .values()
        .filter_map(|o| o.places)
        .map(|p| p.0)
        .sum();
    assert_eq!(places, 36.0);
}

#[test]
fn a_name_that_is_only_like_a_records_is_asked_about_and_the_answer_is_used() {
    let region = region();
    let table = read("Escola;Curso;Ano letivo;Vagas\nEscola Profissional de Fafe;Técnicas de Mecatrónica;2026;12\n".as_bytes());
    let mapping = recognised(&table, &region);
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(plan.refused.len(), 1);
    assert_eq!(plan.refused[0].why.id(), "undecided");
    let question = &plan.questions[0];
    assert_eq!(
        (
            question.list.as_str(),
            question.likely[0].id.as_str(),
            question.must
        ),
        ("qualifications", "521350", true)
    );
    assert!(question.likely[0].likeness > 0.7);
    let decision = NameDecision {
        list: question.list.clone(),
        text: question.text.clone(),
        meaning: Meaning::Same("521350".to_owned()),
    };
    let plan = planned(&table, &mapping, &region, &[decision]);
    assert!(plan.refused.is_empty());
    assert_eq!(plan.count(Kind::Offer, Fate::Added), 1);
}

#[test]
fn rows_that_cannot_be_are_refused_with_row_column_and_reason() {
    let region = region();
    refused(
        "Empresa;Concelho;Qualificação;Pessoas\nA;Fafe;481241;-3\nB;Fafe;481241;muitas\nC;Fafe;999999;2\nD;Fafe;521350;2,5\n",
        &region,
        &[
            (1, Some("need.persons"), "out_of_range"),
            (2, Some("need.persons"), "not_a_number"),
        ],
    );
}

#[test]
fn an_undecided_name_blames_its_column_and_a_question_counts_each_row_once() {
    let region = region();
    let text =
        "Empresa;Concelho;Qualificação;Pessoas\nA;Guimarais;481241;3\nB;Fafe;Costura espacial;2\n";
    refused(
        text,
        &region,
        &[(1, Some("municipality.name"), "undecided")],
    );
    let table = read(text.as_bytes());
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    let asked: Vec<_> = plan
        .questions
        .iter()
        .map(|one| (one.text.as_str(), one.rows, one.must))
        .collect();
    // A need whose words are like no qualification is imported with its words.
    assert_eq!(
        asked,
        [
            ("Guimarais", 1, true),
            ("B", 1, false),
            ("Costura espacial", 1, false)
        ]
    );
    assert_eq!(plan.count(Kind::Need, Fate::Added), 1);
}

#[test]
fn what_was_withheld_becomes_a_range_of_a_need() {
    let mut region = region();
    let plan = import_twice(
        "Empresa;Qualificação;Pessoas\nA;481241;<5\nB;481241;5-9\nC;481241;*\n".as_bytes(),
        &mut region,
    );
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let mut ranges: Vec<_> = region
        .needs
        .values()
        .map(|n| {
            (
                n.persons.map(|p| p.0),
                n.low.map(|p| p.0),
                n.high.map(|p| p.0),
            )
        })
        .collect();
    ranges.sort_by(|a, b| b.partial_cmp(a).expect("they are numbers"));
    assert_eq!(
        ranges,
        [
            (None, Some(5.0), Some(9.0)),
            (None, Some(1.0), Some(4.0)),
            (None, None, None)
        ]
    );
}

#[test]
fn rows_of_other_municipalities_are_left_out_and_misspelt_ones_asked_about() {
    let region = region();
    let table = read(
        "codigo da escola;escola;concelho\n1;A;Lisboa\n2;B;Guimaraes\n3;C;Guimarais\n".as_bytes(),
    );
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!(plan.count(Kind::School, Fate::Added), 1);
    let left: Vec<_> = plan
        .remarks
        .iter()
        .filter(|r| r.kind == RemarkKind::ElsewhereRows)
        .map(|r| r.count)
        .collect();
    assert_eq!(left, [1]);
    assert_eq!(plan.questions.len(), 1);
    assert_eq!(plan.questions[0].text, "Guimarais");
}

#[test]
fn a_square_of_travel_times_is_read_like_a_long_list() {
    let mut square = region();
    import_twice(
        "min;Fafe;Guimarães;Cabeceiras de Basto\nFafe;0;20;35\nGuimarães;20;;45\n".as_bytes(),
        &mut square,
    );
    let mut long = region();
    import_twice("origem,destino,minutos\nFafe,Fafe,0\nFafe,Guimarães,20\nFafe,0304,35\nGuimarães,Fafe,20\n0308,304,45\n".as_bytes(), &mut long);
    let times = |region: &Region| {
        let mut all: Vec<_> = region
            .travel_times
            .values()
            .map(|t| (t.from.to_string(), t.to.to_string(), t.minutes.0))
            .collect();
        all.sort_by(|a, b| a.partial_cmp(b).expect("they are numbers"));
        all
    };
    assert_eq!(times(&square).len(), 5);
    assert_eq!(times(&square), times(&long));
}

#[test]
fn relevance_levels_and_occupation_links_go_into_their_qualifications() {
    let mut region = region();
    import_twice(
        "Código qualificação;Território;Relevância;Ano\n481241;PT119;8;2024\n521350;PT119;9;2024\n"
            .as_bytes(),
        &mut region,
    );
    import_twice("CIPCode,SOCCode,SOC Title\n481241,15-1252,Software Developers\n481241,15-1254,Web Developers\n".as_bytes(), &mut region);
    let qualification = &region.qualifications[&"481241".into()];
    assert_eq!(qualification.relevance[0].level.0, 8);
    let codes: Vec<&str> = qualification
        .occupations
        .iter()
        .map(|o| o.code.as_str())
        .collect();
    assert_eq!(codes, ["15-1252", "15-1254"]);
    assert_eq!(qualification.occupations[0].system.as_str(), "soc");
}

#[test]
fn the_first_of_two_rows_about_one_record_counts_and_the_other_is_told() {
    let region = region();
    refused(
        "Escola;Curso;Ano letivo;Vagas\n0307009;481241;2026;12\n0307009;481241;2026;24\n",
        &region,
        &[(2, None, "twice")],
    );
}

#[test]
fn a_number_of_days_is_the_date_and_a_notice_says_so() {
    let mut region = region();
    let plan = import_twice(
        "empresa;qualificacao;pessoas;data\nA;481241;3;46156\n".as_bytes(),
        &mut region,
    );
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let dates: Vec<_> = region
        .evidence
        .values()
        .filter_map(|e| e.date.clone())
        .collect();
    assert_eq!(dates, ["2026-05-14".into()]);
    assert!(
        plan.remarks
            .iter()
            .any(|one| one.kind == RemarkKind::DateSerial)
    );
}

#[test]
fn an_occupation_is_found_by_its_title_and_one_that_nobody_knows_stays_as_it_was_said() {
    let mut region = region();
    import_twice(
        "CIPCode,SOCCode,SOC Title\n481241,15-1252,Software Developers\n".as_bytes(),
        &mut region,
    );
    let table = read(
        "Empresa;Concelho;Occupation code;Pessoas\nA;Fafe;software developers;3\nB;Fafe;Weaver;2\n"
            .as_bytes(),
    );
    let mapping = recognised(&table, &region);
    assert!(mapping.source("need.occupation.code").is_some());
    let plan = planned(&table, &mapping, &region, &[]);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let needs: Vec<_> = plan
        .records
        .iter()
        .filter_map(|one| match &one.after {
            AnyRecord::Need(need) => Some((
                need.occupation
                    .as_ref()
                    .map(|own| (own.system.as_str(), own.code.as_str())),
                need.text.as_deref(),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        needs,
        [(Some(("soc", "15-1252")), None), (None, Some("Weaver"))]
    );
}

#[test]
fn signs_that_nobody_sees_stay_and_are_written_out() {
    let region = region();
    let table = read("escola;concelho\nEscola\u{202e}avoN;Fafe\n".as_bytes());
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!(plan.count(Kind::School, Fate::Added), 1);
    let told = plan
        .remarks
        .iter()
        .find(|r| r.kind == RemarkKind::HiddenSigns);
    assert_eq!(
        told.map(|r| (r.column, r.text.as_str())),
        Some((Some(0), "Escola[U+202E]avoN"))
    );
}

#[test]
fn the_names_that_tables_gave_go_to_no_partner() {
    let mut region = region();
    region.header.aliases.push(Alias {
        list: "enterprises".to_owned(),
        text: "A Firm".to_owned(),
        id: "e-1".to_owned(),
        kept: Default::default(),
    });
    region.header.table_mappings.push(TableMapping {
        headings: vec!["A Firm".to_owned()],
        mapping: None,
        kept: Default::default(),
    });
    for audience in [
        Audience::School,
        Audience::EnterpriseGroup,
        Audience::Public,
        Audience::Support,
    ] {
        let profile = Profile {
            audience,
            partner: "0307009".to_owned(),
            contacts: Contacts::LeftOut,
        };
        let text = write(&slice(&region, &profile, "seed"), &Stamp::default());
        assert!(!text.contains("A Firm"), "{audience:?}");
    }
}
