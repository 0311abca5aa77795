//! A choice source is what a field is chosen from: the region's records or a code list.
//!
//! Entries are found by code, word or misspelling.

use std::sync::{Arc, Mutex};

use enlace_edit::field::{CodeList, Content};
use enlace_edit::find::{EntryOrigin, Finder};
use enlace_model::local_number::is_made;
use enlace_model::order::put_in_order;
use enlace_model::{Kind, RecordRef, Region};
use leptos::prelude::*;

use crate::browser::intl::folded;
use crate::components::picker::{PickerOption, PickerSearch, Show};
use crate::i18n::Words;
use crate::pages::shared::names;
use crate::state::document::Document;
use crate::state::document::figures::Edition;

/// How many entries are offered at once; typing more narrows them.
const OFFERED: usize = 50;

/// What a field is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceSource {
    Records(Kind),
    List(CodeList),
    /// Known choices, by the texts that stand in the file.
    Options(&'static [&'static str]),
}

impl ChoiceSource {
    /// The source for a field with this content; `None` where it is not chosen from a list.
    pub fn of(content: Content) -> Option<Self> {
        match content {
            Content::Reference(kind) | Content::References(kind) => Some(Self::Records(kind)),
            Content::Choices(choices) => Some(Self::Options(choices)),
            Content::Coded(list) | Content::Texts(Some(list)) => Some(Self::List(list)),
            _ => None,
        }
    }

    /// The name of a code; the code itself where nobody knows it.
    pub fn name(self, w: Words, document: Document, code: &str) -> String {
        if code.is_empty() {
            return String::new();
        }
        match self {
            Self::Records(kind) => document.region().map_or_else(
                || code.to_owned(),
                |region| names::record(w, &region, &RecordRef::new(kind, code)),
            ),
            Self::Options(_) => names::option(w, code),
            Self::List(CodeList::Cnaef) => w.field_of_education(code),
            Self::List(list) => match title(w, document, list, code) {
                Some(title) if list == CodeList::Areas => title,
                Some(title) => format!("{code} {title}"),
                None => code.to_owned(),
            },
        }
    }

    /// The code of the entry with this title; the text itself where there is none.
    pub fn code(self, w: Words, document: Document, text: &str) -> String {
        let found = match self {
            Self::List(list) => untrack(|| document.codelist(list)),
            Self::Records(_) => None,
            Self::Options(all) => {
                let named = all
                    .iter()
                    .find(|own| folded(&names::option(w, own)) == folded(text));
                return named.map_or_else(|| text.to_owned(), |own| (*own).to_owned());
            }
        };
        if self == Self::List(CodeList::Cnaef) {
            let mut all = w.under("field").into_iter();
            let named = all.find(|(_, title)| folded(title) == folded(text));
            return named.map_or_else(|| text.to_owned(), |(code, _)| code.to_owned());
        }
        let code = found.and_then(|found| {
            let mut all = found.in_language(w.0.tag());
            let named = all.find(|(_, title)| folded(title) == folded(text));
            named.map(|(code, _)| code.to_owned())
        });
        code.unwrap_or_else(|| text.to_owned())
    }

    /// The names of codes, for a picker.
    pub fn show(self, w: Words, document: Document) -> Show {
        Arc::new(move |code| self.name(w, document, code))
    }

    /// Finds entries, for a picker. The search index is built at the first search, and again only after
    /// the region or the list changed.
    pub fn search(self, w: Words, document: Document) -> PickerSearch {
        let ready: Mutex<Option<SearchIndex>> = Mutex::new(None);
        Arc::new(move |asked| {
            let of = (document.edition(), untrack(|| self.length(w, document)));
            let Ok(mut ready) = ready.lock() else {
                return Vec::new();
            };
            if ready.as_ref().is_none_or(|ready| ready.of != of) {
                *ready = Some(untrack(|| self.ready(w, document, of)));
            }
            let ready = ready.as_ref().expect("was just made ready");
            let found = ready.finder.find(asked, OFFERED).into_iter();
            found
                .map(|found| ready.offers[found.place].clone())
                .collect()
        })
    }

