//! Planning rounds, from a school's proposal to what is agreed: pure, over the nouns and the figures.
//!
//! One function says what a proposal does, [`effect::effect`]: decisions, corrections, scenarios and the live
//! meeting all take their changes from it, and [`what_if::WhatIf`] gives the figures. What can be computed is
//! stored nowhere: what kind a proposal is, what it lacks, where it stands, what a vote comes to. Days come in
//! from outside; there is no clock here.

pub mod size;

pub mod course;
pub mod kind;
pub mod moves;
pub mod phase;
pub mod votes;

pub mod effect;
pub mod findings;
pub mod freeze;
pub mod motives;
pub mod standing;

pub mod decided;
pub mod what_if;

pub mod overview;
pub mod shares;

pub use course::Courses;
pub use effect::{DecidedCourse, effect};
pub use findings::{ProposalFinding, findings};
pub use kind::{ProposalKind, kind_of};
pub use overview::RoundOverview;
pub use standing::{ProposalStanding, standing};
pub use what_if::{SwapFigures, WhatIf};
