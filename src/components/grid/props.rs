//! The props are what a page gives the grid, and the edits that the grid requests from the page.

use std::sync::Arc;

use enlace_edit::field::DecimalMark;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::grid::arrangement::Arrangement;

/// The key of a row; the grid only compares keys.
pub type RowKey = Arc<str>;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct GridColumn {
    pub id: &'static str,
    pub label: String,
    /// The unit of the column's numbers, shown beside the label; empty where there is none.
    pub unit: String,
    /// The usual width in pixels.
    pub width: u16,
    pub entry: CellInput,
    /// Whether Tab stops here while a new row is filled in.
    pub new_row: NewRowStop,
    /// The name of the group of columns to which it belongs; empty where there is none.
    pub group: &'static str,
    pub repeated: RepeatedText,
    pub total: ColumnTotal,
    /// The column whose numbers are summed beside those of this one, by its id; empty where there is none.
    pub summed_with: &'static str,
}

/// What the numbers of a column give together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnTotal {
    /// Nothing that means anything, as years do.
    Nothing,
    /// Their mean.
    Mean,
    /// The mean of shares, written in per cent.
    MeanPercent,
    Sum,
}

/// How a text is shown that stands in the row above, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatedText {
    InFull,
    /// As a mark, until the cursor is on it; screen readers read it in full.
    AsDitto,
}

/// Whether Tab stops in a column while a new row is filled in: it passes over what a row can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewRowStop {
    Stops,
    PassesOver,
}

/// A new row that is not kept yet.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingRow {
    /// The columns without which it cannot be kept, by their indices among all columns.
    pub missing: Vec<usize>,
    /// The same in words.
    pub said: String,
}

/// How a cell of the column is edited.
#[derive(Clone, Debug, PartialEq)]
pub enum CellInput {
    Text,
    Number,
    /// By choosing one of these words, or nothing.
    Choice(Vec<String>),
    /// With the picker that the page gives as [`GridProps::pick`].
    Picked,
    /// Not in the grid: the cell opens the form of its row.
    Form,
}

/// The content of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    pub text: String,
    /// The text that is edited and copied, where it differs from the text that is shown.
    pub plain: Option<String>,
    /// The cell's number, for sorting, filters and totals.
    pub number: Option<f64>,
    /// The cell's problem, in words.
    pub problem: Option<String>,
    /// What should be known of it, in words; not said where something is wrong with it.
    pub remark: Option<String>,
    /// Whether it says what the cell above says, and only a mark is shown.
    pub is_ditto: bool,
}

impl GridCell {
    /// The text that is edited and copied.
    pub fn plain(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }

    /// What is said of it beside its text: what is wrong, else what should be known.
    pub fn said(&self) -> Option<&str> {
        self.problem.as_deref().or(self.remark.as_deref())
    }
}

/// What is found in a cell.
#[derive(Clone)]
pub struct CellFinding {
    pub kind: FindingKind,
    /// What it is about, with its numbers; empty where there is nothing more to say.
    pub about: String,
    pub says: String,
    /// The likeliest stands first.
    pub corrections: Vec<OfferedCorrection>,
    /// The words and the route of a link to where it is decided, where that is not here.
    pub elsewhere: Option<(String, &'static str)>,
}

/// Whether something is wrong with a cell, or only should be known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    Wrong,
    Remark,
}

/// A correction that can be chosen at the cell.
#[derive(Clone)]
pub struct OfferedCorrection {
    /// What it does, in the words of its button.
    pub label: String,
    /// Does it, or says why not.
    pub run: Callback<(), Result<(), String>>,
}

/// The cells in which something is wrong: each the key of its row and the index of its column among all
/// columns, in the order of the keys.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemCells(pub Arc<[(RowKey, usize)]>);

/// What a page puts around the grid.
pub struct GridSurroundings {
    /// The title of the page, at the beginning of the line of tools.
    pub title: AnyView,
    /// The page's own buttons, before those of the grid.
    pub tools: AnyView,
    /// What stands at the end of the line below the grid.
    pub foot: AnyView,
    /// What is said over the grid while it has no row.
    pub empty: AnyView,
}

/// Reads the cells of a row in some columns.
type ReadCells = Box<dyn Fn(&RowKey, &[usize]) -> Vec<GridCell>>;
/// Tells all that is found in a cell of a row.
type TellFindings = Box<dyn Fn(&RowKey, usize) -> Vec<CellFinding>>;
/// Reads the cells of the row for a new record in some columns.
type ReadNewCells = Box<dyn Fn(&[usize]) -> Vec<GridCell>>;

