//! Figures that can be asked why they are what they are.

use std::sync::Arc;

use enlace_method::explain::{Figure, FigureId};
use enlace_model::QualificationCode;
use leptos::prelude::*;

use crate::components::figure;
use crate::i18n::language::words;
use crate::pages::shared::scenario::{Scenario, ScenarioRef};

/// The figures that are being explained, each opened from the one before. The last one is shown.
#[derive(Clone, Copy)]
pub struct ExplainStack(RwSignal<OpenExplanations>);

/// The figures, and the scenario that all of them belong to.
#[derive(Clone, Default)]
struct OpenExplanations {
    of: ScenarioRef,
    figures: Vec<Figure>,
}

impl ExplainStack {
    /// Starts empty. The page that draws the dialog makes it.
    pub fn nothing() -> Self {
        Self(RwSignal::new(OpenExplanations::default()))
    }

    /// Whether a figure is being explained.
    pub fn is_open(self) -> bool {
        self.0.with(|explain| !explain.figures.is_empty())
    }

    /// The figure that is shown.
    pub fn shown(self) -> Option<Figure> {
        self.0.with(|explain| explain.figures.last().cloned())
    }

    /// The scenario of the figure that is shown; `None` where that is the open region.
    pub fn elsewhere(self) -> Option<Arc<Scenario>> {
        self.0.with(|explain| match &explain.of {
            ScenarioRef::OpenRegion => None,
            ScenarioRef::Other(state) => Some(state.clone()),
        })
    }

    /// Whether the figure was opened from another one.
    pub fn can_go_back(self) -> bool {
        self.0.with(|explain| explain.figures.len() > 1)
    }

    /// Explains a figure of the same scenario as the figure that is shown, else of the open region.
    pub fn ask(self, figure: Figure) {
        self.0.update(|explain| explain.figures.push(figure));
    }

    /// Explains a figure of a scenario.
    pub fn ask_at(self, of: ScenarioRef, figure: Figure) {
        let figures = vec![figure];
        self.0.set(OpenExplanations { of, figures });
    }

    /// Goes back to the figure from which this one was opened.
    pub fn go_back(self) {
        self.0.update(|explain| drop(explain.figures.pop()));
    }

    /// Closes the explanation.
    pub fn close(self) {
        if self.0.with_untracked(|explain| !explain.figures.is_empty()) {
            self.0.set(OpenExplanations::default());
        }
    }

    /// A figure of the region, as text that opens its explanation.
    pub fn of_region(self, id: FigureId, text: String) -> AnyView {
        self.figure(Figure::of_region(id), text)
    }

    /// A figure of a qualification, as text that opens its explanation.
    pub fn of(self, code: &QualificationCode, id: FigureId, text: String) -> AnyView {
        self.figure(Figure::of_qualification(id, code), text)
    }

    /// Any figure, as text that opens its explanation.
    pub fn figure(self, figure: Figure, text: String) -> AnyView {
        let name = name(&figure);
        figure::figure(text, name, move || self.ask(figure.clone()))
    }

    /// A figure of a scenario, as text that opens its explanation.
    pub fn figure_at(self, place: ScenarioRef, figure: Figure, text: String) -> AnyView {
        let name = name(&figure);
        figure::figure(text, name, move || {
            self.ask_at(place.clone(), figure.clone())
        })
    }
}

fn name(figure: &Figure) -> String {
    words().of("figure", &format!("{}.name", figure.id.as_str()))
}
