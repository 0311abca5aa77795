//! The region's catalogue of qualifications, and three relations that a coordinator set.

use std::collections::BTreeMap;

use enlace_model::qualification::{Component, OccupationSystem, Relevance};
use enlace_model::{
    Choice, Hours, Kind, Level, Occupation, Qualification, QualificationCode, Relation, RelationId,
    SchoolYear, Share, Unit, Years,
};

use super::dice::id;
use super::tables::{self, CourseRow, CourseUnit};

const RELATIONS: [(&str, &str, f64, &str); 3] = [
    (
        "AVE-346-01",
        "AVE-481-03",
        0.0,
        "As unidades comuns são de informática na ótica do utilizador.",
    ),
    (
        "AVE-481-01",
        "481039",
        0.7,
        "As empresas ouvidas contratam uns pelos outros.",
    ),
    (
        "761175",
        "762335",
        0.4,
        "Lares ouvidos aceitam técnicos de ação educativa com formação complementar.",
    ),
];

/// The catalogue.
pub fn qualifications() -> Vec<Qualification> {
    let units: BTreeMap<String, CourseUnit> = tables::course_units()
        .into_iter()
        .map(|unit| (unit.code.clone(), unit))
        .collect();
    tables::courses()
        .into_iter()
        .map(|course| qualification(course, &units))
        .collect()
}

fn qualification(course: CourseRow, units: &BTreeMap<String, CourseUnit>) -> Qualification {
    let source = if course.official_code {
        "CNQ (ANQEP): código, designação, nível, área"
    } else {
        "CNQ (ANQEP): designação, nível, área; código local"
    };
    Qualification {
        title: [("pt", course.pt), ("en", course.en), ("es", course.es)]
            .map(|(language, title)| (language.to_owned(), title))
            .into(),
        level: Some(Level(course.level)),
        eqf: None,
        cnaef: Some(course.cnaef),
        isced_f: Some(course.isced_f),
        occupations: course.isco_08.iter().map(|code| isco(code, None)).collect(),
        duration: Some(Years(course.years)),
        units: course
            .units
            .iter()
            .map(|code| unit(&units[code], course.units_illustrative))
            .collect(),
        relevance: vec![Relevance {
            territory: "PT119".to_owned(),
            level: Level(course.relevance_illustrative),
            year: SchoolYear(2026),
            source: None,
            illustrative: true,
            kept: Default::default(),
        }],
        code: QualificationCode::from(course.code),
        status: None,
        replaced_by: None,
        areas: Vec::new(),
        source: Some(source.to_owned()),
        illustrative: true,
        kept: Default::default(),
    }
}

/// An occupation of ISCO-08.
pub fn isco(code: &str, title: Option<String>) -> Occupation {
    Occupation {
        system: OccupationSystem::Isco08.into(),
        code: code.to_owned(),
        isco_group: None,
        title,
        kept: Default::default(),
    }
}

fn unit(facts: &CourseUnit, illustrative: bool) -> Unit {
    let component = Component::from_text(&facts.component);
    Unit {
        code: facts.code.clone(),
        title: Some(facts.title.clone()),
        hours: Some(Hours(facts.hours)),
        component: component.map(Choice::Known),
        credits: None,
        illustrative: illustrative || facts.origin != "cnq",
        kept: Default::default(),
    }
}

/// What the coordinator knows better than the hours of common units.
pub fn relations() -> Vec<Relation> {
    RELATIONS
        .iter()
        .enumerate()
        .map(|(place, (from, to, value, reason))| Relation {
            id: RelationId::from(id(Kind::Relation, place + 1)),
            from: QualificationCode::from(*from),
            to: QualificationCode::from(*to),
            value: Share(*value),
            reason: Some((*reason).to_owned()),
            illustrative: true,
            kept: Default::default(),
        })
        .collect()
}
