//! Names that were decided to mean a record never become its name.

use enlace_model::region::Alias;
use enlace_tables::import::{Meaning, NameDecision, NewName};

use crate::import::rules::region;
use crate::import::{import, import_twice, planned, read, recognised};

fn same(list: &str, text: &str, id: &str) -> NameDecision {
    NameDecision {
        list: list.to_owned(),
        text: text.to_owned(),
        meaning: Meaning::Same(id.to_owned()),
    }
}

#[test]
fn an_identification_writes_no_name_of_a_qualification_a_school_a_firm_or_a_place() {
    let mut region = region();
    import_twice(
        "empresa;concelho\nMoldes Alfa, Lda;Fafe\n".as_bytes(),
        &mut region,
    );
    let firm = region
        .enterprises
        .keys()
        .next()
        .expect("it is there")
        .to_string();
    let before = region.clone();
    let cases = [
        (
            "Escola;Curso;Ano letivo;Vagas\nEPF;Téc. Mecatr.;2027;20\n",
            vec![
                same("schools", "EPF", "0307009"),
                same("qualifications", "Téc. Mecatr.", "521350"),
            ],
        ),
        (
            "Empresa;Concelho;Qualificação;Pessoas\nAlfa;Cab. Basto;481241;3\n",
            vec![
                same("enterprises", "Alfa", &firm),
                same("municipalities", "Cab. Basto", "0304"),
            ],
        ),
        (
            "escola;concelho;latitude\nE. P. Fafe;Faf;41,45\n",
            vec![
                same("schools", "E. P. Fafe", "0307009"),
                same("municipalities", "Faf", "0307"),
            ],
        ),
    ];
    for (text, decisions) in cases {
        let mut region = region.clone();
        let table = read(text.as_bytes());
        let plan = planned(&table, &recognised(&table, &region), &region, &decisions);
        assert!(plan.refused.is_empty(), "{:?}", plan.refused);
        import(&plan, &mut region);
        let names = |region: &enlace_model::Region| {
            let schools = region.schools.values().map(|one| one.name.clone());
            let titles = region
                .qualifications
                .values()
                .map(|one| one.title["pt"].clone());
            let firms = region.enterprises.values().map(|one| one.name.clone());
            let places = region.municipalities.values().map(|one| one.name.clone());
            schools
                .chain(titles)
                .chain(firms)
                .chain(places)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&region), names(&before), "{text}");
    }
}

#[test]
fn a_code_in_the_place_of_a_name_is_found_and_becomes_no_name() {
    let mut region = region();
    import_twice(
        "Escola;Curso;Ano letivo;Vagas\n0307009;481241;2027;20\n307009;521350;2027;20\n".as_bytes(),
        &mut region,
    );
    assert_eq!(region.offers.len(), 2);
    let school = &region.schools[&"0307009".into()];
    let course = &region.qualifications[&"481241".into()];
    let names = (school.name.as_str(), course.title["pt"].as_str());
    assert_eq!(
        names,
        ("Escola Profissional de Fafe", "Programador de Informática")
    );
}

#[test]
fn nor_does_an_alias_that_the_region_remembers() {
    let mut region = region();
    region.header.aliases.push(Alias {
        list: "qualifications".to_owned(),
        text: "Informática".to_owned(),
        id: "481241".to_owned(),
        kept: Default::default(),
    });
    import_twice(
        "Escola;Curso;Ano letivo;Vagas\n0307009;informatica;2027;20\n".as_bytes(),
        &mut region,
    );
    assert_eq!(
        region.qualifications[&"481241".into()].title["pt"],
        "Programador de Informática"
    );
}

fn asked(plan: &enlace_tables::import::Plan) -> Vec<(&str, usize, bool, NewName)> {
    let all = plan.questions.iter();
    all.map(|one| (one.text.as_str(), one.rows, one.must, one.new))
        .collect()
}

