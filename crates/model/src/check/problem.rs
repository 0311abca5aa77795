//! What can be wrong with a region or its file: named, with a severity and a place, never a sentence.

use std::fmt;

use crate::method_version::MethodVersion;
use crate::region::{Kind, RecordRef};
use crate::setting_spec::SettingId;

/// Something that is wrong, or that a reader of the figures should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub kind: ProblemKind,
    pub place: ProblemPlace,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is wrong; what it touches enters no figure.
    Error,
    /// The figures stand on an assumption or leave something out.
    Warning,
    /// Nothing is wrong; a look at it may say more.
    Remark,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemPlace {
    /// The file around the region, or one field of it.
    File { field: Option<String> },
    /// The region as a whole, or one field of its header.
    Region { field: Option<String> },
    /// A setting.
    Setting(SettingId),
    /// A list, where no record can be named.
    List(Kind),
    /// A record, or one field of it (`units[2].hours`).
    Record {
        record: RecordRef,
        field: Option<String>,
    },
}

/// What is fixed about a kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemSpec {
    /// The id under which `locales/` holds its words.
    pub id: &'static str,
    pub severity: Severity,
    /// The names of the values that its words may use.
    pub values: &'static [&'static str],
}

impl Problem {
    /// The id under which `locales/` holds its words.
    pub fn id(&self) -> &'static str {
        self.kind.spec().id
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.kind.spec().severity
    }

    /// The values that its words may use, by name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.kind.values()
    }
}

impl Severity {
    /// The word that the command line prints.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Remark => "remark",
        }
    }
}

impl fmt::Display for ProblemPlace {
    /// A path such as `needs[E1].persons`, `region.target_year`, `settings.half_life`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { field: None } => f.write_str("file"),
            Self::File { field: Some(field) } => write!(f, "file.{field}"),
            Self::Region { field: None } => f.write_str("region"),
            Self::Region { field: Some(field) } => write!(f, "region.{field}"),
            Self::Setting(id) => write!(f, "settings.{}", id.as_str()),
            Self::List(kind) => f.write_str(kind.as_str()),
            Self::Record {
                record,
                field: None,
            } => write!(f, "{record}"),
            Self::Record {
                record,
                field: Some(field),
            } => write!(f, "{record}.{field}"),
        }
    }
}

macro_rules! problems {
    ($(
        $(#[doc = $doc:literal])*
        $severity:ident $id:literal $variant:ident $({ $($value:ident : $ty:ty),* $(,)? })?;
    )*) => {
        /// A kind of problem, with the values that describe it.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ProblemKind {
            $( $(#[doc = $doc])* $variant $({ $($value: $ty),* })?, )*
        }

        impl ProblemKind {
            /// What is fixed about each kind of problem.
            pub const SPECS: &'static [ProblemSpec] = &[$(ProblemSpec {
                id: $id,
                severity: Severity::$severity,
                values: &[$($(stringify!($value)),*)?],
            }),*];

            /// What is fixed about this kind.
            pub fn spec(&self) -> &'static ProblemSpec {
                match self {
                    $( Self::$variant { .. } => &ProblemSpec {
                        id: $id,
                        severity: Severity::$severity,
                        values: &[$($(stringify!($value)),*)?],
                    }, )*
                }
            }

            /// The values that describe it, by name.
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$variant $({ $($value),* })? => {
                        vec![$($((stringify!($value), $value.to_string())),*)?]
                    } )*
                }
            }
        }
    };
}

