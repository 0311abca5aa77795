//! Names that were decided to mean a record never become its name.

use enlace_model::region::Alias;
use enlace_tables::import::{Meaning, NameDecision};

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
