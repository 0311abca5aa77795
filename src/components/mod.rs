//! Widgets that know no region: they are given words and numbers.

pub mod bar;
pub mod chart;
#[cfg(test)]
mod contrast;
pub mod dialog;
pub mod drop_zone;
pub mod field;
pub mod figure;
pub mod grid;
pub mod link;
pub mod matrix;
pub mod menu;
pub mod notice;
pub mod palette;
pub mod passphrase;
pub mod picker;
pub mod placing;
pub mod prose;
pub mod segments;
pub mod select;
pub mod sorting;
pub mod stepper;
pub mod web_link;
