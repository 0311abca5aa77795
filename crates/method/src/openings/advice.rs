//! What to do with a qualification at a school, and why something is only to be discussed.

use crate::certainty::RegionEvidence;
use crate::classes::classes;
use crate::figures::{Certainty, ClassesToConsider, Firmness, Verdict};
use crate::inputs::{QualificationIdx, TOLERANCE};
use crate::openings::placing::{Placing, Tried};
use crate::openings::schools::{HasCourse, IntakeLists};
use crate::openings::{OpeningAdvice, OpeningRow, WhyDiscuss};
use crate::pipeline::Pipeline;
use crate::verdict::judge;
use enlace_model::order::put_in_order_of;
use enlace_model::{Classes, Persons, Rate, SchoolYear, SettingId, Share};

/// The rows of an intake: what to open, to enlarge, to discuss and to keep.
pub(super) fn rows(lists: &IntakeLists, placing: &Placing, w: &Pipeline) -> Vec<OpeningRow> {
    let evidence = RegionEvidence::of(w);
    let mut rows = Vec::new();
    for (q, wanted) in &placing.wanted {
        let known = KnownAbout::of(*q, &evidence, w);
        let of_q = |t: &&Tried| t.school.qualification == *q;
        let tried: Vec<&Tried> = placing.tried.iter().filter(of_q).collect();
        let placed: u32 = tried.iter().map(|t| t.half_classes).sum();
        let has_class = |t: &&&Tried| t.half_classes > 0;
        rows.extend(tried.iter().filter(has_class).map(|t| known.placed(t, w)));
        let unplaced = wanted - f64::from(placed);
        if unplaced >= 1.0 {
            let why = known.why_not_placed(&tried, lists, w);
            rows.push(known.without_school(unplaced / 2.0, why, w));
        }
        let is_there = |school: u32| {
            let mut own = tried.iter().filter(has_class);
            own.any(|t| t.school.school == school)
        };
        let before = rows.len();
        for (school, offers) in lists.with(*q).filter(|(school, _)| !is_there(*school)) {
            rows.push(known.listed(school, offers[0], *wanted, w));
        }
        if *wanted < 1.0 && rows.len() == before {
            let why = known.not_quite_a_class(*wanted);
            rows.extend(why.map(|why| known.without_school(0.0, vec![why], w)));
        }
    }
    let order = |row: &OpeningRow| match row.advice {
        OpeningAdvice::Open => 0,
        OpeningAdvice::Enlarge => 1,
        OpeningAdvice::Discuss(_) => 2,
        OpeningAdvice::Keep => 3,
    };
    // Qualifications and schools come in the order of their codes.
    put_in_order_of(&mut rows, order);
    rows
}

/// What is known of a qualification beside its half classes.
struct KnownAbout {
    q: QualificationIdx,
    certainty: Option<Certainty>,
    classes: ClassesToConsider,
    /// Its people who are left over, where that is firmly a surplus and at least a half class.
    left_over: Option<Rate>,
}

impl KnownAbout {
    fn of(q: QualificationIdx, evidence: &RegionEvidence, w: &Pipeline) -> Self {
        let judged = judge(q, &w.demand_of(q), w);
        let (classes, _) = classes(q, w.met_of(q).gap, w);
        let is_surplus = matches!(judged.verdict, Verdict::Surplus | Verdict::MildSurplus);
        let is_firm = judged.firmness == Some(Firmness::Firm);
        let left = w.own[q as usize].left;
        let half = classes.yield_of_a_class.0 / 2.0;
        let is_much = left > TOLERANCE && left >= half - TOLERANCE;
        Self {
            q,
            certainty: evidence.certainty(judged.firmness, w.respondents[q as usize].heard),
            classes,
            left_over: (is_surplus && is_firm && is_much).then_some(Rate(left)),
        }
    }

