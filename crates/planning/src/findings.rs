//! What a proposal lacks, and what should be looked at: computed each time, never a state of its own.

use enlace_model::{Choice, Motive, Proposal, ProposalState, Region, Round, SettingId};

use crate::course::{CourseKey, Courses};
use crate::kind::{ProposalKind, kind_of};
use crate::motives::empty_places_near;
use crate::size::{SizeChange, places_of};

enlace_model::variants! {
    /// What a proposal lacks, or what should be looked at.
    pub enum ProposalFinding {
        /// Nothing is said of the size that is wanted, or it is none.
        SizeMissing = "size_missing",
        /// Nothing would change, in a round that decides changes only.
        NoChange = "no_change",
        MotiveMissing = "motive_missing",
        /// A motive that has to be told in words is not.
        MotiveTextMissing = "motive_text_missing",
        /// Nobody says how many pupils are expected.
        ExpectedMissing = "expected_missing",
        /// Neither teachers are there nor staff is asked for.
        StaffOpen = "staff_open",
        /// Staff without a number or a subject.
        StaffIncomplete = "staff_incomplete",
        RoomsOpen = "rooms_open",
        EquipmentOpen = "equipment_open",
        /// Nobody says what becomes of pupils and applicants.
        WherePupilsGo = "where_pupils_go",
        /// The qualification is closed, or not in the catalogue.
        QualificationClosed = "qualification_closed",
        /// The places do not fit the classes.
        SizeContradicts = "size_contradicts",
        CostWithoutAmount = "cost_without_amount",
        /// Fewer workplace-training places than pupils expected.
        WorkplaceShort = "workplace_short",
        /// Half a class whose other half is neither proposed nor running.
        HalfAlone = "half_alone",
        /// Another school near by has empty places of the same.
        Redundant = "redundant",
        /// It supplies nobody by the target year.
        TooLate = "too_late",
        /// What is said to run now is not what the list says.
        NowDiffers = "now_differs",
    }
}

impl ProposalFinding {
    /// Whether a proposal is not complete because of it.
    pub fn is_blocking(self) -> bool {
        self <= Self::QualificationClosed
    }
}

/// Places that differ by less than one are the same.
const LEAST_DIFFERENCE: f64 = 1.0;

/// What a proposal lacks and what should be looked at, the blocking ones first.
pub fn findings(proposal: &Proposal, courses: &Courses) -> Vec<ProposalFinding> {
    let region = courses.region;
    let round = region.rounds.get(&proposal.round);
    let look = FindingLook {
        kind: kind_of(proposal, region),
        change: SizeChange::of(proposal),
        proposal,
        round,
        courses,
    };
    let all = ProposalFinding::ALL.iter().copied();
    all.filter(|finding| look.holds(*finding)).collect()
}

struct FindingLook<'a> {
    proposal: &'a Proposal,
    round: Option<&'a Round>,
    courses: &'a Courses<'a>,
    kind: Option<ProposalKind>,
    change: Option<SizeChange>,
}

