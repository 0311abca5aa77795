//! What each view of a region shows: computed from the region and its figures, one view per file.
//!
//! Pure like the figures themselves: what a page draws is decided here and tested without a browser.
//! Nothing new is defined: views group, order and add up figures of `coverage`.

pub mod brochure;
pub mod map;
pub mod matrix;
pub mod outlines;
pub mod panorama;
pub mod quadrants;
pub mod scope;
pub mod start;

pub mod bridges;
pub mod businesses;
pub mod calls;
pub mod chain;
pub mod compare;
pub mod edit_effect;
pub mod evidence;
pub mod heard;
pub mod need_level;
pub mod pipeline;
pub mod problems;
