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
    "total global",
    "suma total",
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
fn names_a_whole(cell: &str) -> bool {
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

/// Whether a cell begins as the name of a whole does, `Total Fafe`, or of another figure about the rows
/// above, `Média`: firms are called so, too, so that the row has to tell.
fn begins_as_a_whole(cell: &str) -> bool {
    const FIRST: &[&str] = &[
        "total",
        "totais",
        "totals",
        "totales",
        "subtotal",
        "subtotais",
        "soma",
        "suma",
        "somatorio",
        "media",
        "medio",
        "medias",
        "mediana",
        "promedio",
        "average",
        "mean",
        "median",
        "maximo",
        "minimo",
        "maximum",
        "minimum",
        "contagem",
        "count",
        "recuento",
        "desvio",
        "desviacion",
    ];
    const BEFORE: &[&str] = &[
        "n", "o", "no", "numero", "number", "s", "sub", "grande", "grand",
    ];
    let all = words(cell);
    let first = all.iter().find(|word| !BEFORE.contains(&word.as_str()));
    first.is_some_and(|word| FIRST.contains(&word.as_str()))
}

/// Which rows hold the sum of others.
pub(super) struct TotalsFinder {
    /// The columns that can name a whole.
    naming: Vec<usize>,
    /// Those that nearly all rows fill.
    usual: Vec<usize>,
}

impl TotalsFinder {
    pub fn of(table: &OpenedTable, naming: Vec<usize>) -> Self {
        let mut filled = vec![0usize; table.grid.width()];
        let mut rows = 0;
        for row in table.data_rows().take(10_000) {
            let cells: Vec<bool> = table
                .grid
                .row(row)
                .map(|cell| !cell.trim().is_empty())
                .collect();
            let mut own = naming.iter().map(|at| table.grid.cell(row, *at).trim());
            let is_figure = own
                .find(|cell| !cell.is_empty())
                .is_some_and(begins_as_a_whole);
            if !is_figure && cells.iter().filter(|is_filled| **is_filled).count() > 1 {
                rows += 1;
                let own = cells
                    .iter()
                    .zip(&mut filled)
                    .filter(|(is_filled, _)| **is_filled);
                own.for_each(|(_, count)| *count += 1);
            }
        }
        let is_usual = |at: &usize| rows > 0 && filled[*at] * 3 >= rows * 2;
        Self {
            usual: naming.iter().copied().filter(is_usual).collect(),
            naming,
        }
    }

    /// The column in which a row says that it is the sum of others; `None` where it does not.
    pub fn column(&self, table: &OpenedTable, row: usize) -> Option<usize> {
        let cell = |at: usize| table.grid.cell(row, at).trim();
        let lacks = |other: usize| {
            self.usual
                .iter()
                .any(|at| *at != other && cell(*at).is_empty())
        };
        let mut naming = self.naming.iter().copied();
        // A sector may be called `Media`: what a row is about stands first in it.
        let first = naming.clone().find(|at| !cell(*at).is_empty());
        let is_figure = |at: usize| lacks(at) && begins_as_a_whole(cell(at));
        naming
            .find(|at| names_a_whole(cell(*at)))
            .or_else(|| first.filter(|at| is_figure(*at)))
    }
}

#[cfg(test)]
mod tests {
    use super::{begins_as_a_whole, names_a_whole};

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

    #[test]
    fn a_figure_about_other_rows_begins_with_its_word() {
        for figure in [
            "Total Fafe",
            "Total acumulado",
            "Subtotal Fafe",
            "N.º total de empresas: 2",
            "S/total",
            "Média",
            "Desvio padrão",
            "Average",
        ] {
            assert!(begins_as_a_whole(figure), "{figure}");
        }
        for other in ["Totalmente Novo", "Somatex, Lda", "Fafe", "", "Numa Total"] {
            assert!(!begins_as_a_whole(other), "{other}");
        }
    }
}
