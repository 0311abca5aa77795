//! Numbers in place of the texts of ids.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

/// Texts by number. A text is looked for by its place in memory first: a region's records share the
/// texts of ids, so that the text itself need hardly ever be fetched.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextIndex {
    all: Vec<Arc<str>>,
    /// INVARIANT: only of texts that `all` holds, so that no other text can come to lie there.
    by_place: FxHashMap<usize, u32>,
    /// Made when a text is looked for that lies elsewhere.
    by_text: OnceCell<FxHashMap<Arc<str>, u32>>,
}

impl TextIndex {
    /// The texts in their order; each must come once.
    pub fn of<'a>(texts: impl ExactSizeIterator<Item = &'a Arc<str>>) -> Self {
        let mut own = Self::default();
        own.all.reserve(texts.len());
        own.by_place.reserve(texts.len());
        texts.for_each(|text| own.add(text));
        own
    }

    /// Gives a text that has none yet the next number.
    pub fn add(&mut self, text: &Arc<str>) {
        let i = self.all.len() as u32;
        self.all.push(text.clone());
        self.by_place.insert(place(text), i);
        if let Some(by_text) = self.by_text.get_mut() {
            by_text.insert(text.clone(), i);
        }
    }

    /// The number of a text, if it has one.
    pub fn find(&self, text: &Arc<str>) -> Option<u32> {
        if let Some(i) = self.by_place.get(&place(text)) {
            return Some(*i);
        }
        let by_text = self
            .by_text
            .get_or_init(|| self.all.iter().cloned().zip(0..).collect());
        by_text.get(text).copied()
    }
}

fn place(text: &Arc<str>) -> usize {
    Arc::as_ptr(text).cast::<u8>() as usize
}
