//! What the rows of a table can speak of: records, and entries of the lists within them.

use serde::{Deserialize, Serialize};

use crate::import::synonyms::PERSONS_A_YEAR;
use enlace_edit::field::{Content, Field, Measure, Presence, fields};
use enlace_model::Kind;
use enlace_model::field::FieldRow;
use enlace_model::language::TITLE_FIELDS;

macro_rules! parts {
    ($( $(#[doc = $doc:literal])* $part:ident = $id:literal, $kind:ident, $list:expr, $keys:expr; )*) => {
        /// What a row can speak of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Part { $( $(#[doc = $doc])* #[serde(rename = $id)] $part ),* }

        impl Part {
            /// All parts, in the order in which a page offers them.
            pub const ALL: &'static [Self] = &[$(Self::$part),*];

            /// The id under which `locales/` holds its name (`part.<id>`).
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$part => $id),* }
            }

            /// The list of records in which it stands.
            pub fn kind(self) -> Kind {
                match self { $(Self::$part => Kind::$kind),* }
            }

            /// The list within the record, for an entry of one.
            pub fn list(self) -> Option<&'static str> {
                match self { $(Self::$part => $list),* }
            }

            /// The fields that tell one from another, where neither code nor id is given.
            pub fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$part => $keys),* }
            }
        }
    };
}

parts! {
    Municipality = "municipality", Municipality, None, &["name"];
    /// How many businesses of a sector and size a municipality has.
    Business = "business", Municipality, Some("businesses"), &["sector", "size"];
    TravelTime = "travel_time", TravelTime, None, &["from", "to"];
    Qualification = "qualification", Qualification, None, TITLE_FIELDS;
    Unit = "unit", Qualification, Some("units"), &["code"];
    /// An occupation to which a qualification leads.
    OccupationLink = "occupation_link", Qualification, Some("occupations"), &["system", "code"];
    Relevance = "relevance", Qualification, Some("relevance"), &["territory", "year", "source"];
    Relation = "relation", Relation, None, &["from", "to"];
    School = "school", School, None, &["name"];
    Offer = "offer", Offer, None, &["school", "qualification", "start_year", "modality"];
    /// What became of an earlier entry year of an offer.
    Cohort = "cohort", Offer, Some("history"), &["entry_year"];
    Enterprise = "enterprise", Enterprise, None, &["name"];
    Contact = "contact", Contact, None, &["enterprise", "school", "name", "email"];
    Session = "session", Session, None, &["title", "date"];
    Evidence = "evidence", Evidence, None, &["kind", "date", "session", "source", "quote"];
    Need = "need", Need, None, &[
        "enterprise", "qualification", "occupation.code", "text", "kind", "municipality",
        "first_year", "evidence",
    ];
    Panel = "panel", Panel, None, &["date", "place", "session", "sector"];
    Participants = "participants", Panel, Some("participants"), &["role"];
    PanelRow = "panel_row", Panel, Some("rows"), &["qualification"];
    Stakeholder = "stakeholder", Stakeholder, None, &["name"];
}

/// What a column fills that says a need's people a year.
pub const A_YEAR: &str = "persons_a_year";

/// A field of a part that a column can fill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldTarget {
    pub part: Part,
    /// The path within the record, or within the entry of its list.
    pub field: &'static str,
    pub content: Content,
    pub presence: Presence,
}

