//! This device remembers of each table how wide its columns are, in which order they stand, and whether a row
//! says their totals.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::browser::preference;
use crate::components::grid::props::TotalsRow;

/// The widths of a kind's columns.
pub fn widths(kind: Kind) -> RwSignal<Vec<(String, u16)>> {
    remembered("widths", kind, read_widths, |widths| written_widths(widths))
}

/// The order of a kind's columns.
pub fn order(kind: Kind) -> RwSignal<Vec<String>> {
    let read = |said: &str| {
        let all = said.split(',').filter(|id| !id.is_empty());
        all.map(str::to_owned).collect()
    };
    remembered("columns", kind, read, |order: &Vec<String>| order.join(","))
}

/// Whether a row says the totals.
pub fn totals(kind: Kind) -> RwSignal<TotalsRow> {
    let read = |said: &str| match said {
        SHOWN => TotalsRow::Shown,
        _ => TotalsRow::Hidden,
    };
    remembered("totals", kind, read, |totals| match totals {
        TotalsRow::Shown => SHOWN.to_owned(),
        TotalsRow::Hidden => String::new(),
    })
}

const SHOWN: &str = "shown";

/// What the device remembers under this name of a kind's table; it remembers every change.
fn remembered<T: Send + Sync + 'static>(
    name: &str,
    kind: Kind,
    read: impl Fn(&str) -> T,
    written: impl Fn(&T) -> String + 'static,
) -> RwSignal<T> {
    let key = format!("{name}.{}", kind.as_str());
    let kept = RwSignal::new(read(&preference::read(&key).unwrap_or_default()));
    Effect::new(move |before: Option<()>| {
        let said = kept.with(&written);
        if before.is_some() {
            preference::write(&key, (!said.is_empty()).then_some(said.as_str()));
        }
    });
    kept
}

fn read_widths(said: &str) -> Vec<(String, u16)> {
    let all = said.split(',').filter_map(|one| {
        let (column, width) = one.split_once(':')?;
        Some((column.to_owned(), width.parse().ok()?))
    });
    all.collect()
}

fn written_widths(widths: &[(String, u16)]) -> String {
    let all = widths
        .iter()
        .map(|(column, width)| format!("{column}:{width}"));
    all.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_come_back_from_their_text_and_what_is_no_width_is_left_out() {
        let widths = vec![("places".to_owned(), 80), ("sector.code".to_owned(), 300)];
        assert_eq!(read_widths(&written_widths(&widths)), widths);
        assert!(read_widths("places:wide,:,x").is_empty());
    }
}
