//! Effective probability of a need: `π = p · a` (method section 4).
//!
//! `p` by kind of evidence or the override; `a = 0.5^(age / h)`, age in days ÷ 365.25 between the
//! evidence's date and the reference date, never below 0. Unit: a share, 0 to 1.

use crate::inputs::{Inputs, share};
use enlace_model::{Choice, Day, Evidence, EvidenceKind, Need, SettingId, evidence};

/// What a need's evidence makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EvidenceWeight {
    /// Probability by kind of evidence, or the override.
    pub p: f64,
    /// Age factor.
    pub a: f64,
    pub day: Option<Day>,
    /// Position among [`EvidenceKind::ALL`], one past its end for none or unknown.
    pub kind: u8,
}

impl EvidenceWeight {
    /// That of a need of which nothing counts.
    pub const NONE: Self = Self {
        p: 0.0,
        a: 0.0,
        day: None,
        kind: EvidenceKind::ALL.len() as u8,
    };

    /// Effective probability; 0 for expired evidence.
    pub fn pi(&self, inputs: &Inputs) -> f64 {
        if self.is_expired(inputs) {
            0.0
        } else {
            self.p * self.a
        }
    }

    /// Whether the evidence is so old that it counts 0.
    pub fn is_expired(&self, inputs: &Inputs) -> bool {
        self.a < inputs.get(SettingId::ExpiryAgeFactor)
    }
}

/// The weight of a piece of evidence. Without evidence, kind or date the cautious default counts:
/// hearsay, and half for an unknown age.
pub(crate) fn weigh(evidence: Option<&Evidence>, inputs: &Inputs) -> EvidenceWeight {
    let kind = evidence
        .and_then(|e| e.kind.as_ref())
        .and_then(Choice::known);
    let day = evidence.and_then(|e| e.date.as_ref()).and_then(|d| d.day());
    EvidenceWeight::of(kind, day, inputs)
}

impl EvidenceWeight {
    fn of(kind: Option<EvidenceKind>, day: Option<Day>, inputs: &Inputs) -> Self {
        Self {
            p: inputs.get(probability_setting(kind)),
            a: evidence::age_factor(day, inputs.reference_day, inputs.settings),
            day,
            kind: kind.map_or(EvidenceKind::ALL.len() as u8, |k| k as u8),
        }
    }

    /// What the same evidence weighs with the settings as they are now.
    pub fn again(self, inputs: &Inputs) -> Self {
        let kind = EvidenceKind::ALL.get(usize::from(self.kind)).copied();
        Self::of(kind, self.day, inputs)
    }

    /// The same with the probability that the coordinator set for a need, if any.
    pub fn set_by_hand(self, probability: Option<f64>) -> Self {
        Self {
            p: probability.unwrap_or(self.p),
            ..self
        }
    }
}

/// The probability that the coordinator set for a need, if any.
pub(crate) fn probability_by_hand(need: &Need) -> Option<f64> {
    need.probability.as_ref().and_then(|p| share(p.value.0))
}

/// The setting that holds the probability of a kind of evidence; none counts as hearsay.
pub(crate) fn probability_setting(kind: Option<EvidenceKind>) -> SettingId {
    match kind {
        Some(EvidenceKind::Commitment) => SettingId::ProbabilityCommitment,
        Some(EvidenceKind::Survey) => SettingId::ProbabilitySurvey,
        Some(EvidenceKind::Interview) => SettingId::ProbabilityInterview,
        Some(EvidenceKind::FocusGroup) => SettingId::ProbabilityFocusGroup,
        Some(EvidenceKind::Statistic) => SettingId::ProbabilityStatistic,
        Some(EvidenceKind::Hearsay) | None => SettingId::ProbabilityHearsay,
    }
}

/// Age of evidence in years at the reference date, never below 0; `None` without a date.
pub(crate) fn age_years(day: Option<Day>, inputs: &Inputs) -> Option<f64> {
    evidence::age_years(day, inputs.reference_day)
}
