//! Codes that spreadsheets spoilt, and what counts as a code at all.

use enlace_model::Kind;
use enlace_tables::import::{Fate, RemarkKind};

use crate::import::rules::region;
use crate::import::{empty, import_twice, plan_of, remark};

#[test]
fn a_code_that_lost_its_zero_is_found_among_the_regions_codes_of_any_length() {
    let mut region = region();
    // No length is usual among these codes of schools.
    let schools = "codigo da escola;escola;concelho\n\
        12345;Escola Sul;Fafe\nab-1;Escola Mar;Fafe\n00099;Escola Rio;Fafe\n";
    import_twice(schools.as_bytes(), &mut region);
    assert_eq!(region.schools.len(), 4);
    let plan = plan_of(
        "codigo da escola;escola\n307009;Escola Profissional de Fafe (nova)\n99;Escola do Rio\n",
        &region,
    );
    assert_eq!(
        plan.count(Kind::School, Fate::Added),
        0,
        "{:?}",
        plan.records
    );
    // Found they are, and not renamed.
    assert_eq!(plan.count(Kind::School, Fate::Unchanged), 2);
    assert_eq!(
        remark(&plan, RemarkKind::LostZeros),
        Some((2, Some(0), "307009", "0307009"))
    );
    // Also where it stands in the place of the name.
    let plan = plan_of(
        "Escola;Curso;Ano letivo;Vagas\n307009;481241;2027;24\n",
        &region,
    );
    assert_eq!(
        plan.count(Kind::Offer, Fate::Added),
        1,
        "{:?}",
        plan.refused
    );
    assert_eq!(plan.count(Kind::School, Fate::Added), 0);
}

#[test]
fn an_offer_that_names_its_school_by_a_code_without_zero_hangs_on_that_school() {
    let mut region = region();
    let schools = "codigo da escola;escola;concelho\nX1;Escola Sul;Fafe\nX2;Escola Mar;Fafe\n";
    import_twice(schools.as_bytes(), &mut region);
    let plan = import_twice(
        "codigo da escola;Curso;Ano letivo;Vagas\n307009;481241;2027;24\n".as_bytes(),
        &mut region,
    );
    assert!(plan.refused.is_empty(), "{:?}", plan.refused);
    let schools: Vec<_> = region.offers.values().map(|o| o.school.as_str()).collect();
    assert_eq!(schools, ["0307009"]);
}

#[test]
fn a_code_of_a_list_that_lost_its_zero_is_the_one_that_the_region_has() {
    let mut region = region();
    import_twice(
        "codigo qualificacao;qualificacao;isced f\n481241;Programador de Informática;0613\n"
            .as_bytes(),
        &mut region,
    );
    import_twice(
        "codigo qualificacao;qualificacao;isced f\n521350;Técnico/a de Mecatrónica;613\n"
            .as_bytes(),
        &mut region,
    );
    let field = region.qualifications[&"521350".into()].isced_f.as_deref();
    assert_eq!(field, Some("0613"));
}

const UNITS: &str = "Código UFCD;UFCD;Código Qualificação;Qualificação\n\
    66;Acústica;523264;Técnico/a de Som\n\
    5065;Empresa;523264;Técnico/a de Som\n";

#[test]
fn codes_of_units_are_padded_to_four_digits_and_longer_ones_change_nothing() {
    for five in ["10746", "55065"] {
        let mut region = empty();
        let text = format!("{UNITS}{five};Segurança;523264;Técnico/a de Som\n");
        import_twice(text.as_bytes(), &mut region);
        let sound = &region.qualifications[&"523264".into()];
        let units: Vec<&str> = sound.units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(units, ["0066", "5065", five]);
    }
    // Nor where all others have five.
    let mut region = empty();
    let long: String = (10_700..10_740)
        .map(|code| format!("{code};Unidade {code};523264;Técnico/a de Som\n"))
        .collect();
    import_twice(format!("{UNITS}{long}").as_bytes(), &mut region);
    let sound = &region.qualifications[&"523264".into()];
    assert_eq!(sound.units[1].code, "5065");
    import_twice(UNITS.as_bytes(), &mut region);
    assert_eq!(region.qualifications[&"523264".into()].units.len(), 42);
}

#[test]
fn what_the_region_knows_without_zeros_stays_so() {
    let mut region = empty();
    region.header.country = None;
    let record =
        r#"{"code":"523264","title":{"pt":"Som"},"units":[{"code":"66"},{"code":"5065"}]}"#;
    enlace_exchange::json::read_record(Kind::Qualification, record, &mut region)
        .expect("it is a qualification");
    import_twice(UNITS.as_bytes(), &mut region);
    let units: Vec<_> = region.qualifications[&"523264".into()]
        .units
        .iter()
        .map(|unit| (unit.code.as_str(), unit.title.as_deref()))
        .collect();
    assert_eq!(units, [("66", Some("Acústica")), ("5065", Some("Empresa"))]);
}
