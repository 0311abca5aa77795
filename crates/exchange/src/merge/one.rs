//! One reply compared with what it began from and with what stands here.

use std::collections::BTreeSet;

use crate::merge::widened::widened;
use crate::merge::{AnswerScope, Reply};
use crate::profile::{Rights, Sides};
use enlace_edit::difference::differing;
use enlace_edit::field::record_text::RecordText;
use enlace_edit::merge::header_text;
use enlace_edit::{AnyRecord, Spot};
use enlace_model::region::SetAside;
use enlace_model::{RecordRef, Region, SettingId};

/// A spot at which one reply says something else than what stands here.
pub(super) struct Single {
    pub spot: Spot,
    pub base: Option<String>,
    pub ours: Option<String>,
    pub theirs: Option<String>,
    /// Whether it was changed here, too, and otherwise.
    pub ours_changed: bool,
    pub scope: AnswerScope,
}

/// Tells each spot around the lists at which the reply changed something that does not stand here
/// already.
pub(super) fn around(ours: &Region, reply: &Reply, tell: &mut dyn FnMut(Single)) {
    let is_asked = reply.base.is_some() && reply.profile.is_asked_of_region();
    let scope = AnswerScope::of(is_asked);
    let tell = &mut |single| tell(Single { scope, ..single });
    header(ours, reply, tell);
    settings(ours, reply, tell);
    set_aside(ours, reply, tell);
}

/// The records in which the reply differs from what it began from; else from what stands here.
pub(super) fn changed(ours: &Region, reply: &Reply) -> Vec<RecordRef> {
    let mut changed = differing(reply.base.unwrap_or(ours), reply.theirs);
    // What stands only here is not missed where nobody knows what was sent.
    changed.retain(|record| reply.base.is_some() || AnyRecord::is_there(record, reply.theirs));
    changed
}

fn header(ours: &Region, reply: &Reply, tell: &mut dyn FnMut(Single)) {
    let document = |region: &Region| RecordText::of(&header_text(&region.header));
    let base = reply.base.map(document).unwrap_or_default();
    fields(
        &base,
        &document(ours),
        &document(reply.theirs),
        &|field| Spot::Header(field.to_owned()),
        &mut |single| {
            let is = |field: &str| single.spot == Spot::Header(field.to_owned());
            // A region has a day: an empty one was left out, because what stood there is none.
            let is_left_out = is("reference_date") && single.theirs.as_deref() == Some("\"\"");
            // The id is of this device.
            if !is("id") && !is_left_out {
                tell(single);
            }
        },
    );
}

fn settings(ours: &Region, reply: &Reply, tell: &mut dyn FnMut(Single)) {
    for &id in SettingId::ALL {
        let text = |region: &Region| region.settings.changed(id).map(|value| value.to_string());
        let (base, ours) = (reply.base.and_then(text), text(ours));
        three(Spot::Setting(id), base, ours, text(reply.theirs), tell);
    }
}

/// What could not be read, by how often each piece is there.
fn set_aside(ours: &Region, reply: &Reply, tell: &mut dyn FnMut(Single)) {
    let base = reply.base.map_or(&[][..], |base| &base.set_aside);
    let theirs = &reply.theirs.set_aside[..];
    let pieces: BTreeSet<&SetAside> = base.iter().chain(theirs).collect();
    for piece in pieces {
        let times = |all: &[SetAside]| {
            let times = all.iter().filter(|own| *own == piece).count();
            (times > 0).then(|| times.to_string())
        };
        let spot = Spot::SetAside(Box::new(piece.clone()));
        three(
            spot,
            times(base),
            times(&ours.set_aside),
            times(theirs),
            tell,
        );
    }
}

