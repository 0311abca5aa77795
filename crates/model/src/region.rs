//! The one aggregate: a region with everything that its file holds.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use crate::choice::choices;
use crate::date::PartialDate;
use crate::field::row::{Holds, cell_types};
use crate::field::value::CellValue;
use crate::field::{Content, FieldRow, RecordFacts};
use crate::id::RegionId;
pub use crate::kind::Kind;
use crate::method_version::MethodVersion;
use crate::quantity::SchoolYear;
use crate::record::{UnknownFields, object};
use crate::settings::{Settings, SettingsInForce};

object! {
    /// What is said of the region as a whole.
    pub struct Header {
        /// Id, the same on every device that works on the region.
        id: RegionId,
        /// Name.
        name: String,
        /// Country, ISO 3166 two letters.
        country: Option<String>,
        /// NUTS code of the region.
        nuts: Option<String>,
        /// The day the diagnosis speaks of.
        reference_date: PartialDate,
        /// The year for which coverage is computed.
        target_year: SchoolYear,
        /// Version of the method whose defaults count where no setting is stated; 1 where it is not said.
        method: MethodVersion,
        /// Versions of the code lists used.
        code_lists: BTreeMap<String, String>,
        /// Where the region's facts come from.
        sources: Vec<Source>,
        /// For a sample: the rule and seed by which figures were made up.
        illustration: Option<Illustration>,
        /// Names in tables that were decided to mean a record.
        aliases: Vec<Alias>,
        /// How tables were read, by their headings.
        table_mappings: Vec<TableMapping>,
        /// Records that are alike and were decided to be two.
        known_apart: Vec<KnownApart>,
    }
}

object! {
    /// A source of facts.
    pub struct Source {
        /// Title.
        title: String,
        /// Licence.
        licence: Option<String>,
        /// Where to find it.
        url: Option<String>,
        /// What was taken from it.
        note: Option<String>,
    }
}

object! {
    /// A name in a table that was decided to mean a record.
    pub struct Alias {
        /// The list in which the record stands.
        list: String,
        /// The name as it stood in the table.
        text: String,
        /// The record's code or id.
        id: String,
    }
}

object! {
    /// Two records that are alike and were decided to be two.
    pub struct KnownApart {
        /// The list in which they stand.
        list: String,
        /// The code or id of one.
        first: String,
        /// The code or id of the other.
        second: String,
    }
}

impl KnownApart {
    /// Whether it is about these two, whichever stands first.
    pub fn is_about(&self, kind: Kind, one: &str, other: &str) -> bool {
        let both = [self.first.as_str(), self.second.as_str()];
        self.list == kind.as_str() && (both == [one, other] || both == [other, one])
    }
}

object! {
    /// How a table with these headings was read.
    pub struct TableMapping {
        /// The headings, in their order.
        headings: Vec<String>,
        /// Which column fills which field, and which rows count.
        mapping: Option<Value>,
    }
}

object! {
    /// How the figures of a sample were made up.
    pub struct Illustration {
        /// The rule, by language.
        rule: BTreeMap<String, String>,
        /// The seed of the random numbers.
        seed: Option<String>,
    }
}

/// All records of one kind, by id; so every walk over them has one order.
pub type Table<T> = BTreeMap<<T as Record>::Id, T>;

/// A record of a region: it has an id and a table of its own.
pub trait Record:
    Sized + Clone + PartialEq + serde::Serialize + serde::de::DeserializeOwned
{
    /// The typed id, unique within the table.
    type Id: Ord + Clone + AsRef<str> + fmt::Debug;
    /// Which of the region's lists this record stands in.
    const KIND: Kind;
    /// The record's id.
    fn id(&self) -> &Self::Id;
    /// The region's table of this kind.
    fn table(region: &Region) -> &Table<Self>;
    /// The region's table of this kind, for changing it.
    fn table_mut(region: &mut Region) -> &mut Table<Self>;
}

/// Names one record of a region: its list and its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    pub kind: Kind,
    pub id: Arc<str>,
}

impl RecordRef {
    /// Names the record of `kind` with this id.
    pub fn new(kind: Kind, id: impl AsRef<str>) -> Self {
        Self {
            kind,
            id: id.as_ref().into(),
        }
    }
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.kind.as_str(), self.id)
    }
}

