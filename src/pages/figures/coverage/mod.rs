//! The page Coverage shows of every qualification what is needed, what is covered, what is not, and why.

pub mod annotations;
pub mod chain;
pub mod demand_cells;
pub mod detail;
pub mod drilldown;
pub mod export;
pub mod filter;
pub mod list;
pub mod matrix;
pub mod matrix_drawing;
pub mod measure;
pub mod pipeline;
pub mod quadrants;
pub mod row;
pub mod unmatched;
pub mod waterfall;

use std::sync::Arc;

use enlace_method::Coverage;
use enlace_method::figures::QualificationFigures;
use enlace_model::{QualificationCode, Region};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::figures::views::{self, Page, View};

/// Its views.
pub const PAGE: Page = Page {
    path: "/coverage",
    title: Words::coverage_title,
    lead: Words::coverage_lead,
    views: &[
        View {
            key: "",
            draw: list::list,
        },
        View {
            key: "matrix",
            draw: matrix::view,
        },
    ],
};

/// The region and its figures at the same moment, which the rows read.
#[derive(Clone)]
pub struct RegionFigures {
    pub region: Arc<Region>,
    pub coverage: Arc<Coverage>,
}

impl RegionFigures {
    /// The figures of a qualification.
    pub fn of(&self, code: &QualificationCode) -> Option<&QualificationFigures> {
        let all = &self.coverage.qualifications;
        let found = all.binary_search_by(|q| q.code.cmp(code)).ok()?;
        Some(&all[found])
    }
}

/// The page.
pub fn coverage() -> AnyView {
    views::page(&PAGE)
}
