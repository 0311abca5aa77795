//! The 28 real schools, and four fictional ones that tell what no real school is made to tell.

use enlace_model::school::SchoolKind;
use enlace_model::{Choice, Degrees, MunicipalityCode, School, SchoolCode};

use super::tables::{self, SchoolFacts};

/// All schools.
pub fn schools() -> Vec<School> {
    tables::schools()
        .into_iter()
        .chain(tables::fictional_schools())
        .map(school)
        .collect()
}

fn school(facts: SchoolFacts) -> School {
    let source = "Ministério da Educação, lista pública de escolas, 2014".to_owned();
    School {
        code: SchoolCode::from(facts.code),
        name: facts.name,
        municipality: MunicipalityCode::from(facts.municipality),
        kind: SchoolKind::from_text(&facts.kind).map(Choice::Known),
        fill: None,
        latitude: Some(Degrees(facts.latitude)),
        longitude: Some(Degrees(facts.longitude)),
        fictional: facts.fictional,
        source: (!facts.fictional).then_some(source),
        illustrative: facts.fictional,
        kept: Default::default(),
    }
}
