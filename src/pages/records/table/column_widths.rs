//! This device remembers the widths of the columns of each table.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::browser::preference;

/// The widths of a kind's columns; the device remembers them whenever they change.
pub fn remembered(kind: Kind) -> RwSignal<Vec<(String, u16)>> {
    let key = format!("widths.{}", kind.as_str());
    let widths = RwSignal::new(read(&preference::read(&key).unwrap_or_default()));
    Effect::new(move |before: Option<()>| {
        let said = widths.with(|widths| written(widths));
        if before.is_some() {
            preference::write(&key, (!said.is_empty()).then_some(said.as_str()));
        }
    });
    widths
}

fn read(said: &str) -> Vec<(String, u16)> {
    let all = said.split(',').filter_map(|one| {
        let (column, width) = one.split_once(':')?;
        Some((column.to_owned(), width.parse().ok()?))
    });
    all.collect()
}

fn written(widths: &[(String, u16)]) -> String {
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
        assert_eq!(read(&written(&widths)), widths);
        assert!(read("places:wide,:,x").is_empty());
    }
}
