//! Which classes to open for an intake (method section 10a): what to open, to enlarge, to discuss and to
//! keep, and by how much it lowers the region's gap.
//!
//! The half classes of section 10 are placed one by one where the region's gap falls most, while it falls
//! by at least half of what a half class brings. A class is only to be discussed where something is not
//! sure; nothing is ever to be closed. Unit of effects: persons per year in the target year. Without
//! demand everything on the intake's lists is kept; without offers and schools nothing is placed.

mod advice;
mod placing;
mod schools;

use crate::figures::Certainty;
use crate::incremental::Incremental;
use crate::openings::advice::rows;
use crate::openings::placing::Placing;
use crate::openings::schools::IntakeLists;
use crate::pipeline::Pipeline;
use enlace_model::offer::Modality;
use enlace_model::{
    Choice, Classes, Persons, QualificationCode, Rate, Region, SchoolCode, SchoolYear, Share,
};

/// What to do with the classes of an intake.
#[derive(Clone, Debug, PartialEq)]
pub struct Openings {
    /// The entry year under decision.
    pub intake: SchoolYear,
    /// What to open, then to enlarge, to discuss and to keep, each by qualification and school.
    pub rows: Vec<OpeningRow>,
    /// By how much all classes that were placed lower the region's gap together.
    pub together: Rate,
    pub end: PlacingEnd,
}

/// What to do with a qualification at a school.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningRow {
    pub qualification: QualificationCode,
    /// `None` for classes that no school was found for.
    pub school: Option<SchoolCode>,
    /// The modality of the school's course, or of the one because of which the school was tried.
    pub modality: Option<Choice<Modality>>,
    /// How many more classes, in halves.
    pub classes: Classes,
    /// The completion rate with which they were counted: the school's own.
    pub completion: Share,
    /// People that they bring.
    pub brings: Rate,
    /// By how much they alone lower the region's gap.
    pub effect: Rate,
    pub advice: OpeningAdvice,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub enum OpeningAdvice {
    /// The school has no such course yet.
    Open,
    /// The school has it.
    Enlarge,
    Discuss(Vec<WhyDiscuss>),
    Keep,
}

/// Why something is only to be discussed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WhyDiscuss {
    /// The verdict is not firm, or too few were heard; `None` where there is no verdict on a ratio.
    NotCertain(Option<Certainty>),
    /// The school lacks this.
    Missing(ClassMeans),
    /// Fewer pupils are expected in a half class than it needs.
    FewEntrants { expected: Persons, minimum: Persons },
    /// The gap after empty chairs is smaller than what a half class brings, and not small.
    BelowHalfAClass { gap: Rate },
    /// The verdict is firmly a surplus, and so many of its people are left over.
    LeftOver(Rate),
    /// The qualification is closed.
    Closed,
    /// No school has the course, or one of its field within reach of those who want people.
    NoSchool,
    /// What opens in this intake counts only from this year on.
    TooLate { counts_from: SchoolYear },
    /// Wherever it was tried, the gap falls by less than half of what a half class brings.
    GapHardlyFalls,
}

/// What a class needs at its school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassMeans {
    Teachers,
    Rooms,
    Equipment,
}

/// How the placing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacingEnd {
    /// Nothing more was to be placed, or nothing lowers the gap enough.
    Settled,
    /// The guard of 2,000 half classes was reached.
    Guard,
}

impl Openings {
    /// Which classes to open for an intake, in a region whose target year it is to serve.
    pub fn of(region: &Region, intake: SchoolYear) -> Self {
        Self::from_numbers(&Pipeline::of(region), intake)
    }

    /// The same of a region whose numbers are kept.
    pub fn kept(ledger: &mut Incremental, region: &Region, intake: SchoolYear) -> Self {
        ledger.lend(region, |w| {
            let own = Self::from_numbers(&w, intake);
            (w, own)
        })
    }

    fn from_numbers(w: &Pipeline, intake: SchoolYear) -> Self {
        let lists = IntakeLists::of(intake, w);
        let placing = Placing::of(&lists, w);
        Self {
            intake,
            rows: rows(&lists, &placing, w),
            together: Rate(placing.together),
            end: placing.end,
        }
    }
}
