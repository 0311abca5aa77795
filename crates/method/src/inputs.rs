//! What every indicator reads: codes as indices, replacements followed, constants read.

use crate::assumptions::Assumptions;
use crate::numbers::TextIndex;
use enlace_model::check::Range;
use enlace_model::offer::Proposals;
use enlace_model::region::Header;
use enlace_model::renewal::{ListedUnit, Renewals};
use enlace_model::{
    Day, Municipality, MunicipalityCode, Occupation, Qualification, QualificationCode, Region,
    SchoolYear, SettingId, SettingsInForce, normal,
};

/// Index of a qualification in the order of codes.
pub(crate) type QualificationIdx = u32;
/// Index of a municipality in the order of codes.
pub(crate) type MunicipalityIdx = u32;
/// No index.
pub(crate) const NONE: u32 = u32::MAX;

/// Numbers above this are impossible and enter no figure (ten million persons).
pub(crate) const IMPOSSIBLE: f64 = enlace_model::quantity::GREATEST;
/// Comparisons with a band, ceil and floor use this tolerance.
pub(crate) const TOLERANCE: f64 = 1e-9;

pub(crate) struct Inputs<'r> {
    /// Its records; target year and settings stand here beside it, since others may be assumed.
    pub region: &'r Region,
    pub settings: SettingsInForce<'r>,
    /// The value in force of each setting, in their order: they are asked for in the innermost loops.
    values: [f64; SettingId::ALL.len()],
    pub target_year: i32,
    pub reference_day: Option<Day>,
    pub reference_year: i32,
    pub next_entry_year: i32,
    /// Standard deviations to each side of an interval at the confidence chosen.
    pub interval_z: f64,
    pub qualifications: Vec<&'r Qualification>,
    pub municipalities: Vec<&'r Municipality>,
    renewals: Renewals<'r>,
    qualification_of: TextIndex,
    municipality_of: TextIndex,
}

impl<'r> Inputs<'r> {
    pub fn of(region: &'r Region) -> Self {
        Self::under(region, region.header.target_year, region.in_force())
    }

    /// The same under other assumptions than the region's own.
    pub fn assuming(region: &'r Region, other: &'r Assumptions) -> Self {
        Self::under(region, other.target_year, other.in_force())
    }

    fn under(region: &'r Region, target_year: SchoolYear, settings: SettingsInForce<'r>) -> Self {
        let qualifications: Vec<_> = region.qualifications.values().collect();
        let municipalities: Vec<_> = region.municipalities.values().collect();
        let qualification_of = TextIndex::of(qualifications.iter().map(|q| &q.code.0));
        let municipality_of = TextIndex::of(municipalities.iter().map(|m| &m.code.0));
        let target_year = target_year.0;
        let date = &region.header.reference_date;
        let reference_year = date.year().map_or(target_year, |y| y as i32);
        Self {
            region,
            settings,
            values: std::array::from_fn(|index| settings.get(SettingId::ALL[index])),
            target_year,
            reference_day: date.day(),
            reference_year,
            next_entry_year: next_entry_year(&region.header, target_year, settings),
            interval_z: interval_z(settings.get(SettingId::Confidence)),
            qualifications,
            municipalities,
            renewals: Renewals::of(region),
            qualification_of,
            municipality_of,
        }
    }

    /// The qualification under which a code counts; `None` for a code that is not in the catalogue.
    pub fn qualification(&self, code: &QualificationCode) -> Option<QualificationIdx> {
        let i = self.qualification_of.find(&code.0)?;
        Some(self.counts_under(i))
    }

    /// The qualification under which one counts.
    pub fn counts_under(&self, own: QualificationIdx) -> QualificationIdx {
        self.renewals.counts_under()[own as usize]
    }

    /// The qualification with a code, also one that was replaced.
    pub fn own_index(&self, code: &QualificationCode) -> Option<QualificationIdx> {
        self.qualification_of.find(&code.0)
    }

    /// The municipality with a code; `None` for a code that is not in the region.
    pub fn municipality(&self, code: &MunicipalityCode) -> Option<MunicipalityIdx> {
        self.municipality_of.find(&code.0)
    }

    /// Whether a qualification counts under its own code.
    pub fn stands(&self, q: QualificationIdx) -> bool {
        self.counts_under(q) == q
    }

    /// The occupations to which a qualification that stands leads, taken over ones too.
    pub fn occupations_of(&self, q: QualificationIdx) -> impl Iterator<Item = &'r Occupation> + '_ {
        self.renewals.occupations(q)
    }

    /// The units of a qualification, also of one that was replaced itself: its own, else those that it
    /// takes of what it replaced.
    pub fn units_of(&self, q: QualificationIdx) -> Vec<ListedUnit<'r>> {
        self.renewals.units(q)
    }

    /// Whether proposed offers are in view.
    pub fn proposals(&self) -> Proposals {
        Proposals::in_view(self.settings)
    }

    /// A setting's value.
    pub fn get(&self, id: SettingId) -> f64 {
        self.values[id as usize]
    }

    /// Whether a flag is on.
    pub fn is_on(&self, id: SettingId) -> bool {
        self.get(id) != 0.0
    }
}

/// The next entry year that can still be decided: the setting, else the reference date's year,
/// or from September on the year after it.
fn next_entry_year(header: &Header, target_year: i32, settings: SettingsInForce) -> i32 {
    let set = settings.get(SettingId::NextEntryYear);
    match set.is_finite() {
        true => set as i32,
        false => header.first_year_to_begin().unwrap_or(target_year),
    }
}

/// How many standard deviations to each side hold this share of a normal quantity: the quantile of
/// (1 + confidence)/2 (method section 8).
fn interval_z(confidence: f64) -> f64 {
    normal::quantile((1.0 + confidence) / 2.0)
}

/// A number of persons that can be: finite, not negative, not absurd.
pub(crate) fn possible(number: f64) -> Option<f64> {
    (0.0..=IMPOSSIBLE).contains(&number).then_some(number)
}

/// A share that can be.
pub(crate) fn share(number: f64) -> Option<f64> {
    (0.0..=1.0).contains(&number).then_some(number)
}

/// A share of places taken that can be; classes may be fuller than they were planned.
pub(crate) fn fill(number: f64) -> Option<f64> {
    Range::FILL.fault(number).is_none().then_some(number)
}
