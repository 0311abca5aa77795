//! The search finds what the region has: qualifications, schools, municipalities and enterprises, by name,
//! code, or misspelt.

use enlace_edit::find::{EntryOrigin, Finder, Match};
use enlace_model::{Kind, RecordRef, Region};

use crate::i18n::Words;
use crate::pages::shared::names;

/// So many are shown at most.
const MOST: usize = 8;

/// A thing that was found.
pub struct FoundThing {
    pub name: String,
    pub record: RecordRef,
    /// Only something like it was typed.
    pub is_guess: bool,
}

/// The things of a region, made ready to be searched.
pub struct Things {
    finder: Finder,
    all: Vec<(RecordRef, String)>,
}

impl Things {
    /// Those of a region, in its language.
    pub fn of(w: Words, region: &Region) -> Self {
        let qualifications = region.qualifications.keys().map(|code| code.as_str());
        let schools = region.schools.keys().map(|code| code.as_str());
        let municipalities = region.municipalities.keys().map(|code| code.as_str());
        let enterprises = region.enterprises.keys().map(|id| id.as_str());
        let of = |kind: Kind| move |id: &str| RecordRef::new(kind, id);
        let all = qualifications
            .map(of(Kind::Qualification))
            .chain(schools.map(of(Kind::School)))
            .chain(municipalities.map(of(Kind::Municipality)))
            .chain(enterprises.map(of(Kind::Enterprise)));
        let named = all.map(|record| {
            let name = names::record(w, region, &record);
            (record, name)
        });
        let all: Vec<(RecordRef, String)> = named.collect();
        let mut finder = Finder::default();
        for (record, name) in &all {
            // An enterprise has no code that anybody would type.
            let code = match record.kind {
                Kind::Enterprise => "",
                _ => &record.id,
            };
            finder.add(code, name, EntryOrigin::Own);
        }
        Self { finder, all }
    }

    /// What may be meant, best first.
    pub fn find(&self, typed: &str) -> Vec<FoundThing> {
        let found = self.finder.find(typed, MOST).into_iter();
        let shown = found.map(|found| {
            let (record, name) = &self.all[found.place];
            FoundThing {
                name: name.clone(),
                record: record.clone(),
                is_guess: found.by == Match::Misspelt,
            }
        });
        shown.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_school_is_found_misspelt_and_by_its_code() {
        let read = enlace_exchange::json::read(
            br#"{"format":"enlace-region","version":1,"region":{"id":"r","name":"Ave","target_year":2029,
            "schools":[{"code":"310311","name":"Escola Profissional CIOR","municipality":"0312"}]}}"#,
        );
        let region = read.expect("is a file").region;
        let things = Things::of(Words(Language::En), &region);
        for typed in ["cior", "profisional", "310311"] {
            let found = things.find(typed);
            assert_eq!(found.len(), 1, "{typed}");
            assert_eq!(
                found[0].record,
                RecordRef::new(Kind::School, "310311"),
                "{typed}"
            );
        }
        assert!(things.find("padaria").is_empty());
    }
}
