//! Where statements come from: sessions, pieces of evidence, and focus-group panels.

use crate::audience::Audience::EnterpriseGroup;
use crate::choice::{Choice, choices};
use crate::date::{Day, PartialDate};
use crate::field::{Measure, record};
use crate::id::{
    EnterpriseId, EvidenceId, MunicipalityCode, PanelId, QualificationCode, RoundId, SessionId,
    StakeholderId,
};
use crate::quantity::{Persons, ScaleStep};
use crate::setting_spec::SettingId;
use crate::settings::SettingsInForce;

record! {
    /// An occasion on which evidence was gathered: a meeting, a survey wave, a round of visits.
    pub struct Session {
        /// Id.
        id: SessionId => not_edited;
        /// What it was.
        title: String =>
            headings("sessao|session|titulo da sessao");
        /// When.
        date: Option<PartialDate>;
        /// Where.
        place: Option<String>;
        /// Municipality where it took place.
        municipality: Option<MunicipalityCode>;
        /// Who gathered.
        collector: Option<String>;
        /// What kind of occasion it was.
        kind: Option<Choice<SessionKind>>;
        /// The round to which it belongs.
        round: Option<RoundId>;
        /// Last day, where it took several.
        until: Option<PartialDate>;
        /// Time of day.
        time: Option<String>;
        /// Who chairs it.
        chair: Option<StakeholderId>;
        /// Who writes the minutes.
        secretary: Option<StakeholderId>;
        /// Whether everybody may come.
        public: bool;
        /// First or second call; absent: first.
        call: Option<Choice<SessionCall>>;
        /// What was said, in words.
        report: Option<String> => long_text;
        /// When its minutes were closed; absent: they are not.
        closed: Option<PartialDate>;
        /// Note.
        note: Option<String> => long_text;
        /// Whether the session is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["title"])
}

choices! {
    /// Kind of session.
    pub enum SessionKind {
        FocusGroup = "focus_group",
        Interview = "interview",
        Survey = "survey",
        Meeting = "meeting",
        Event = "event",
        Visit = "visit",
        Presentation = "presentation",
    }
}

choices! {
    /// How often members were called to a session: at a second call fewer are enough.
    pub enum SessionCall {
        First = "first",
        Second = "second",
    }
}

record! {
    /// A piece of evidence for one or more needs.
    pub struct Evidence {
        /// Id.
        id: EvidenceId => not_edited;
        /// Kind; absent: counted as hearsay, with a warning.
        kind: Option<Choice<EvidenceKind>> => sent(&[EnterpriseGroup]),
            headings("tipo de evidencia|evidence kind|tipo de fonte|kind of evidence");
        /// When it was given; absent: counted half, with a warning.
        date: Option<PartialDate> => asked(&[EnterpriseGroup]),
            headings(
                "marca temporal|data|date|carimbo de data hora|timestamp|submission time|data de submissao\
                 |data de resposta|start|fecha|hora de conclusao|completion time|submitdate|data da resposta\
                 |data do inquerito|data da entrevista|data da recolha|data do questionario|survey date\
                 |interview date|fecha de la encuesta|fecha de la entrevista|fecha de respuesta"
            );
        /// The session in which it was gathered.
        session: Option<SessionId> => belongs;
        /// Who gathered it.
        collector: Option<String>;
        /// Who answered, where it is the answer of one.
        respondent: Option<EnterpriseId>;
        /// What was said.
        quote: Option<String> => long_text, asked(&[EnterpriseGroup]);
        /// Where it comes from.
        source: Option<String> =>
            headings(
                "fonte|source|fuente|fonte de informacao|fonte da informacao|information source\
                 |fuente de informacion"
            );
        /// Whether it is made up to illustrate.
        illustrative: bool => sent(&[EnterpriseGroup]);
    }
    needs(&[&["kind"]]),
    told_by(&["respondent", "kind", "date"])
}

choices! {
    /// Kind of evidence, from the strongest to the weakest.
    pub enum EvidenceKind {
        Commitment = "commitment",
        Survey = "survey",
        Interview = "interview",
        FocusGroup = "focus_group",
        Statistic = "statistic",
        Hearsay = "hearsay",
    }
}

record! {
    /// A focus group's answers; they stand beside figures and enter none.
    pub struct Panel {
        /// Id.
        id: PanelId => not_edited;
        /// When.
        date: Option<PartialDate>;
        /// Where.
        place: Option<String>;
        /// The session it belongs to.
        session: Option<SessionId> => belongs;
        /// Sector that it speaks about.
        sector: Option<String>;
        /// Participants by role.
        participants: Vec<Participants>;
        /// Answers by qualification.
        rows: Vec<PanelRow>;
        /// Whether the panel is made up to illustrate.
        illustrative: bool;
    }
    needs(&[&["date", "session"]]),
    told_by(&["date", "sector", "place"])
}

record! {
    /// How many people of a role took part.
    pub struct Participants {
        /// Role, such as entrepreneur or head of school.
        role: String;
        /// How many.
        count: Persons;
    }
}

record! {
    /// A panel's answers on one qualification.
    pub struct PanelRow {
        /// Qualification.
        qualification: QualificationCode;
        /// Demand will fall (−2) to rise (2).
        demand_trend: Option<ScaleStep> => number(Measure::Trend);
        /// Far too few people (−2) to far too many (2).
        balance: Option<ScaleStep> => number(Measure::Balance);
        /// Whether the panel skipped it.
        skipped: bool;
    }
}

/// Age of evidence in years of 365.25 days at the reference date, never below 0; `None` where one of the
/// two days is not known (method section 4).
pub fn age_years(day: Option<Day>, reference: Option<Day>) -> Option<f64> {
    const DAYS_A_YEAR: f64 = 365.25;
    let days = reference?.0 - day?.0;
    Some(days.max(0) as f64 / DAYS_A_YEAR)
}

/// The share of itself that evidence still counts for, `a = 0.5^(age / half-life)`; the setting for
/// undated evidence where the age is not known (method section 4).
pub fn age_factor(day: Option<Day>, reference: Option<Day>, settings: SettingsInForce) -> f64 {
    match age_years(day, reference) {
        Some(age) => 0.5_f64.powf(age / settings.get(SettingId::HalfLife)),
        None => settings.get(SettingId::UndatedAgeFactor),
    }
}
