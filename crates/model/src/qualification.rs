//! The region's catalogue: qualifications with their units, occupations and relevance.

use std::collections::BTreeMap;

use crate::choice::{Choice, choices};
use crate::id::{QualificationCode, RelationId};
use crate::quantity::{Credits, Hours, Level, SchoolYear, Share, Years};
use crate::record::record;

record! {
    /// An entry of the region's catalogue.
    pub struct Qualification {
        /// Code (CNQ code in Portugal).
        code: QualificationCode,
        /// Title by language (`pt`, `es`, `en`).
        title: BTreeMap<String, String>,
        /// National level (QNQ in Portugal), 1 to 8.
        level: Option<Level>,
        /// EQF level, 1 to 8; absent: the same as `level`.
        eqf: Option<Level>,
        /// Education and training area, CNAEF, three digits.
        cnaef: Option<String>,
        /// Field of education, ISCED-F 2013.
        isced_f: Option<String>,
        /// Occupations that it leads to.
        occupations: Vec<Occupation>,
        /// Duration in years.
        duration: Option<Years>,
        /// Units of the curriculum.
        units: Vec<Unit>,
        /// Relevance levels by territory and year (SANQ).
        relevance: Vec<Relevance>,
        /// Whether it can still be opened; absent: active.
        status: Option<Choice<QualificationStatus>>,
        /// The qualification that took its place.
        replaced_by: Option<QualificationCode>,
        /// Tags of the areas that it belongs to.
        areas: Vec<String>,
        /// Where the facts come from.
        source: Option<String>,
        /// Whether its relevance or other figures are made up to illustrate.
        illustrative: bool,
    }
}

record! {
    /// An occupation in a classification.
    pub struct Occupation {
        /// Classification.
        system: Choice<OccupationSystem>,
        /// Code, for ESCO the URI.
        code: String,
        /// For ESCO: the ISCO-08 group that it belongs to.
        isco_group: Option<String>,
        /// Title as recorded.
        title: Option<String>,
    }
}

choices! {
    /// A classification of occupations.
    pub enum OccupationSystem {
        Isco08 = "isco-08",
        Soc = "soc",
        Esco = "esco",
    }
}

record! {
    /// A unit of a qualification's curriculum.
    pub struct Unit {
        /// Code (UFCD or UC in Portugal).
        code: String,
        /// Title.
        title: Option<String>,
        /// Hours.
        hours: Option<Hours>,
        /// Component of the curriculum.
        component: Option<Choice<Component>>,
        /// Credit points.
        credits: Option<Credits>,
        /// Whether the unit or its hours are made up to illustrate.
        illustrative: bool,
    }
}

choices! {
    /// A component of a curriculum.
    pub enum Component {
        Technological = "technological",
        Scientific = "scientific",
        Sociocultural = "sociocultural",
        Workplace = "workplace",
    }
}

record! {
    /// How relevant a qualification is to a territory.
    pub struct Relevance {
        /// NUTS or country code.
        territory: String,
        /// Level 1 to 10.
        level: Level,
        /// Year of the statement.
        year: SchoolYear,
        /// Who says so.
        source: Option<String>,
        /// Whether the level is made up to illustrate.
        illustrative: bool,
    }
}

choices! {
    /// Whether a qualification can be opened.
    pub enum QualificationStatus {
        Active = "active",
        Renewed = "renewed",
        Closed = "closed",
    }
}

record! {
    /// How far one qualification serves where another is wanted, set by the coordinator.
    pub struct Relation {
        /// Id.
        id: RelationId,
        /// The qualification that people have.
        from: QualificationCode,
        /// The qualification that is wanted.
        to: QualificationCode,
        /// 0 (forbids) to 1 (serves fully).
        value: Share,
        /// Why.
        reason: Option<String>,
        /// Whether the relation is made up to illustrate.
        illustrative: bool,
    }
}

impl Qualification {
    /// The level on which qualifications are compared: EQF, else the national one; one that is not
    /// 1 to 8 is unknown.
    pub fn comparable_level(&self) -> Option<Level> {
        let known = |level: &Level| (1..=8).contains(&level.0);
        self.eqf.filter(known).or(self.level.filter(known))
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.status.as_ref().and_then(Choice::known) == Some(QualificationStatus::Closed)
    }

    /// The title in a language, else in Portuguese, Spanish, English, any, else the code.
    pub fn title_in(&self, language: &str) -> &str {
        [language, "pt", "es", "en"]
            .iter()
            .find_map(|l| self.title.get(*l))
            .or_else(|| self.title.values().next())
            .map_or(self.code.as_str(), String::as_str)
    }
}
