//! One text for an id and all that refers to it.
//!
//! A file writes an enterprise's id once for each of its needs. Kept as one text they take a third
//! of the room, and who looks for a record by an id finds it by the text's place in memory.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::region::Region;

impl Region {
    /// Makes what refers to a record share the text of the record's own id. Nothing else changes.
    pub fn share_ids(&mut self) {
        let qualifications = texts(self.qualifications.keys().map(|id| &id.0));
        let municipalities = texts(self.municipalities.keys().map(|id| &id.0));
        for enterprise in self.enterprises.values_mut() {
            share(
                enterprise.municipality.as_mut().map(|m| &mut m.0),
                &municipalities,
            );
        }
        let enterprises = texts(self.enterprises.keys().map(|id| &id.0));
        let evidence = texts(self.evidence.keys().map(|id| &id.0));
        for need in self.needs.values_mut() {
            share(need.enterprise.as_mut().map(|e| &mut e.0), &enterprises);
            share(need.evidence.as_mut().map(|e| &mut e.0), &evidence);
            share(
                need.municipality.as_mut().map(|m| &mut m.0),
                &municipalities,
            );
            share(
                need.qualification.as_mut().map(|q| &mut q.0),
                &qualifications,
            );
        }
        for school in self.schools.values_mut() {
            share(Some(&mut school.municipality.0), &municipalities);
        }
        let schools = texts(self.schools.keys().map(|id| &id.0));
        for offer in self.offers.values_mut() {
            share(Some(&mut offer.school.0), &schools);
            share(Some(&mut offer.qualification.0), &qualifications);
        }
    }
}

type SharedTexts = FxHashSet<Arc<str>>;

fn texts<'a>(ids: impl Iterator<Item = &'a Arc<str>>) -> SharedTexts {
    ids.cloned().collect()
}

fn share(own: Option<&mut Arc<str>>, texts: &SharedTexts) {
    if let Some(own) = own
        && let Some(text) = texts.get(&**own)
    {
        *own = text.clone();
    }
}