impl Part {
    /// The part of an id.
    pub fn from_text(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.as_str() == id)
    }

    /// The record itself, for an entry of one of its lists.
    pub fn owner(self) -> Self {
        let whole = |part: &Self| part.kind() == self.kind() && part.list().is_none();
        Self::ALL.iter().copied().find(whole).unwrap_or(self)
    }

    /// The parts that a row about this one can speak of, those first that others refer to. The part
    /// itself comes last.
    pub fn along(self) -> &'static [Self] {
        use Part::*;
        match self {
            Municipality => &[Municipality],
            Business => &[Municipality, Business],
            TravelTime => &[TravelTime],
            Qualification => &[Qualification],
            Unit => &[Qualification, Unit],
            OccupationLink => &[Qualification, OccupationLink],
            Relevance => &[Qualification, Relevance],
            Relation => &[Relation],
            School => &[Municipality, School],
            Offer => &[Municipality, School, Qualification, Offer],
            Cohort => &[Municipality, School, Qualification, Offer, Cohort],
            Enterprise => &[Municipality, Enterprise],
            Contact => &[Enterprise, School, Contact],
            Session => &[Session],
            Evidence => &[Session, Evidence],
            Need => &[Municipality, Enterprise, Session, Evidence, Need],
            Panel => &[Panel],
            Participants => &[Panel, Participants],
            PanelRow => &[Panel, PanelRow],
            Stakeholder => &[Municipality, Stakeholder],
        }
    }

    /// The table of its fields.
    fn rows(self) -> &'static [FieldRow] {
        let whole = self.kind().rows();
        match self.list() {
            Some(list) => {
                let list = whole.iter().find(|row| row.name == list);
                list.map_or(&[], FieldRow::inside)
            }
            None => whole,
        }
    }

    /// The fields that a column can fill, in the order of a form.
    pub fn targets(self) -> Vec<FieldTarget> {
        let mut all = Vec::new();
        let mut add = |field: &'static str, content, presence| {
            all.push(FieldTarget {
                part: self,
                field,
                content,
                presence,
            });
        };
        if let Some(list) = self.list() {
            let list = fields(self.kind()).iter().find(|field| field.id == list);
            if let Some(Field {
                content: Content::List(entry),
                ..
            }) = list
            {
                entry.iter().for_each(|f| add(f.id, f.content, f.presence));
            }
            return all;
        }
        let own = fields(self.kind());
        if own.iter().all(|field| field.id != self.kind().id_field()) {
            // An id that only the program gives: it comes back in what the program wrote.
            add(self.kind().id_field(), Content::Code, Presence::Optional);
        }
        for field in own {
            if !matches!(field.content, Content::List(_)) {
                add(field.id, field.content, field.presence);
            }
        }
        if self == Self::Need {
            // People that a table states a year, not over the whole span.
            add(
                A_YEAR,
                Content::Number(Measure::Persons),
                Presence::Optional,
            );
        }
        let others = self.rows().iter().filter(|row| !row.is_edited());
        for row in others.filter(|row| row.name != self.kind().id_field()) {
            // What no person types comes in tables of maps.
            add(row.name, Content::LongText, Presence::Optional);
        }
        all
    }

    /// Whether columns that fill these targets tell which one a row speaks of.
    pub fn is_told_by(self, filled: &[&str]) -> bool {
        let has = |target: &str| filled.contains(&target);
        let any = |targets: &[&str]| targets.iter().any(|target| has(target));
        let named = any(&[
            "qualification.code",
            "qualification.title.pt",
            "offer.qualification",
        ]);
        let school = any(&["school.code", "school.name", "offer.school"]);
        match self {
            Self::Municipality => any(&["municipality.code", "municipality.name"]),
            Self::Business => {
                has("business.count") && any(&["municipality.code", "municipality.name"])
            }
            Self::TravelTime => {
                has("travel_time.from") && has("travel_time.to") && has("travel_time.minutes")
            }
            Self::Qualification => has("qualification.code"),
            Self::Unit => has("unit.code") && has("qualification.code"),
            Self::OccupationLink => has("occupation_link.code") && has("qualification.code"),
            Self::Relevance => has("relevance.level") && named,
            Self::Relation => has("relation.from") && has("relation.to") && has("relation.value"),
            // A code tells a school that the region has.
            Self::School => {
                let says =
                    |target: &&str| *target != "school.code" && target.starts_with("school.");
                has("school.name") || (has("school.code") && filled.iter().any(says))
            }
            Self::Offer => school && named,
            Self::Cohort => {
                (has("offer.id") || (school && named))
                    && any(&["cohort.completed", "cohort.entry_year"])
            }
            Self::Enterprise => has("enterprise.name"),
            Self::Contact => {
                any(&["contact.email", "contact.phone"]) && any(&["contact.name", "contact.id"])
            }
            Self::Session => has("session.title"),
            Self::Evidence => has("evidence.id") || (has("evidence.kind") && has("evidence.date")),
            Self::Need => any(&["need.persons", "need.text", "need.qualification", "need.id"]),
            Self::Panel => has("panel.id"),
            Self::Participants => has("panel.id") && has("participants.role"),
            Self::Stakeholder => has("stakeholder.name"),
            Self::PanelRow => has("panel.id") && has("panel_row.qualification"),
        }
    }

    /// Where the heading and the cells of a column go that stands for one of many: a travel time
    /// for each municipality, a need for each qualification.
    pub fn each(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::TravelTime => Some(("to", "minutes")),
            Self::Need => Some(("qualification", "persons")),
            Self::Business => Some(("size", "count")),
            _ => None,
        }
    }
}

impl FieldTarget {
    /// Whether a folded heading is one by which tables mean the field.
    pub fn is_meant_by(&self, heading: &str) -> bool {
        if self.field == A_YEAR {
            return PERSONS_A_YEAR.split('|').any(|own| own == heading);
        }
        let mut rows = self.part.rows().iter();
        let headings = rows.find_map(|row| row.headings_of(self.field));
        headings.is_some_and(|mut all| all.any(|own| own == heading))
    }
}

/// The target of an id such as `school.name`.
pub fn target(id: &str) -> Option<FieldTarget> {
    let (part, field) = id.split_once('.')?;
    let part = Part::from_text(part)?;
    part.targets()
        .into_iter()
        .find(|target| target.field == field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_a_field_and_every_owner_comes_before_what_is_in_it() {
        for part in Part::ALL {
            for key in part.keys() {
                assert!(
                    target(&format!("{}.{key}", part.as_str())).is_some(),
                    "{part:?} {key}"
                );
            }
            assert_eq!(part.along().last(), Some(part));
            assert!(part.along().contains(&part.owner()));
            if let Some((heading, value)) = part.each() {
                let fields: Vec<&str> = part.targets().iter().map(|t| t.field).collect();
                assert!(fields.contains(&heading) && fields.contains(&value));
            }
        }
    }
}
