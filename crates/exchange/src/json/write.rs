//! A region into the text of its file.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::json::digest::digest;
use crate::json::entries::Entries;
use crate::json::envelope::{FORMAT, MIN_READER, Stamp, VERSION};
use crate::json::lines::Lines;
use crate::json::set_aside as asides;
use enlace_model::kinds;
use enlace_model::order::{put_in_order, put_in_order_of};
use enlace_model::quantity::write_number;
use enlace_model::region::{Kind, Record, Region, SetAside, SetAsidePlace};
use enlace_model::setting_spec::SettingUnit;
use enlace_model::settings::Settings;

/// Writes a region's file: one record per line, records by id, with the digest of what it says.
pub fn write(region: &Region, stamp: &Stamp) -> String {
    let body = body_text(region);
    let digest = digest(&body).expect("a region is written as an object");
    let mut lines = Lines::within(0);
    lines.open(None, b'{');
    lines.field("format", FORMAT);
    lines.field("version", &VERSION.0);
    lines.field("min_reader", &MIN_READER.0);
    lines.field("app", &stamp.app);
    lines.field("exported_at", &stamp.exported_at);
    for (key, value) in [
        ("profile", &stamp.profile),
        ("partner", &stamp.partner),
        ("sender", &stamp.sender),
        ("base", &stamp.base),
    ] {
        if let Some(value) = value {
            lines.field(key, value);
        }
    }
    for (key, value) in region.envelope.iter() {
        lines.field(key, value);
    }
    lines.field("digest", &digest);
    lines.laid_out("region", &body);
    lines.close(b'}');
    lines.finish() + "\n"
}

/// The digest of a region as it would be saved.
pub fn digest_of(region: &Region) -> String {
    digest(&body_text(region)).expect("a region is written as an object")
}

/// Writes a region without its lists: header, settings, and all that was set aside.
/// For a store that keeps records apart.
pub fn write_head(region: &Region) -> String {
    let mut lines = Lines::within(0);
    lines.open(None, b'{');
    lines.open(Some("envelope"), b'{');
    for (key, value) in region.envelope.iter() {
        lines.field(key, value);
    }
    lines.close(b'}');
    lines.laid_out("region", &body(region, WrittenPart::Head));
    lines.close(b'}');
    lines.finish()
}

/// The text of a region as it stands in a file, without the envelope.
pub(super) fn body_text(region: &Region) -> String {
    body(region, WrittenPart::Whole)
}

/// How much of a region is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WrittenPart {
    Whole,
    /// Everything but the lists.
    Head,
}

fn body(region: &Region, part: WrittenPart) -> String {
    let mut lines = Lines::within(1);
    lines.open(None, b'{');
    write_header(&mut lines, region);
    let settings = &region.settings;
    if settings.iter().next().is_some() || !settings.kept.is_empty() {
        lines.field("settings", &SettingsText(settings));
    }
    let mut elsewhere: Vec<&SetAside> = region.set_aside.iter().collect();
    put_in_order(&mut elsewhere, Ord::cmp);
    if part == WrittenPart::Whole {
        macro_rules! write {
            ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
                $(write_list::<enlace_model::$kind>(&mut lines, region, &mut elsewhere);)*
            };
        }
        kinds!(write);
    }
    if !elsewhere.is_empty() {
        lines.open(Some(asides::LIST), b'[');
        elsewhere
            .iter()
            .for_each(|aside| lines.element(&asides::entry_of(aside)));
        lines.close(b']');
    }
    lines.close(b'}');
    lines.finish()
}

fn write_header(lines: &mut Lines, region: &Region) {
    let text = serde_json::to_string(&region.header).expect("a header is an object");
    let fields = Entries::of(&text).expect("a header is an object");
    for (key, raw) in &fields.0 {
        match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
            Ok(list) => {
                lines.open(Some(key), b'[');
                list.iter().for_each(|element| lines.element(element));
                lines.close(b']');
            }
            Err(_) => lines.field(key, raw),
        }
    }
}

/// Writes a list by id, with the records that were set aside among the others; takes those out of
/// `elsewhere`, but for text that is no JSON and so cannot stand in a list.
fn write_list<T: Record>(lines: &mut Lines, region: &Region, elsewhere: &mut Vec<&SetAside>) {
    let mut asides = take_asides(T::KIND, elsewhere).into_iter().peekable();
    // So a region without any is written as before there were such lists, and keeps its digest.
    if T::KIND.came_later() && T::table(region).is_empty() && asides.peek().is_none() {
        return;
    }
    lines.open(Some(T::KIND.as_str()), b'[');
    for (id, record) in T::table(region) {
        let before = |aside: &(Option<&str>, _)| aside.0.is_some_and(|a| a < id.as_ref());
        while let Some((_, raw)) = asides.next_if(before) {
            lines.element(raw);
        }
        lines.element(record);
    }
    asides.for_each(|(_, raw)| lines.element(raw));
    lines.close(b']');
}

/// Takes the records of a kind out of `elsewhere`, by id, but for text that is no JSON.
fn take_asides<'a>(
    kind: Kind,
    elsewhere: &mut Vec<&'a SetAside>,
) -> Vec<(Option<&'a str>, &'a RawValue)> {
    let mut asides: Vec<(Option<&str>, &RawValue)> = Vec::new();
    elsewhere.retain(|aside| match &aside.place {
        SetAsidePlace::Record { kind: own, id } if *own == kind => {
            let raw = serde_json::from_str(&aside.text);
            raw.map(|raw| asides.push((id.as_deref(), raw))).is_err()
        }
        _ => true,
    });
    put_in_order_of(&mut asides, |(id, _)| (id.is_none(), *id));
    asides
}

/// The settings that somebody changed, flags as true and false.
struct SettingsText<'a>(&'a Settings);

impl Serialize for SettingsText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (id, value) in self.0.iter() {
            match id.spec().unit {
                SettingUnit::Flag => map.serialize_entry(id.as_str(), &(value != 0.0))?,
                _ => map.serialize_entry(id.as_str(), &Number(value))?,
            }
        }
        self.0.kept.write(&mut map)?;
        map.end()
    }
}

struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_number(self.0, serializer)
    }
}
