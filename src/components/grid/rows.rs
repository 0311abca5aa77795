//! The visible rows are drawn straight into the page, without a view for each cell.
//!
//! Of twenty thousand rows some forty elements exist, and scrolling only changes the texts of those
//! that come into view.

use std::ops::Range;

use web_sys::{Element, HtmlElement};

use crate::components::grid::props::{CellInput, GridCell, GridColumn};
use leptos::wasm_bindgen::JsCast;

/// Rows drawn beyond the edges of the viewport.
const BEYOND: usize = 6;
/// The width of the column of row numbers.
pub const HEAD: f64 = 64.0;
/// Below this width in pixels only one column is frozen, and no wider than [`NARROW_COLUMN`].
const NARROW: i32 = 640;
const NARROW_COLUMN: f64 = 132.0;

/// The position and width of the visible columns, in pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnLayout {
    pub lefts: Vec<f64>,
    pub widths: Vec<f64>,
    pub frozen: usize,
}

impl ColumnLayout {
    /// The layout of columns of these widths in a grid of this width.
    pub fn new(columns: impl Iterator<Item = i32>, frozen: usize, width: i32) -> Self {
        let is_narrow = width > 0 && width < NARROW;
        let frozen = if is_narrow { frozen.min(1) } else { frozen };
        let mut layout = Self {
            frozen,
            ..Self::default()
        };
        let mut left = HEAD;
        for (index, width) in columns.enumerate() {
            let mut width = f64::from(width);
            if is_narrow && index < frozen {
                width = width.min(NARROW_COLUMN);
            }
            layout.lefts.push(left);
            layout.widths.push(width);
            left += width;
        }
        layout
    }

    /// The width of all columns together.
    pub fn width(&self) -> f64 {
        HEAD + self.widths.iter().sum::<f64>()
    }

    /// The width of the row numbers and the frozen columns together.
    pub fn frozen_width(&self) -> f64 {
        HEAD + self.widths.iter().take(self.frozen).sum::<f64>()
    }

    /// The columns as the style sheet expects them.
    pub fn template(&self) -> String {
        let widths = self.widths.iter().map(|width| format!(" {width}px"));
        format!("{HEAD}px{}", widths.collect::<String>())
    }
}

/// The marks of a row: everything about its looks but the texts of its cells.
pub struct RowMarks {
    /// The selected columns of the row, empty where there are none.
    pub selected: Range<usize>,
    /// The column of the cursor, if it is in this row.
    pub active: Option<usize>,
    pub is_marked: bool,
    /// The row in which a new record begins.
    pub is_new: bool,
}

/// The row elements that exist in the page.
#[derive(Default)]
pub struct RenderedRows {
    body: Option<HtmlElement>,
    slots: Vec<RowElement>,
    classes: Vec<&'static str>,
    version: u32,
    height: f64,
}

struct RowElement {
    row: HtmlElement,
    head: HtmlElement,
    cells: Vec<CellElement>,
    index: usize,
    version: u32,
    class: &'static str,
}

struct CellElement {
    element: HtmlElement,
    text: String,
    said: CellRemark,
    is_ditto: bool,
    look: u8,
}

/// What is said of a cell beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellRemark {
    Nothing,
    Problem,
    Remark,
}

const SELECTED: u8 = 1;
const ACTIVE: u8 = 2;
const PROBLEM: u8 = 4;
const REMARK: u8 = 8;
const DITTO: u8 = 16;

impl RenderedRows {
    /// Starts again with these columns, each with its index among all columns, which screen readers are
    /// told.
    pub fn rebuild(
        &mut self,
        body: HtmlElement,
        columns: &[(usize, &GridColumn)],
        layout: &ColumnLayout,
    ) {
        body.set_text_content(None);
        self.body = Some(body);
        self.slots.clear();
        self.classes = columns
            .iter()
            .map(|(_, column)| match column.entry {
                CellInput::Number => "number",
                CellInput::Form => "form",
                _ => "",
            })
            .collect();
        // The first row is needed to measure the height of all rows.
        self.add_slot(columns, layout);
    }

