//! Enterprises and pieces of evidence by number, those that needs name among them (also where the
//! region has them not), with what figures want of them.

use crate::evidence_weight::{EvidenceWeight, weigh};
use crate::inputs::{Inputs, MunicipalityIdx, NONE};
use crate::numbers::TextIndex;
use crate::statement::Speaker;
use enlace_model::{Enterprise, EnterpriseId, Evidence, EvidenceId};

/// Enterprises that the region has, or that a need names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Enterprises {
    numbers: TextIndex,
    /// By number: apart from each other, because the seat is wanted most often.
    pub ids: Vec<EnterpriseId>,
    standing: Vec<KnownAs>,
    seat: Vec<MunicipalityIdx>,
    groups: u32,
}

/// Whether the region has an enterprise, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KnownAs {
    Enterprise,
    Group,
    /// A need names it, but the region has it not.
    Missing,
}

impl Enterprises {
    /// All of a region, numbered in the order of ids.
    pub fn of(inputs: &Inputs) -> Self {
        let records = &inputs.region.enterprises;
        let count = records.len();
        let mut own = Self {
            numbers: TextIndex::of(records.keys().map(|id| &id.0)),
            ids: records.keys().cloned().collect(),
            standing: vec![KnownAs::Missing; count],
            seat: vec![NONE; count],
            groups: 0,
        };
        for (i, record) in (0..).zip(records.values()) {
            own.set(i, Some(record), inputs);
        }
        own
    }

    /// The number of an enterprise, given now if it has none.
    pub fn number(&mut self, id: &EnterpriseId) -> u32 {
        if let Some(i) = self.numbers.find(&id.0) {
            return i;
        }
        self.numbers.add(&id.0);
        self.ids.push(id.clone());
        self.standing.push(KnownAs::Missing);
        self.seat.push(NONE);
        self.ids.len() as u32 - 1
    }

    /// Writes down what the region has under a number.
    pub fn set(&mut self, i: u32, record: Option<&Enterprise>, inputs: &Inputs) {
        let standing = &mut self.standing[i as usize];
        self.groups -= u32::from(*standing == KnownAs::Group);
        *standing = match record {
            None => KnownAs::Missing,
            Some(e) if e.is_group() => KnownAs::Group,
            Some(_) => KnownAs::Enterprise,
        };
        self.groups += u32::from(*standing == KnownAs::Group);
        let seat = record.and_then(|e| e.municipality.as_ref());
        self.seat[i as usize] = seat.and_then(|m| inputs.municipality(m)).unwrap_or(NONE);
    }

    /// Who speaks under a number; nobody where the region has not whom a need names.
    pub fn speaker(&self, i: u32) -> Speaker {
        match self.standing.get(i as usize) {
            None | Some(KnownAs::Missing) => Speaker {
                enterprise: NONE,
                seat: NONE,
            },
            Some(_) => Speaker {
                enterprise: i,
                seat: self.seat[i as usize],
            },
        }
    }

    /// Whether any group is among them.
    pub fn has_groups(&self) -> bool {
        self.groups > 0
    }

    /// Whether a group speaks under a number.
    pub fn is_group(&self, i: u32) -> bool {
        self.standing.get(i as usize) == Some(&KnownAs::Group)
    }
}

/// Pieces of evidence that the region has, or that a need names, by what they weigh.
#[derive(Clone, Debug, Default)]
pub(crate) struct Backings {
    numbers: TextIndex,
    weights: Vec<EvidenceWeight>,
}

impl Backings {
    /// All of a region.
    pub fn of(inputs: &Inputs) -> Self {
        let records = &inputs.region.evidence;
        Self {
            numbers: TextIndex::of(records.keys().map(|id| &id.0)),
            weights: records.values().map(|e| weigh(Some(e), inputs)).collect(),
        }
    }

    /// The number of a piece of evidence, given now if it has none.
    pub fn number(&mut self, id: &EvidenceId, inputs: &Inputs) -> u32 {
        if let Some(i) = self.numbers.find(&id.0) {
            return i;
        }
        self.numbers.add(&id.0);
        self.weights.push(weigh(None, inputs));
        self.weights.len() as u32 - 1
    }

    /// What the piece of evidence with a number weighs.
    pub fn weight(&self, i: u32) -> Option<EvidenceWeight> {
        self.weights.get(i as usize).copied()
    }

    /// Weighs all of them with the settings as they are now.
    pub fn weigh_again(&mut self, inputs: &Inputs) {
        for weight in &mut self.weights {
            *weight = weight.again(inputs);
        }
    }

    /// Writes down what the region has under a number.
    pub fn set(&mut self, i: u32, record: Option<&Evidence>, inputs: &Inputs) {
        self.weights[i as usize] = weigh(record, inputs);
    }
}