impl FindingLook<'_> {
    fn holds(&self, finding: ProposalFinding) -> bool {
        let own = self.proposal;
        let grows = self.kind.is_some_and(ProposalKind::grows);
        let shrinks = self.kind.is_some_and(ProposalKind::shrinks);
        let moves = self.kind == Some(ProposalKind::Transfer);
        match finding {
            ProposalFinding::SizeMissing => self.size_missing(),
            ProposalFinding::NoChange => {
                let whole = self.round.is_some_and(Round::decides_whole_list);
                self.kind.is_none() && self.change.is_some() && !whole
            }
            ProposalFinding::MotiveMissing => self.asks_for_motives() && own.motives.is_empty(),
            ProposalFinding::MotiveTextMissing => {
                let in_words = [Motive::Other, Motive::Partnership];
                let mut known = own.motives.iter().filter_map(Choice::known);
                known.any(|motive| in_words.contains(&motive)) && is_blank(own.motive_text.as_ref())
            }
            ProposalFinding::ExpectedMissing => {
                grows && own.expected.is_none() && own.first_choices.is_none()
            }
            ProposalFinding::StaffOpen => {
                let says = own
                    .constraints
                    .as_ref()
                    .is_some_and(|it| it.teachers.is_some());
                (grows || moves) && !says && own.staff.is_empty()
            }
            ProposalFinding::StaffIncomplete => own
                .staff
                .iter()
                .any(|staff| staff.people.0 <= 0.0 || is_blank(staff.subject.as_ref())),
            ProposalFinding::RoomsOpen => {
                let says = own
                    .constraints
                    .as_ref()
                    .is_some_and(|it| it.rooms.is_some());
                grows && !says && !self.costs(enlace_model::CostKind::Works)
            }
            ProposalFinding::EquipmentOpen => {
                let says = own
                    .constraints
                    .as_ref()
                    .is_some_and(|it| it.equipment.is_some());
                grows && !says && !self.costs(enlace_model::CostKind::Equipment)
            }
            ProposalFinding::WherePupilsGo => shrinks && is_blank(own.pupils.as_ref()),
            ProposalFinding::QualificationClosed => {
                let found = self.courses.region.qualifications.get(&own.qualification);
                (grows || moves) && found.is_none_or(|found| found.is_closed())
            }
            ProposalFinding::SizeContradicts => grows && self.size_contradicts(),
            ProposalFinding::CostWithoutAmount => own.costs.iter().any(|cost| cost.euros.is_none()),
            ProposalFinding::WorkplaceShort => grows && self.workplace_short(),
            ProposalFinding::HalfAlone => self.half_alone(),
            ProposalFinding::Redundant => {
                grows
                    && empty_places_near(own, self.courses.region).is_some_and(|empty| empty > 0.0)
            }
            ProposalFinding::TooLate => grows && self.too_late(),
            ProposalFinding::NowDiffers => self.now_differs(),
        }
    }

    fn size_missing(&self) -> bool {
        let wanted = &self.proposal.wanted;
        let classes = wanted.classes.map(|classes| classes.0);
        let places = wanted.places.map(|places| places.0);
        let is_wrong = |number: f64| !(0.0..=enlace_model::quantity::GREATEST).contains(&number);
        wanted.is_unsaid()
            || classes.is_some_and(|own| is_wrong(own) || (own * 2.0).fract() != 0.0)
            || places.is_some_and(is_wrong)
    }

    fn asks_for_motives(&self) -> bool {
        !matches!(
            self.kind,
            None | Some(ProposalKind::LateAdjustment | ProposalKind::Continuation)
        )
    }

    fn costs(&self, of: enlace_model::CostKind) -> bool {
        let mut costs = self.proposal.costs.iter();
        costs.any(|cost| cost.what.known() == Some(of))
    }

    /// More places than the classes can hold, or fewer than they need.
    fn size_contradicts(&self) -> bool {
        let settings = self.courses.region.in_force();
        let own = |of: Option<enlace_model::Persons>, id| of.map_or(settings.get(id), |own| own.0);
        let (least, most) = match self.round {
            Some(round) => (
                own(round.class_minimum, SettingId::ClassMinimum),
                own(round.class_maximum, SettingId::ClassMaximum),
            ),
            None => (
                settings.get(SettingId::ClassMinimum),
                settings.get(SettingId::ClassMaximum),
            ),
        };
        let wanted = &self.proposal.wanted;
        wanted
            .classes
            .zip(wanted.places)
            .is_some_and(|(classes, places)| {
                places.0 > classes.0 * most || places.0 < classes.0 * least
            })
    }

    fn workplace_short(&self) -> bool {
        let promised = self
            .proposal
            .constraints
            .as_ref()
            .and_then(|it| it.workplace_places);
        promised
            .zip(self.proposal.expected)
            .is_some_and(|(promised, expected)| promised < expected)
    }

    fn half_alone(&self) -> bool {
        let own = self.proposal;
        let is_half = own
            .wanted
            .classes
            .is_some_and(|classes| classes.0.fract() != 0.0);
        let key = CourseKey::of(own, own.start_year);
        let runs_shared = || {
            let running = self.courses.running(key);
            running.iter().any(|offer| offer.shared_with.is_some())
        };
        is_half && own.shared_with.is_none() && !runs_shared()
    }

    fn too_late(&self) -> bool {
        let region = self.courses.region;
        let catalogue = region.qualifications.get(&self.proposal.qualification);
        let duration = self
            .proposal
            .duration
            .or(catalogue.and_then(|own| own.duration));
        let default = region.in_force().get(SettingId::DefaultDuration);
        let years = duration.map_or(default, |years| years.0).ceil() as i32;
        self.proposal.start_year.0.saturating_add(years) > region.header.target_year.0
    }

    fn now_differs(&self) -> bool {
        let own = self.proposal;
        let state = own.state.known();
        let is_decided = crate::standing::latest_decision(&own.id, self.courses.region).is_some();
        if is_decided || state == Some(ProposalState::Withdrawn) || own.now.is_unsaid() {
            return false;
        }
        let class_size = self.courses.class_size();
        let listed = self.courses.now(CourseKey::of(own, own.start_year));
        let said = places_of(&own.now, class_size).zip(places_of(&listed, class_size));
        said.is_some_and(|(said, listed)| (said.0 - listed.0).abs() >= LEAST_DIFFERENCE)
    }
}

/// Whether anything blocks a proposal.
pub fn is_complete(proposal: &Proposal, courses: &Courses) -> bool {
    findings(proposal, courses)
        .iter()
        .all(|own| !own.is_blocking())
}

/// What each school's proposals of a round lack, for the letter that says what is missing.
pub fn missing_by_school<'r>(
    round: &Round,
    region: &'r Region,
) -> Vec<(&'r Proposal, Vec<ProposalFinding>)> {
    let courses = Courses::of(region);
    let mut found: Vec<(&Proposal, Vec<ProposalFinding>)> = Vec::new();
    for proposal in region
        .proposals
        .values()
        .filter(|own| own.round == round.id)
    {
        let mut own = findings(proposal, &courses);
        own.retain(|finding| finding.is_blocking());
        if !own.is_empty() {
            found.push((proposal, own));
        }
    }
    found.sort_by(|(a, _), (b, _)| (&a.school, &a.id).cmp(&(&b.school, &b.id)));
    found
}

fn is_blank(text: Option<&String>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
