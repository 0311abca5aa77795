//! Offers recorded anew for another entry year, from those that are there.

use serde_json::Value;

use crate::draft::Drafts;
use crate::field::record_text::RecordText;
use crate::field::{CellFault, Fault};
use crate::{AnyRecord, Rejection};
use enlace_model::{Change, Kind, OfferId, RecordRef, Region};

/// What an offer says of one entry year only, and its copy cannot know.
pub(super) const OF_ITS_YEAR: &[&str] = &["entrants", "first_choices"];

/// The changes that add a copy of each offer, under the id beside it and as `change` leaves it. Halves
/// of a shared class that are both copied stay together; a copy whose other half is not copied stands
/// alone. `change` names a field that is in its way.
pub(super) fn copied(
    copies: &[(OfferId, OfferId)],
    region: &Region,
    change: &dyn Fn(&mut RecordText) -> Result<(), &'static str>,
) -> Result<Vec<Change>, Rejection> {
    let mut drafts = Drafts::new(region);
    for (i, (source, id)) in copies.iter().enumerate() {
        let offer = |id: &OfferId| RecordRef::new(Kind::Offer, id);
        let found = AnyRecord::find(&offer(source), region);
        let found = found.ok_or_else(|| Rejection::NotThere {
            record: offer(source),
        })?;
        let twice = copies[..i].iter().any(|(_, earlier)| earlier == id);
        if twice || AnyRecord::is_there(&offer(id), region) {
            return Err(Rejection::IdTwice { record: offer(id) });
        }
        let mut document = RecordText::of(&found.text());
        let done = named_anew(&mut document, id, copies).and_then(|()| change(&mut document));
        done.map_err(|field| {
            Rejection::Cells(vec![CellFault {
                record: offer(source),
                field: field.to_owned(),
                fault: Fault::WrongType,
            }])
        })?;
        drafts.push(&offer(id), document);
    }
    drafts.changes().map_err(Rejection::Cells)
}

/// Sets a field of a copy, or names it as in the way.
pub(super) fn set(
    document: &mut RecordText,
    field: &'static str,
    value: Value,
) -> Result<(), &'static str> {
    document.set(field, value).map_err(|_| field)
}

/// Gives a copy its id and the other half of its class.
fn named_anew(
    document: &mut RecordText,
    id: &OfferId,
    copies: &[(OfferId, OfferId)],
) -> Result<(), &'static str> {
    let half = document.value("shared_with");
    let half = half.as_ref().and_then(Value::as_str);
    let half = copies
        .iter()
        .find(|(source, _)| Some(source.as_str()) == half);
    let half = half.map_or(Value::Null, |(_, copy)| copy.as_str().into());
    set(document, "id", id.as_str().into())?;
    set(document, "shared_with", half)
}
