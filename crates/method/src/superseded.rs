//! Which of an enterprise's statements count: those of its latest answer on the last stated year
//! (method section 4, *superseded*).
//!
//! Of one enterprise's statements on the same target and municipality those are looked at that give a
//! rate in the target year, expired ones only where there is no other. Of these count the ones whose
//! span holds the last year up to the target year of which any speaks, and of those the ones with the
//! latest evidence date. So a later answer replaces an earlier one for the years of which it speaks;
//! statements of one date are parts of one answer and add up.

use crate::figures::Superseding;
use crate::inputs::{MunicipalityIdx, NONE};
use crate::statement::Statement;
use crate::statements::Statements;
use crate::target::TargetIdx;
use enlace_model::Day;
use enlace_model::order::put_in_order;

/// Whether evidence grows old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EvidenceAging {
    Counts,
    /// No evidence expires: a = 1 for every need.
    Ignored,
}

/// What a statement must have to count among those of one enterprise, target and municipality.
#[derive(Clone, Copy, Debug)]
struct LatestAnswers {
    with_expired: bool,
    /// The last year up to the target year of which a statement speaks.
    year: i32,
    /// The latest evidence date of those that speak of it; `None` without date, before all others.
    day: Option<Day>,
}

impl LatestAnswers {
    /// `None` where no statement gives a rate in the target year.
    fn among<'s>(
        statements: impl Iterator<Item = &'s Statement> + Clone,
        target_year: i32,
        age: EvidenceAging,
    ) -> Option<Self> {
        let giving = statements.filter(|s| s.gives_rate);
        let with_expired = age == EvidenceAging::Ignored || giving.clone().all(|s| s.is_expired);
        let looked_at = giving.filter(move |s| with_expired || !s.is_expired);
        let years = looked_at.clone().map(|s| s.last.min(target_year));
        let year = years.max()?;
        let speaking = looked_at.filter(|s| speaks_of(s, year));
        let day = speaking.map(|s| s.weight.day).max().flatten();
        Some(Self {
            with_expired,
            year,
            day,
        })
    }

    fn looks_at(&self, s: &Statement) -> bool {
        s.gives_rate && (self.with_expired || !s.is_expired)
    }

    fn counts(&self, s: &Statement) -> bool {
        self.looks_at(s) && speaks_of(s, self.year) && s.weight.day == self.day
    }
}

fn speaks_of(s: &Statement, year: i32) -> bool {
    (s.first..=s.last).contains(&year)
}

impl Statements {
    /// Marks statements that others of the same enterprise supersede, for all enterprises.
    pub(crate) fn supersede_all(&mut self, target_year: i32) {
        let mut start = vec![0_u32; self.enterprises.ids.len() + 1];
        let speaks = |s: &&Statement| s.enterprise != NONE;
        for s in self.all.iter().filter(speaks) {
            start[s.enterprise as usize + 1] += 1;
        }
        for e in 1..start.len() {
            start[e] += start[e - 1];
        }
        let mut next = start.clone();
        let mut members = vec![(0_u32, (NONE, NONE)); start[start.len() - 1] as usize];
        for (i, s) in (0..).zip(&self.all).filter(|(_, s)| speaks(s)) {
            let at = &mut next[s.enterprise as usize];
            members[*at as usize] = (i, key(s));
            *at += 1;
        }
        for e in 1..start.len() {
            let own = &members[start[e - 1] as usize..start[e] as usize];
            if may_repeat(own) {
                let own = own.iter().map(|(i, _)| *i).collect();
                self.supersede(own, target_year, &mut Vec::new());
            }
        }
    }

    /// The same for the statements of one enterprise; tells those of which it is news.
    pub(crate) fn supersede(
        &mut self,
        mut members: Vec<u32>,
        target_year: i32,
        news: &mut Vec<u32>,
    ) {
        put_in_order(&mut members, |a, b| {
            let keys = key(&self.all[*a as usize]).cmp(&key(&self.all[*b as usize]));
            keys.then_with(|| self.order(*a, *b))
        });
        let all = &mut self.all;
        let mut rest = members.as_slice();
        while let Some(first) = rest.first() {
            let own = key(&all[*first as usize]);
            let end = rest.partition_point(|i| key(&all[*i as usize]) == own);
            let (together, others) = rest.split_at(end);
            let among = |age| {
                let statements = together.iter().map(|i| &all[*i as usize]);
                LatestAnswers::among(statements, target_year, age)
            };
            let (now, ageless) = (among(EvidenceAging::Counts), among(EvidenceAging::Ignored));
            let counting = |i: &&u32| now.is_some_and(|now| now.counts(&all[**i as usize]));
            let by = together.iter().find(counting).copied();
            for i in together {
                let s = &mut all[*i as usize];
                let is_out = |rule: &LatestAnswers| rule.looks_at(s) && !rule.counts(s);
                let superseded_by = by.filter(|_| now.as_ref().is_some_and(is_out));
                let why = match now.is_some_and(|now| speaks_of(s, now.year)) {
                    true => Superseding::LaterAnswer,
                    false => Superseding::LaterYear,
                };
                let is_out_ageless = ageless.as_ref().is_some_and(is_out);
                let before = (s.superseded_by, s.superseding, s.is_superseded_ageless);
                if before != (superseded_by, why, is_out_ageless) {
                    news.push(*i);
                    (s.superseded_by, s.superseding) = (superseded_by, why);
                    s.is_superseded_ageless = is_out_ageless;
                }
            }
            rest = others;
        }
    }
}

/// What statements of an enterprise must have in common for one to count in the other's place.
fn key(s: &Statement) -> (TargetIdx, MunicipalityIdx) {
    (s.target, s.municipality)
}

/// Whether an enterprise may have spoken twice of the same: most say few things, all of them different.
fn may_repeat(members: &[(u32, (TargetIdx, MunicipalityIdx))]) -> bool {
    const FEW: usize = 12;
    let again = |n: usize| members[..n].iter().any(|(_, key)| *key == members[n].1);
    members.len() > FEW || (1..members.len()).any(again)
}
