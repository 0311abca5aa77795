//! A row of the table of pages: what everybody but the page itself needs to know of a page.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

use crate::i18n::Words;
use crate::pages::shared::page_group::{Label, NavigationPlace, PageGroup};

/// Draws a page.
pub type DrawPage = fn() -> AnyView;

/// A part of the program on its way.
pub type LoadPage = Pin<Box<dyn Future<Output = Result<DrawPage, SplitLoaderError>>>>;

/// What is known of a page.
pub struct PageRow {
    /// Its address below the program's folder.
    pub path: &'static str,
    /// What navigation, palette and the tab of the browser call it; without one it is reached from other pages only.
    pub label: Option<Label>,
    pub needs: Needs,
    /// Where it stands in the navigation; `None` where it is reached from other pages only.
    pub navigation: Option<NavigationPlace>,
    /// Its tabs; none where it shows one thing only.
    pub tabs: &'static [Tab],
    pub draw: PageDrawing,
}

impl PageRow {
    /// The group in which it stands.
    pub fn group(&self) -> Option<PageGroup> {
        Some(self.navigation?.group)
    }
}

/// What must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    Region,
}

/// A tab by its value in the address, which is empty for the first, and its label.
#[derive(Clone, Copy)]
pub enum Tab {
    /// It shows figures, and can be presented.
    View(&'static str, Label),
    /// It is a list to work in.
    List(&'static str, Label),
}

/// A view that can be presented.
pub const fn view(key: &'static str, label: Label) -> Tab {
    Tab::View(key, label)
}

/// A list to work in.
pub const fn list(key: &'static str, label: Label) -> Tab {
    Tab::List(key, label)
}

impl Tab {
    pub fn key(&self) -> &'static str {
        let (Self::View(key, _) | Self::List(key, _)) = self;
        key
    }

    pub fn label(&self, w: Words) -> &'static str {
        let (Self::View(_, label) | Self::List(_, label)) = self;
        label(w)
    }
}

/// What draws a page.
#[derive(Clone, Copy)]
pub enum PageDrawing {
    /// It comes with the program.
    AtOnce(DrawPage),
    /// It lies in a part of the program that is loaded when it is first needed.
    WhenLoaded(fn() -> LoadPage),
}

/// All rows, as the shell gives them to the pages.
#[derive(Clone, Copy)]
pub struct PageRows(pub &'static [PageRow]);

impl PageRows {
    /// The rows of the program that is running.
    pub fn here() -> &'static [PageRow] {
        use_context::<Self>()
            .expect("the shell provides the table of pages")
            .0
    }
}
