//! A region's text, read field by field and record by record.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::json::entries::{Entries, each_entry, unknown, value};
use crate::json::record::read_record;
use crate::json::refusal::Refusal;
use crate::json::set_aside as asides;
use enlace_model::check::{Problem, ProblemKind, ProblemPlace};
use enlace_model::order::put_in_order;
use enlace_model::record::FilePresence;
use enlace_model::region::{Header, Kind, Region, SetAside, SetAsidePlace, SetAsideReason};
use enlace_model::setting_spec::{SettingId, SettingUnit};
use enlace_model::unique_keys::Once;
use enlace_model::upgrade::{Successor, Upgraded, successor};
use enlace_model::{MethodVersion, PartialDate, RegionId, SchoolYear};

/// What stands in for header fields that are missing or cannot be read.
pub(super) struct Defaults {
    pub id: RegionId,
    pub reference_date: PartialDate,
}

/// Reads a region's fields. What cannot be read is set aside in the region; the problems are those
/// that the region itself does not show any more. More than [`MOST_PIECES`] of them are refused.
/// `tell` hears now and then how many bytes of records were read.
pub(super) fn read(
    entries: &Entries,
    tell: &mut dyn FnMut(usize),
    defaults: impl FnOnce() -> Defaults,
) -> Result<(Region, Vec<Problem>), Refusal> {
    let mut reader = BodyReader::new(tell);
    let mut seen = BTreeSet::new();
    for (key, raw) in &entries.0 {
        let again = !seen.insert(key.as_ref());
        reader.field(key, raw, again);
        if reader.pieces > MOST_PIECES {
            return Err(Refusal::NothingUsable { limit: MOST_PIECES });
        }
    }
    Ok(reader.finish(defaults))
}

/// A file with more pieces than this that are set aside or unknown is not one that was meant to be
/// read: it would only fill the memory.
pub(super) const MOST_PIECES: usize = 100_000;

/// How many records are read before it is told how far that is.
const TOLD: usize = 1_000;

struct BodyReader<'a> {
    tell: &'a mut dyn FnMut(usize),
    bytes: usize,
    region: Region,
    id: Option<RegionId>,
    name: Option<String>,
    reference_date: Option<PartialDate>,
    target_year: Option<SchoolYear>,
    problems: Vec<Problem>,
    /// How many pieces were set aside, are unknown or stand where the file had said so before.
    pieces: usize,
}

impl<'a> BodyReader<'a> {
    fn new(tell: &'a mut dyn FnMut(usize)) -> Self {
        let mut header = Header::new("".into(), "", "".into(), SchoolYear(0));
        // What was written before the method had versions goes by the first one.
        header.method = MethodVersion::FIRST;
        Self {
            tell,
            bytes: 0,
            region: Region::new(header),
            id: None,
            name: None,
            reference_date: None,
            target_year: None,
            problems: Vec::new(),
            pieces: 0,
        }
    }

    fn field(&mut self, key: &str, raw: &RawValue, again: bool) {
        if let Some(kind) = Kind::from_text(key) {
            if again {
                self.pieces += 1;
                let place = ProblemPlace::List(kind);
                self.problems.push(Problem {
                    kind: ProblemKind::DuplicateField,
                    place,
                });
            }
            self.list(kind, raw);
        } else if key == asides::LIST {
            self.set_aside_list(raw);
        } else if again {
            self.aside(key, raw, SetAsideReason::DuplicateField);
        } else if key == "settings" {
            self.settings(raw);
        } else if let Err(reason) = self.header_field(key, raw) {
            self.aside(key, raw, reason);
        }
    }

    fn header_field(&mut self, key: &str, raw: &RawValue) -> Result<(), SetAsideReason> {
        let header = &mut self.region.header;
        match key {
            "id" => self.id = value(raw)?,
            "name" => self.name = value(raw)?,
            "reference_date" => self.reference_date = value(raw)?,
            "target_year" => self.target_year = value(raw)?,
            "method" => put(&mut header.method, raw)?,
            "country" => put(&mut header.country, raw)?,
            "nuts" => put(&mut header.nuts, raw)?,
            "code_lists" => {
                let lists = value(raw)?.map(|Once(lists)| lists);
                header.code_lists = lists.unwrap_or_default();
            }
            "sources" => put(&mut header.sources, raw)?,
            "illustration" => put(&mut header.illustration, raw)?,
            "aliases" => put(&mut header.aliases, raw)?,
            "table_mappings" => put(&mut header.table_mappings, raw)?,
            "known_apart" => put(&mut header.known_apart, raw)?,
            _ => {
                let value = unknown(raw)?;
                self.pieces += 1;
                // Keys that come twice were sorted out before.
                header.kept.keep(key.to_owned(), value);
            }
        }
        Ok(())
    }

