//! Which dialog of the grid is open.

use std::sync::Arc;

use crate::components::grid::props::{CellEdits, RefusedCell};

/// Which dialog is open.
#[derive(Clone, PartialEq)]
pub enum GridDialog {
    Columns,
    Actions,
    SetForAll(usize),
    Refused(Arc<(CellEdits, Vec<RefusedCell>)>),
}
