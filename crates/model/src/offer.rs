//! Offers: one school's running or proposed opening of a qualification for one entry year.

use crate::audience::Audience::{EnterpriseGroup, Public, School};
use crate::choice::{Choice, choices};
use crate::field::{Measure, record};
use crate::id::{OfferId, QualificationCode, SchoolCode};
use crate::qualification::Qualification;
use crate::quantity::{Classes, GREATEST, Persons, SchoolYear, Share, Years};
use crate::setting_spec::SettingId;
use crate::settings::SettingsInForce;

record! {
    /// An opening of a qualification at a school for one entry year.
    pub struct Offer {
        /// Id.
        id: OfferId => not_edited;
        /// School.
        school: SchoolCode => sent(&[School, EnterpriseGroup, Public]);
        /// Qualification.
        qualification: QualificationCode => sent(&[EnterpriseGroup, Public]), asked(&[School]);
        /// Modality, such as professional course or apprenticeship.
        modality: Option<Choice<Modality>> =>
            after("duration"), sent(&[EnterpriseGroup, Public]), asked(&[School]),
            headings("modalidade|modality|modalidad|tipo de curso|tipologia");
        /// Entry year: the calendar year in which the classes start.
        start_year: SchoolYear => sent(&[EnterpriseGroup, Public]), asked(&[School]),
            headings(
                "ano de inicio|ano letivo|ano|ano de ingresso|start year|entry year|nu ano censo|year\
                 |ano inicio|curso escolar|ano lectivo|school year|academic year|ano escolar|ano de entrada\
                 |ano academico|inicio|ano al"
            );
        /// Duration in years; absent: the qualification's, else 3.
        duration: Option<Years> =>
            after("first_choices"), sent(&[EnterpriseGroup, Public]), asked(&[School]),
            headings("duracao|duration");
        /// Classes, in steps of a half.
        classes: Option<Classes> => sent(&[EnterpriseGroup, Public]), asked(&[School]),
            headings("turmas|classes|n turmas|numero de turmas|n de turmas|grupos|turma");
        /// Seats opened, over all classes.
        places: Option<Persons> => sent(&[EnterpriseGroup, Public]), asked(&[School]),
            headings(
                "vagas|places|plazas|n vagas|numero de vagas|capacity|lugares|capacidade|capacidade maxima\
                 |capacidad|seats|vaga|lugar"
            );
        /// Pupils who actually started.
        entrants: Option<Persons> => asked(&[School]),
            headings(
                "ingressos|entrants|starts|alunos matriculados no 1 ano|novos alunos|inscritos|alunos\
                 |matriculados|alumnos|students|pupils|estudantes|formandos|alunos matriculados\
                 |alunos inscritos|alumnos matriculados|alumnos inscritos|students enrolled|enrolled students\
                 |enrolled|enrolments|enrollment|alunos 1 o ano|alunos do 1 o ano|alunos no 1 o ano|aluno"
            );
        /// Share of places that are taken; absent: the school's.
        fill: Option<Share> => number(Measure::Fill), asked(&[School]),
            headings(
                "fill|fill rate|taxa de ocupacao|ocupacao|taxa de preenchimento|tasa de ocupacion|ocupacion\
                 |share of places taken"
            );
        /// Applicants who named it first.
        first_choices: Option<Persons> => asked(&[School]),
            headings(
                "primeiras opcoes|first choices|candidatos|candidatos em 1 opcao|candidaturas\
                 |primeras opciones"
            );
        /// The offer that has the other half of a shared class.
        shared_with: Option<OfferId> => asked(&[School]);
        /// What became of earlier entry years.
        history: Vec<Cohort> => asked(&[School]);
        /// Where the opening stands.
        status: Choice<OfferStatus> =>
            usual, after("start_year"), sent(&[EnterpriseGroup, Public]), asked(&[School]),
            // What is agreed and what is refused is not for the school to say.
            answers(&["running", "proposed", "withdrawn"]),
            headings("estado|status|situacao");
        /// What it depends on.
        constraints: Option<Constraints> => asked(&[School]);
        /// Note.
        note: Option<String> => long_text, asked(&[School]);
        /// Where it comes from.
        source: Option<String>;
        /// Whether its figures are made up to illustrate.
        illustrative: bool => sent(&[School, EnterpriseGroup, Public]);
    }
    told_by(&["school", "qualification", "start_year"])
}

