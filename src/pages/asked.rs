//! Figures that can be asked why they are what they are.

use enlace_engine::coverage::explain::{Figure, FigureId};
use enlace_engine::model::QualificationCode;
use leptos::prelude::*;

use crate::components::figure;
use crate::i18n::language::words;

/// The figures that were asked about, each from within the one before; the last is shown.
#[derive(Clone, Copy)]
pub struct Asked(RwSignal<Vec<Figure>>);

impl Asked {
    /// Nothing asked yet. Made by the page that draws the dialog.
    pub fn nothing() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Whether something is asked about.
    pub fn is_open(self) -> bool {
        self.0.with(|asked| !asked.is_empty())
    }

    /// The figure that is shown.
    pub fn shown(self) -> Option<Figure> {
        self.0.with(|asked| asked.last().cloned())
    }

    /// Whether there is a figure to go back to.
    pub fn can_go_back(self) -> bool {
        self.0.with(|asked| asked.len() > 1)
    }

    /// Asks about a figure.
    pub fn ask(self, figure: Figure) {
        self.0.update(|asked| asked.push(figure));
    }

    /// Goes back to the figure from which this one was asked about.
    pub fn go_back(self) {
        self.0.update(|asked| drop(asked.pop()));
    }

    /// Closes the explanation.
    pub fn close(self) {
        if self.0.with_untracked(|asked| !asked.is_empty()) {
            self.0.set(Vec::new());
        }
    }

    /// A figure of the region, as text that explains itself.
    pub fn of_region(self, id: FigureId, text: String) -> AnyView {
        self.figure(Figure::of_region(id), text)
    }

    /// A figure of a qualification, as text that explains itself.
    pub fn of(self, code: &QualificationCode, id: FigureId, text: String) -> AnyView {
        self.figure(Figure::of_qualification(id, code), text)
    }

    /// Any figure, as text that explains itself.
    pub fn figure(self, figure: Figure, text: String) -> AnyView {
        let name = words().of("figure", &format!("{}.name", figure.id.as_str()));
        figure::figure(text, name, move || self.ask(figure.clone()))
    }
}
