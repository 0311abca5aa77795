//! Parts of one answer that add up (method section 4): a remark, since they may be a double entry.
//!
//! Of one enterprise's recruit needs on the same target and municipality those of one evidence date add
//! up in every year of which they speak together, unless a later answer speaks of that year too.

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::date::Day;
use crate::enterprise::Enterprise;
use crate::evidence::age_factor;
use crate::need::{Need, People, Target};
use crate::order::put_in_order;
use crate::region::Region;
use crate::renewal::Renewals;
use crate::setting_spec::SettingId;

/// The recruit needs of enterprises that the region has, in the order of their ids.
pub(super) struct Answers<'r> {
    all: Vec<FirmAnswer<'r>>,
    renewals: Renewals<'r>,
}

struct FirmAnswer<'r> {
    need: &'r Need,
    enterprise: &'r Enterprise,
    /// System and code; a qualification has no system.
    target: (&'r str, &'r str),
    /// `None` for the whole region.
    place: Option<&'r str>,
}

/// What an answer says of years, and when it was given.
#[derive(Clone, Copy, Debug, PartialEq)]
struct AnswerSpan {
    first: i32,
    last: i32,
    day: Option<Day>,
    /// Whether it is so old that it counts for nothing.
    is_expired: bool,
}

impl<'r> Answers<'r> {
    pub fn of(region: &'r Region) -> Self {
        Self {
            all: Vec::new(),
            renewals: Renewals::of(region),
        }
    }

    /// Takes in a need; one that is no recruit need of somebody, for something and somewhere is left out.
    pub fn add(&mut self, need: &'r Need, enterprise: Option<&'r Enterprise>) {
        let Some(enterprise) = enterprise.filter(|_| need.is_recruit()) else {
            return;
        };
        let target = match need.target() {
            Target::Qualification(code) => ("", self.renewals.code_of(code).as_str()),
            Target::Occupation(o) => (o.system.as_str(), o.code.as_str()),
            Target::Unmapped => return,
        };
        let own = || enterprise.municipality.as_ref();
        let place = need.municipality.as_ref().or_else(own);
        let place = place.filter(|_| !need.whole_region).map(|m| m.as_str());
        if place.is_some() || need.whole_region {
            self.all.push(FirmAnswer {
                need,
                enterprise,
                target,
                place,
            });
        }
    }

    /// Tells of every need that adds up with others.
    pub fn check(&self, region: &'r Region, findings: &mut Findings) {
        let mut order: Vec<u32> = (0..self.all.len() as u32).collect();
        let key = |i: &u32| {
            let own = &self.all[*i as usize];
            // Enterprises are told apart by their places in memory; their order decides nothing.
            let enterprise = std::ptr::from_ref(own.enterprise) as usize;
            (enterprise, own.target, own.place)
        };
        put_in_order(&mut order, |a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
        let mut found: Vec<(u32, usize)> = Vec::new();
        for together in order.chunk_by(|a, b| key(a) == key(b)) {
            if together.len() > 1 {
                let said: Vec<Option<AnswerSpan>> = together
                    .iter()
                    .map(|i| said(&self.all[*i as usize], region))
                    .collect();
                let counted = counted(said.iter().flatten());
                let adding = together.iter().zip(&said).map(|(i, own)| {
                    let others = own.as_ref().map_or(0, |own| others(own, &counted));
                    (*i, others)
                });
                found.extend(adding.filter(|(_, others)| *others > 0));
            }
        }
        put_in_order(&mut found, |a, b| a.0.cmp(&b.0));
        for (i, others) in found {
            let need = self.all[i as usize].need;
            let field = match need.people() {
                People::Range { .. } => "low",
                People::OneEnd { end, .. } => end,
                People::Number(_) | People::NotStated => "persons",
            };
            let mut scope = findings.of(region, need);
            scope.at(field, ProblemKind::NeedAddsUp { others });
        }
    }
}

/// What is said, each with how often: a firm may say the same thousands of times.
fn counted<'s>(all: impl Iterator<Item = &'s AnswerSpan>) -> Vec<(AnswerSpan, usize)> {
    let mut counted: Vec<(AnswerSpan, usize)> = Vec::new();
    for own in all {
        match counted.iter_mut().find(|(known, _)| known == own) {
            Some((_, count)) => *count += 1,
            None => counted.push((*own, 1)),
        }
    }
    counted
}

/// How many others of the same date an answer adds up with.
fn others(own: &AnswerSpan, all: &[(AnswerSpan, usize)]) -> usize {
    let is_free = |year: i32| {
        // What is expired takes the place of nothing that still counts.
        let may_replace = |s: &AnswerSpan| own.is_expired || !s.is_expired;
        let mut later = all
            .iter()
            .filter(|(s, _)| s.day > own.day && may_replace(s));
        !later.any(|(s, _)| (s.first..=s.last).contains(&year))
    };
    let same_day = all.iter().filter(|(s, _)| s.day == own.day);
    let adding = same_day.map(|(s, count)| {
        let mut together = own.first.max(s.first)..=own.last.min(s.last);
        let count = *count - usize::from(s == own);
        if count > 0 && together.any(is_free) {
            count
        } else {
            0
        }
    });
    adding.sum()
}

fn said(answer: &FirmAnswer, region: &Region) -> Option<AnswerSpan> {
    let header = &region.header;
    let reference = header.reference_date.year();
    let reference = reference.map_or(header.target_year.0, |year| year as i32);
    let (first, last) = answer.need.span(reference)?;
    let evidence = answer.need.evidence.as_ref();
    let evidence = evidence.and_then(|id| region.evidence.get(id));
    let day = evidence.and_then(|e| e.date.as_ref()?.day());
    let left = age_factor(day, header.reference_date.day(), region.in_force());
    Some(AnswerSpan {
        first,
        last,
        day,
        is_expired: left < region.in_force().get(SettingId::ExpiryAgeFactor),
    })
}