/// What a page gives the grid.
pub struct GridProps {
    /// The name of the grid for screen readers.
    pub name: String,
    pub columns: Vec<GridColumn>,
    /// How the language writes decimals, for the numbers of filters.
    pub decimal: DecimalMark,
    /// All rows, in the order of their keys.
    pub rows: Memo<RowKeys>,
    /// Reads the cells of a row in these columns, without subscribing to anything.
    pub read: ReadCells,
    /// Reads the cells of the row in which a new record begins.
    pub read_new: ReadNewCells,
    pub problem_cells: Memo<ProblemCells>,
    pub findings: TellFindings,
    /// What a new row still waits for; `None` where nothing is typed into it.
    pub pending: Signal<Option<PendingRow>>,
    /// Another number after every change of the data.
    pub edition: Signal<u32>,
    /// Subscribes to whatever changes the cells.
    pub track_changes: Box<dyn Fn()>,
    /// The row, and perhaps the column, that the page's address names; the cursor moves there.
    pub target: Memo<Option<(RowKey, Option<usize>)>>,
    pub arrangement: Memo<Arrangement>,
    /// The widths that differ from the usual ones, in pixels, by the ids of their columns.
    pub widths: RwSignal<Vec<(String, u16)>>,
    /// The ids of the columns in the order that was chosen; empty for the usual one.
    pub order: RwSignal<Vec<String>>,
    pub totals: RwSignal<TotalsRow>,
    pub on_arrange: Box<dyn Fn(Arrangement)>,
    pub on_edit: Box<dyn Fn(&EditRequest) -> EditResponse>,
    pub pick: Box<dyn Fn(PickRequest) -> AnyView>,
}

/// Whether a row below the others says their totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TotalsRow {
    #[default]
    Hidden,
    Shown,
}

/// All rows in the order of their keys. Two lists with the same keys are equal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowKeys(pub Arc<Vec<RowKey>>);

/// The id of the picker in a cell.
pub const PICKER: &str = "grid-pick";

/// A request to show a picker for a cell.
#[derive(Clone)]
pub struct PickRequest {
    pub row: Option<RowKey>,
    pub column: usize,
    /// The name of the picker for screen readers.
    pub name: String,
    /// The text that was just typed over the cell's own.
    pub typed: Option<String>,
    /// Called with the text for the cell, or with `None` to leave the cell as it is.
    pub done: Callback<Option<String>>,
    /// Called with Enter, Tab or Escape once the picker has done its part.
    pub on_key: Callback<KeyboardEvent>,
}

/// An edit that the grid asks the page for.
#[derive(Clone, Debug, PartialEq)]
pub enum EditRequest {
    /// Write texts into cells and add rows: all of it or nothing.
    Set(CellEdits),
    DeleteRows {
        rows: Vec<RowKey>,
        /// How many rows the search and the filters hide, which stay.
        hidden: usize,
    },
    /// Take the text of an open editor while the page is left, or keep it until it can be taken.
    Keep {
        row: Option<RowKey>,
        column: usize,
        text: String,
    },
    Undo,
    Redo,
    /// Open the form of a row, or of a new record where there is no row.
    OpenForm(Option<RowKey>),
    /// Save these rows and columns, as they are shown, as a file.
    Save {
        rows: Arc<Vec<RowKey>>,
        columns: Arc<Vec<usize>>,
    },
}

/// Texts to be written into cells.
#[derive(Clone, Debug, PartialEq)]
pub struct CellEdits {
    pub cause: EditCause,
    pub cells: Vec<CellText>,
    /// New rows, each with the texts of some of its columns.
    pub added: Vec<Vec<(usize, String)>>,
}

/// A text to be written into a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellText {
    pub row: RowKey,
    pub column: usize,
    pub text: String,
}

/// The action that texts come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditCause {
    Typed,
    Pasted,
    Filled,
    Cleared,
    SetForAll,
}

/// The page's response to an edit. Where a cell was refused, nothing was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditResponse {
    pub refused: Vec<RefusedCell>,
    /// A message for the user, where there is one.
    pub message: Option<String>,
}

/// A cell that did not accept its text.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedCell {
    pub row: RowRef,
    /// `None` where the refusal is about the whole row.
    pub column: Option<usize>,
    pub text: String,
    pub reason: String,
}

/// A row of an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum RowRef {
    Row(RowKey),
    /// The new row at this index, from 0.
    Added(usize),
}
