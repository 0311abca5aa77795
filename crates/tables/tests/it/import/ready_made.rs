//! Survey tools and offers with their history: tables as they come, read without a mapping by hand.

use enlace_model::{Kind, Region};
use enlace_tables::import::{Part, Vocabulary, recognise};

use crate::import::{empty, import_twice, planned, read, recognised};

/// A region with a municipality, a school and a qualification.
fn region() -> Region {
    let mut region = empty();
    let put = |kind, text: &str, region: &mut Region| {
        enlace_exchange::json::read_record(kind, text, region).expect("it is a record");
    };
    put(
        Kind::Municipality,
        r#"{"code":"0307","name":"Fafe"}"#,
        &mut region,
    );
    put(
        Kind::School,
        r#"{"code":"0307009","name":"EP Fafe","municipality":"0307"}"#,
        &mut region,
    );
    put(
        Kind::Qualification,
        r#"{"code":"481241","title":{"pt":"Programador/a"}}"#,
        &mut region,
    );
    region
}

/// Two answers of a survey: two firms, their needs, and the day of each.
#[track_caller]
fn check(answers: &str) {
    let mut region = region();
    let plan = import_twice(answers.as_bytes(), &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let needs: Vec<_> = region.needs.values().collect();
    let persons: f64 = needs
        .iter()
        .filter_map(|need| need.persons)
        .map(|p| p.0)
        .sum();
    assert_eq!(
        (needs.len(), region.enterprises.len(), persons),
        (2, 2, 7.0)
    );
    assert!(needs.iter().all(|need| need.qualification.is_some()));
    let mut days: Vec<_> = region
        .evidence
        .values()
        .filter_map(|own| own.date.as_ref())
        .collect();
    days.sort();
    assert_eq!(days, [&"2026-05-13".into(), &"2026-05-14".into()]);
}

#[test]
fn answers_to_a_form_of_google_are_read_as_they_are_saved() {
    check(
        "\"Carimbo de data/hora\",\"Nome da empresa\",\"Concelho\",\"Qualificação pretendida\",\"Número de pessoas\"\n\
         \"2026/05/13 10:12:33 AM GMT+1\",\"Moldes do Ave\",\"Fafe\",\"Programador/a\",\"3\"\n\
         \"2026/05/14 4:02:01 PM GMT+1\",\"Têxtil Nova\",\"Fafe\",\"481241\",\"4\"\n",
    );
}

#[test]
fn answers_to_kobo_are_read_behind_the_names_of_their_groups() {
    check(
        "start;end;empresa/nome_da_empresa;empresa/concelho;necessidade/qualificacao;necessidade/numero_de_pessoas;_id;_uuid;_submission_time\n\
         2026-05-13T10:12:33.123+01:00;2026-05-13T10:20:00.000+01:00;Moldes do Ave;Fafe;Programador/a;3;1;u1;2026-05-13T09:20:01\n\
         2026-05-14T16:02:01.000+01:00;2026-05-14T16:09:00.000+01:00;Têxtil Nova;Fafe;481241;4;2;u2;2026-05-14T15:09:01\n",
    );
}

#[test]
fn answers_to_limesurvey_are_read_behind_the_codes_of_their_questions() {
    check(
        "\"id. ID da resposta\",\"submitdate. Data de submissão\",\"lastpage. Última página\",\"Q1. Nome da empresa\",\"Q2. Concelho\",\"Q3. Qualificação pretendida\",\"Q4[SQ001]. Número de pessoas\"\n\
         \"1\",\"2026-05-13 10:20:00\",\"3\",\"Moldes do Ave\",\"Fafe\",\"Programador/a\",\"3\"\n\
         \"2\",\"2026-05-14 16:09:00\",\"3\",\"Têxtil Nova\",\"Fafe\",\"481241\",\"4\"\n",
    );
}

#[test]
fn offers_come_with_what_became_of_earlier_years() {
    let mut region = region();
    let table = read(
        "Escola;Qualificação;Ano letivo;Vagas;Ano de ingresso da coorte;Ingressos da coorte;Concluíram\n\
         EP Fafe;481241;2026;24;2021;22;15\nEP Fafe;481241;2026;24;2022;24;18\n"
            .as_bytes(),
    );
    let mapping = recognised(&table, &region);
    assert_eq!(mapping.subject, Part::Cohort);
    let plan = planned(&table, &mapping, &region, &[]);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    crate::import::import(&plan, &mut region);
    let offer = region.offers.values().next().expect("there is one");
    let history: Vec<_> = offer
        .history
        .iter()
        .map(|own| (own.entry_year.0, own.completed.map(|p| p.0)))
        .collect();
    assert_eq!(
        (region.offers.len(), offer.places.map(|p| p.0)),
        (1, Some(24.0))
    );
    assert_eq!(history, [(2021, Some(15.0)), (2022, Some(18.0))]);
}

#[test]
fn a_firm_that_a_need_names_is_its_own_record_also_where_the_field_is_called_so() {
    // As the page calls its fields in Portuguese.
    let fields = [
        ("need.enterprise", "Empresa"),
        ("need.municipality", "Município"),
        ("need.qualification", "Qualificação"),
        ("need.persons", "Pessoas"),
        ("enterprise.name", "Nome"),
        ("municipality.name", "Nome"),
    ];
    let vocabulary = Vocabulary {
        fields: fields
            .map(|(id, name)| (id.to_owned(), name.to_owned()))
            .into(),
        ..Vocabulary::default()
    };
    let table = read("Empresa;Município;Qualificação;Pessoas\nNova;Fafe;481241;3\n".as_bytes());
    let mapping = recognise(&table, &region(), &vocabulary).mapping;
    assert_eq!(mapping.subject, Part::Need);
    let filled: Vec<&str> = mapping
        .fields
        .iter()
        .map(|own| own.target.as_str())
        .collect();
    assert_eq!(
        filled,
        [
            "enterprise.name",
            "municipality.name",
            "need.qualification",
            "need.persons"
        ]
    );
}

/// Answers to a form as people write its questions: firm, place, people, year, span and difficulty.
#[track_caller]
fn check_questions(headings: &[&str]) {
    let mut region = region();
    let text = format!(
        "\"{}\"\n\"2026/05/13 10:12:33 AM GMT+1\",\"Moldes do Ave\",\"Fafe\",\"120\",\"481241\",\"6\",\"2028\",\"2\",\"3 - muita\"\n",
        headings.join("\",\"")
    );
    let plan = import_twice(text.as_bytes(), &mut region);
    assert!(
        plan.refused.is_empty() && plan.cells.is_empty(),
        "{:?} {:?}",
        plan.refused,
        plan.cells
    );
    let firm = region.enterprises.values().next().expect("it is there");
    assert_eq!(firm.name, "Moldes do Ave");
    assert_eq!(
        firm.municipality.as_ref().map(|code| code.as_str()),
        Some("0307")
    );
    assert_eq!(firm.headcount.map(|p| p.0), Some(120.0), "{headings:?}");
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(
        need.qualification.as_ref().map(|code| code.as_str()),
        Some("481241")
    );
    assert_eq!(
        (
            need.persons.map(|p| p.0),
            need.first_year.map(|y| y.0),
            need.years.map(|y| y.0)
        ),
        (Some(6.0), Some(2028), Some(2.0)),
        "{headings:?}"
    );
    assert_eq!(need.difficulty.map(|step| step.0), Some(3), "{headings:?}");
}

#[test]
fn answers_are_read_by_the_questions_as_people_write_them_in_three_languages() {
    check_questions(&[
        "Carimbo de data/hora",
        "1. Qual é o nome da sua empresa?",
        "2. Em que concelho se situa?",
        "3. Quantos trabalhadores tem ao serviço?",
        "4. Que qualificação procura?",
        "5. Quantos trabalhadores pretende contratar?",
        "6. A partir de que ano?",
        "7. Durante quantos anos?",
        "8. Dificuldade em recrutar estes profissionais",
    ]);
    check_questions(&[
        "Timestamp",
        "What is the name of your company?",
        "Which municipality is it in?",
        "How many people does it employ?",
        "Which qualification do you need?",
        "How many workers do you plan to hire?",
        "From which year?",
        "Over how many years?",
        "How difficult is it to recruit them?",
    ]);
    check_questions(&[
        "Marca temporal",
        "¿Cuál es el nombre de la empresa?",
        "¿En qué municipio está?",
        "¿Cuántos empleados tiene?",
        "¿Qué cualificación necesita?",
        "¿Cuántas personas necesita contratar?",
        "¿A partir de qué año?",
        "¿Durante cuántos años?",
        "Dificultad para contratar estos profesionales",
    ]);
    check_questions(&[
        "Data da resposta",
        "Nome da empresa",
        "Concelho",
        "N.º de trabalhadores",
        "Curso pretendido pela empresa: que curso",
        "N.º de pessoas a contratar",
        "Primeiro ano",
        "N.º de anos",
        "Dificuldade",
    ]);
}

#[test]
fn a_difficulty_of_one_to_five_becomes_one_of_nought_to_four() {
    let mut region = region();
    let text = "Empresa;Concelho;Qualificação;Pessoas;Dificuldade em recrutar de 1 a 5\nA;Fafe;481241;3;5\nB;Fafe;481241;2;1\nC;Fafe;481241;2;3 - média\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    let steps: Vec<i64> = region
        .needs
        .values()
        .filter_map(|need| need.difficulty)
        .map(|d| d.0)
        .collect();
    assert_eq!(steps, [4, 0, 2]);
    assert!(
        plan.remarks
            .iter()
            .any(|one| one.kind.as_str() == "scale_from_one" && one.count == 3)
    );
}
