//! What refers to what: found by the lists of fields, for every kind alike.

use serde_json::Value;

use crate::AnyRecord;
use crate::field::record_text::RecordText;
use crate::field::sheet::{code_in_groups, code_of_number, unmarked};
use crate::field::{Content, Fault, Presence, field, fields};
use enlace_model::fold::words;
use enlace_model::local_number::{LocalNumbers, number_in};
use enlace_model::order::put_in_order_of;
use enlace_model::{Kind, RecordRef, Region};

/// A place where a record refers to another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    pub record: RecordRef,
    /// The path within the record.
    pub field: String,
}

/// The places of a record that refer to records of a list, with the code or id that stands there.
pub fn mentions(own: Kind, document: &RecordText, of: Kind) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut keep = |path: String, value: Option<&Value>| match value {
        Some(Value::String(id)) => found.push((path, id.clone())),
        Some(Value::Array(ids)) => {
            let ids = ids.iter().enumerate();
            let ids = ids.filter_map(|(at, id)| Some((format!("{path}[{at}]"), id.as_str()?)));
            found.extend(ids.map(|(path, id)| (path, id.to_owned())));
        }
        _ => {}
    };
    for field in fields(own) {
        match field.content {
            Content::Reference(kind) | Content::References(kind) if kind == of => {
                keep(field.id.to_owned(), document.value(field.id).as_ref());
            }
            Content::List(entry) => {
                let ids = entry.iter().filter(|f| f.content == Content::Reference(of));
                for id in ids.map(|field| field.id) {
                    let list = document.value(field.id);
                    let entries = list.as_ref().and_then(Value::as_array);
                    for (i, entry) in entries.into_iter().flatten().enumerate() {
                        keep(format!("{}[{i}].{id}", field.id), entry.get(id));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether records of `own` can refer to records of `of` at all.
pub fn can_mention(own: Kind, of: Kind) -> bool {
    let refers = |content| [Content::Reference(of), Content::References(of)].contains(&content);
    fields(own).iter().any(|field| match field.content {
        Content::List(entry) => entry.iter().any(|field| refers(field.content)),
        content => refers(content),
    })
}

/// The path of what goes where a mention is forgotten: the field, the one of several, or the whole entry of a
/// list that cannot be without it.
pub fn forgotten_with(own: Kind, path: &str) -> String {
    let is_optional = field(own, path).is_some_and(|field| {
        field.presence == Presence::Optional && matches!(field.content, Content::Reference(_))
    });
    match path.split_once(']') {
        Some((entry, _)) if !is_optional => format!("{entry}]"),
        _ => path.to_owned(),
    }
}

/// All places of the region that refer to one of the records, in the order of the file. Places in
/// the records themselves are among them.
pub fn mentions_of(records: &[RecordRef], region: &Region) -> Vec<Mention> {
    let mut wanted: Vec<&RecordRef> = records.iter().collect();
    put_in_order_of(&mut wanted, |record| *record);
    let mut found = Vec::new();
    for &own in Kind::ALL {
        let mut kinds: Vec<Kind> = wanted.iter().map(|record| record.kind).collect();
        kinds.dedup();
        kinds.retain(|of| can_mention(own, *of));
        if kinds.is_empty() {
            continue;
        }
        AnyRecord::each_text(own, region, &mut |id, text| {
            let document = RecordText::of(text);
            for of in &kinds {
                for (field, named) in mentions(own, &document, *of) {
                    let named = RecordRef::new(*of, named);
                    if wanted.binary_search(&&named).is_ok() {
                        let record = RecordRef::new(own, id);
                        found.push(Mention { record, field });
                    }
                }
            }
        });
    }
    found
}

/// A record's name, folded and as it stands, with its code or id.
type NamedId = (String, String, String);

/// Finds records by what a person wrote: code, number, or name where only one has it.
#[derive(Default)]
pub struct Names {
    names: Vec<(Kind, Vec<NamedId>)>,
    numbers: Vec<(Kind, LocalNumbers)>,
}

impl Names {
    /// The code or id of the record that the text names.
    pub fn resolve(&mut self, kind: Kind, text: &str, region: &Region) -> Result<String, Fault> {
        if AnyRecord::is_there(&RecordRef::new(kind, text), region) {
            return Ok(text.to_owned());
        }
        if number_in(text).is_some() {
            match self.numbers(kind, region).called(text).as_slice() {
                [] => {}
                [one] => return Ok((*one).to_owned()),
                _ => {
                    return Err(Fault::SeveralRecords {
                        kind,
                        text: text.to_owned(),
                    });
                }
            }
        }
        if let Some(code) = code(kind, text, region) {
            return Ok(code);
        }
        let wanted = folded(text);
        let names = self.of(kind, region);
        let from = names.partition_point(|(name, ..)| *name < wanted);
        let same = names[from..]
            .iter()
            .take_while(|(name, ..)| *name == wanted);
        // Of names that differ only by accents the very one is meant.
        let exact = alike(text);
        let is_exact = |(_, name, _): &&NamedId| *name == exact;
        let mut ids: Vec<&String> = match same.clone().any(|own| is_exact(&own)) {
            true => same.filter(is_exact).map(|(.., id)| id).collect(),
            false => same.map(|(.., id)| id).collect(),
        };
        ids.dedup();
        let text = text.to_owned();
        match ids.as_slice() {
            [] => Err(Fault::NoSuchRecord { kind, text }),
            [one] => Ok((*one).clone()),
            _ => Err(Fault::SeveralRecords { kind, text }),
        }
    }

    fn numbers(&mut self, kind: Kind, region: &Region) -> &LocalNumbers {
        let at = match self.numbers.iter().position(|(own, _)| *own == kind) {
            Some(at) => at,
            None => {
                let numbers = LocalNumbers::of_kind(kind, region);
                self.numbers.push((kind, numbers));
                self.numbers.len() - 1
            }
        };
        &self.numbers[at].1
    }

    fn of(&mut self, kind: Kind, region: &Region) -> &[NamedId] {
        let at = match self.names.iter().position(|(own, _)| *own == kind) {
            Some(at) => at,
            None => {
                let mut names = names(kind, region);
                put_in_order_of(&mut names, |(name, _, id)| (name.clone(), id.clone()));
                self.names.push((kind, names));
                self.names.len() - 1
            }
        };
        &self.names[at].1
    }
}

fn names(kind: Kind, region: &Region) -> Vec<NamedId> {
    let mut names = Vec::new();
    each_name(kind, region, &mut |name, id| {
        names.push((folded(name), alike(name), id.to_owned()))
    });
    names
}

/// The code of a record that a spreadsheet spoilt: without its first zeros, with marks between its
/// thousands, or as a number with decimals. `None` where no record has it.
fn code(kind: Kind, text: &str, region: &Region) -> Option<String> {
    const MOST_LOST: usize = 3;
    if !matches!(
        kind,
        Kind::Municipality | Kind::Qualification | Kind::School
    ) {
        return None;
    }
    let text = unmarked(text.trim());
    let whole = code_of_number(text).map(str::to_owned);
    let digits = whole.or_else(|| code_in_groups(text));
    let digits = digits.as_deref().unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut padded = (0..=MOST_LOST).map(|zeros| format!("{}{digits}", "0".repeat(zeros)));
    padded.find(|code| AnyRecord::is_there(&RecordRef::new(kind, code.as_str()), region))
}

fn folded(name: &str) -> String {
    words(name).join(" ")
}

/// Tells the names of a list's records with their ids.
pub fn each_name(kind: Kind, region: &Region, tell: &mut dyn FnMut(&str, &str)) {
    match kind {
        Kind::Municipality => {
            let all = region.municipalities.values();
            all.for_each(|one| tell(&one.name, one.code.as_str()));
        }
        Kind::Qualification => {
            for one in region.qualifications.values() {
                one.title
                    .values()
                    .for_each(|title| tell(title, one.code.as_str()));
            }
        }
        Kind::Enterprise => {
            let all = region.enterprises.values();
            all.for_each(|one| tell(&one.name, one.id.as_str()));
        }
        Kind::Session => {
            let all = region.sessions.values();
            all.for_each(|one| tell(&one.title, one.id.as_str()));
        }
        Kind::School => {
            let all = region.schools.values();
            all.for_each(|one| tell(&one.name, one.code.as_str()));
        }
        Kind::Stakeholder => {
            let all = region.stakeholders.values();
            all.for_each(|one| tell(&one.name, one.id.as_str()));
        }
        Kind::Round => {
            let all = region.rounds.values();
            all.for_each(|one| tell(&one.title, one.id.as_str()));
        }
        _ => {}
    }
}

fn alike(name: &str) -> String {
    name.trim().to_lowercase()
}