    /// Notes that all texts may have changed.
    pub fn forget_texts(&mut self) {
        self.version += 1;
    }

    /// The height of a row in pixels, as the style sheet sets it; 0 before the rows are in the page.
    pub fn row_height(&self) -> f64 {
        self.height
    }

    /// Measures the height of the rows where that was not done yet. Measuring while scrolling would lay
    /// out the page again.
    pub fn measure(&mut self) {
        if self.height == 0.0 {
            let heights = self.slots.iter().map(|slot| slot.row.offset_height());
            self.height = heights.max().unwrap_or(0).into();
        }
    }

    /// Forgets the height of the rows, because the window has another size.
    pub fn forget_height(&mut self) {
        self.height = 0.0;
        self.slots
            .iter_mut()
            .for_each(|slot| slot.version = self.version.wrapping_sub(1));
    }

    /// Draws the rows of a viewport that begins at `top` pixels and is `height` pixels high.
    pub fn draw(
        &mut self,
        (top, height): (f64, f64),
        rows: usize,
        columns: &[(usize, &GridColumn)],
        layout: &ColumnLayout,
        read: &dyn Fn(usize) -> (String, Vec<GridCell>),
        marks: &dyn Fn(usize) -> RowMarks,
    ) {
        let row_height = self.row_height();
        let seen = (height / row_height).ceil() as usize + 1;
        while self.slots.len() < seen + 2 * BEYOND {
            self.add_slot(columns, layout);
        }
        let first = ((top / row_height) as usize).saturating_sub(BEYOND);
        let first = first.min(rows.saturating_sub(1));
        let count = self.slots.len();
        for index in first..first + count {
            let slot = &mut self.slots[index % count];
            if index >= rows {
                slot.hide();
                continue;
            }
            if slot.index != index || slot.version != self.version {
                let (head, cells) = read(index);
                slot.write(index, row_height, &head, &cells);
                slot.version = self.version;
            }
            slot.mark(&marks(index), &self.classes, layout.frozen);
        }
    }

    fn add_slot(&mut self, columns: &[(usize, &GridColumn)], layout: &ColumnLayout) {
        let Some(body) = &self.body else { return };
        let row = element(body, "row");
        let head = element(body, "rowheader");
        set(&head, "aria-colindex", "1");
        // Every element below was just made, so nothing refuses it.
        let _ = row.append_child(&head);
        let mut cells = Vec::with_capacity(columns.len());
        for (index, (number, _)) in columns.iter().enumerate() {
            let cell = element(body, "gridcell");
            set(&cell, "aria-colindex", &(number + 2).to_string());
            if index < layout.frozen {
                let left = format!("{}px", layout.lefts[index]);
                let _ = cell.style().set_property("left", &left);
            }
            let _ = row.append_child(&cell);
            cells.push(CellElement {
                element: cell,
                text: String::new(),
                said: CellRemark::Nothing,
                is_ditto: false,
                look: u8::MAX,
            });
        }
        let _ = body.append_child(&row);
        self.slots.push(RowElement {
            row,
            head,
            cells,
            index: usize::MAX,
            version: 0,
            class: "",
        });
    }
}

impl RowElement {
    fn hide(&mut self) {
        if self.index != usize::MAX {
            self.index = usize::MAX;
            self.row.set_hidden(true);
        } else if self.version == 0 {
            self.version = 1;
            self.row.set_hidden(true);
        }
    }

