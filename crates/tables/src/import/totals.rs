//! Rows that hold the sum of others: `Total` where other rows name a part.

use enlace_edit::find::fold::words;

/// Whether a cell names a whole among parts.
pub fn names_a_whole(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || cell.len() > 40 {
        return false;
    }
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
    // Every cell of a table is asked: most tell by their first letter that they name no whole.
    let first = cell.as_bytes()[0].to_ascii_lowercase();
    if first.is_ascii_alphanumeric() && WHOLES.iter().all(|whole| whole.as_bytes()[0] != first) {
        return false;
    }
    let normal = words(cell).join(" ");
    WHOLES.contains(&normal.as_str())
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
        ] {
            assert!(names_a_whole(whole), "{whole}");
        }
        for part in ["", "Totalmente Novo, Lda", "Leeds", "12"] {
            assert!(!names_a_whole(part), "{part}");
        }
    }
}
