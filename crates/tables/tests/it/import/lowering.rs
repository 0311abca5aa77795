//! An import never makes what is known poorer, unless somebody wants it to.

use enlace_model::Region;
use enlace_tables::import::protocol::LoweredField;
use enlace_tables::import::{
    Desk, ImportChoices, Job, LoweredFate, Plan, Vocabulary, plan, protocol,
};
use enlace_tables::table::Wish;

use crate::import::rules::region;
use crate::import::{import, import_twice, plan_of, read, recognised};

/// A region with values in many fields.
fn known() -> Region {
    let mut region = region();
    for text in [
        "codigo da escola;escola;concelho;latitude;longitude\n0307010;Escola Secundária de Fafe;Fafe;41,44972;-8,17263\n",
        "codigo;nome;populacao\n0308;Guimarães;156852\n",
        "codigo qualificacao;qualificacao;cnaef\n481241;Programador/a de Informática;481\n",
        "empresa;concelho;cae;headcount\nMoldes Alfa;Fafe;22192;40\n",
        "Empresa;Concelho;Qualificação;Pessoas;Data;Notas\nMoldes Alfa;Fafe;481241;7;2026-05-14;duas para o turno da noite\n",
    ] {
        import_twice(text.as_bytes(), &mut region);
    }
    region
}

fn wanting(text: &str, region: &Region, overwrite: &[&str]) -> Plan {
    let table = read(text.as_bytes());
    let job = Job {
        table: &table,
        mapping: &recognised(&table, region),
        region,
        choices: &ImportChoices {
            overwrite: overwrite.iter().map(|one| (*one).to_owned()).collect(),
            ..ImportChoices::default()
        },
        vocabulary: &Vocabulary::default(),
        progress: None,
    };
    let mut next = 900;
    plan(&job, &mut || {
        next += 1;
        format!("new-{next:06}")
    })
}

/// Tables that would make something poorer, with the field that is.
const POORER: &[(&str, &str)] = &[
    ("codigo da escola;escola\n0307010;ES Fafe\n", "school.name"),
    (
        "codigo da escola;escola\n0307010;Escola Básica e Secundária de Fafe\n",
        "school.name",
    ),
    (
        "codigo qualificacao;qualificacao\n481241;Programador/a de Informática de Gestão\n",
        "qualification.title.pt",
    ),
    (
        "codigo da escola;escola\n0307010;ESCOLA SECUNDARIA DE FAFE\n",
        "school.name",
    ),
    (
        "codigo da escola;escola;latitude;longitude\n0307010;Escola Secundária de Fafe;41,45;-8,17\n",
        "school.latitude",
    ),
    (
        "codigo qualificacao;qualificacao\n481241;Prog. Informática\n",
        "qualification.title.pt",
    ),
    (
        "codigo qualificacao;qualificacao\n481241;Programador/a de Informatica\n",
        "qualification.title.pt",
    ),
    (
        "codigo qualificacao;cnaef\n481241;48\n",
        "qualification.cnaef",
    ),
    (
        "codigo;nome;populacao\n0308;Guim.;156852\n",
        "municipality.name",
    ),
    (
        "codigo;nome;populacao\n0308;Guimarães;\n",
        "municipality.population",
    ),
    (
        "empresa;concelho;cae;headcount\nMoldes Alfa;Fafe;22;40\n",
        "enterprise.sector.code",
    ),
    (
        "empresa;concelho;headcount\nMoldes Alfa;Fafe;\n",
        "enterprise.headcount",
    ),
    (
        "Empresa;Concelho;Qualificação;Pessoas;Data\nMoldes Alfa;Fafe;481241;5-9;2026-05-14\n",
        "need.persons",
    ),
    (
        "Empresa;Concelho;Qualificação;Pessoas;Data;Notas\nMoldes Alfa;Fafe;481241;7;2026-05-14;duas para o\n",
        "need.note",
    ),
];

#[test]
fn what_is_known_stays_unless_its_field_is_wanted() {
    let region = known();
    for (text, field) in POORER {
        let held = plan_of(text, &region);
        assert!(held.refused.is_empty() && held.cells.is_empty(), "{text}");
        assert_eq!(held.changes(), [], "{text}");
        let told = held.lowered.iter().find(|one| one.target == *field);
        let told = told.unwrap_or_else(|| panic!("{text}: {:?}", held.lowered));
        assert_eq!(told.fate, LoweredFate::Kept);
        let mut after = region.clone();
        let fields = [*field, "school.longitude"];
        let wanted = wanting(text, &region, &fields);
        import(&wanted, &mut after);
        assert_ne!(after, region, "{text}");
        let again = wanting(text, &after, &fields);
        assert_eq!(again.changes(), [], "{text}");
    }
}

#[test]
fn what_says_more_is_taken_without_asking() {
    let before = known();
    for text in [
        "codigo;nome;populacao\n0308;Guimarães;152309\n",
        "codigo da escola;escola;latitude;longitude\n0307010;Escola Secundária de Fafe;41,5;-8,2\n",
        "empresa;concelho;headcount\nMoldes Alfa;Fafe;4\n",
        "Empresa;Concelho;Qualificação;Pessoas;Data\nMoldes Alfa;Fafe;481241;0;2026-05-14\n",
    ] {
        let plan = plan_of(text, &before);
        assert!(plan.lowered.is_empty(), "{text}: {:?}", plan.lowered);
        assert!(!plan.changes().is_empty(), "{text}");
    }
    // A number takes the place of a range.
    let mut region = region();
    let head = "Empresa;Concelho;Qualificação;Pessoas;Data\n";
    import_twice(
        format!("{head}A;Fafe;481241;5-9;2026-05-14\n").as_bytes(),
        &mut region,
    );
    import_twice(
        format!("{head}A;Fafe;481241;7;2026-05-14\n").as_bytes(),
        &mut region,
    );
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(
        (need.persons.map(|p| p.0), need.low, need.high),
        (Some(7.0), None, None)
    );
}

#[test]
fn the_preview_tells_them_first_by_field_with_what_is_known_and_what_the_table_says() {
    let region = known();
    let text = "codigo da escola;escola;concelho\n0307010;ES Fafe;Fafe\n0307009;EP Fafe;Fafe\n";
    let mut desk = Desk::default();
    let stamp = enlace_exchange::json::Stamp::default();
    let file = enlace_exchange::json::write(&region, &stamp).into_bytes();
    let mut mint = || "new".to_owned();
    desk.answer(protocol::ImportRequest::Region, file, &mut mint);
    let wish = Wish::default();
    let (read, _) = desk.answer(
        protocol::ImportRequest::File { wish },
        text.as_bytes().to_vec(),
        &mut mint,
    );
    let protocol::ImportResponse::Read(shown) = read else {
        panic!("{read:?}");
    };
    let request = protocol::ImportRequest::Plan {
        mapping: shown.mapping,
        choices: ImportChoices::default(),
    };
    let (planned, _) = desk.answer(request, Vec::new(), &mut mint);
    let protocol::ImportResponse::Planned(preview) = planned else {
        panic!("{planned:?}");
    };
    let first = |name: &str, told: &str| (name.to_owned(), name.to_owned(), told.to_owned());
    assert_eq!(
        preview.lowered,
        [LoweredField {
            target: "school.name".to_owned(),
            count: 2,
            is_wanted: false,
            first: vec![
                first("Escola Secundária de Fafe", "ES Fafe"),
                first("Escola Profissional de Fafe", "EP Fafe"),
            ],
        }]
    );
    assert_eq!(preview.tally.unchanged, 2);
}