    fn write(&mut self, index: usize, row_height: f64, head: &str, cells: &[GridCell]) {
        if self.index != index {
            self.row.set_hidden(false);
            self.index = index;
            set(&self.row, "aria-rowindex", &(index + 2).to_string());
            let top = format!("{}px", index as f64 * row_height);
            let _ = self.row.style().set_property("top", &top);
            // The id of the cursor's cell names its row, so the cell has to be drawn again.
            for shown in &mut self.cells {
                if shown.look != u8::MAX && shown.look & ACTIVE != 0 {
                    let _ = shown.element.remove_attribute("id");
                    shown.look = u8::MAX;
                }
            }
        }
        self.head.set_text_content(Some(head));
        for (shown, cell) in self.cells.iter_mut().zip(cells) {
            if shown.text != cell.text {
                shown.element.set_text_content(Some(&cell.text));
                shown.text.clone_from(&cell.text);
            }
            match cell.said() {
                Some(said) => set(&shown.element, "title", said),
                None if shown.said != CellRemark::Nothing => {
                    drop(shown.element.remove_attribute("title"));
                }
                None => {}
            }
            shown.is_ditto = cell.is_ditto;
            shown.said = match (&cell.problem, &cell.remark) {
                (Some(_), _) => CellRemark::Problem,
                (None, Some(_)) => CellRemark::Remark,
                (None, None) => CellRemark::Nothing,
            };
        }
    }

    fn mark(&mut self, marks: &RowMarks, classes: &[&'static str], frozen: usize) {
        let class = match (marks.is_marked, marks.is_new) {
            (true, _) => "grid-row marked",
            (false, true) => "grid-row new",
            (false, false) => "grid-row",
        };
        if self.class != class {
            self.class = class;
            self.row.set_class_name(class);
            set_or_remove(
                &self.row,
                "aria-selected",
                marks.is_marked.then_some("true"),
            );
        }
        for (index, shown) in self.cells.iter_mut().enumerate() {
            let is_active = marks.active == Some(index);
            let look = u8::from(marks.selected.contains(&index)) * SELECTED
                + u8::from(is_active) * ACTIVE
                + u8::from(shown.is_ditto) * DITTO
                + match shown.said {
                    CellRemark::Nothing => 0,
                    CellRemark::Problem => PROBLEM,
                    CellRemark::Remark => REMARK,
                };
            if shown.look == look {
                continue;
            }
            shown.look = look;
            let cell = &shown.element;
            let parts = [
                "cell",
                classes.get(index).copied().unwrap_or_default(),
                if index < frozen { "frozen" } else { "" },
                if look & SELECTED != 0 { "selected" } else { "" },
                if is_active { "active" } else { "" },
                if shown.is_ditto { "ditto" } else { "" },
                match shown.said {
                    CellRemark::Nothing => "",
                    CellRemark::Problem => "problem",
                    CellRemark::Remark => REMARKED,
                },
            ];
            cell.set_class_name(&parts.join(" "));
            set_or_remove(
                cell,
                "aria-selected",
                (look & SELECTED != 0).then_some("true"),
            );
            let is_wrong = shown.said == CellRemark::Problem;
            set_or_remove(cell, "aria-invalid", is_wrong.then_some("true"));
            let is_told = is_active && shown.said != CellRemark::Nothing;
            let described = is_told.then_some(SAID_ID);
            set_or_remove(cell, "aria-describedby", described);
            let id = is_active.then(|| cell_id(self.index, index));
            set_or_remove(cell, "id", id.as_deref());
        }
    }
}

/// The id of the element that says what is wrong with the cell of the cursor, or should be known of it.
pub const SAID_ID: &str = "grid-said";
/// The class of a cell of which something should be known.
const REMARKED: &str = "remark";

/// Whether something is said of a cell beside its text.
pub fn is_told_of(cell: &Element) -> bool {
    cell.has_attribute("aria-invalid") || cell.class_name().split(' ').any(|own| own == REMARKED)
}

/// The id that a cell has while the cursor is on it.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

fn element(beside: &HtmlElement, role: &str) -> HtmlElement {
    let document = beside
        .owner_document()
        .expect("an element stands in a document");
    let made = document.create_element("div").expect("a div can be made");
    set(made.unchecked_ref(), "role", role);
    made.unchecked_into()
}

fn set(element: &HtmlElement, name: &str, value: &str) {
    // The browser refuses only names that are no attribute names.
    let _ = element.set_attribute(name, value);
}

fn set_or_remove(element: &HtmlElement, name: &str, value: Option<&str>) {
    match value {
        Some(value) => set(element, name, value),
        None => drop(element.remove_attribute(name)),
    }
}
