//! The fields that a person can edit, from the tables of all nouns.

use std::sync::LazyLock;

use crate::field::row::fields_of;
use crate::field::{Content, Field};
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
