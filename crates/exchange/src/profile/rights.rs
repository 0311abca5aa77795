//! What of a file its answer may change: its own records, in the fields that were asked for.

use serde_json::Value;

use crate::profile::{AskedRecords, Audience, NamedFields, Profile, Which, whitelist};
use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::{Content, field};
use enlace_model::{Kind, RecordRef, Region};

impl Profile {
    /// Whether an answer may change what is said of the region as a whole, its settings, and what could
    /// not be read.
    pub(crate) fn is_asked_of_region(&self) -> bool {
        self.audience == Audience::Coordinator
    }

    /// Whether a record is the partner's own, as this region has it; one that is not there is nobody's.
    pub(super) fn is_partners(&self, kind: Kind, id: &str, region: &Region) -> bool {
        let own = self.partner.as_str();
        let school = |code: Option<&str>| self.audience == Audience::School && code == Some(own);
        let group =
            |id: Option<&str>| self.audience == Audience::EnterpriseGroup && id == Some(own);
        match kind {
            Kind::School => school(Some(id)) && region.schools.contains_key(&id.into()),
            Kind::Enterprise => group(Some(id)) && region.enterprises.contains_key(&id.into()),
            Kind::Offer => {
                let offer = region.offers.get(&id.into());
                school(offer.map(|it| it.school.as_str()))
            }
            Kind::Need => {
                let need = region.needs.get(&id.into());
                group(need.and_then(|it| Some(it.enterprise.as_ref()?.as_str())))
            }
            Kind::Contact => region.contacts.get(&id.into()).is_some_and(|it| {
                school(it.school.as_ref().map(|code| code.as_str()))
                    || group(it.enterprise.as_ref().map(|id| id.as_str()))
            }),
            // No other list has records of its own partner.
            _ => false,
        }
    }
}

/// What an answer may change of one record.
#[derive(Clone, Copy)]
pub(crate) struct Rights<'a> {
    record: &'a RecordRef,
    records: AskedRecords,
    sides: Sides<'a>,
    profile: &'a Profile,
}

/// What was sent, what stands here, and what came back.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub sent: &'a Region,
    pub ours: &'a Region,
    pub theirs: &'a Region,
}

impl<'a> Rights<'a> {
    /// What an answer may change of this record; `None`: nothing, since nothing of its kind was asked or it
    /// is not the partner's in what was sent, here, and in the answer.
    pub fn of(record: &'a RecordRef, profile: &'a Profile, sides: Sides<'a>) -> Option<Self> {
        let rule = profile.rule_with_contacts(record.kind)?;
        let records = rule.asked?;
        let is_theirs = match rule.which {
            Which::Partners => [sides.sent, sides.ours, sides.theirs].iter().all(|region| {
                !AnyRecord::is_there(record, region)
                    || profile.is_partners(record.kind, &record.id, region)
            }),
            Which::OfNeeds | Which::Settled => AnyRecord::is_there(record, sides.sent),
            Which::All => true,
        };
        is_theirs.then_some(Self {
            record,
            records,
            sides,
            profile,
        })
    }

    /// Whether a field may come to say this; `None`: nothing.
    pub fn allows(&self, name: &str, text: Option<&str>) -> bool {
        let (kind, asked) = (self.record.kind, self.profile.asked());
        if asked == NamedFields::All {
            return true;
        }
        let Some(text) = text else {
            return asked.has(kind, name);
        };
        self.is_one_of_those(name, text)
            && self.is_known(name, text)
            && whitelist::is_named(name, text, kind, asked)
    }

    /// Whether the record may come, go, or come back changed, from one state to the other.
    pub fn allows_record(&self, sent: Option<&str>, theirs: Option<&str>) -> bool {
        if self.records == AskedRecords::AsSent {
            return false;
        }
        let Some(theirs) = theirs else {
            return true;
        };
        let (sent, theirs) = (
            RecordText::of(sent.unwrap_or_default()),
            RecordText::of(theirs),
        );
        let all = sent.names().chain(theirs.names());
        let mut changed = all.filter(|name| sent.field_text(name) != theirs.field_text(name));
        changed.all(|name| self.names_partner(name) || self.allows(name, theirs.field_text(name)))
    }

    /// Whether a field says which record it is or whose it is, which was looked at before.
    fn names_partner(&self, name: &str) -> bool {
        let kind = self.record.kind;
        let partners = self.profile.audience.partners();
        let of = field(kind, name).map(|field| field.content);
        name == kind.id_field() || partners.is_some_and(|own| of == Some(Content::Reference(own)))
    }

    fn is_one_of_those(&self, name: &str, text: &str) -> bool {
        let mut rows = self.record.kind.rows().iter();
        let only = rows
            .find(|row| row.name == name)
            .and_then(|row| row.answers);
        let said = serde_json::from_str::<String>(text).unwrap_or_default();
        only.is_none_or(|all| all.contains(&said.as_str()))
    }

    /// Whether a field that names another record names one that was sent, or one of the partner's own.
    fn is_known(&self, name: &str, text: &str) -> bool {
        let of = field(self.record.kind, name).map(|field| field.content);
        let is_known = |of, id: &str| {
            let named = RecordRef::new(of, id);
            AnyRecord::is_there(&named, self.sides.sent)
                || self.profile.is_partners(of, id, self.sides.theirs)
        };
        match (of, serde_json::from_str(text)) {
            (Some(Content::Reference(of)), Ok(Value::String(id))) => is_known(of, &id),
            (Some(Content::References(of)), Ok(Value::Array(ids))) => {
                let mut ids = ids.iter().filter_map(Value::as_str);
                ids.all(|id| is_known(of, id))
            }
            _ => true,
        }
    }
}
