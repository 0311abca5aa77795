//! Sheets of repeated groups, as Kobo and ODK export them: each of their rows belongs to a row of another
//! sheet, which it names by its index. Read alone, nobody knows whose they are.

use rustc_hash::FxHashMap;

use crate::table::format::SheetName;
use crate::table::grid::{CellKind, Grid};
use crate::table::refusal::TableRefusal;
use crate::table::xlsx::Workbook;

const INDEX: &str = "_index";
const PARENT_INDEX: &str = "_parent_index";
const PARENT_NAME: &str = "_parent_table_name";
/// What of the columns that the tool adds says something of the answer.
const TOLD: &[&str] = &["_submission_time"];
/// Groups within groups are no deeper than this.
const DEEPEST: usize = 5;

/// Whether the rows of a sheet belong to rows of another one.
fn is_repeated(grid: &Grid) -> bool {
    column(grid, PARENT_INDEX).is_some()
}

fn column(grid: &Grid, heading: &str) -> Option<usize> {
    grid.row(0).position(|cell| cell.trim() == heading)
}

/// The first sheet of a repeated group that has none within it; `None` in a workbook without such.
pub(super) fn innermost(
    workbook: &mut Workbook,
    sheets: &[SheetName],
) -> Result<Option<usize>, TableRefusal> {
    let Some(first) = sheets.first().filter(|_| sheets.len() > 1) else {
        return Ok(None);
    };
    if column(&workbook.read(&first.name)?.grid, INDEX).is_none() {
        return Ok(None);
    }
    let (mut repeated, mut parents) = (Vec::new(), Vec::new());
    for (at, sheet) in sheets.iter().enumerate().skip(1) {
        let grid = workbook.read(&sheet.name)?.grid;
        if is_repeated(&grid) && grid.rows() > 1 {
            repeated.push(at);
            parents.extend(parent(&grid, at, sheets));
        }
    }
    Ok(repeated.into_iter().find(|at| !parents.contains(at)))
}

/// The place of the sheet to whose rows those of this one belong.
fn parent(grid: &Grid, own: usize, sheets: &[SheetName]) -> Option<usize> {
    let named = column(grid, PARENT_NAME).map(|at| grid.cell(1, at).trim());
    let by_name = sheets
        .iter()
        .position(|sheet| named == Some(sheet.name.as_str()));
    by_name.or(Some(0)).filter(|at| *at != own)
}

/// A sheet with the cells of the rows to which its own belong behind them, and how many rows of the other
/// sheet have none here. A sheet of no repeated group is as it is.
pub(super) fn joined(
    workbook: &mut Workbook,
    sheets: &[SheetName],
    at: usize,
    grid: Grid,
) -> Result<(Grid, usize), TableRefusal> {
    join(workbook, sheets, at, grid, DEEPEST)
}

fn join(
    workbook: &mut Workbook,
    sheets: &[SheetName],
    at: usize,
    grid: Grid,
    depth: usize,
) -> Result<(Grid, usize), TableRefusal> {
    let (Some(key), Some(parent)) = (column(&grid, PARENT_INDEX), parent(&grid, at, sheets)) else {
        return Ok((grid, 0));
    };
    if depth == 0 {
        return Ok((grid, 0));
    }
    let other = workbook.read(&sheets[parent].name)?.grid;
    let (other, _) = join(workbook, sheets, parent, other, depth - 1)?;
    let Some(index) = column(&other, INDEX) else {
        return Ok((grid, 0));
    };
    let rows: FxHashMap<&str, usize> = (1..other.rows())
        .map(|row| (other.cell(row, index).trim(), row))
        .collect();
    let own: Vec<&str> = grid.row(0).map(str::trim).collect();
    let is_told = |heading: &str| {
        let heading = heading.trim();
        let is_known = own.contains(&heading);
        (!heading.starts_with('_') || TOLD.contains(&heading)) && !is_known && !heading.is_empty()
    };
    let columns: Vec<usize> = (0..other.length(0))
        .filter(|at| is_told(other.cell(0, *at)))
        .collect();
    let width = grid.length(0);
    let mut used = vec![false; other.rows()];
    let mut whole = Grid::default();
    for row in 0..grid.rows() {
        for at in 0..width.max(grid.length(row)) {
            whole.push(grid.cell(row, at), grid.kind(row, at));
        }
        let from = match row {
            0 => Some(0),
            _ => rows.get(grid.cell(row, key).trim()).copied(),
        };
        for at in &columns {
            match from {
                Some(from) => whole.push(other.cell(from, *at), other.kind(from, *at)),
                None => whole.push("", CellKind::Text),
            }
        }
        if let Some(from) = from {
            used[from] = true;
        }
        whole.end_row();
    }
    let without = (1..other.rows()).filter(|row| !used[*row] && !other.is_empty_row(*row));
    let without = without.count();
    Ok((whole, without))
}
