//! Taking in what others changed, spot by spot, as one step.

use std::collections::BTreeMap;

use crate::field::record_text::RecordText;
use crate::{AnyRecord, Rejection};
use enlace_model::region::SetAside;
use enlace_model::{Change, Header, RecordRef, Region, SettingId};

/// A place at which two states of a region can differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A field of what is said of the region as a whole.
    Header(String),
    Setting(SettingId),
    /// A piece that could not be read; what stands there is how often it is there.
    SetAside(Box<SetAside>),
    /// A whole record, which is there or not.
    Record(RecordRef),
    /// A field of a record that is there.
    Field(RecordRef, String),
}

/// What is to stand at a spot: JSON text; `None`: nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub spot: Spot,
    pub text: Option<String>,
}

/// The changes that put all of it in its place; none where it stands there already. A field of a
/// record that is not there any more is refused, unless the record itself is taken out, too.
pub(super) fn decide(taken: &[Taken], region: &Region) -> Result<Vec<Change>, Rejection> {
    let mut header = RecordText::of(&header_text(&region.header));
    let mut set_aside = region.set_aside.clone();
    let mut records: BTreeMap<&RecordRef, Option<RecordText>> = BTreeMap::new();
    let mut changes = Vec::new();
    for Taken { spot, text } in taken {
        let text = text.as_deref();
        match spot {
            Spot::Header(field) => header.set_field_text(field, text),
            Spot::Setting(id) => changes.extend(setting(*id, text, region)?),
            Spot::SetAside(piece) => {
                set_aside.retain(|own| own != &**piece);
                let times = text.and_then(|text| text.parse().ok()).unwrap_or(0);
                set_aside.extend(std::iter::repeat_n(SetAside::clone(piece), times));
            }
            Spot::Record(record) => drop(records.insert(record, text.map(RecordText::of))),
            Spot::Field(..) => {}
        }
    }
    for Taken { spot, text } in taken {
        let Spot::Field(record, field) = spot else {
            continue;
        };
        let draft = match records.get_mut(record) {
            Some(draft) => draft,
            None => {
                let found = AnyRecord::find(record, region).ok_or_else(|| not_there(record))?;
                let draft = RecordText::of(&found.text());
                records.entry(record).or_insert(Some(draft))
            }
        };
        if let Some(draft) = draft {
            draft.set_field_text(field, text.as_deref());
        }
    }
    changes.splice(0..0, header_change(&header, &region.header));
    for (record, draft) in records {
        let change = match draft {
            None => AnyRecord::find(record, region).map(AnyRecord::removed),
            Some(draft) => AnyRecord::read(record.kind, &draft.text())
                .map_err(|_| not_there(record))?
                .in_place_of(&record.id, region),
        };
        changes.extend(change);
    }
    enlace_model::order::put_in_order(&mut set_aside, Ord::cmp);
    let mut before = region.set_aside.clone();
    enlace_model::order::put_in_order(&mut before, Ord::cmp);
    if set_aside != before {
        changes.push(Change::SetAside {
            before: region.set_aside.clone().into(),
            after: set_aside.into(),
        });
    }
    Ok(changes)
}

/// What is said of a region as a whole, as JSON.
pub fn header_text(header: &Header) -> String {
    serde_json::to_string(header).expect("a header is an object with text keys")
}

fn not_there(record: &RecordRef) -> Rejection {
    let record = record.clone();
    Rejection::NotThere { record }
}

/// The region keeps its id.
fn header_change(draft: &RecordText, before: &Header) -> Option<Change> {
    let read: Header = serde_json::from_str(&draft.text()).ok()?;
    let after = Header {
        id: before.id.clone(),
        ..read
    };
    (after != *before).then(|| Change::Header {
        before: Box::new(before.clone()),
        after: Box::new(after),
    })
}

fn setting(
    id: SettingId,
    text: Option<&str>,
    region: &Region,
) -> Result<Option<Change>, Rejection> {
    let after = text.and_then(|text| text.parse().ok());
    if let Some(value) = after.filter(|value| !id.spec().allows(*value)) {
        return Err(Rejection::OutOfRange { setting: id, value });
    }
    let before = region.settings.changed(id);
    Ok((before != after).then_some(Change::Setting { id, before, after }))
}
