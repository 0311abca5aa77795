//! From needs and offers to coverage: every figure of the method, one indicator per file.
//!
//! [`compute`] gives all figures of a region; a [`Ledger`] keeps them while it is edited. Same region
//! in, same figures out: no clock, no random
//! numbers, no order of hashing. Records that cannot be (a dangling code, a negative number) enter no
//! figure; `model::check` names them.

mod numbers;

mod assumptions;
pub(crate) mod inputs;

mod target;

pub(crate) mod evidence_weight;
mod statement;

mod groups;
mod named;
mod statements;
mod superseded;

mod completion;
mod offer_list;
mod supply;

pub(crate) mod demand;
mod distance;
pub(crate) mod relatedness;

mod allocation;
pub(crate) mod pipeline;

mod cause;
mod certainty;
mod chain;
mod classes;
mod heard;
mod indicators;
mod lights;
pub(crate) mod need_level;
mod need_standings;
mod ratio;
mod short_courses;
pub(crate) mod verdict;

mod compute;
pub mod figures;

mod incremental;

pub mod network;

pub mod openings;

pub mod explain;

pub mod views;

pub use assumptions::Assumptions;
pub use compute::{compute, compute_assuming};
pub use demand::split_over_municipalities;
pub use distance::Ways;
pub use explain::{
    Explainer, Explanation, Expr, Figure, FigureId, Operand, Origin, Subject, people,
};
pub use figures::Coverage;
pub use incremental::Incremental;
pub use pipeline::{Sums, sums};