problems! {
    // The file.
    /// The digest is not that of the region in the file: somebody edited it outside Enlace.
    Warning "digest_mismatch" DigestMismatch { stated: String, found: String };
    /// The file is of a newer format that this version can still read; what it does not know is kept.
    Warning "newer_version" NewerVersion { version: u32 };

    // What was set aside, in the file or in the region.
    /// A value of the wrong type.
    Error "wrong_type" WrongType;
    /// A field that must be there is not.
    Error "missing_field" MissingField;
    /// A field or list is written twice.
    Error "duplicate_field" DuplicateField;
    /// Two records of a list have one id; the first counts.
    Error "duplicate_id" DuplicateId;
    /// A setting's value is out of its range; the default counts.
    Error "setting_out_of_range" SettingOutOfRange;
    /// A setting of an earlier program is beyond what its successor can have; the nearest counts.
    Warning "setting_nearest_taken" SettingNearestTaken;
    /// Text that no value can hold.
    Error "unreadable" Unreadable;

    // Any record.
    /// A record's id is empty.
    Error "empty_id" EmptyId;
    /// A code or id names no record of the list.
    Error "dangling_code" DanglingCode { list: &'static str, code: String };
    /// A number that cannot be.
    Error "out_of_range" OutOfRange { value: f64, least: f64, greatest: f64 };
    /// A number that has to be whole is not.
    Error "not_whole" NotWhole { value: f64 };
    /// A number of classes is not in steps of a half.
    Error "not_in_halves" NotInHalves { value: f64 };
    /// Text that stands where a date should is none.
    Error "not_a_date" NotADate { text: String };
    /// A choice that this version does not know; its text is kept.
    Warning "unknown_choice" UnknownChoice { value: String };

    /// A name or code has signs that nobody sees, or that turn around what one reads.
    Warning "hidden_signs" HiddenSigns { shown: String };

    /// Two records of a list are likely the same.
    Remark "likely_double" LikelyDouble { other: String };

    // The region and its settings.
    /// Its defaults go by a version of the method that this program does not know: the newest known counts.
    Warning "newer_method" NewerMethod { version: MethodVersion, known: MethodVersion };
    /// The target year lies before the reference date.
    Warning "target_before_reference" TargetBeforeReference { target: i64, reference: i64 };
    /// Of two settings, the one that has to be the larger is not; the defaults of their group count.
    Error "settings_out_of_order" SettingsOutOfOrder { smaller: &'static str, larger: &'static str };
    /// All weights of the need level are 0; the defaults count.
    Error "weights_without_sum" WeightsWithoutSum;
    /// Nobody set the share that stays in region and field; 1 is assumed.
    Warning "stay_share_not_set" StayShareNotSet { assumed: f64 };

    // Where things are.
    /// A municipality has no coordinates: unstated travel times from and to it stay unknown.
    Warning "municipality_without_coordinates" MunicipalityWithoutCoordinates { pairs: usize };
    /// Pairs of municipalities whose travel time is estimated from their distance.
    Warning "travel_times_estimated" TravelTimesEstimated { pairs: usize };
    /// A municipality lies far from the rest of the region.
    Warning "place_far_from_region" PlaceFarFromRegion { km: u32 };
    /// A school lies far from its municipality, or from the region.
    Warning "school_far_from_municipality" SchoolFarFromMunicipality { km: u32 };
    /// An outline lies far from its municipality, or from the region.
    Warning "outline_far_from_region" OutlineFarFromRegion { km: u32 };
    /// The coordinates of an outline are no degrees.
    Warning "outline_not_in_degrees" OutlineNotInDegrees;
    /// A travel time within one municipality, where it is always 0.
    Warning "travel_within_municipality" TravelWithinMunicipality;
    /// The same direction is stated twice; the smaller time counts.
    Warning "duplicate_travel_time" DuplicateTravelTime { other: String };

    // The catalogue.
    /// Qualifications replace one another in a circle.
    Error "replaced_in_circle" ReplacedInCircle { circle: String };
    /// A replacement has no units of its own and takes those of what it replaced.
    Remark "units_taken_over" UnitsTakenOver { from: String };
    /// A replacement has no occupations of its own and takes those of what it replaced.
    Remark "occupations_taken_over" OccupationsTakenOver { from: String };
    /// A qualification is related to itself.
    Error "relation_to_itself" RelationToItself;
    /// The same relation is stated twice; the smaller value counts.
    Warning "duplicate_relation" DuplicateRelation { other: String };

    // Enterprises and what they say.
    /// A group without sector speaks for all: what any enterprise says is taken off what it says.
    Warning "group_without_sector" GroupWithoutSector;
    /// A contact of no enterprise and no school.
    Warning "contact_of_nobody" ContactOfNobody;
    /// Evidence without kind counts as hearsay.
    Warning "evidence_without_kind" EvidenceWithoutKind { assumed: f64 };
    /// Evidence without date counts for half.
    Warning "evidence_without_date" EvidenceWithoutDate { assumed: f64 };
    /// Evidence that is younger than the diagnosis counts as of its day.
    Warning "evidence_after_reference" EvidenceAfterReference { date: String };
    /// A need that nobody states.
    Warning "need_without_enterprise" NeedWithoutEnterprise;
    /// A need without evidence counts as undated hearsay.
    Warning "need_without_evidence" NeedWithoutEvidence;
    /// A need that is in no municipality.
    Error "need_without_place" NeedWithoutPlace;
    /// A need that asks for nothing.
    Error "need_without_target" NeedWithoutTarget;
    /// A need names a qualification and an occupation; the qualification counts.
    Warning "need_with_several_targets" NeedWithSeveralTargets;
    /// A need is still to be mapped to a qualification or occupation.
    Warning "need_unmapped" NeedUnmapped;
    /// A need's ISCO-08 code is shorter than 3 digits: still to be mapped.
    Warning "occupation_too_coarse" OccupationTooCoarse { code: String };
    /// A need's occupation is in a system that no qualification uses: still to be mapped.
    Warning "occupation_system_unused" OccupationSystemUnused { system: String };
    /// A need without a number of people counts 0.
    Warning "need_without_number" NeedWithoutNumber;
    /// A need has a number and a range; the number counts.
    Warning "need_with_number_and_range" NeedWithNumberAndRange;
    /// A range has one end only, which counts.
    Warning "range_with_one_end" RangeWithOneEnd;
    /// A range's lower end is above its upper end.
    Error "low_above_high" LowAboveHigh { low: f64, high: f64 };
    /// One enterprise speaks for the whole region, as only a group may.
    Warning "whole_region_by_enterprise" WholeRegionByEnterprise;
    /// A need is of the whole region and of one municipality; the whole region counts.
    Warning "whole_region_and_municipality" WholeRegionAndMunicipality { municipality: String };
    /// A need adds up with others of the same answer, and may be a double entry.
    Remark "need_adds_up" NeedAddsUp { others: usize };
    /// A probability is set by hand without saying why.
    Warning "probability_without_reason" ProbabilityWithoutReason;

    // Offers.
    /// No duration, neither here nor in the catalogue.
    Warning "offer_without_duration" OfferWithoutDuration { assumed: f64 };
    /// No places, classes or entrants: the offer supplies nobody.
    Warning "offer_without_size" OfferWithoutSize;
    /// Offers that are only proposed would supply the target year, and do not count.
    Remark "proposed_not_counted" ProposedNotCounted { offers: usize, places: f64 };
    /// Offers of a school run in a year that has not begun at the reference date.
    Warning "running_before_it_begins" RunningBeforeItBegins { year: i32, offers: usize };
    /// A school's year has agreed offers only, and no record of other courses, which are assumed to go
    /// on.
    Remark "list_not_complete" ListNotComplete { year: i32, courses: usize };
    /// A school's year is complete without courses that its list of the year before had.
    Remark "list_became_shorter" ListBecameShorter { year: i32, courses: usize };
    /// Nobody knows which share of the places is taken.
    Warning "fill_unknown" FillUnknown { assumed: f64 };
    /// More places are taken than there are: it is kept, and counts.
    Remark "fill_above_whole" FillAboveWhole { percent: f64 };
    /// More pupils started than there are places.
    Warning "entrants_above_places" EntrantsAbovePlaces { entrants: f64, places: f64 };
    /// An offer shares a class with itself.
    Error "shared_with_itself" SharedWithItself;
    /// The other half of a shared class does not name this one.
    Warning "sharing_not_mutual" SharingNotMutual { other: String };
    /// More pupils completed than started.
    Error "completed_above_entrants" CompletedAboveEntrants { completed: f64, entrants: f64 };
    /// More completers have a destination than completed.
    Error "destinations_above_completed" DestinationsAboveCompleted { destinations: f64, completed: f64 };
    /// An entry year stands twice in an offer's history.
    Warning "duplicate_cohort" DuplicateCohort { year: i32 };

    // Rounds.
    /// Two rounds that are not closed plan one entry year.
    Error "round_twice" RoundTwice { other: String };
    /// A phase begins before the one that comes before it, or ends before it begins; days decide.
    Warning "phase_backwards" PhaseBackwards;
    /// A member stands twice; the first counts.
    Warning "member_twice" MemberTwice;
    /// More than all votes are asked for: nothing could be agreed.
    Error "more_than_all" MoreThanAll;
    /// One who must agree is no member.
    Warning "must_agree_not_member" MustAgreeNotMember;
    /// Proposals are on their way, and the round stands on no frozen figures.
    Warning "frozen_missing" FrozenMissing;

    // Proposals, opinions and decisions.
    /// A round has the same course of a school twice; both stay out of what is decided together.
    Error "proposal_twice" ProposalTwice { other: String };
    /// An opinion is about no proposal and no decision.
    Error "opinion_about_nothing" OpinionAboutNothing;
    /// A vote of somebody who has none; it is not counted.
    Warning "vote_of_non_member" VoteOfNonMember;
    /// Somebody spoke twice at one stage about one matter; the latest counts.
    Warning "vote_twice" VoteTwice { other: String };
    /// A proposal stands on two agendas at once.
    Error "bundle_twice" BundleTwice { other: String };
    /// One of several linked proposals was withdrawn: they are unlinked or refused.
    Warning "bundle_broken" BundleBroken;
    /// An outcome without any proposal that it is about.
    Error "decided_without_items" DecidedWithoutItems;
    /// Refused, put off or agreed with changes, without a reason.
    Warning "outcome_without_reason" OutcomeWithoutReason;
    /// More votes than members present.
    Error "counts_exceed_present" CountsExceedPresent { votes: f64, present: f64 };
    /// More members present than entitled.
    Error "present_exceeds_entitled" PresentExceedsEntitled { present: f64, entitled: f64 };
    /// Votes were counted, and none was for or against.
    Error "counts_without_votes" CountsWithoutVotes;
    /// Members abstained where the rule lets nobody abstain.
    Warning "abstained_against_rule" AbstainedAgainstRule { abstained: f64 };
    /// More votes stand under names than were counted.
    Warning "named_beyond_counted" NamedBeyondCounted { named: f64, counted: f64 };
    /// Agreed, though too few members were present.
    Warning "quorum_missed_but_agreed" QuorumMissedButAgreed { present: f64, needed: f64 };
    /// The outcome is another than the votes give, without a reason.
    Warning "outcome_otherwise_than_counted" OutcomeOtherwiseThanCounted;
    /// A correction says neither what it corrects nor how.
    Error "correction_of_nothing" CorrectionOfNothing;
    /// What is corrected was not agreed.
    Error "correction_of_what_was_not_agreed" CorrectionOfWhatWasNotAgreed;
    /// Agreed, and the offers say something else.
    Warning "agreed_without_effect" AgreedWithoutEffect { items: usize };
    /// Offers of a round's year are agreed that it did not decide.
    Remark "agreed_offer_without_decision" AgreedOfferWithoutDecision { offers: usize };
}
