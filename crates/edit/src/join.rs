//! Joining two records that are the same: one stays, and all that hangs on the other goes over to it.

use serde_json::Value;

use crate::draft::Drafts;
use crate::field::record_text::RecordText;
use crate::field::reference::{each_name, mentions_of};
use crate::{AnyRecord, Rejection};
use enlace_model::fold::words;
use enlace_model::region::{Alias, KnownApart};
use enlace_model::{Change, Header, Kind, RecordRef, Region};

/// Fields that the record that stays keeps as they are, also where they are empty: what it is called by,
/// what it stands for, and marks that would be wrong for both together.
const OWN: &[&str] = &[
    "code",
    "id",
    "name",
    "status",
    "replaced_by",
    "illustrative",
    "fictional",
    "pseudonym",
];

/// Whether records of a kind can be joined.
pub fn can_be_joined(kind: Kind) -> bool {
    matches!(kind, Kind::School | Kind::Enterprise | Kind::Qualification)
}

/// The changes that join a record to the one that stays: what the latter lacks it takes from the former,
/// whatever refers to the former refers to the latter, and the former's name is remembered as meaning
/// it. None where both are one; two records of different lists, or of a list that is not joined, are
/// refused.
pub(super) fn decide(
    kept: &RecordRef,
    gone: &RecordRef,
    region: &Region,
) -> Result<Vec<Change>, Rejection> {
    if kept == gone {
        return Ok(Vec::new());
    }
    for record in [kept, gone] {
        let fits = record.kind == kept.kind && can_be_joined(record.kind);
        if !fits || !AnyRecord::is_there(record, region) {
            let record = record.clone();
            return Err(Rejection::NotThere { record });
        }
    }
    let not_there = || Rejection::NotThere {
        record: gone.clone(),
    };
    let left = AnyRecord::find(gone, region).ok_or_else(not_there)?;
    let other = RecordText::of(&left.text());
    let mut drafts = Drafts::new(region);
    for mention in mentions_of(std::slice::from_ref(gone), region) {
        if mention.record == *gone {
            continue;
        }
        let Some(at) = drafts.place(&mention.record) else {
            continue;
        };
        // Nothing refers to itself.
        let value = match mention.record == *kept {
            true => Value::Null,
            false => Value::from(&*kept.id),
        };
        let done = drafts.list[at].document.set(&mention.field, value);
        debug_assert!(done.is_ok(), "a mention stands where it was found");
    }
    let at = drafts.place(kept).ok_or_else(not_there)?;
    fill(&mut drafts.list[at].document, &other, kept.kind);
    let circular: Vec<RecordRef> = drafts
        .list
        .iter()
        .filter(|draft| draft.record.kind == Kind::Relation)
        .filter(|draft| draft.document.value("from") == draft.document.value("to"))
        .map(|draft| draft.record.clone())
        .collect();
    drafts
        .list
        .retain(|draft| !circular.contains(&draft.record) && draft.record != *gone);
    let mut changes: Vec<Change> = header(kept, gone, region).into_iter().collect();
    changes.extend(drafts.changes().map_err(Rejection::Cells)?);
    let relations = circular
        .iter()
        .filter_map(|record| AnyRecord::find(record, region));
    changes.extend(relations.map(AnyRecord::removed));
    changes.push(left.removed());
    Ok(changes)
}

/// The change that remembers that two records are two; none where that is known. One that is not there
/// is refused.
pub(super) fn apart(
    first: &RecordRef,
    second: &RecordRef,
    region: &Region,
) -> Result<Option<Change>, Rejection> {
    let gone = [first, second]
        .into_iter()
        .find(|record| !AnyRecord::is_there(record, region));
    if let Some(record) = gone {
        let record = record.clone();
        return Err(Rejection::NotThere { record });
    }
    let known = region.header.known_apart.iter();
    let (one, other) = (&*first.id, &*second.id);
    if known
        .clone()
        .any(|own| own.is_about(first.kind, one, other))
    {
        return Ok(None);
    }
    let mut after = region.header.clone();
    after.known_apart.push(KnownApart {
        list: first.kind.as_str().to_owned(),
        first: one.to_owned(),
        second: other.to_owned(),
        kept: Default::default(),
    });
    Ok(Some(Change::Header {
        before: Box::new(region.header.clone()),
        after: Box::new(after),
    }))
}

/// Fills in what a record lacks, and adds to its lists the entries that it has not.
fn fill(document: &mut RecordText, other: &RecordText, kind: Kind) {
    let has_place = document.value("latitude").is_some() && document.value("longitude").is_some();
    let names: Vec<String> = other.names().map(str::to_owned).collect();
    for name in names.iter().filter(|name| !OWN.contains(&name.as_str())) {
        let is_of_place = matches!(name.as_str(), "latitude" | "longitude");
        let (Some(there), false) = (other.value(name), is_of_place && has_place) else {
            continue;
        };
        let filled = match (document.value(name), there) {
            (Some(Value::Array(mut here)), Value::Array(more)) => {
                for entry in more {
                    if !here.iter().any(|own| is_same_entry(own, &entry)) {
                        here.push(entry);
                    }
                }
                Value::Array(here)
            }
            (Some(Value::Object(mut here)), Value::Object(more)) if name == "title" => {
                for (language, title) in more {
                    here.entry(language).or_insert(title);
                }
                Value::Object(here)
            }
            (Some(_), _) => continue,
            (None, there) => there,
        };
        let done = document.set(name, filled);
        debug_assert!(
            done.is_ok(),
            "{kind:?}: a record's field takes its own value"
        );
    }
}

/// Whether two entries of a list say the same, or are about the same unit or occupation.
fn is_same_entry(a: &Value, b: &Value) -> bool {
    let code = |entry: &Value| entry.get("code").filter(|code| code.is_string()).cloned();
    let key = |entry: &Value| code(entry).map(|code| (code, entry.get("system").cloned()));
    a == b || (key(a).is_some() && key(a) == key(b))
}

/// What the table of aliases says afterwards.
fn header(kept: &RecordRef, gone: &RecordRef, region: &Region) -> Option<Change> {
    let mut after = Header::clone(&region.header);
    let list = kept.kind.as_str();
    // What was known apart from the one that goes is apart from the one that stays.
    after
        .known_apart
        .retain(|own| !own.is_about(kept.kind, &kept.id, &gone.id));
    for own in after.known_apart.iter_mut().filter(|own| own.list == list) {
        for id in [&mut own.first, &mut own.second] {
            if **id == *gone.id {
                *id = kept.id.to_string();
            }
        }
    }
    for alias in &mut after.aliases {
        if alias.list == list && *alias.id == *gone.id {
            alias.id = kept.id.to_string();
        }
    }
    let folded = |name: &str| words(name).join(" ");
    let (mut own, mut others) = (Vec::new(), Vec::new());
    each_name(kept.kind, region, &mut |name, id| match id {
        id if *id == *kept.id => own.push(folded(name)),
        id if *id == *gone.id => others.push(name.to_owned()),
        _ => {}
    });
    for name in others {
        let is_known = own.contains(&folded(&name))
            || after
                .aliases
                .iter()
                .any(|alias| alias.list == list && alias.text == name);
        if !is_known {
            after.aliases.push(Alias {
                list: list.to_owned(),
                text: name,
                id: kept.id.to_string(),
                kept: Default::default(),
            });
        }
    }
    (after != region.header).then(|| Change::Header {
        before: Box::new(region.header.clone()),
        after: Box::new(after),
    })
}