    /// Half classes that were placed at a school.
    fn placed(&self, tried: &Tried, w: &Pipeline) -> OpeningRow {
        let school = &tried.school;
        let minimum = w.inputs.get(SettingId::ClassMinimum) / 2.0;
        let mut why = self.not_certain();
        why.extend(
            school
                .missing
                .iter()
                .map(|means| WhyDiscuss::Missing(*means)),
        );
        if school.expected < minimum - TOLERANCE {
            why.push(WhyDiscuss::FewEntrants {
                expected: Persons(school.expected),
                minimum: Persons(minimum),
            });
        }
        why.extend(self.left_over.map(WhyDiscuss::LeftOver));
        let half_classes = f64::from(tried.half_classes);
        OpeningRow {
            classes: Classes(half_classes / 2.0),
            completion: Share(school.completion),
            brings: Rate(half_classes * school.brings),
            effect: Rate(tried.effect),
            advice: match (why.is_empty(), school.has_it) {
                (false, _) => OpeningAdvice::Discuss(why),
                (true, HasCourse::Yes) => OpeningAdvice::Enlarge,
                (true, HasCourse::No) => OpeningAdvice::Open,
            },
            ..self.row(Some((school.school, school.like)), w)
        }
    }

    /// A course on the intake's list that gets no class more.
    fn listed(&self, school: u32, offer: u32, wanted: f64, w: &Pipeline) -> OpeningRow {
        let left_over = self.left_over.map(WhyDiscuss::LeftOver).into_iter();
        let why: Vec<WhyDiscuss> = self
            .not_quite_a_class(wanted)
            .into_iter()
            .chain(left_over)
            .collect();
        OpeningRow {
            advice: match why.is_empty() {
                true => OpeningAdvice::Keep,
                false => OpeningAdvice::Discuss(why),
            },
            ..self.row(Some((school, offer)), w)
        }
    }

    /// Classes for which no school was found.
    fn without_school(&self, classes: f64, why: Vec<WhyDiscuss>, w: &Pipeline) -> OpeningRow {
        OpeningRow {
            classes: Classes(classes),
            advice: OpeningAdvice::Discuss(why),
            ..self.row(None, w)
        }
    }

    /// A row without any class, for a school and the offer whose modality counts.
    fn row(&self, at: Option<(u32, u32)>, w: &Pipeline) -> OpeningRow {
        let list = &w.supply.list;
        let completion = at.map_or(0.0, |(_, offer)| {
            let counted = w.supply.completion.pool(offer).counted;
            crate::completion::shrunk(counted, &w.inputs)
        });
        let offer = at.and_then(|(_, offer)| {
            let id = &list.all[offer as usize].id;
            w.inputs.region.offers.get(id)
        });
        OpeningRow {
            qualification: w.inputs.qualifications[self.q as usize].code.clone(),
            school: at.map(|(school, _)| list.schools[school as usize].clone()),
            modality: offer.and_then(|offer| offer.modality.clone()),
            classes: Classes(0.0),
            completion: Share(completion),
            brings: Rate(0.0),
            effect: Rate(0.0),
            advice: OpeningAdvice::Keep,
        }
    }

    fn not_certain(&self) -> Vec<WhyDiscuss> {
        match self.certainty {
            Some(Certainty::Firm) => Vec::new(),
            other => vec![WhyDiscuss::NotCertain(other)],
        }
    }

    /// Where no half class is to be considered: whether the gap is worth a word all the same.
    fn not_quite_a_class(&self, wanted: f64) -> Option<WhyDiscuss> {
        let quarter = self.classes.yield_of_a_class.0 / 4.0;
        let gap = self.classes.gap_after_empty_chairs;
        let is_worth_it = wanted < 1.0 && quarter > 0.0 && gap.0 >= quarter - TOLERANCE;
        is_worth_it.then_some(WhyDiscuss::BelowHalfAClass { gap })
    }

    /// Why half classes were placed nowhere, also not at the schools that were tried.
    fn why_not_placed(
        &self,
        tried: &[&Tried],
        lists: &IntakeLists,
        w: &Pipeline,
    ) -> Vec<WhyDiscuss> {
        let mut why = self.not_certain();
        why.push(if w.inputs.qualifications[self.q as usize].is_closed() {
            WhyDiscuss::Closed
        } else if !tried.is_empty() {
            WhyDiscuss::GapHardlyFalls
        } else {
            let first = lists.to_try(self.q, w).iter().map(|s| s.counts_from).min();
            first.map_or(WhyDiscuss::NoSchool, |year| WhyDiscuss::TooLate {
                counts_from: SchoolYear(year),
            })
        });
        why
    }
}