/// Tells each spot of a record at which the reply changed something that does not stand here already.
pub(super) fn record(
    ours: &Region,
    reply: &Reply,
    record: RecordRef,
    tell: &mut dyn FnMut(Single),
) {
    let text = |region: &Region| Some(AnyRecord::find(&record, region)?.text());
    let (base, theirs) = (reply.base.and_then(text), text(reply.theirs));
    let here = text(ours);
    // Where nobody knows what was sent, nothing is known to have been asked.
    let rights = reply.base.and_then(|sent| {
        let theirs = reply.theirs;
        Rights::of(&record, reply.profile, Sides { sent, ours, theirs })
    });
    match (&base, &here, &theirs) {
        (_, Some(here), Some(theirs)) => {
            let base = base.as_deref().map(RecordText::of).unwrap_or_default();
            let (here, theirs) = (RecordText::of(here), RecordText::of(theirs));
            // What stands here is compared as far as it is sent to such a partner.
            let mut sent = here.clone();
            reply.profile.narrow(&mut sent, record.kind);
            let compared = with_others(&sent, &here);
            let spot = |field: &str| Spot::Field(record.clone(), field.to_owned());
            fields(&base, &compared, &theirs, &spot, &mut |single| {
                let scope = AnswerScope::of(rights.is_some_and(|rights| match &single.spot {
                    Spot::Field(_, name) => rights.allows(name, single.theirs.as_deref()),
                    _ => false,
                }));
                tell(whole(Single { scope, ..single }, &here, &sent));
            });
        }
        // Taken out on both sides.
        (_, None, None) => {}
        _ => {
            let ours_changed = match (&base, &here) {
                (Some(base), Some(here)) => has_changed(&record, base, here, reply),
                (base, here) => base.is_some() && here.is_none(),
            };
            let is_asked = rights
                .is_some_and(|rights| rights.allows_record(base.as_deref(), theirs.as_deref()));
            tell(Single {
                spot: Spot::Record(record.clone()),
                base,
                ours: here,
                theirs,
                ours_changed,
                scope: AnswerScope::of(is_asked),
            });
        }
    }
}

/// A record as it is sent, with the fields of which nothing is sent as they stand here.
fn with_others(sent: &RecordText, here: &RecordText) -> RecordText {
    let mut all = here.clone();
    for name in sent.names() {
        all.set_field_text(name, sent.field_text(name));
    }
    all
}

/// The same, where the reply says something of a field of which only a part was sent: with the rest of it.
fn whole(single: Single, here: &RecordText, sent: &RecordText) -> Single {
    let Spot::Field(_, name) = &single.spot else {
        return single;
    };
    let (own, part) = (here.field_text(name), sent.field_text(name));
    let theirs = match (single.theirs, own) {
        (Some(theirs), Some(own)) => Some(widened(&theirs, own, part)),
        (theirs, _) => theirs,
    };
    Single { theirs, ..single }
}

/// Whether a record was changed here since it was sent, as far as it was sent.
fn has_changed(record: &RecordRef, base: &str, here: &str, reply: &Reply) -> bool {
    let (base, here) = (RecordText::of(base), RecordText::of(here));
    let differs = |field: &str| base.field_text(field) != here.field_text(field);
    let sent = |field: &&str| reply.profile.has(record.kind, field);
    base.names().any(differs) || here.names().filter(sent).any(differs)
}

/// Compares field by field; what neither the base nor the reply has was left out or is our own.
fn fields(
    base: &RecordText,
    ours: &RecordText,
    theirs: &RecordText,
    spot: &dyn Fn(&str) -> Spot,
    tell: &mut dyn FnMut(Single),
) {
    let more = theirs
        .names()
        .filter(|name| base.field_text(name).is_none());
    for name in base.names().chain(more) {
        let text = |document: &RecordText| document.field_text(name).map(str::to_owned);
        three(spot(name), text(base), text(ours), text(theirs), tell);
    }
}

fn three(
    spot: Spot,
    base: Option<String>,
    ours: Option<String>,
    theirs: Option<String>,
    tell: &mut dyn FnMut(Single),
) {
    if theirs == base || theirs == ours {
        return;
    }
    let ours_changed = ours != base;
    tell(Single {
        spot,
        base,
        ours,
        theirs,
        ours_changed,
        scope: AnswerScope::Outside,
    });
}
