//! The region's catalogue: qualifications with their units, occupations and relevance.

use std::collections::BTreeMap;

use crate::audience::Audience::{EnterpriseGroup, Public, School};
use crate::choice::{Choice, choices};
use crate::field::{CodeList, HarmlessText, Measure, record};
use crate::id::{QualificationCode, RelationId};
use crate::language::{Language, TITLE_FIELDS, TITLE_FIELDS_OR_CODE};
use crate::quantity::{Credits, Hours, Level, SchoolYear, Share, Years};

record! {
    /// An entry of the region's catalogue.
    pub struct Qualification {
        /// Code (CNQ code in Portugal).
        code: QualificationCode => code, usual,
            headings(
                "codigo qualificacao|codigo da qualificacao|qualification code|codigo cnq|codigo curso\
                 |codigo do curso|cod curso|co curso educ profissional|codigo de la cualificacion|cip\
                 |cip code|cip2020code|cipcode|codigo ciclo"
            );
        /// Title by language (`pt`, `es`, `en`).
        title: BTreeMap<String, String> => sent(&[School, EnterpriseGroup, Public]),
            headings_inside(&[(
                "pt","qualificacao|qualification|curso|designacao da qualificacao|nome da qualificacao\
                 |nome do curso|no curso educ profissional|saida profissional|course|qualification title\
                 |cualificacion|ciclo|cip title"
            )]);
        /// National level (QNQ in Portugal), 1 to 8.
        level: Option<Level> => sent(&[School, EnterpriseGroup, Public]),
            headings("nivel qnq|nivel|level|qnq|nivel de qualificacao");
        /// EQF level, 1 to 8; absent: the same as `level`.
        eqf: Option<Level> => sent(&[School, EnterpriseGroup, Public]),
            headings("nivel qeq|qeq|eqf|eqf level");
        /// Education and training area, CNAEF, three digits.
        cnaef: Option<String> => coded(CodeList::Cnaef), sent(&[School, EnterpriseGroup, Public]),
            headings(
                "cnaef|codigo area de formacao|area de formacao|area cnaef|codigo area\
                 |area de educacao e formacao|codigo cnaef"
            );
        /// Field of education, ISCED-F 2013.
        isced_f: Option<String> => coded(CodeList::IscedF), sent(&[School, EnterpriseGroup, Public]),
            headings("isced f|isced|cine f");
        /// Occupations that it leads to.
        occupations: Vec<Occupation> => after("areas"), sent(&[School]);
        /// Duration in years.
        duration: Option<Years> => sent(&[School, EnterpriseGroup, Public]),
            headings("duracao anos|duration years");
        /// Units of the curriculum.
        units: Vec<Unit> => after("occupations"), sent(&[School]);
        /// Relevance levels by territory and year (SANQ).
        relevance: Vec<Relevance> => after("units"), sent(&[School]);
        /// Whether it can still be opened; absent: active.
        status: Option<Choice<QualificationStatus>> => sent(&[School, EnterpriseGroup, Public]);
        /// The qualification that took its place.
        replaced_by: Option<QualificationCode> => sent(&[School, EnterpriseGroup, Public]);
        /// Tags of the areas that it belongs to.
        areas: Vec<String> => texts_of(CodeList::Areas);
        /// Where the facts come from.
        source: Option<String>;
        /// Whether its relevance or other figures are made up to illustrate.
        illustrative: bool => sent(&[School, EnterpriseGroup, Public]);
    }
    needs(&[TITLE_FIELDS_OR_CODE]),
    told_by(TITLE_FIELDS)
}

record! {
    /// An occupation in a classification.
    pub struct Occupation {
        /// Classification.
        system: Choice<OccupationSystem> => usual, open, sent(&[School]), asked(&[EnterpriseGroup]),
            headings("classificacao|sistema|system|classification");
        /// Code, for ESCO the URI.
        code: String => coded(CodeList::Occupations), sent(&[School]), asked(&[EnterpriseGroup]),
            headings(
                "codigo profissao|profissao codigo|occupation code|concepturi|isco|isco code|cpp|codigo cpp\
                 |soc|soc code|soc2018code|soccode|codigo isco|codigo ocupacion|codigo esco"
            );
        /// For ESCO: the ISCO-08 group that it belongs to.
        isco_group: Option<String> =>
            coded(CodeList::Occupations), after("title"), sent(&[School]), asked(&[EnterpriseGroup]),
            headings("iscogroup|grupo isco");
        /// Title as recorded.
        title: Option<String> => sent(&[School]), asked(&[EnterpriseGroup]),
            headings(
                "profissao|occupation|preferredlabel|soc title|ocupacion|designacao da profissao|soc2018title"
            );
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
        code: String => sent(&[School]),
            headings(
                "codigo ufcd|codigo uc|ufcd code|codigo da ufcd|codigo da uc|unit code|codigo unidade\
                 |codigo ufcd uc"
            );
        /// Title.
        title: Option<String> => sent(&[School]),
            headings("ufcd|designacao ufcd|ufcd name|unidade|unit|unit title|uc|designacao da ufcd");
        /// Hours.
        hours: Option<Hours> => sent(&[School]),
            headings("carga horaria ufcd|carga horaria|horas|hours|horas ufcd");
        /// Component of the curriculum.
        component: Option<Choice<Component>> => sent(&[School]),
            headings("componente|component|componente de formacao");
        /// Credit points.
        credits: Option<Credits> => sent(&[School]),
            headings("creditos|credits|credit points|pontos de credito");
        /// Whether the unit or its hours are made up to illustrate.
        illustrative: bool => sent(&[School]);
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
        territory: String => harmless(HarmlessText::Territory), sent(&[School]),
            headings("territorio|territory|nuts|nuts iii|nuts 3|regiao|region|cim");
        /// Level 1 to 10.
        level: Level => number(Measure::Relevance), sent(&[School]),
            headings(
                "relevancia|nivel de relevancia|relevance|relevancia sanq|nivel sanq|prioridade\
                 |grau de prioridade|sanq"
            );
        /// Year of the statement.
        year: SchoolYear => sent(&[School]),
            headings("ano|year|ano letivo|ano sanq");
        /// Who says so.
        source: Option<String>;
        /// Whether the level is made up to illustrate.
        illustrative: bool => sent(&[School]);
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
        id: RelationId => not_edited;
        /// The qualification that people have.
        from: QualificationCode;
        /// The qualification that is wanted.
        to: QualificationCode;
        /// 0 (forbids) to 1 (serves fully).
        value: Share =>
            headings("semelhanca|similarity|valor|value");
        /// Why.
        reason: Option<String> => long_text;
        /// Whether the relation is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["from", "to"])
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

    /// The title in a language, else in one of the program, else in any, else the code.
    pub fn title_in(&self, language: &str) -> &str {
        let others = Language::OF_TITLES.iter().map(|other| other.tag());
        std::iter::once(language)
            .chain(others)
            .find_map(|l| self.title.get(l))
            .or_else(|| self.title.values().next())
            .map_or(self.code.as_str(), String::as_str)
    }
}