#[test]
fn every_name_of_nobody_is_asked_about_first_those_for_which_rows_wait() {
    let region = region();
    let table = read(
        "Escola;Curso;Ano letivo;Vagas\nEPB;481241;2027;20\nEPB;521350;2027;20\nEscola Profissional de Fafe;Curso X;2029;9\nEscola Profisional de Fafe;481241;2028;9\n".as_bytes(),
    );
    let mapping = recognised(&table, &region);
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(
        asked(&plan),
        [
            ("Escola Profisional de Fafe", 1, true, NewName::Record),
            ("EPB", 2, true, NewName::Record),
            ("Curso X", 1, true, NewName::Refused),
        ]
    );
    // A school of a name alone is in no municipality: what it means has to be decided.
    let told: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.column, one.why.id()))
        .collect();
    assert_eq!(
        told,
        [
            (1, Some(0), "undecided"),
            (2, Some(0), "undecided"),
            (3, Some(1), "no_such_record"),
            (4, Some(0), "undecided"),
        ]
    );
    // Any record can be meant, also one that the name is not like.
    let decisions = [
        same("schools", "EPB", "0307009"),
        same("qualifications", "Curso X", "521350"),
        NameDecision {
            list: "schools".to_owned(),
            text: "Escola Profisional de Fafe".to_owned(),
            meaning: Meaning::LeaveOut,
        },
    ];
    let plan = planned(&table, &mapping, &region, &decisions);
    assert_eq!(
        plan.count(
            enlace_model::Kind::Offer,
            enlace_tables::import::Fate::Added
        ),
        3
    );
    let told: Vec<_> = plan
        .refused
        .iter()
        .map(|one| (one.row, one.why.id()))
        .collect();
    assert_eq!(told, [(4, "left_out")]);
}

#[test]
fn what_becomes_of_a_name_that_means_nobody_is_said() {
    let region = region();
    let table = read("Empresa;Concelho;Qualificação;Pessoas\nMoldes Beta;Fafe;Costura espacial;2\nMoldes Beta;Fafe;481241;2\n".as_bytes());
    let mapping = recognised(&table, &region);
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(
        asked(&plan),
        [
            ("Moldes Beta", 2, false, NewName::Record),
            ("Costura espacial", 1, false, NewName::Words),
        ]
    );
    assert!(plan.refused.is_empty());
    let words = NameDecision {
        list: "qualifications".to_owned(),
        text: "Costura espacial".to_owned(),
        meaning: Meaning::New,
    };
    let plan = planned(&table, &mapping, &region, &[words]);
    assert!(plan.refused.is_empty());
    assert_eq!(plan.questions[1].meaning, Some(Meaning::New));
}

#[test]
fn of_very_many_names_the_first_are_asked_and_all_are_counted() {
    let region = region();
    let rows: Vec<String> = (0..500)
        .map(|i| format!("Firma número {i};Fafe;481241;1"))
        .collect();
    let text = format!(
        "Empresa;Concelho;Qualificação;Pessoas\n{}\nB;Guimarais;481241;1\n",
        rows.join("\n")
    );
    let table = read(text.as_bytes());
    let plan = planned(&table, &recognised(&table, &region), &region, &[]);
    assert_eq!((plan.questions.len(), plan.question_count), (400, 501));
    assert_eq!(plan.questions[0].text, "Guimarais");
}

#[test]
fn an_answer_says_who_answered_and_one_of_several_does_not() {
    let mut region = region();
    let text = "Data;Empresa;Concelho;Qualificação;Pessoas\n2026-05-14;A;Fafe;481241;3\n2026-05-14;B;Fafe;481241;2\n2026-05-14;A;Fafe;521350;1\n";
    import_twice(text.as_bytes(), &mut region);
    let who: Vec<&str> = region
        .evidence
        .values()
        .map(|one| {
            region.enterprises[one.respondent.as_ref().expect("it says who")]
                .name
                .as_str()
        })
        .collect();
    assert_eq!(who, ["A", "B"]);
    // Evidence of several firms, recorded by hand, is nobody's answer.
    for evidence in region.evidence.values_mut() {
        evidence.respondent = None;
    }
    let first = region.evidence.keys().next().expect("it is there").clone();
    for need in region.needs.values_mut() {
        need.evidence = Some(first.clone());
    }
    import_twice(text.as_bytes(), &mut region);
    assert_eq!(region.evidence[&first].respondent, None);
}
