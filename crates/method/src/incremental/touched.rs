//! What an edit touches: which records' numbers, and from which step on to compute again.

use std::collections::BTreeSet;

use crate::target::Targets;
use enlace_model::change::RecordChange;
use enlace_model::region::Header;
use enlace_model::setting_spec::SettingStage;
use enlace_model::{
    Change, Enterprise, EnterpriseId, Evidence, EvidenceId, Municipality, Need, NeedId, OfferId,
    Qualification, Record, SettingId, Target,
};

/// A step that has to be taken again, whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dirty {
    /// All of them: no cheaper way would be sure to be right.
    Everything,
    /// Every statement is counted anew, from the numbers that are kept.
    Statements,
    Supply,
    Relatedness,
    Distances,
    /// The figures of all qualifications.
    Figures,
    ShortCourses,
}

/// What an edit touches.
#[derive(Debug, Default)]
pub(super) struct TouchedNumbers {
    pub again: BTreeSet<Dirty>,
    pub needs: BTreeSet<NeedId>,
    pub enterprises: BTreeSet<EnterpriseId>,
    pub evidence: BTreeSet<EvidenceId>,
    pub offers: BTreeSet<OfferId>,
}

impl TouchedNumbers {
    /// What changes touch that were decided for a region with these targets.
    pub fn by(changes: &[Change], targets: &Targets) -> Self {
        let mut own = Self::default();
        for change in changes {
            own.add(change, targets);
        }
        own
    }

    /// Whether no figure can be another.
    pub fn is_nothing(&self) -> bool {
        self.again.is_empty()
            && self.needs.is_empty()
            && self.enterprises.is_empty()
            && self.evidence.is_empty()
            && self.offers.is_empty()
    }

    fn add(&mut self, change: &Change, targets: &Targets) {
        match change {
            Change::Header { before, after } => self.header(before, after),
            Change::Setting { id, .. } => self.again.extend(setting(*id)),
            Change::Municipality(change) => self.municipality(change),
            Change::TravelTime(_) => self.again(Dirty::Distances),
            Change::Qualification(change) => self.qualification(change),
            Change::Relation(_) => self.again(Dirty::Relatedness),
            Change::Enterprise(change) => {
                if differs(change, |e: &Enterprise| {
                    (&e.id, &e.kind, &e.municipality, &e.sector)
                }) {
                    self.enterprises.extend(ids(change));
                }
            }
            Change::Evidence(change) => {
                if differs(change, |e: &Evidence| (&e.id, &e.kind, &e.date)) {
                    self.evidence.extend(ids(change));
                }
            }
            Change::Need(change) => {
                if asks_for_a_new_occupation(change, targets) {
                    self.again(Dirty::Everything);
                }
                self.needs.extend(ids(change));
            }
            Change::School(_) => self.again(Dirty::Supply),
            Change::Offer(change) => self.offers.extend(ids(change)),
            // These enter no figure.
            Change::SetAside { .. }
            | Change::Contact(_)
            | Change::Session(_)
            | Change::Panel(_)
            | Change::Stakeholder(_)
            | Change::Round(_)
            | Change::Proposal(_)
            | Change::Opinion(_)
            | Change::Decision(_) => {}
        }
    }

    fn again(&mut self, step: Dirty) {
        self.again.insert(step);
    }

    fn header(&mut self, before: &Header, after: &Header) {
        let place = |h: &Header| (h.country.clone(), h.nuts.clone());
        if before.reference_date != after.reference_date {
            self.again(Dirty::Everything);
        } else if before.target_year != after.target_year {
            // Without a reference date the target year is where needs begin that name no year.
            let whole = after.reference_date.year().is_none();
            self.again.extend(match whole {
                true => &[Dirty::Everything][..],
                false => &[Dirty::Statements, Dirty::Supply, Dirty::Figures],
            });
        }
        if place(before) != place(after) {
            self.again(Dirty::Figures);
        }
    }

    fn municipality(&mut self, change: &RecordChange<Municipality>) {
        if differs(change, |m: &Municipality| (&m.code, &m.businesses)) {
            self.again(Dirty::Everything);
        }
        if differs(change, |m: &Municipality| (m.latitude, m.longitude)) {
            self.again(Dirty::Distances);
        }
    }

    fn qualification(&mut self, change: &RecordChange<Qualification>) {
        if differs(change, |q: &Qualification| {
            (&q.code, &q.replaced_by, &q.occupations)
        }) {
            self.again(Dirty::Everything);
        }
        if differs(change, |q: &Qualification| (&q.units, q.level, q.eqf)) {
            self.again(Dirty::Relatedness);
            self.again(Dirty::ShortCourses);
        }
        if differs(change, |q: &Qualification| (q.duration, &q.status)) {
            self.again(Dirty::Supply);
            self.again(Dirty::Figures);
        }
        if differs(change, |q: &Qualification| &q.relevance) {
            self.again(Dirty::Figures);
        }
    }
}

/// Whether a record was added or taken away, or is another in what matters.
fn differs<'c, T: Record, V: PartialEq + 'c>(
    change: &'c RecordChange<T>,
    what: impl Fn(&'c T) -> V,
) -> bool {
    match change.sides() {
        (Some(before), Some(after)) => what(before) != what(after),
        _ => true,
    }
}

/// The ids that a record had and has.
fn ids<T: Record>(change: &RecordChange<T>) -> impl Iterator<Item = T::Id> {
    let (before, after) = change.sides();
    before
        .into_iter()
        .chain(after)
        .map(|record| record.id().clone())
}

/// Whether a recruit need asks for an occupation that is no target yet, or tells to which group one
/// belongs: then it is not sure any more who serves whom.
fn asks_for_a_new_occupation(change: &RecordChange<Need>, targets: &Targets) -> bool {
    let (before, after) = change.sides();
    let asked = |need: Option<&'_ Need>| match need.map(|need| (need.is_recruit(), need.target())) {
        Some((true, Target::Occupation(occupation))) => Some(occupation.clone()),
        _ => None,
    };
    let (before, after) = (asked(before), asked(after));
    let tells = before.iter().chain(&after).any(|o| o.isco_group.is_some());
    let is_new = |o: &enlace_model::Occupation| targets.find(o.system.as_str(), &o.code).is_none();
    before != after && (tells || after.as_ref().is_some_and(is_new))
}

/// From where on a setting matters.
fn setting(id: SettingId) -> &'static [Dirty] {
    match id.spec().stage {
        SettingStage::Statements => &[Dirty::Statements, Dirty::Figures],
        SettingStage::Supply => &[Dirty::Supply, Dirty::Figures],
        SettingStage::Distances => &[Dirty::Distances],
        SettingStage::Relatedness => &[Dirty::Relatedness],
        SettingStage::Figures => &[Dirty::Figures],
    }
}
