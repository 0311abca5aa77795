//! Why a figure is what it is, as data: formula, operands with values, and the records behind it.
//!
//! Evaluating an explanation gives the figure to 1e-9 (`engine/tests/laws`). The page renders this and
//! nothing else.

mod allocation;
mod balance;
mod chain;
mod classes;
mod demand;
mod expr;
mod figure;
mod indicators;
mod need_level;
mod places;
mod relation;
mod supply;
mod together;

pub use expr::{Expr, Operand, Origin, PassPart};
pub use figure::{Figure, FigureId, FigureUnit, Subject};
pub use together::people;

use std::sync::Arc;

use crate::assumptions::Assumptions;
use crate::compute::figures;
use crate::figures::{CellTarget, Coverage, QualificationFigures};
use crate::incremental::Incremental;
use crate::inputs::{Inputs, MunicipalityIdx, QualificationIdx};
use crate::pipeline::Pipeline;
use crate::target::TargetIdx;
use enlace_model::{
    MunicipalityCode, OfferId, QualificationCode, RecordRef, Region, SchoolYear, SettingId,
};

/// Why a figure is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub figure: Figure,
    /// The figure as it was computed.
    pub value: f64,
    /// Its formula with the numbers filled in.
    pub expr: Expr,
    /// Records that shaped it without a number of theirs in the formula: superseded needs, a list that
    /// ended another, a relation that forbids.
    pub behind: Vec<RecordRef>,
    /// The offers in it that are assumed, in the order of ids.
    pub repeated: Vec<Repeated>,
}

/// An offer that is assumed for an entry year, because the list on which it stands goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    pub offer: OfferId,
    /// The entry year of the record.
    pub recorded: SchoolYear,
    /// The entry year for which it is assumed.
    pub assumed: SchoolYear,
}

/// Explains the figures of one region.
pub struct Explainer<'r> {
    pub(crate) w: Pipeline<'r>,
    coverage: Arc<Coverage>,
}

impl<'r> Explainer<'r> {
    /// Computes the region's figures and keeps what each step left.
    pub fn new(region: &'r Region) -> Self {
        Self::on(Pipeline::of(region))
    }

    /// The same under other assumptions than the region's own.
    pub fn assuming(region: &'r Region, other: &'r Assumptions) -> Self {
        Self::on(Pipeline::on(Inputs::assuming(region, other)))
    }

    fn on(w: Pipeline<'r>) -> Self {
        let coverage = Arc::new(figures(&w));
        Self { w, coverage }
    }

    /// Explains figures of a region whose numbers are kept.
    pub fn kept<T>(
        ledger: &mut Incremental,
        region: &'r Region,
        ask: impl FnOnce(&Explainer<'r>) -> T,
    ) -> T {
        let coverage = ledger.coverage().clone();
        ledger.lend(region, |w| {
            let own = Self { w, coverage };
            let told = ask(&own);
            (own.w, told)
        })
    }

    /// The region's figures.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Why a figure is what it is; `None` where the region has no such figure.
    pub fn explain(&self, figure: &Figure) -> Option<Explanation> {
        let parts = self.parts(figure)?;
        Some(Explanation {
            figure: figure.clone(),
            value: parts.value,
            repeated: self.repeated(figure, &parts.expr),
            expr: parts.expr,
            behind: parts.behind,
        })
    }

    fn parts(&self, figure: &Figure) -> Option<ExplanationParts> {
        if let Some(parts) = self.together(figure) {
            return Some(parts);
        }
        if matches!(figure.of, Subject::Place(_) | Subject::At(..)) {
            return self.places(figure);
        }
        self.formula(figure)
    }

    /// A figure as an operand of another; 0 where the region has no such figure.
    pub(crate) fn figure(&self, id: FigureId, of: Subject, value: f64) -> Expr {
        Expr::Operand(Operand {
            value,
            origin: Origin::Figure(Figure { id, of }),
        })
    }

    /// A setting as an operand.
    pub(crate) fn setting(&self, id: SettingId) -> Expr {
        Expr::Operand(Operand {
            value: self.w.inputs.get(id),
            origin: Origin::Setting(id),
        })
    }

    /// The index of a qualification that stands under its own code.
    pub(crate) fn q(&self, code: &QualificationCode) -> Option<QualificationIdx> {
        let q = self.w.inputs.qualification(code)?;
        (self.code(q) == code).then_some(q)
    }

    /// The index of a target.
    pub(crate) fn t(&self, target: &CellTarget) -> Option<TargetIdx> {
        match target {
            CellTarget::Qualification(code) => self.q(code),
            CellTarget::Occupation(system, code) => self.w.targets.find(system, code),
        }
    }

    /// The index of a municipality.
    pub(crate) fn m(&self, code: &MunicipalityCode) -> Option<MunicipalityIdx> {
        self.w.inputs.municipality(code)
    }

    pub(crate) fn code(&self, q: QualificationIdx) -> &QualificationCode {
        &self.w.inputs.qualifications[q as usize].code
    }

    pub(crate) fn place(&self, m: MunicipalityIdx) -> &MunicipalityCode {
        &self.w.inputs.municipalities[m as usize].code
    }

    pub(crate) fn target(&self, t: TargetIdx) -> CellTarget {
        self.w.targets.name(t, &self.w.inputs)
    }

    /// The figures of a qualification.
    pub(crate) fn of(&self, code: &QualificationCode) -> Option<&QualificationFigures> {
        let all = &self.coverage.qualifications;
        all.binary_search_by(|f| f.code.cmp(code))
            .ok()
            .map(|i| &all[i])
    }

    /// The figures of a qualification, and what makes operands of them.
    pub(crate) fn own_figures(
        &self,
        q: QualificationIdx,
    ) -> Option<(&QualificationFigures, impl Fn(FigureId, f64) -> Expr)> {
        let code = self.code(q);
        let operand = |id, value| self.figure(id, Subject::Qualification(code.clone()), value);
        Some((self.of(code)?, operand))
    }

    /// A qualification's figure as the direct one and its shares of occupations.
    pub(crate) fn with_shares(
        &self,
        id: FigureId,
        q: QualificationIdx,
        of: impl Fn(TargetIdx) -> f64,
    ) -> Expr {
        let direct = self.figure(id, Subject::Target(self.target(q)), of(q));
        let shares = self.w.shares_of(q).map(|(t, share)| {
            let towards = Subject::Towards(self.code(q).clone(), self.target(t));
            Expr::Product(vec![
                self.figure(id, Subject::Target(self.target(t)), of(t)),
                self.figure(FigureId::OccupationShare, towards, share),
            ])
        });
        Expr::Sum(std::iter::once(direct).chain(shares).collect())
    }
}

/// What an explanation consists of, less its name.
pub(crate) struct ExplanationParts {
    pub value: f64,
    pub expr: Expr,
    pub behind: Vec<RecordRef>,
}

/// An explanation with no records behind it but those in its formula.
pub(crate) fn parts(value: f64, expr: Expr) -> Option<ExplanationParts> {
    Some(ExplanationParts {
        value,
        expr,
        behind: Vec::new(),
    })
}

/// An explanation with further records behind it.
pub(crate) fn parts_behind(
    value: f64,
    expr: Expr,
    behind: Vec<RecordRef>,
) -> Option<ExplanationParts> {
    Some(ExplanationParts {
        value,
        expr,
        behind,
    })
}
