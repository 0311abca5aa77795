//! Records that the region has under another code or none: found, joined, or asked about.

use enlace_model::{Kind, Region};
use enlace_tables::import::{Fate, Meaning, NameDecision, RemarkKind};

use crate::import::rules::region;
use crate::import::{import, import_twice, plan_of, planned, read, recognised, remark};

/// A region whose schools were typed by name, with an offer and a contact of one.
fn typed() -> Region {
    let mut region = region();
    for text in [
        "escola;concelho\nEscola Profissional do Minho;Fafe\nEscola Profissional do Ave;Guimarães\n",
        "Escola;Curso;Ano letivo;Vagas\nEscola Profissional do Minho;481241;2027;24\n",
    ] {
        import_twice(text.as_bytes(), &mut region);
    }
    region
}

const NATIONAL: &str = "nome;morada;postal;localidade;lat;lng;codigo\n\
    Escola profissional do Minho;;;;41.45;-8.17;307021\n\
    Escola Profissional do Ave;;;;41.45;-8.17;307022\n\
    Outra;;;;38.7;-9.1;1106001\n";

#[test]
fn the_national_list_is_taken_for_typed_schools_of_one_name_and_municipality() {
    let mut region = typed();
    let plan = import_twice(NATIONAL.as_bytes(), &mut region);
    let told = remark(&plan, RemarkKind::SameAsTyped).map(|told| (told.0, told.3));
    assert_eq!(told, Some((1, "0307021")));
    let asked: Vec<_> = plan
        .questions
        .iter()
        .map(|one| (one.text.as_str(), one.taken_for.is_some(), one.must))
        .collect();
    assert_eq!(asked, [("Escola profissional do Minho", true, false)]);
    // The one of the other municipality is another school.
    assert_eq!(region.schools.len(), 4);
    let offer = region.offers.values().next().expect("it is there");
    assert_eq!(offer.school.as_str(), "0307021");
    let own = &region.schools[&"0307021".into()];
    assert_eq!(own.latitude.map(|d| d.0), Some(41.45));
}

#[test]
fn somebody_may_decide_that_they_are_two_schools() {
    let mut region = typed();
    let table = read(NATIONAL.as_bytes());
    let two = NameDecision {
        list: "schools".to_owned(),
        text: "Escola profissional do Minho".to_owned(),
        meaning: Meaning::New,
    };
    let plan = planned(&table, &recognised(&table, &region), &region, &[two]);
    assert!(plan.joins.is_empty());
    assert_eq!(plan.questions[0].meaning, Some(Meaning::New));
    import(&plan, &mut region);
    assert_eq!(region.schools.len(), 5);
    let problems = enlace_model::check::check(&region);
    assert!(problems.iter().any(|one| one.id() == "likely_double"));
}

#[test]
fn rows_of_the_same_table_that_name_the_typed_school_go_to_the_official_one() {
    let mut region = typed();
    let text = "codigo da escola;escola;Curso;Ano letivo;Vagas\n\
        0307021;Escola Profissional do Minho;521350;2027;20\n\
        ;Escola Profissional do Minho;521350;2028;22\n";
    import(&plan_of(text, &region), &mut region);
    let schools: Vec<&str> = region
        .offers
        .values()
        .map(|one| one.school.as_str())
        .collect();
    assert_eq!(schools, ["0307021"; 3]);
}

#[test]
fn a_typed_qualification_gets_the_catalogues_code() {
    let mut region = region();
    let head = "codigo qualificacao;qualificacao\n";
    import_twice(
        format!("{head}SOM;Técnico/a de Som\n").as_bytes(),
        &mut region,
    );
    import_twice(
        "Empresa;Concelho;Qualificação;Pessoas\nA;Fafe;SOM;3\n".as_bytes(),
        &mut region,
    );
    import_twice(
        format!("{head}523264;Técnico/a de Som\n").as_bytes(),
        &mut region,
    );
    assert!(!region.qualifications.contains_key(&"SOM".into()));
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(
        need.qualification.as_ref().map(|code| code.as_str()),
        Some("523264")
    );
}

#[test]
fn a_firm_is_found_by_its_tax_number_whatever_it_is_called() {
    let mut region = region();
    let head = "Empresa;NIF;Concelho;Qualificação;Pessoas\n";
    import_twice(
        format!("{head}Moldes Alfa, Lda;501 234 567;Fafe;481241;3\n").as_bytes(),
        &mut region,
    );
    let again = plan_of(&format!("{head}Alfa;PT501234567;Fafe;521350;2\n"), &region);
    assert_eq!(again.count(Kind::Enterprise, Fate::Added), 0);
    assert_eq!(again.count(Kind::Need, Fate::Added), 1);
    // Of one name, two numbers are two firms, in the region and within a table.
    let other = plan_of(
        &format!(
            "{head}Moldes Alfa, Lda;502000000;Fafe;481241;1\nMoldes Alfa, Lda;502000000;Fafe;521350;1\nMoldes Alfa, Lda;503000000;Fafe;521350;1\n"
        ),
        &region,
    );
    assert_eq!(other.count(Kind::Enterprise, Fate::Added), 2);
    assert_eq!(other.count(Kind::Need, Fate::Added), 3);
    // A firm that is known by name alone gets its number.
    let mut region = region.clone();
    import_twice("Empresa;Concelho\nBeta;Fafe\n".as_bytes(), &mut region);
    let plan = plan_of(
        "Empresa;Concelho;Contribuinte\nBeta;Fafe;509999999\n",
        &region,
    );
    assert_eq!(plan.count(Kind::Enterprise, Fate::Changed), 1);
}

#[test]
fn a_tax_number_goes_to_no_school_into_no_public_file_and_not_unscrambled_to_support() {
    use enlace_exchange::json::{Stamp, write};
    use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
    let mut region = region();
    let text = "Empresa;NIF;Concelho;Qualificação;Pessoas\nMoldes Alfa;501234567;Fafe;481241;3\n";
    import_twice(text.as_bytes(), &mut region);
    let id = region
        .enterprises
        .keys()
        .next()
        .expect("it is there")
        .to_string();
    let told = |audience, partner: &str| {
        let profile = Profile {
            audience,
            partner: partner.to_owned(),
            contacts: Contacts::LeftOut,
        };
        let text = write(&slice(&region, &profile, "seed"), &Stamp::default());
        text.contains("501234567")
    };
    for audience in [Audience::School, Audience::Public, Audience::Support] {
        assert!(!told(audience, "0307009"), "{audience:?}");
    }
    assert!(told(Audience::Coordinator, "") && told(Audience::EnterpriseGroup, &id));
}
