//! The fields that a person can edit, from the tables of all nouns.

use std::sync::LazyLock;

use crate::field::row::Holds;
use crate::field::{Content, Field, FieldRow, Presence};
use crate::language::Language;
use crate::region::Kind;

/// The fields of a kind of record that a person can edit, in the order of a form.
pub fn fields(kind: Kind) -> &'static [Field] {
    static OF_KINDS: LazyLock<Vec<Vec<Field>>> = LazyLock::new(|| {
        let kinds = Kind::ALL.iter();
        kinds.map(|kind| fields_of(kind.rows())).collect()
    });
    &OF_KINDS[kind as usize]
}

/// The field of a path such as `places`, `sector.code`, `history[2].entrants` or `history[2]`,
/// which is the list; `None` where no person edits what is there.
pub fn field(kind: Kind, path: &str) -> Option<&'static Field> {
    let Some((list, rest)) = path.split_once('[') else {
        return named(fields(kind), path);
    };
    let list = named(fields(kind), list)?;
    let (Content::List(entry), Some((_, inside))) = (list.content, rest.split_once(']')) else {
        return None;
    };
    match inside.strip_prefix('.') {
        Some(inside) => named(entry, inside),
        None => inside.is_empty().then_some(list),
    }
}

fn named(fields: &'static [Field], id: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.id == id)
}

/// The fields that a person can edit, in the order of a form.
fn fields_of(rows: &'static [FieldRow]) -> Vec<Field> {
    let mut ordered = Vec::new();
    in_form_order(rows, None, &mut ordered);
    ordered.into_iter().flat_map(fields_of_row).collect()
}

/// Adds the rows that stand behind one, each with those that stand behind it.
fn in_form_order(
    rows: &'static [FieldRow],
    after: Option<&str>,
    ordered: &mut Vec<&'static FieldRow>,
) {
    for row in rows.iter().filter(|row| row.after == after) {
        ordered.push(row);
        in_form_order(rows, Some(row.name), ordered);
    }
}

fn fields_of_row(row: &'static FieldRow) -> Vec<Field> {
    let one = |content| Field {
        id: row.name,
        content,
        presence: row.presence,
    };
    // Paths are made once, for as long as the program runs.
    let inside = |name: &str| &*format!("{}.{name}", row.name).leak();
    match row.holds {
        Holds::Cell(content) => vec![one(content)],
        Holds::Entries(rows) => vec![one(Content::List(fields_of(rows).leak()))],
        Holds::Languages => {
            let field = |language: &Language| Field {
                id: inside(language.tag()),
                ..one(Content::Text)
            };
            Language::OF_TITLES.iter().map(field).collect()
        }
        Holds::Group(rows) => {
            let mut group = fields_of(rows);
            for field in &mut group {
                field.id = inside(field.id);
                if field.presence == Presence::Required {
                    field.presence = Presence::Together;
                }
            }
            // What the group cannot be without stands first.
            group.sort_by_key(|field| field.presence != Presence::Together);
            group
        }
        Holds::NotEdited | Holds::Unsaid => Vec::new(),
    }
}