choices! {
    /// Modality of training.
    pub enum Modality {
        Professional = "professional",
        Apprenticeship = "apprenticeship",
        EducationTraining = "education_training",
        Specialisation = "specialisation",
        Adult = "adult",
        HigherProfessional = "higher_professional",
    }
}

choices! {
    /// Where an opening stands.
    pub enum OfferStatus {
        Running = "running",
        Proposed = "proposed",
        Agreed = "agreed",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

record! {
    /// What became of the pupils of one entry year.
    pub struct Cohort {
        /// Entry year.
        entry_year: SchoolYear => asked(&[School]),
            headings("ano de ingresso da coorte|coorte|cohort|ano da coorte|cohort year");
        /// Pupils who started.
        entrants: Option<Persons> => asked(&[School]),
            headings("ingressos da coorte|cohort entrants");
        /// Of these, who completed.
        completed: Option<Persons> => asked(&[School]),
            headings(
                "concluiram|diplomados|completed|concluintes|completers|achievements|titulados|conclusoes"
            );
        /// Of the completers, who study on.
        in_study: Option<Persons> => asked(&[School]),
            headings("prosseguiram estudos|in study|a estudar|estudam");
        /// Of the completers, who work.
        in_work: Option<Persons> => asked(&[School]),
            headings("empregados|in work|a trabalhar|trabalham|employed");
        /// Of the completers, whose destination is unknown.
        unknown: Option<Persons> => asked(&[School]),
            headings("desconhecido|destino desconhecido|unknown");
    }
}

record! {
    /// What an opening depends on; informs, never blocks.
    pub struct Constraints {
        /// Teachers.
        teachers: Option<Choice<Availability>> => asked(&[School]);
        /// Equipment.
        equipment: Option<Choice<Availability>> => asked(&[School]);
        /// Rooms.
        rooms: Option<Choice<Availability>> => asked(&[School]);
        /// Workplace-training places promised by enterprises.
        workplace_places: Option<Persons> => asked(&[School]);
        /// Note.
        note: Option<String> => asked(&[School]);
    }
}

choices! {
    /// Whether something that is needed is there.
    pub enum Availability {
        Available = "available",
        Missing = "missing",
    }
}

/// Whether proposed offers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposals {
    Counted,
    LeftOut,
}

impl Proposals {
    /// As a region's settings have it.
    pub fn in_view(settings: SettingsInForce) -> Self {
        match settings.is_on(SettingId::IncludeProposed) {
            true => Self::Counted,
            false => Self::LeftOut,
        }
    }
}

impl OfferStatus {
    /// Whether an offer with it counts: running, agreed, and proposed where that is in view.
    pub fn counts(self, proposals: Proposals) -> bool {
        match self {
            Self::Running | Self::Agreed => true,
            Self::Proposed => proposals == Proposals::Counted,
            Self::Refused | Self::Withdrawn => false,
        }
    }

    /// Whether an offer with it ends its course: refused or withdrawn.
    pub fn ends_its_course(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}

impl Offer {
    /// How many years it lasts, fractions rounded up: its own duration, else that of the qualification
    /// under whose code it is recorded, else the default. `None` for a duration that cannot be.
    pub fn whole_duration(&self, own: &Qualification, default: f64) -> Option<i32> {
        // Comparisons of ceil use this tolerance.
        const TOLERANCE: f64 = 1e-9;
        let duration = self.duration.or(own.duration).map_or(default, |d| d.0);
        let can_be = duration > 0.0 && duration <= 20.0;
        can_be.then(|| (duration - TOLERANCE).ceil().max(1.0) as i32)
    }

    /// The classes in steps of a half; a number that is none is not recorded.
    pub fn recorded_classes(&self) -> Option<Classes> {
        self.classes
            .filter(|c| c.0 >= 0.0 && (c.0 * 2.0).fract() == 0.0)
    }

    /// How many pupils it is for: its places, else its classes of this size, else its entrants; 0 where
    /// nobody says, or a number cannot be.
    pub fn size(&self, class_size: f64) -> Persons {
        let by_classes = || self.recorded_classes().map(|c| Persons(c.0 * class_size));
        let said = self.places.or_else(by_classes).or(self.entrants);
        let can_be = said.filter(|size| (0.0..=GREATEST).contains(&size.0));
        can_be.unwrap_or_default()
    }

    /// Whether it has one of these standings.
    pub fn stands(&self, standings: &[OfferStatus]) -> bool {
        self.status.known().is_some_and(|s| standings.contains(&s))
    }
}