    /// The length of the list; 0 until it is fetched.
    fn length(self, w: Words, document: Document) -> usize {
        match self {
            Self::Records(_) => 0,
            Self::Options(all) => all.len(),
            Self::List(CodeList::Cnaef) => w.under("field").len(),
            Self::List(list) => document.codelist(list).map_or(0, |list| list.entries.len()),
        }
    }

    fn ready(self, w: Words, document: Document, of: (Edition, usize)) -> SearchIndex {
        let mut ready = SearchIndex {
            finder: Finder::default(),
            offers: Vec::new(),
            of,
        };
        let Some(region) = document.region() else {
            return ready;
        };
        match self {
            Self::Records(kind) => region.each_id(kind, &mut |id| {
                let title = names::record(w, &region, &RecordRef::new(kind, id));
                // An id that only the program reads is neither shown nor searched.
                let note = if is_made(id) || !has_code(kind) {
                    ""
                } else {
                    id
                };
                ready.add(id, note, title, EntryOrigin::Other);
            }),
            Self::Options(all) => {
                for own in all {
                    ready.add(own, "", names::option(w, own), EntryOrigin::Other);
                }
            }
            Self::List(list) => {
                let used = used(list, &region);
                let mut add = |code: &str, title: &str| {
                    let own = used.binary_search(&code).is_ok();
                    let origin = if own {
                        EntryOrigin::Own
                    } else {
                        EntryOrigin::Other
                    };
                    let note = if list == CodeList::Areas { "" } else { code };
                    ready.add(code, note, title.to_owned(), origin);
                };
                match document.codelist(list) {
                    Some(found) => {
                        let all = found.in_language(w.0.tag());
                        all.for_each(|(code, title)| add(code, title));
                    }
                    None if list == CodeList::Cnaef => {
                        let all = w.under("field").into_iter();
                        all.for_each(|(code, title)| add(code, title));
                    }
                    None => {}
                }
            }
        }
        ready
    }
}

/// A search index over the entries.
struct SearchIndex {
    finder: Finder,
    offers: Vec<PickerOption>,
    /// The edition of the region, and the length of the list, that it was built from.
    of: (Edition, usize),
}

impl SearchIndex {
    fn add(&mut self, code: &str, note: &str, title: String, origin: EntryOrigin) {
        self.finder.add(note, &title, origin);
        self.offers.push(PickerOption {
            code: code.to_owned(),
            note: note.to_owned(),
            title,
            origin,
        });
    }
}

/// The title of a code of a list, in the page's language.
fn title(w: Words, document: Document, list: CodeList, code: &str) -> Option<String> {
    let found = document.codelist(list)?;
    found.title(code, w.0.tag()).map(str::to_owned)
}

/// Whether people know the ids of a kind of record as codes.
fn has_code(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Municipality | Kind::Qualification | Kind::School
    )
}

/// The codes of a list that the region uses, in order.
fn used(list: CodeList, region: &Region) -> Vec<&str> {
    let mut used: Vec<&str> = Vec::new();
    let qualifications = region.qualifications.values();
    match list {
        CodeList::IscedF => used.extend(qualifications.filter_map(|q| q.isced_f.as_deref())),
        CodeList::Cnaef => used.extend(qualifications.filter_map(|q| q.cnaef.as_deref())),
        CodeList::Areas => used.extend(qualifications.flat_map(|q| &q.areas).map(String::as_str)),
        CodeList::Occupations => {
            let of_qualifications = qualifications.flat_map(|q| &q.occupations);
            let of_needs = region.needs.values().filter_map(|n| n.occupation.as_ref());
            used.extend(of_qualifications.chain(of_needs).map(|o| o.code.as_str()));
        }
        CodeList::Sectors => {
            let enterprises = region.enterprises.values();
            used.extend(enterprises.filter_map(|e| Some(e.sector.as_ref()?.code.as_str())));
        }
    }
    put_in_order(&mut used, |a, b| a.cmp(b));
    used.dedup();
    used
}
