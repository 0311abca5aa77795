//! Real files through the importer, with the counts that their sources give.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use enlace_model::{Kind, Persons, Region};
use enlace_tables::import::{Fate, Keep, RemarkKind};
use enlace_tables::table::{Wish, open};

use crate::import::{empty, import_twice, planned, read, recognised};

/// A real file; `None`, and a word about it, where the folder is absent.
pub fn real(path: &str) -> Option<Vec<u8>> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find_map(|folder| fs::read(folder.join("shared/data").join(path)).ok());
    if found.is_none() {
        // Past the test harness, which keeps what a passing test prints to itself.
        let _lost = writeln!(
            io::stderr(),
            "not checked: ../shared/data/{path} is not there"
        );
    }
    found
}

fn remarked(plan: &enlace_tables::import::Plan, kind: RemarkKind) -> usize {
    plan.remarks
        .iter()
        .filter(|one| one.kind == kind)
        .map(|one| one.count)
        .sum()
}

/// The districts of West and North Yorkshire.
fn yorkshire() -> Option<Region> {
    let mut region = empty();
    region.header.country = Some("GB".to_owned());
    let plan = import_twice(&real("uk-wnycc-lsip/geography.csv")?, &mut region);
    assert_eq!((plan.rows, region.municipalities.len()), (13, 13));
    Some(region)
}

#[test]
fn the_brazilian_census_gives_its_offers_and_schools() {
    let Some(bytes) = real("br-inep-cursos-tecnicos-2023/suplemento_cursos_tecnicos_2023.csv")
    else {
        return;
    };
    let mut region = empty();
    region.header.country = Some("BR".to_owned());
    let plan = import_twice(&bytes, &mut region);
    assert_eq!(
        plan.refused.iter().take(3).collect::<Vec<_>>(),
        Vec::<&_>::new()
    );
    assert_eq!(
        (plan.rows, region.offers.len(), region.schools.len()),
        (23_224, 23_224, 8_050)
    );
    let school = &region.schools[&"11049375".into()];
    assert_eq!(school.municipality.as_str(), "1100023");
    assert!(region.municipalities[&"1100023".into()].name == "Ariquemes");
    assert!(
        region
            .qualifications
            .values()
            .any(|q| q.title["pt"] == "Eletroeletrônica")
    );
}

#[test]
fn the_portuguese_schools_get_their_zeros_back() {
    let (Some(places), Some(schools)) = (
        real("pt-concelhos-nuts/coconuts_final.csv"),
        real("pt-escolas/escolas.csv"),
    ) else {
        return;
    };
    let mut region = empty();
    let plan = import_twice(&places, &mut region);
    assert_eq!((plan.rows, region.municipalities.len()), (327, 327));
    assert_eq!(region.municipalities[&"0101".into()].name, "Águeda");
    let plan = import_twice(&schools, &mut region);
    // The source counts the row of headings, too.
    assert_eq!(plan.rows, 9_194);
    assert!(remarked(&plan, RemarkKind::LostZeros) > 3_000);
    let school = &region.schools[&"0304240".into()];
    assert_eq!(
        school.name,
        "Escola Básica e Secundária de Cabeceiras de Basto"
    );
    assert_eq!(school.municipality.as_str(), "0304");
    assert!(region.schools.len() > 8_700, "{}", region.schools.len());
}

#[test]
fn esco_titles_are_put_where_the_region_names_their_codes() {
    let Some(bytes) = real("esco-1.2-pt/occupations_pt.csv") else {
        return;
    };
    let table = read(&bytes);
    assert_eq!(table.data_rows().count(), 3_039);
    let mut region = empty();
    let code = "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34";
    let qualification = format!(
        r#"{{"code":"1","title":{{"pt":"X"}},"occupations":[{{"system":"esco","code":"{code}"}}]}}"#
    );
    enlace_exchange::json::read_record(Kind::Qualification, &qualification, &mut region)
        .expect("it is a qualification");
    let plan = import_twice(&bytes, &mut region);
    let occupation = &region.qualifications[&"1".into()].occupations[0];
    assert_eq!(
        occupation.title.as_deref(),
        Some("Diretor técnico/Diretora técnica")
    );
    assert_eq!(occupation.isco_group.as_deref(), Some("2654"));
    assert_eq!(
        (plan.rows, remarked(&plan, RemarkKind::NotUsed)),
        (3_039, 3_038)
    );
}

#[test]
fn the_population_workbook_is_read_behind_its_title() {
    let (Some(places), Some(workbook)) = (
        real("scenario-ave/municipalities.csv"),
        real("pt-pordata-populacao/PORDATA_2019_Estimativas-a-31-12.xlsx"),
    ) else {
        return;
    };
    let mut region = empty();
    import_twice(&places, &mut region);
    region
        .municipalities
        .values_mut()
        .for_each(|one| one.population = None);
    let table = read(&workbook);
    assert_eq!(table.sheets.len(), 3);
    assert_eq!(table.header, Some(11));
    import_twice(&workbook, &mut region);
    let sum: f64 = region
        .municipalities
        .values()
        .filter_map(|one| one.population)
        .map(|p| p.0)
        .sum();
    assert_eq!((region.municipalities.len(), sum), (8, 411_857.0));
}

