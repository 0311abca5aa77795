//! What a page tells the grid, and what the grid wishes from the page. The grid knows texts only.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::grid::arrangement::Arrangement;

/// A row's key; the grid only compares it.
pub type Key = Arc<str>;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub id: &'static str,
    pub label: String,
    /// The unit of its numbers, beside the label; empty where there is none.
    pub unit: String,
    /// How wide it is, in pixels.
    pub width: u16,
    pub entry: Entry,
}

/// How a cell of the column is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Text,
    Number,
    /// One of these words, or nothing.
    Choice(Vec<String>),
    /// By what the page gives as [`Sheet::pick`].
    Picked,
    /// Not here: it opens the form of its row.
    Form,
}

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    /// What is changed and copied, where it is not the text that is shown.
    pub plain: Option<String>,
    /// Its number, for sorting, filters and totals.
    pub number: Option<f64>,
    /// What is wrong with it, in words.
    pub problem: Option<String>,
    /// What should be known of it, in words; not said where something is wrong with it.
    pub remark: Option<String>,
}

impl Cell {
    /// The text that is changed and copied.
    pub fn plain(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }

    /// What is said of it beside its text: what is wrong, else what should be known.
    pub fn said(&self) -> Option<&str> {
        self.problem.as_deref().or(self.remark.as_deref())
    }
}

/// Gives the cells of a row in some columns.
type Read = Box<dyn Fn(&Key, &[usize]) -> Vec<Cell>>;
/// Gives the cells of the new row in some columns.
type ReadNew = Box<dyn Fn(&[usize]) -> Vec<Cell>>;

/// What a page tells the grid.
pub struct Sheet {
    /// What the grid is called.
    pub name: String,
    pub columns: Vec<Column>,
    /// All rows, in the order of their keys.
    pub rows: Memo<Rows>,
    /// The cells of a row in these columns; does not subscribe to anything.
    pub read: Read,
    /// The cells of the row in which a new record begins.
    pub read_new: ReadNew,
    /// Subscribes to whatever changes cells.
    pub follow: Box<dyn Fn()>,
    /// The row that the page speaks of, and the column where it speaks of one: the cursor goes there.
    pub about: Memo<Option<(Key, Option<usize>)>>,
    pub arrangement: Memo<Arrangement>,
    /// Columns that are not as wide as usual, by their ids, in pixels.
    pub widths: RwSignal<Vec<(String, u16)>>,
    pub on_arrange: Box<dyn Fn(Arrangement)>,
    pub on_wish: Box<dyn Fn(&Wish) -> Answer>,
    pub pick: Box<dyn Fn(Picking) -> AnyView>,
}

/// All rows in the order of their keys; two lists with the same keys are the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows(pub Arc<Vec<Key>>);

/// A cell that is being picked from what the page offers.
#[derive(Clone)]
pub struct Picking {
    pub row: Option<Key>,
    pub column: usize,
    /// What it is called for those who do not see where it stands.
    pub name: String,
    /// What was just typed in place of what stands there.
    pub typed: Option<String>,
    /// To be called with the text to put there, or nothing to leave it as it is.
    pub done: Callback<Option<String>>,
}

/// What the grid wishes to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Texts into cells, and new rows: all of it or nothing.
    Set(Texts),
    DeleteRows(Vec<Key>),
    /// A text that is being written while the page is left: taken, or kept until it can be.
    Keep {
        row: Option<Key>,
        column: usize,
        text: String,
    },
    /// The form of a row; of a new one where there is none.
    OpenForm(Option<Key>),
    /// These rows and columns, as they are shown, in a file.
    Save {
        rows: Arc<Vec<Key>>,
        columns: Arc<Vec<usize>>,
    },
}

/// Texts that belong into cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    pub cause: Cause,
    pub cells: Vec<CellText>,
    /// New rows, with what stands in some of their columns.
    pub added: Vec<Vec<(usize, String)>>,
}

/// A text that belongs into a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellText {
    pub row: Key,
    pub column: usize,
    pub text: String,
}

/// Where texts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Typed,
    Pasted,
    Filled,
    Cleared,
    SetForAll,
}

/// What became of a wish: nothing was done where something was refused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub refused: Vec<Refused>,
    /// What to say of it, where there is something to say.
    pub said: Option<String>,
}

/// A text that a cell did not take.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub at: At,
    /// `None` where it is about the whole row.
    pub column: Option<usize>,
    pub text: String,
    pub why: String,
}

/// A row of a wish.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    Row(Key),
    /// Of the new rows, the one with this number, from 0.
    Added(usize),
}
