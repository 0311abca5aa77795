//! Needs: one enterprise's or group's statement that it wants people.

use crate::audience::Audience::EnterpriseGroup;
use crate::choice::{Choice, choices};
use crate::field::{Measure, record};
use crate::id::{EnterpriseId, EvidenceId, MunicipalityCode, NeedId, QualificationCode};
use crate::qualification::Occupation;
use crate::quantity::{GREATEST, Persons, Rate, ScaleStep, SchoolYear, Share, Years};

record! {
    /// A statement that people with a qualification or in an occupation are wanted.
    pub struct Need {
        /// Id.
        id: NeedId => not_edited;
        /// Who states it.
        enterprise: Option<EnterpriseId> => belongs, sent(&[EnterpriseGroup]);
        /// Where; absent: the enterprise's municipality.
        municipality: Option<MunicipalityCode> => after("years"), asked(&[EnterpriseGroup]);
        /// Whether a group speaks for the whole region.
        whole_region: bool => after("municipality"), asked(&[EnterpriseGroup]);
        /// Qualification wanted.
        qualification: Option<QualificationCode> => asked(&[EnterpriseGroup]),
            headings(
                "qualificacao|qualificacao pretendida|qualification|curso|cualificacion|qualification needed\
                 |qualificacao necessaria|qualificacoes|curso pretendido|curso profissional\
                 |saida profissional|formacao pretendida|course|ciclo formativo|codigo cnq\
                 |codigo da qualificacao|codigo qualificacao|qualificacao profissional|perfil qualificacao\
                 |qualificacao curso"
            );
        /// Occupation wanted, where no qualification is named.
        occupation: Option<Occupation> => asked(&[EnterpriseGroup]),
            headings_inside(&[("code", "codigo profissao|occupation code|isco|cpp|soc")]);
        /// What is wanted in the speaker's words, still to be mapped.
        text: Option<String> => asked(&[EnterpriseGroup]),
            headings(
                "perfil|profissao|perfil pretendido|profile|necessidade|need|occupation|perfil necesario\
                 |que profissionais procura|perfil profissional|funcao|cargo|posto de trabalho|job title|job\
                 |puesto|puesto de trabajo|perfil profesional"
            );
        /// Recruit or upskill.
        kind: Choice<NeedKind> => usual, after("enterprise"), asked(&[EnterpriseGroup]),
            headings("tipo de necessidade|kind of need|recrutar ou qualificar");
        /// People wanted over the whole span; 0 is an answer.
        persons: Option<Persons> => asked(&[EnterpriseGroup]),
            headings(
                "pessoas|necessidade pessoas|need people|necesidad personas|pessoas no total|people in total\
                 |personas en total|n de pessoas|numero de pessoas|persons|people|quantos|vagas\
                 |postos de trabalho|n trabalhadores a contratar|contratacoes previstas|personas|how many\
                 |pessoas necessarias|pessoas a contratar|pessoas a recrutar|trabalhadores necessarios\
                 |trabalhadores a contratar|trabalhadores a recrutar|profissionais necessarios\
                 |profissionais a contratar|people needed|workers needed|people to hire|personas necesarias\
                 |personas a contratar|trabajadores necesarios|trabajadores a contratar|postos a preencher\
                 |quantidade|qtd|qtde|cantidad|quantity|efetivos a recrutar|necessidades n o|necessidades n\
                 |necessidades de recrutamento|previsao de contratacoes|tecnicos\
                 |postos de trabalho a preencher|headcount needed|hires planned|planned hires|vacancies\
                 |openings|plazas|contrataciones previstas|puestos"
            );
        /// Lower end of a range, where no number was given.
        low: Option<Persons> => asked(&[EnterpriseGroup]);
        /// Upper end of a range.
        high: Option<Persons> => asked(&[EnterpriseGroup]);
        /// First year; absent: the reference date's.
        first_year: Option<SchoolYear> => asked(&[EnterpriseGroup]),
            headings(
                "ano|primeiro ano|first year|a partir de|year|ano de inicio|ano inicio|ano previsto|inicio\
                 |start year|start|ano de comienzo|primer ano"
            );
        /// Length of the span in whole years, at least 1; absent: 1.
        years: Option<Years> => number(Measure::Span), asked(&[EnterpriseGroup]),
            headings(
                "anos|numero de anos|years|periodo anos|horizonte|horizonte temporal|duracao anos\
                 |periodo em anos|horizon"
            );
        /// Why people are wanted.
        reason: Option<Choice<NeedReason>> => asked(&[EnterpriseGroup]),
            headings("motivo|reason|razao");
        /// Difficulty of recruiting, 0 to 4.
        difficulty: Option<ScaleStep> => number(Measure::Difficulty), asked(&[EnterpriseGroup]),
            headings(
                "dificuldade|difficulty|dificuldade de recrutamento|dificultad|grau de dificuldade\
                 |nivel de dificuldade|grau de dificuldade de recrutamento|difficulty level\
                 |grado de dificultad|nivel de dificultad"
            );
        /// Why it is difficult.
        difficulty_reasons: Vec<String> => asked(&[EnterpriseGroup]);
        /// Evidence for it.
        evidence: Option<EvidenceId> => asked(&[EnterpriseGroup]);
        /// Probability set by hand; replaces the one of the evidence's kind.
        probability: Option<ProbabilityOverride>;
        /// Units wanted, for upskilling.
        units: Vec<String> => asked(&[EnterpriseGroup]);
        /// People who were really taken on.
        hired: Option<Persons>;
        /// The year in which they were.
        hired_year: Option<SchoolYear>;
        /// Note.
        note: Option<String> => long_text,
            headings(
                "observacoes|notas|notes|comentarios|comments|obs|observacao|observacoes notas|observaciones\
                 |comentario|notas observacoes|remarks"
            );
        /// Where it comes from.
        source: Option<String>;
        /// Whether the need is made up to illustrate.
        illustrative: bool => sent(&[EnterpriseGroup]);
    }
    needs(&[
        &["enterprise", "municipality", "whole_region"],
        &["qualification", "occupation.code", "text"],
    ]),
    told_by(&["enterprise", "qualification", "occupation.title", "text"])
}