#[test]
fn populations_with_spaces_between_thousands_are_read_and_what_did_not_exist_is_unknown() {
    let (Some(places), Some(text)) = (
        real("scenario-ave/municipalities.csv"),
        real("pt-pordata-populacao/PORDATA_2019_Estimativas-a-31-12.csv"),
    ) else {
        return;
    };
    let mut region = empty();
    import_twice(&places, &mut region);
    let before = region.clone();
    import_twice(&text, &mut region);
    assert_eq!(region.municipalities, before.municipalities);
    let table = read(&text);
    let mut mapping = recognised(&table, &region);
    // The year before Vizela was a municipality.
    mapping
        .fields
        .retain(|one| one.target != "municipality.population");
    let column = table
        .headings()
        .iter()
        .position(|heading| heading == "1981")
        .expect("it has 1981");
    mapping.fields.push(enlace_tables::import::Assignment {
        target: "municipality.population".to_owned(),
        from: enlace_tables::import::ValueSource::Column(column),
    });
    let plan = planned(&table, &mapping, &region, &[]);
    assert!(plan.refused.is_empty());
    assert!(
        plan.remarks
            .iter()
            .any(|one| one.kind == RemarkKind::WithheldUnknown && one.text == "//0")
    );
    assert_eq!(
        plan.count(Kind::Municipality, Fate::Unchanged),
        1,
        "Vizela keeps its population"
    );
}

#[test]
fn the_same_municipalities_come_out_of_every_encoding() {
    let Some(bytes) = real("scenario-ave/municipalities.csv") else {
        return;
    };
    let mut expected = empty();
    import_twice(&bytes, &mut expected);
    assert_eq!(expected.municipalities.len(), 8);
    assert_eq!(
        expected.municipalities[&"0308".into()].population,
        Some(Persons(152_309.0))
    );
    for name in [
        "municipios_excel_pt_cp1252_semicolon_decimalcomma_crlf.csv",
        "municipios_utf16le_tab.txt",
        "municipios_utf8bom_semicolon_decimalcomma_crlf.csv",
    ] {
        let Some(bytes) = real(&format!("derived-encodings/{name}")) else {
            return;
        };
        let mut region = empty();
        import_twice(&bytes, &mut region);
        assert_eq!(region.municipalities, expected.municipalities, "{name}");
    }
}

#[test]
fn outlines_are_put_to_their_municipalities() {
    let (Some(places), Some(map)) = (
        real("scenario-ave/municipalities.csv"),
        real("scenario-ave/boundaries.geojson"),
    ) else {
        return;
    };
    let mut region = empty();
    import_twice(&places, &mut region);
    import_twice(&map, &mut region);
    assert_eq!(region.municipalities.len(), 8);
    assert!(
        region
            .municipalities
            .values()
            .all(|one| one.outline.is_some())
    );
    assert_eq!(region.municipalities[&"0308".into()].name, "Guimarães");
}

#[test]
fn a_region_of_yorkshire_is_built_from_its_files() {
    let Some(mut region) = yorkshire() else {
        return;
    };
    let files = [
        "lsip_employer_survey_no_free_text.csv",
        "apprenticeship_starts_achievements_2022_23.csv",
        "ukbc_business_counts_by_la_industry_sizeband.csv",
    ];
    let [Some(survey), Some(starts), Some(counts)] =
        files.map(|name| real(&format!("uk-wnycc-lsip/{name}")))
    else {
        return;
    };
    let plan = import_twice(&survey, &mut region);
    assert_eq!(
        (plan.rows, region.enterprises.len()),
        (311, 311),
        "{:?}",
        plan.refused.first()
    );
    assert_eq!(region.evidence.len(), 1);
    assert!(region.needs.len() > 300);

    let plan = import_twice(&starts, &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused.first());
    assert!(remarked(&plan, RemarkKind::TotalRows) > 10);
    let low = plan
        .remarks
        .iter()
        .find(|one| one.kind == RemarkKind::WithheldUnknown);
    assert!(low.is_some_and(|one| one.text == "low" && one.became == "1–4"));
    let bradford = region
        .offers
        .values()
        .filter(|offer| offer.school.as_str() == "E08000032");
    let starts: f64 = bradford
        .filter_map(|offer| offer.entrants)
        .map(|persons| persons.0)
        .sum();
    assert_eq!(starts, 1_180.0);

    let plan = import_twice(&counts, &mut region);
    assert!(plan.refused.is_empty(), "{:?}", plan.refused.first());
    assert!(
        region
            .municipalities
            .values()
            .all(|one| one.business_count().is_some())
    );

    let coverage = enlace_method::compute(&region);
    drop(coverage);
    let stamp = enlace_exchange::json::Stamp::default();
    let text = enlace_exchange::json::write(&region, &stamp);
    let opened = enlace_exchange::json::read(text.as_bytes()).expect("it is opened again");
    assert_eq!(opened.region, region);
}

#[test]
fn rows_can_be_chosen_by_what_a_column_says() {
    let Some(bytes) = real("uk-wnycc-lsip/apprenticeship_starts_achievements_2022_23.csv") else {
        return;
    };
    let table = open(&bytes, &Wish::default()).expect("it is a table");
    let mut mapping = recognised(&table, &empty());
    let column = table
        .headings()
        .iter()
        .position(|h| h == "geography_name")
        .expect("it has it");
    mapping.keep.push(Keep {
        column,
        value: "Bradford".to_owned(),
    });
    let plan = planned(&table, &mapping, &empty(), &[]);
    assert_eq!(plan.count(Kind::School, Fate::Added), 1);
    assert_eq!(plan.count(Kind::Offer, Fate::Added), 13);
}
