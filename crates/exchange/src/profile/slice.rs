//! The part of a region that a profile lets through.

use std::collections::BTreeSet;

use crate::profile::scramble::scramble;
use crate::profile::whitelist::{named_header, only_named};
use crate::profile::{Around, Audience, Contacts, NamedFields, Profile, Rule, SUMS, Which, sums};
use enlace_edit::AnyRecord;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::field::reference::{can_mention, forgotten_with, mentions};
use enlace_model::record::UnknownFields;
use enlace_model::{Choice, Kind, OfferStatus, RecordRef, Region, Settings};

/// The part of a region that a profile lets through; `seed` decides how a file for support is
/// scrambled, and nothing else. A partner that the region does not have gets no records of its own.
pub fn slice(region: &Region, profile: &Profile, seed: &str) -> Region {
    let mut slice = region.clone();
    around(&mut slice, profile);
    for &kind in Kind::ALL {
        match profile.rule(kind) {
            None => slice.retain(kind, &|_| false),
            Some(rule) => keep(rule, profile, region, &mut slice),
        }
    }
    for &kind in Kind::ALL {
        if let Some(rule) = profile.rule(kind) {
            let narrow = rule.which != Which::All;
            rewrite(kind, region, &mut slice, profile.sent(), narrow);
        }
    }
    match profile.audience {
        Audience::School => {
            let sums = sums::value(&sums::sums(region));
            slice.envelope.keep(SUMS.to_owned(), sums);
        }
        Audience::Support => scramble(&mut slice, seed),
        _ => {}
    }
    slice
}

/// The whole of a part that came by mail, as it goes back: contacts only where they are asked for, and what of
/// them could not be read, which may be anybody's, only where that is asked for as well.
pub fn going_back(region: &Region, contacts: Contacts, unread: Contacts) -> Region {
    let mut part = region.clone();
    if contacts == Contacts::LeftOut {
        part.contacts.clear();
    }
    if unread == Contacts::LeftOut {
        part.set_aside.retain(|piece| !piece.is_of(Kind::Contact));
    }
    part
}

/// Header, settings, what could not be read, and unknown fields.
fn around(slice: &mut Region, profile: &Profile) {
    let around = profile.around();
    if around != Around::Whole {
        // What nobody could read may hold anything.
        slice.set_aside.clear();
        slice.header = named_header(&slice.header);
        slice.settings.kept = UnknownFields::default();
        slice.envelope = UnknownFields::default();
    }
    if around == Around::Nothing {
        slice.settings = Settings::default();
    }
    if !profile.takes_contacts() {
        slice.clear_contacts();
    }
    slice.envelope = without_own_marks(&slice.envelope);
}

/// Where this region itself came from, and the sums that came with it, are nobody else's.
fn without_own_marks(envelope: &UnknownFields) -> UnknownFields {
    let mut left = UnknownFields::default();
    for (key, value) in envelope.iter() {
        if key != SUMS && key != crate::json::BEGAN_FROM {
            left.keep(key.to_owned(), value.clone());
        }
    }
    left
}

fn keep(rule: Rule, profile: &Profile, region: &Region, slice: &mut Region) {
    let settled = [OfferStatus::Running, OfferStatus::Agreed].map(Choice::Known);
    match rule.which {
        Which::All => {}
        Which::Partners => {
            slice.retain(rule.kind, &|id| profile.is_partners(rule.kind, id, region));
        }
        Which::OfNeeds => {
            let own = profile.partner.as_str();
            let named = needs_of(own, region).filter_map(|it| it.evidence.as_ref());
            let named: BTreeSet<&str> = named.map(|id| id.as_str()).collect();
            slice.retain(rule.kind, &|id| named.contains(id));
        }
        Which::Settled => slice.offers.retain(|_, it| settled.contains(&it.status)),
    }
}

fn needs_of<'a>(own: &str, region: &'a Region) -> impl Iterator<Item = &'a enlace_model::Need> {
    let own = own.to_owned();
    let all = region.needs.values();
    all.filter(move |it| it.enterprise.as_ref().is_some_and(|id| id.as_str() == own))
}

/// Takes fields out that do not go in, and references to records that do not.
fn rewrite(kind: Kind, region: &Region, slice: &mut Region, go_in: NamedFields, narrow: bool) {
    if go_in == NamedFields::All && !narrow {
        return;
    }
    let mut linked = Kind::ALL.to_vec();
    linked.retain(|of| can_mention(kind, *of));
    let mut records = Vec::new();
    AnyRecord::each_text(kind, slice, &mut |_, text| {
        let mut document = RecordText::of(text);
        if go_in != NamedFields::All {
            only_named(&mut document, kind, go_in);
        }
        for of in &linked {
            // From the back: taking out an entry of a list moves those after it.
            for (path, id) in mentions(kind, &document, *of).into_iter().rev() {
                let named = RecordRef::new(*of, id);
                if AnyRecord::is_there(&named, region) && !AnyRecord::is_there(&named, slice) {
                    let path = forgotten_with(kind, &path);
                    let done = document.set(&path, serde_json::Value::Null);
                    debug_assert!(done.is_ok(), "a mention stands where it was found");
                }
            }
        }
        // A record that says in a field that must be there what nobody knows stays here as a whole.
        records.extend(AnyRecord::read(kind, &document.text()));
    });
    slice.retain(kind, &|_| false);
    for record in records {
        if let Some(change) = AnyRecord::change(None, Some(record)) {
            slice.apply(&change);
        }
    }
}
