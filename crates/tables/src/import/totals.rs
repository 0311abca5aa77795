//! Rows that hold the sum of others: `Total` where other rows name a part.

use crate::table::OpenedTable;
use enlace_model::fold::words;

const WHOLES: &[&str] = &[
    "total",
    "totals",
    "totais",
    "totales",
    "subtotal",
    "sub total",
    "grand total",
    "total geral",
    "total general",
    "overall",
    "soma",
    "suma",
    "all ages",
    "todos",
    "todas",
    "ambos os sexos",
    "ambos sexos",
    "hm",
];

/// Whether a cell names a whole among parts: `Total`, `Total (2 empresas)`, `Totais do concelho`.
pub fn names_a_whole(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || cell.len() > 60 {
        return false;
    }
    // Every cell of a table is asked: most tell by their first letter that they name no whole.
    let first = cell.as_bytes()[0].to_ascii_lowercase();
    if first.is_ascii_alphanumeric() && WHOLES.iter().all(|whole| whole.as_bytes()[0] != first) {
        return false;
    }
    let is_whole = |text: &str| WHOLES.contains(&words(text).join(" ").as_str());
    if is_whole(cell) {
        return true;
    }
    // What follows says of what, or how many.
    let end = cell.find(|c: char| matches!(c, '(' | ':' | '=' | '–' | '—') || c.is_ascii_digit());
    if end.is_some_and(|end| is_whole(&cell[..end])) {
        return true;
    }
    let all = words(cell);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let of = ["de", "do", "da", "dos", "das", "of", "del"];
    matches!(all.as_slice(), ["total" | "totais" | "totals" | "totales" | "subtotal", word, ..] if of.contains(word))
}

/// Rows that are notes beside a table of several columns: they have one cell, which begins as a note
/// does, or stand apart below the last row.
pub(super) fn notes(table: &OpenedTable) -> Vec<usize> {
    let grid = &table.grid;
    let filled = |row: usize| {
        let cells = grid.row(row).filter(|cell| !cell.trim().is_empty());
        cells.take(2).count()
    };
    let rows: Vec<usize> = table.data_rows().collect();
    let Some(last) = rows.iter().rev().find(|row| filled(**row) > 1).copied() else {
        return Vec::new();
    };
    let mut apart = false;
    let mut notes = Vec::new();
    for row in rows {
        apart |= row > last && row > 0 && grid.is_empty_row(row - 1);
        let is_note = || {
            let cell = grid.row(row).find(|cell| !cell.trim().is_empty());
            cell.is_some_and(begins_a_note)
        };
        if filled(row) == 1 && ((row > last && apart) || is_note()) {
            notes.push(row);
        }
    }
    notes
}

/// Whether a cell begins as notes do: `Nota:`, `Fonte:`, `* …`.
fn begins_a_note(cell: &str) -> bool {
    const NOTES: &[&str] = &[
        "nota",
        "notas",
        "note",
        "notes",
        "fonte",
        "fontes",
        "source",
        "sources",
        "fuente",
        "fuentes",
        "obs",
        "observacao",
        "observacoes",
        "observaciones",
        "legenda",
        "leyenda",
    ];
    let cell = cell.trim();
    if cell.starts_with(['*', '†', '¹', '²']) {
        return true;
    }
    let head = cell.split_once(':').map(|(head, _)| words(head).join(" "));
    head.is_some_and(|head| NOTES.contains(&head.as_str()))
}

#[cfg(test)]
mod tests {
    use super::names_a_whole;

    #[test]
    fn a_whole_is_told_from_a_part() {
        for whole in [
            "Total",
            " TOTAL ",
            "Subtotal",
            "Ambos os sexos",
            "Total geral",
            "Total (2 empresas)",
            "TOTAL: 7",
            "Totais do concelho",
        ] {
            assert!(names_a_whole(whole), "{whole}");
        }
        for part in ["", "Totalmente Novo, Lda", "Total Têxtil", "Leeds", "12"] {
            assert!(!names_a_whole(part), "{part}");
        }
    }
}
