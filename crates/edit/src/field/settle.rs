//! What a record cannot be without: filled in where something is usual, else found missing.

use serde_json::Value;

use crate::field::record_text::RecordText;
use crate::field::{Content, Fault, Field, Presence, fields};
use enlace_model::offer::OfferStatus;
use enlace_model::qualification::OccupationSystem;
use enlace_model::{Kind, NeedKind, Region};

/// Fills in what is usual and gives the places that cannot be left empty.
pub fn settle(kind: Kind, document: &mut RecordText, region: &Region) -> Vec<(String, Fault)> {
    let mut missing = Vec::new();
    for field in fields(kind) {
        match field.id.split_once('.') {
            Some((group, _)) if field.presence == Presence::Together => {
                settle_group(kind, group, field, document, region, &mut missing);
            }
            Some(_) => {}
            None => require(kind, field, field.id, document, region, &mut missing),
        }
        if let Content::List(entry) = field.content {
            let list = document.value(field.id);
            let entries = list.as_ref().and_then(Value::as_array);
            for (i, own) in entries.into_iter().flatten().enumerate() {
                for inner in entry {
                    // A list is read once, not once more for each of its entries.
                    if own.get(inner.id).is_some_and(|value| !value.is_null()) {
                        continue;
                    }
                    let path = format!("{}[{i}].{}", field.id, inner.id);
                    require(kind, inner, &path, document, region, &mut missing);
                }
            }
        }
    }
    missing
}

fn require(
    kind: Kind,
    field: &Field,
    path: &str,
    document: &mut RecordText,
    region: &Region,
    missing: &mut Vec<(String, Fault)>,
) {
    if field.presence == Presence::Optional || document.value(path).is_some() {
        return;
    }
    let usual = (field.presence == Presence::Usual).then(|| usual(kind, path, document, region));
    let done = usual.flatten().map(|usual| document.set(path, usual));
    if done != Some(Ok(())) {
        missing.push((path.to_owned(), Fault::Missing));
    }
}

/// A group whose chief field is empty is empty, unless a person gave more than what is usual.
fn settle_group(
    kind: Kind,
    group: &str,
    chief: &Field,
    document: &mut RecordText,
    region: &Region,
    missing: &mut Vec<(String, Fault)>,
) {
    let Some(Value::Object(given)) = document.value(group) else {
        return;
    };
    let all = fields(kind).iter();
    let of_group: Vec<&Field> = all
        .filter(|field| {
            field
                .id
                .strip_prefix(group)
                .is_some_and(|rest| rest.starts_with('.'))
        })
        .collect();
    let usual: Vec<&&Field> = of_group
        .iter()
        .filter(|field| field.presence == Presence::Usual)
        .collect();
    if document.value(chief.id).is_none() {
        let names = |field: &&&Field, key: &str| field.id[group.len() + 1..] == *key;
        let nothing_else = given
            .keys()
            .all(|key| usual.iter().any(|field| names(field, key)));
        let done = nothing_else.then(|| document.set(group, Value::Null));
        if done != Some(Ok(())) {
            missing.push((chief.id.to_owned(), Fault::Missing));
        }
        return;
    }
    for field in usual {
        require(kind, field, field.id, document, region, missing);
    }
}

/// What stands in a field that a person leaves open: as the region has it, else as most have.
pub fn usual(kind: Kind, path: &str, document: &RecordText, region: &Region) -> Option<Value> {
    Some(match (kind, path) {
        (Kind::Need, "kind") => NeedKind::Recruit.as_str().into(),
        (Kind::Offer, "status") => {
            let year = document.value("start_year").and_then(|year| year.as_f64());
            let now = region.header.reference_date.year();
            // What began up to now runs; what begins later is still to be agreed on.
            let runs = year.zip(now).is_some_and(|(year, now)| year <= now as f64);
            match runs {
                true => OfferStatus::Running.as_str().into(),
                false => OfferStatus::Proposed.as_str().into(),
            }
        }
        (Kind::Enterprise, "sector.system") => {
            let mut sectors = region
                .enterprises
                .values()
                .filter_map(|e| e.sector.as_ref());
            sectors
                .next()
                .map_or("CAE-Rev.3", |sector| &sector.system)
                .into()
        }
        (Kind::Qualification | Kind::Need, _) if path.ends_with("system") => {
            let mut known = region.qualifications.values().flat_map(|q| &q.occupations);
            let usual = OccupationSystem::Isco08.as_str();
            known
                .next()
                .map_or(usual, |known| known.system.as_str())
                .into()
        }
        _ => return None,
    })
}