choices! {
    /// Whether people are to be hired or their own people taught.
    pub enum NeedKind {
        Recruit = "recruit",
        Upskill = "upskill",
    }
}

choices! {
    /// Why people are wanted.
    pub enum NeedReason {
        Expansion = "expansion",
        Replacement = "replacement",
        NewTechnology = "new_technology",
        Other = "other",
    }
}

record! {
    /// A probability that the coordinator set by hand.
    pub struct ProbabilityOverride {
        /// 0 to 1.
        value: Share;
        /// Why.
        reason: Option<String>;
    }
}

/// What a need asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target<'a> {
    Qualification(&'a QualificationCode),
    Occupation(&'a Occupation),
    /// Free text, or nothing: still to be mapped.
    Unmapped,
}

impl Need {
    /// What it asks for: the qualification if one is named, else the occupation.
    pub fn target(&self) -> Target<'_> {
        match (&self.qualification, &self.occupation) {
            (Some(code), _) => Target::Qualification(code),
            (None, Some(occupation)) => Target::Occupation(occupation),
            (None, None) => Target::Unmapped,
        }
    }

    /// The difficulty on its scale of 0 to 4; one beyond the scale is not stated.
    pub fn stated_difficulty(&self) -> Option<ScaleStep> {
        self.difficulty.filter(|d| (0..=4).contains(&d.0))
    }

    /// Whether it asks to recruit.
    pub fn is_recruit(&self) -> bool {
        self.kind.known() == Some(NeedKind::Recruit)
    }

    /// The people wanted over the span as a range; a number is a range of width 0, no answer is 0.
    /// With one end of a range only, that end.
    pub fn range(&self) -> (Persons, Persons) {
        let none = Persons(0.0);
        match self.people() {
            People::Number(one) | People::OneEnd { one, .. } => (one, one),
            People::Range { low, high } => (low, high),
            People::NotStated => (none, none),
        }
    }

    /// How the people wanted are stated; a number above ten million is as if it were missing (method
    /// section 12, smaller rules).
    pub fn people(&self) -> People {
        let stated = |n: Option<Persons>| n.filter(|n| n.0 <= GREATEST);
        match (stated(self.persons), stated(self.low), stated(self.high)) {
            (Some(one), _, _) => People::Number(one),
            (None, Some(low), Some(high)) => People::Range { low, high },
            (None, Some(one), None) => People::OneEnd { one, end: "low" },
            (None, None, Some(one)) => People::OneEnd { one, end: "high" },
            (None, None, None) => People::NotStated,
        }
    }

    /// People a year of so many over the whole span; `None` for a span of one year, or one that cannot be.
    pub fn a_year(&self, over_the_span: Persons) -> Option<Rate> {
        let Years(years) = self.length();
        let can_be = (2.0..=100.0).contains(&years) && years.fract() == 0.0;
        can_be.then(|| Rate(over_the_span.0 / years))
    }

    /// The length of the span in years: 1 where none is stated; a number above ten million is as if it
    /// were missing. It may be one that cannot be, see [`Need::span`].
    pub fn length(&self) -> Years {
        self.years.filter(|y| y.0 <= GREATEST).unwrap_or(Years(1.0))
    }

    /// The first and the last year of the span, for a region whose reference date lies in `reference_year`,
    /// from where a need without first year begins. `None` where the length is no whole number from 1 to
    /// 100.
    pub fn span(&self, reference_year: i32) -> Option<(i32, i32)> {
        let Years(years) = self.length();
        let can_be = (1.0..=100.0).contains(&years) && years.fract() == 0.0;
        can_be.then(|| {
            let first = self.first_year.map_or(reference_year, |y| y.0);
            (first, first.saturating_add(years as i32 - 1))
        })
    }
}

/// How a need states the people wanted over its span.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum People {
    Number(Persons),
    Range {
        low: Persons,
        high: Persons,
    },
    /// One end of a range, with the name of its field.
    OneEnd {
        one: Persons,
        end: &'static str,
    },
    NotStated,
}
