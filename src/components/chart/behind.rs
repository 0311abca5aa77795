//! The table behind a picture: the same figures in rows and columns, drawn when it is opened.

use leptos::prelude::*;

use crate::components::chart::Choose;
use crate::components::figure;

/// With more columns a table is scrolled on a narrow page.
const FOLDED: usize = 6;

/// The table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    pub heads: Vec<ColumnHead>,
    pub rows: Vec<Vec<DataCell>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnHead {
    pub label: String,
    pub holds: ColumnContent,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnContent {
    Words,
    Figures,
}

/// A cell: how it reads, the figure itself, and by which the page knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataCell {
    pub text: String,
    /// For a spreadsheet; none in words.
    pub number: Option<f64>,
    pub key: Option<usize>,
}

impl ColumnHead {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        let label = label.into();
        Self {
            label,
            holds: ColumnContent::Words,
        }
    }

    /// A column of figures.
    pub fn figures(label: impl Into<String>) -> Self {
        let label = label.into();
        Self {
            label,
            holds: ColumnContent::Figures,
        }
    }
}

impl DataCell {
    /// Words.
    pub fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A figure as it reads; with a key it can be asked about.
    pub fn figure(text: String, number: f64, key: Option<usize>) -> Self {
        Self {
            text,
            number: number.is_finite().then_some(number),
            key,
        }
    }
}

/// The table as it stands below its picture. The first cell of a row says what the row is about.
pub fn table(behind: &DataTable, caption: String, choose: &Choose) -> AnyView {
    let class = |column: usize| match behind.heads.get(column).map(|head| head.holds) {
        Some(ColumnContent::Figures) => "number",
        _ => "words",
    };
    let heads = behind.heads.iter().enumerate().map(|(column, head)| {
        let label = head.label.clone();
        view! {
            <th scope="col" class=class(column)>
                {label}
            </th>
        }
        .into_any()
    });
    let rows = behind.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let text = cell.text.clone();
            if column == 0 {
                return view! {
                    <th scope="row">
                        <bdi>{text}</bdi>
                    </th>
                }
                .into_any();
            }
            let head = behind.heads.get(column).map(|head| head.label.clone());
            let head = head.unwrap_or_default();
            let named = head.clone();
            let content = match cell.key {
                Some(key) => {
                    let choose = choose.clone();
                    figure::figure(text, head, move || choose(key))
                }
                None => text.into_any(),
            };
            view! {
                <td class=class(column) data-label=named>
                    {content}
                </td>
            }
            .into_any()
        });
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    });
    let label = caption.clone();
    // On a narrow page few columns stand below each other; many are scrolled.
    let folds = if behind.heads.len() <= FOLDED {
        "table folds"
    } else {
        "table"
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class=folds>
                <caption>{caption}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
