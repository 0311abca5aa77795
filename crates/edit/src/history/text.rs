//! A step as text, to be kept and read again: its records as they stand in a file.

use serde_json::Value;
use serde_json::value::RawValue;

use crate::AnyRecord;
use crate::history::{Step, StepNumber};
use enlace_model::entries::Entries;
use enlace_model::upgrade::{Upgraded, successor};
use enlace_model::{Change, Header, Kind, SetAside, SetAsidePlace, SetAsideReason, SettingId};

impl Step {
    /// The step's text: one JSON object.
    pub fn text(&self) -> String {
        let values: Vec<Value> = self
            .values
            .iter()
            .map(|(key, value)| Value::from(vec![key.as_str(), value.as_str()]))
            .collect();
        let mut text = format!(
            r#"{{"number":{},"op":{},"values":{},"at":{},"changes":["#,
            self.number.0,
            Value::from(self.op.as_str()),
            Value::from(values),
            Value::from(self.at),
        );
        for (i, change) in self.changes.iter().enumerate() {
            if i > 0 {
                text.push(',');
            }
            write(change, &mut text);
        }
        text.push_str("]}");
        text
    }

    /// Reads a step, also one of an earlier program; `None` where the text is none, where it is one of a
    /// newer version that changes something unknown, and where what an earlier one changed cannot be
    /// said any more: half a step cannot be taken back.
    pub fn read(text: &str) -> Option<Self> {
        let entries = Entries::of(text)?;
        let value =
            |key: &str| -> Option<Value> { serde_json::from_str(entries.first(key)?.get()).ok() };
        let changes: Vec<&RawValue> = serde_json::from_str(entries.first("changes")?.get()).ok()?;
        let mut values = Vec::new();
        for pair in value("values")?.as_array()? {
            let text = |at: usize| Some(pair.get(at)?.as_str()?.to_owned());
            let (name, said) = (text(0)?, text(1)?);
            let now = successor(&said).filter(|_| name == "setting");
            let said = now.map_or(said, |now| now.id.as_str().to_owned());
            values.push((name, said));
        }
        Some(Self {
            number: StepNumber(value("number")?.as_u64()?),
            op: value("op")?.as_str()?.to_owned(),
            values,
            at: value("at")?.as_f64()?,
            changes: changes
                .into_iter()
                .map(|raw| read(raw.get()))
                .collect::<Option<_>>()?,
        })
    }
}

fn write(change: &Change, text: &mut String) {
    let (what, before, after) = match change {
        Change::Header { before, after } => {
            let json = |header: &Header| {
                serde_json::to_string(header).expect("a header is an object with text keys")
            };
            ("header", Some(json(before)), Some(json(after)))
        }
        Change::Setting { id, before, after } => {
            let json = |value: &Option<f64>| value.map(|value| Value::from(value).to_string());
            (id.as_str(), json(before), json(after))
        }
        Change::SetAside { before, after } => {
            let json = |list: &[SetAside]| Value::from_iter(list.iter().map(aside)).to_string();
            ("set_aside", Some(json(before)), Some(json(after)))
        }
        records => {
            let (before, after) = AnyRecord::of_change(records);
            let kind = before.as_ref().or(after.as_ref());
            let kind = kind.map_or("", |record| record.reference().kind.as_str());
            let json = |record: Option<AnyRecord>| record.map(|record| record.text());
            (kind, json(before), json(after))
        }
    };
    let null = || "null".to_owned();
    let head = match change {
        Change::Setting { .. } => "setting",
        _ => "of",
    };
    text.push_str(&format!(
        r#"{{"{head}":"{what}","before":{},"after":{}}}"#,
        before.unwrap_or_else(null),
        after.unwrap_or_else(null)
    ));
}

fn read(text: &str) -> Option<Change> {
    let entries = Entries::of(text)?;
    let name =
        |key: &str| -> Option<String> { serde_json::from_str(entries.first(key)?.get()).ok() };
    let side = |key: &str| {
        entries
            .first(key)
            .map(RawValue::get)
            .filter(|raw| *raw != "null")
    };
    if let Some(setting) = name("setting") {
        let number = |key: &str| -> Option<f64> { serde_json::from_str(side(key)?).ok() };
        let (before, after) = (number("before"), number("after"));
        return setting_change(&setting, before, after);
    }
    let of = name("of")?;
    if of == "header" {
        let header = |key: &str| -> Option<Box<Header>> { serde_json::from_str(side(key)?).ok() };
        let (before, after) = (header("before")?, header("after")?);
        return Some(Change::Header { before, after });
    }
    if of == "set_aside" {
        let list = |key: &str| -> Option<Box<[SetAside]>> {
            let list: Vec<Value> = serde_json::from_str(side(key)?).ok()?;
            list.iter().map(read_aside).collect()
        };
        let (before, after) = (list("before")?, list("after")?);
        return Some(Change::SetAside { before, after });
    }
    let kind = Kind::from_text(&of)?;
    let record = |key: &str| side(key).map(|text| AnyRecord::read(kind, text).ok());
    let (before, after) = (record("before"), record("after"));
    match (before, after) {
        (Some(None), _) | (_, Some(None)) => None,
        (before, after) => AnyRecord::change(before.flatten(), after.flatten()),
    }
}

/// A change of a setting, also of one of an earlier program; `None` where the setting is not known, or
/// where it, or its successor, cannot be what it was.
fn setting_change(key: &str, before: Option<f64>, after: Option<f64>) -> Option<Change> {
    let Some(now) = successor(key) else {
        let id = SettingId::from_text(key)?;
        // An earlier program may have allowed more.
        let allowed = |value: Option<f64>| value.is_none_or(|value| id.spec().allows(value));
        let both = allowed(before) && allowed(after);
        return both.then_some(Change::Setting { id, before, after });
    };
    let same = |value: f64| match now.upgrade(value) {
        Some(Upgraded::Same(value)) => Ok(value),
        Some(Upgraded::Nearest(_)) | None => Err(value),
    };
    Some(Change::Setting {
        id: now.id,
        before: before.map(same).transpose().ok()?,
        after: after.map(same).transpose().ok()?,
    })
}

/// Something that was set aside: its place, why, at which field, and its text.
fn aside(aside: &SetAside) -> Value {
    let (place, first, second) = match &aside.place {
        SetAsidePlace::Record { kind, id } => ("record", kind.as_str(), id.as_deref()),
        SetAsidePlace::Field(field) => ("field", field.as_str(), None),
        SetAsidePlace::Envelope(field) => ("envelope", field.as_str(), None),
    };
    Value::from_iter([
        Value::from(place),
        first.into(),
        second.into(),
        aside.reason.as_str().into(),
        aside.field.as_deref().into(),
        (*aside.text).into(),
    ])
}

fn read_aside(value: &Value) -> Option<SetAside> {
    let text = |at: usize| value.get(at)?.as_str();
    let first = text(1)?;
    Some(SetAside {
        place: match text(0)? {
            "record" => SetAsidePlace::Record {
                kind: Kind::from_text(first)?,
                id: text(2).map(str::to_owned),
            },
            "field" => SetAsidePlace::Field(first.to_owned()),
            "envelope" => SetAsidePlace::Envelope(first.to_owned()),
            _ => return None,
        },
        reason: SetAsideReason::from_text(text(3)?)?,
        field: text(4).map(str::to_owned),
        text: text(5)?.into(),
    })
}