macro_rules! region {
    ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
        /// A region: its header, settings and lists, and what could not be read.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Region {
            pub header: Header,
            pub settings: Settings,
            $(pub $table: Table<crate::$kind>,)*
            /// Fields of the file around the region that this version does not know.
            pub envelope: UnknownFields,
            /// Records and fields that could not be read, kept as the text they were.
            pub set_aside: Vec<SetAside>,
        }

        impl Region {
            /// A region with nothing in it but its header.
            pub fn new(header: Header) -> Self {
                Self {
                    header,
                    settings: Settings::default(),
                    $($table: Table::<crate::$kind>::new(),)*
                    envelope: UnknownFields::default(),
                    set_aside: Vec::new(),
                }
            }

            /// Its settings, with the defaults of the version of the method that it names.
            pub fn in_force(&self) -> SettingsInForce<'_> {
                self.settings.under(self.header.method)
            }

            /// Tells the ids of a list, one after the other, in their order.
            pub fn each_id(&self, kind: Kind, tell: &mut dyn FnMut(&Arc<str>)) {
                match kind { $(Kind::$kind => self.$table.keys().for_each(|id| tell(&id.0)),)* }
            }

            /// Keeps the records of a list whose ids are wanted, and no other.
            pub fn retain(&mut self, kind: Kind, wanted: &dyn Fn(&str) -> bool) {
                match kind { $(Kind::$kind => self.$table.retain(|id, _| wanted(id.as_ref()))),* }
            }

            /// How many records a list holds.
            pub fn count(&self, kind: Kind) -> usize {
                match kind { $(Kind::$kind => self.$table.len()),* }
            }

            /// Whether a list has a record with this id.
            pub fn has(&self, kind: Kind, id: &str) -> bool {
                match kind { $(Kind::$kind => self.$table.contains_key(&crate::$id::from(id))),* }
            }

            /// How many records of a list are marked as made up.
            pub fn made_up(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$kind => {
                        self.$table.values().filter(|record| record.is_made_up()).count()
                    })*
                }
            }

            /// Whether a record is there and marked as made up.
            pub fn is_made_up(&self, record: &RecordRef) -> bool {
                let id = &*record.id;
                match record.kind {
                    $(Kind::$kind => {
                        let found = self.$table.get(&crate::$id::from(id));
                        found.is_some_and(|record| record.is_made_up())
                    })*
                }
            }
        }

        impl Kind {
            /// The table of its fields, in the order of the file.
            pub fn rows(self) -> &'static [FieldRow] {
                match self { $(Self::$kind => crate::$kind::ROWS),* }
            }

            /// What is known of its records as a whole.
            pub fn facts(self) -> RecordFacts {
                match self { $(Self::$kind => crate::$kind::FACTS),* }
            }
        }

        $(cell_types! {
            crate::$id: Holds::Cell(Content::Reference(Kind::$kind)), |own| CellValue::Code(&own.0);
        }

        impl Record for crate::$kind {
            type Id = crate::$id;
            const KIND: Kind = Kind::$kind;
            fn id(&self) -> &crate::$id { &self.$id_field }
            fn table(region: &Region) -> &Table<Self> { &region.$table }
            fn table_mut(region: &mut Region) -> &mut Table<Self> { &mut region.$table }
        })*
    };
}

crate::kinds!(region);

/// Something of a file that could not be read: kept as its text, shown, and written back on save.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    pub place: SetAsidePlace,
    /// The JSON text as it was.
    pub text: Box<str>,
    /// Why it could not be read, and the field where that is known.
    pub reason: SetAsideReason,
    pub field: Option<String>,
}

/// Where something that was set aside stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetAsidePlace {
    /// A record of a list, with its id where one could be read.
    Record { kind: Kind, id: Option<String> },
    /// A field of the region itself, or a setting (`settings.key`).
    Field(String),
    /// A field of the file around the region.
    Envelope(String),
}

impl SetAside {
    /// Whether it stood in a list of records of this kind, or was the whole list.
    pub fn is_of(&self, kind: Kind) -> bool {
        match &self.place {
            SetAsidePlace::Record { kind: own, .. } => *own == kind,
            SetAsidePlace::Field(field) => field == kind.as_str(),
            SetAsidePlace::Envelope(_) => false,
        }
    }
}

impl Region {
    /// How many contacts it has, with those that could not be read.
    pub fn contact_count(&self) -> usize {
        let pieces = self.set_aside.iter();
        self.contacts.len() + pieces.filter(|piece| piece.is_of(Kind::Contact)).count()
    }

    /// Takes all contacts out, also what of them could not be read.
    pub fn clear_contacts(&mut self) {
        self.contacts.clear();
        self.set_aside.retain(|piece| !piece.is_of(Kind::Contact));
    }
}

choices! {
    /// Why something was set aside.
    pub enum SetAsideReason {
        /// A value of the wrong type.
        WrongType = "wrong_type",
        /// A field that must be there is not.
        MissingField = "missing_field",
        /// A field is written twice.
        DuplicateField = "duplicate_field",
        /// Another record of the list has the same id.
        DuplicateId = "duplicate_id",
        /// A setting's value is out of its range.
        OutOfRange = "out_of_range",
        /// A setting of an earlier program is beyond the range of its successor, which took the nearest
        /// value that it can have.
        NearestTaken = "nearest_taken",
        /// Text that no value can hold: nested too deeply, a number beyond all bounds, broken JSON.
        Unreadable = "unreadable",
    }
}

impl Header {
    /// A header with what a region cannot be without.
    pub fn new(id: RegionId, name: &str, reference_date: PartialDate, target: SchoolYear) -> Self {
        Self {
            id,
            name: name.to_owned(),
            country: None,
            nuts: None,
            reference_date,
            target_year: target,
            method: MethodVersion::NEWEST,
            code_lists: BTreeMap::new(),
            sources: Vec::new(),
            illustration: None,
            aliases: Vec::new(),
            table_mappings: Vec::new(),
            known_apart: Vec::new(),
            kept: Default::default(),
        }
    }

    /// The first entry year whose classes have not begun at the reference date: they begin in
    /// September. `None` where the date is none.
    pub fn first_year_to_begin(&self) -> Option<i32> {
        self.reference_date.next_entry_year()
    }

    /// A value of a field that this version does not know.
    pub fn kept_value(&self, key: &str) -> Option<&Value> {
        self.kept.iter().find(|(k, _)| *k == key).map(|(_, v)| v)
    }
}
