//! How certain a verdict is, on one scale (method section 8).
//!
//! Where too few enterprises spoke about the qualification, that goes before all; else, where too few
//! municipalities were heard for any verdict of the region, that; else whether the verdict is firm.

use crate::figures::{Certainty, EvidenceEnough, Firmness};
use crate::heard;
use crate::inputs::TOLERANCE;
use crate::pipeline::Pipeline;
use enlace_model::SettingId;

/// What of the certainty of verdicts is the same for the whole region.
pub(crate) struct RegionEvidence {
    least_enterprises: f64,
    /// Municipalities with a business count that were heard, and how many have one.
    municipalities: (usize, usize),
    too_few_municipalities: bool,
}

impl RegionEvidence {
    pub fn of(w: &Pipeline) -> Self {
        let municipalities = || heard::municipalities(&w.demand, &w.statements);
        let of = municipalities().count();
        let heard = municipalities().filter(|(_, heard)| *heard).count();
        let least = w.inputs.get(SettingId::MinimumHeard) * of as f64;
        Self {
            least_enterprises: w.inputs.get(SettingId::MinimumEnterprises),
            municipalities: (heard, of),
            too_few_municipalities: (heard as f64) < least - TOLERANCE,
        }
    }

    /// How certain a verdict is about which so many distinct enterprises spoke; `None` where enough
    /// were heard and the verdict is none on a ratio.
    pub fn certainty(&self, firmness: Option<Firmness>, enterprises: u32) -> Option<Certainty> {
        let (heard, of) = self.municipalities;
        if f64::from(enterprises) < self.least_enterprises - TOLERANCE {
            Some(Certainty::FewEnterprises { heard: enterprises })
        } else if self.too_few_municipalities {
            Some(Certainty::FewMunicipalities { heard, of })
        } else {
            firmness.map(|firmness| match firmness {
                Firmness::Firm => Certainty::Firm,
                Firmness::Uncertain => Certainty::Uncertain,
            })
        }
    }
}

/// Whether enough were heard for a verdict of this certainty.
pub(crate) fn evidence(certainty: Option<Certainty>) -> EvidenceEnough {
    match certainty {
        Some(Certainty::FewEnterprises { .. } | Certainty::FewMunicipalities { .. }) => {
            EvidenceEnough::TooLittle
        }
        Some(Certainty::Firm | Certainty::Uncertain) | None => EvidenceEnough::Enough,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region_evidence(
        municipalities: (usize, usize),
        too_few_municipalities: bool,
    ) -> RegionEvidence {
        RegionEvidence {
            least_enterprises: 3.0,
            municipalities,
            too_few_municipalities,
        }
    }

    #[test]
    fn few_enterprises_go_before_few_municipalities_and_these_before_firm_and_uncertain() {
        let all = region_evidence((4, 4), false);
        let firm = Some(Firmness::Firm);
        assert_eq!(all.certainty(firm, 3), Some(Certainty::Firm));
        assert_eq!(
            all.certainty(Some(Firmness::Uncertain), 3),
            Some(Certainty::Uncertain)
        );
        assert_eq!(all.certainty(None, 3), None);
        let few = Some(Certainty::FewEnterprises { heard: 2 });
        assert_eq!(all.certainty(firm, 2), few);
        let one_of_four = region_evidence((1, 4), true);
        assert_eq!(one_of_four.certainty(firm, 2), few);
        assert_eq!(
            one_of_four.certainty(firm, 3),
            Some(Certainty::FewMunicipalities { heard: 1, of: 4 })
        );
    }

    #[test]
    fn evidence_is_too_little_exactly_where_few_were_heard() {
        assert_eq!(evidence(None), EvidenceEnough::Enough);
        assert_eq!(evidence(Some(Certainty::Uncertain)), EvidenceEnough::Enough);
        let few = Certainty::FewMunicipalities { heard: 0, of: 1 };
        assert_eq!(evidence(Some(few)), EvidenceEnough::TooLittle);
    }
}