    fn settings(&mut self, raw: &RawValue) {
        let Some(entries) = Entries::of(raw.get()) else {
            if raw.get() != "null" {
                self.aside("settings", raw, SetAsideReason::WrongType);
            }
            return;
        };
        let mut seen = BTreeSet::new();
        // What an earlier program wrote counts only where its successor does not stand beside it.
        let (earlier, own): (Vec<_>, Vec<_>) = entries
            .0
            .iter()
            .partition(|(key, _)| successor(key).is_some());
        for (key, raw) in own.into_iter().chain(earlier) {
            let read = match (seen.insert(key.as_ref()), successor(key)) {
                (false, _) => Err(SetAsideReason::DuplicateField),
                (true, None) => self.setting(key, raw),
                (true, Some(successor)) => self.earlier_setting(successor, raw),
            };
            if let Err(reason) = read {
                self.aside(&format!("settings.{key}"), raw, reason);
            }
        }
    }

    fn earlier_setting(
        &mut self,
        successor: Successor,
        raw: &RawValue,
    ) -> Result<(), SetAsideReason> {
        let Some(earlier) = value::<f64>(raw)? else {
            return Ok(());
        };
        if self.region.settings.changed(successor.id).is_some() {
            return Err(SetAsideReason::DuplicateField);
        }
        let (now, said) = match successor.upgrade(earlier) {
            None => return Err(SetAsideReason::OutOfRange),
            Some(Upgraded::Same(value)) => (value, Ok(())),
            Some(Upgraded::Nearest(value)) => (value, Err(SetAsideReason::NearestTaken)),
        };
        let set = self.region.settings.set(successor.id, Some(now));
        set.map_err(|_| SetAsideReason::OutOfRange).and(said)
    }

    fn setting(&mut self, key: &str, raw: &RawValue) -> Result<(), SetAsideReason> {
        let settings = &mut self.region.settings;
        let Some(id) = SettingId::from_text(key) else {
            let value = unknown(raw)?;
            settings.kept.keep(key.to_owned(), value);
            return Ok(());
        };
        let number = match id.spec().unit {
            SettingUnit::Flag => value::<bool>(raw)?.map(|on| f64::from(u8::from(on))),
            _ => value::<f64>(raw)?,
        };
        settings
            .set(id, number)
            .map_err(|_| SetAsideReason::OutOfRange)
    }

    fn list(&mut self, kind: Kind, raw: &RawValue) {
        let mut records = 0;
        let read = each_entry(raw, &mut |raw| {
            if self.pieces > MOST_PIECES {
                return;
            }
            self.bytes += raw.get().len();
            records += 1;
            if records % TOLD == 0 {
                (self.tell)(self.bytes);
            }
            if let Err(aside) = read_record(kind, raw.get(), &mut self.region) {
                self.set_aside(*aside);
            }
        });
        if read.is_err() {
            self.aside(kind.as_str(), raw, SetAsideReason::WrongType);
        }
    }

    fn set_aside_list(&mut self, raw: &RawValue) {
        let read = each_entry(raw, &mut |raw| {
            if self.pieces <= MOST_PIECES {
                self.set_aside(asides::read(raw));
            }
        });
        if read.is_err() || raw.get() == "null" {
            self.aside(asides::LIST, raw, SetAsideReason::WrongType);
        }
    }

    fn aside(&mut self, field: &str, raw: &RawValue, reason: SetAsideReason) {
        self.set_aside(SetAside {
            place: SetAsidePlace::Field(field.to_owned()),
            text: raw.get().into(),
            reason,
            field: None,
        });
    }

    fn set_aside(&mut self, piece: SetAside) {
        self.pieces += 1;
        self.region.set_aside.push(piece);
    }

    fn finish(mut self, defaults: impl FnOnce() -> Defaults) -> (Region, Vec<Problem>) {
        let header = &mut self.region.header;
        let missing = [
            ("id", self.id.is_none()),
            ("name", self.name.is_none()),
            ("reference_date", self.reference_date.is_none()),
            ("target_year", self.target_year.is_none()),
        ];
        let set_aside = &self.region.set_aside;
        for (field, _) in missing.into_iter().filter(|(field, missing)| {
            let aside = SetAsidePlace::Field((*field).to_owned());
            *missing && !set_aside.iter().any(|s| s.place == aside)
        }) {
            let field = Some(field.to_owned());
            let place = ProblemPlace::Region { field };
            self.problems.push(Problem {
                kind: ProblemKind::MissingField,
                place,
            });
        }
        if missing.iter().any(|(_, missing)| *missing) {
            let defaults = defaults();
            self.id.get_or_insert(defaults.id);
            self.reference_date.get_or_insert(defaults.reference_date);
        }
        header.id = self.id.unwrap_or_else(|| "".into());
        header.name = self.name.unwrap_or_default();
        header.reference_date = self.reference_date.unwrap_or_else(|| "".into());
        let usual = || header.reference_date.usual_target_year();
        header.target_year = self.target_year.or_else(usual).unwrap_or(SchoolYear(0));
        put_in_order(&mut self.region.set_aside, Ord::cmp);
        self.region.share_ids();
        (self.region, self.problems)
    }
}

fn put<T: DeserializeOwned + FilePresence>(
    slot: &mut T,
    raw: &RawValue,
) -> Result<(), SetAsideReason> {
    if let Some(value) = value(raw)? {
        *slot = value;
    }
    Ok(())
}
