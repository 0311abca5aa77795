//! All figures of a region under names, so that two regions' figures, or two computations of one
//! region's, can be compared figure by figure.

use std::collections::BTreeMap;

use enlace_method::figures::*;

/// Figures by name: those that do not exist are not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flat {
    pub numbers: BTreeMap<String, f64>,
    pub words: BTreeMap<String, String>,
}

impl Flat {
    /// The figures of a region.
    pub fn of(coverage: &Coverage) -> Self {
        let mut flat = Self::default();
        flat.totals(&coverage.totals);
        for q in &coverage.qualifications {
            flat.qualification(q);
        }
        for cell in coverage.cells.iter() {
            let name = format!("cell.{}@{}", cell.target, cell.municipality);
            flat.number(&name, "demand", cell.demand.0);
            flat.tiers(&name, &cell.tiers);
        }
        for cell in &coverage.supply_cells {
            let name = format!("supply.{}@{}", cell.qualification, cell.municipality);
            flat.number(&name, "available", cell.available.0);
            flat.number(&name, "left_over", cell.left_over.0);
            for (tier, used) in Tier::ALL.iter().zip(cell.used) {
                flat.number(&name, tier.as_str(), used.0);
            }
        }
        for flow in &coverage.flows {
            let (from, to) = (
                &coverage.supply_cells[flow.supply],
                coverage.cells.at(flow.demand),
            );
            let name = format!(
                "flow.{}@{} to {}@{} {}",
                from.qualification,
                from.municipality,
                to.target,
                to.municipality,
                flow.tier.as_str()
            );
            flat.number(&name, "people", flow.people.0);
            flat.number(&name, "weight", flow.weight.0);
        }
        for offer in &coverage.offers {
            flat.offer(offer);
        }
        for unled in &coverage.no_qualification_leads_there {
            let name = format!("unled.{}", unled.occupation);
            flat.number(&name, "demand", unled.demand.0);
            flat.number(&name, "gap", unled.gap.0);
        }
        flat.needs(&coverage.needs);
        for course in &coverage.short_courses {
            let name = format!("course.{}", course.unit);
            flat.number(&name, "persons", course.persons.0);
            flat.maybe(&name, "person_hours", course.person_hours.map(|h| h.0));
            flat.word(&name, "needs", format!("{:?}", course.needs));
        }
        flat.word("allocation", "end", format!("{:?}", coverage.allocation));
        flat
    }

    pub fn number(&mut self, of: &str, figure: &str, value: f64) {
        self.numbers.insert(format!("{of}.{figure}"), value);
    }

    pub fn maybe(&mut self, of: &str, figure: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.number(of, figure, value);
        }
    }

    pub fn word(&mut self, of: &str, figure: &str, word: impl ToString) {
        self.words
            .insert(format!("{of}.{figure}"), word.to_string());
    }

    /// The first few figures in which another differs from this one.
    pub fn differences(&self, other: &Self, tolerance: f64) -> Vec<String> {
        let mut found = Vec::new();
        let names = self.numbers.keys().chain(
            other
                .numbers
                .keys()
                .filter(|k| !self.numbers.contains_key(*k)),
        );
        for name in names {
            let same = match (self.numbers.get(name), other.numbers.get(name)) {
                (Some(a), Some(b)) => near(*a, *b, tolerance),
                // A cell, a flow or a course that carries nothing may be there or not.
                (Some(one), None) | (None, Some(one)) => {
                    let carries = ["cell.", "supply.", "flow."]
                        .iter()
                        .any(|kind| name.starts_with(kind));
                    carries && (name.ends_with(".weight") || near(*one, 0.0, tolerance))
                }
                (None, None) => true,
            };
            if !same {
                found.push(format!(
                    "{name}: {:?} and {:?}",
                    self.numbers.get(name),
                    other.numbers.get(name)
                ));
            }
        }
        let names = self
            .words
            .keys()
            .chain(other.words.keys().filter(|k| !self.words.contains_key(*k)));
        for name in names {
            if self.words.get(name) != other.words.get(name) {
                found.push(format!(
                    "{name}: {:?} and {:?}",
                    self.words.get(name),
                    other.words.get(name)
                ));
            }
        }
        found
    }

    fn tiers(&mut self, name: &str, tiers: &Tiers) {
        self.number(name, "same_near", tiers.same_near.0);
        self.number(name, "same_far", tiers.same_far.0);
        self.number(name, "related_near", tiers.related_near.0);
        self.number(name, "related_far", tiers.related_far.0);
        self.number(name, "uncovered", tiers.uncovered.0);
    }

    fn split(&mut self, name: &str, evidence: &ByEvidence, reason: &ByReason) {
        for (i, rate) in evidence.iter().enumerate() {
            self.number(name, &format!("evidence.{i}"), rate.0);
        }
        for (i, rate) in reason.iter().enumerate() {
            self.number(name, &format!("carried.{i}"), rate.0);
        }
    }

    fn totals(&mut self, t: &Totals) {
        let rates = [
            ("demand", t.demand),
            ("demand_sd", t.demand_sd),
            ("demand_carried_forward", t.demand_carried_forward),
            ("supply", t.supply),
            ("supply_assumed", t.supply_assumed),
            ("covered", t.covered),
            ("lost_on_the_way", t.lost_on_the_way),
            ("gap", t.gap),
            ("surplus", t.surplus),
            ("gap_same_only", t.gap_same_only),
            ("surplus_same_only", t.surplus_same_only),
        ];
        for (name, rate) in rates {
            self.number("total", name, rate.0);
        }
        self.tiers("total", &t.tiers);
        self.split("total", &t.demand_by_evidence, &t.carried_by_reason);
    }

    fn qualification(&mut self, q: &QualificationFigures) {
        let name = &format!("q.{}", q.code);
        let rates = [
            ("demand", q.demand),
            ("demand_sd", q.demand_sd),
            ("demand_low", q.demand_low),
            ("demand_high", q.demand_high),
            ("demand_carried_forward", q.demand_carried_forward),
            ("supply", q.supply),
            ("supply_sd", q.supply_sd),
            ("supply_low", q.supply_low),
            ("supply_high", q.supply_high),
            ("supply_assumed", q.supply_assumed),
            ("gap", q.gap),
            ("gap_same_only", q.gap_same_only),
            ("surplus", q.surplus),
            ("surplus_same_only", q.surplus_same_only),
        ];
        for (figure, rate) in rates {
            self.number(name, figure, rate.0);
        }
        self.tiers(name, &q.tiers);
        self.split(name, &q.demand_by_evidence, &q.carried_by_reason);
        self.maybe(name, "ratio", q.ratio.map(|r| r.0));
        self.maybe(name, "ratio_low", q.ratio_low.map(|r| r.0));
        self.maybe(name, "ratio_high", q.ratio_high.map(|r| r.0));
        self.maybe(name, "coverage", q.coverage.map(|r| r.0));
        self.maybe(
            name,
            "coverage_same_only",
            q.coverage_same_only.map(|r| r.0),
        );
        self.word(name, "verdict", q.verdict.as_str());
        self.word(name, "firmness", q.firmness.map_or("", Firmness::as_str));
        self.word(name, "evidence", q.evidence.as_str());
        self.number(name, "enterprises_heard", q.enterprises_heard.0);
        self.cause(name, q.cause);
        for note in &q.notes {
            self.word(name, note.as_str(), "noted");
        }
        self.word(name, "ask", format!("{:?}", q.ask));
        let c = &q.classes;
        self.number(name, "classes", c.classes.0);
        self.number(name, "remainder", c.remainder.0);
        self.number(name, "gap_after_empty_chairs", c.gap_after_empty_chairs.0);
        self.number(name, "yield_of_a_class", c.yield_of_a_class.0);
        self.maybe(name, "counts_from", c.counts_from.map(|y| f64::from(y.0)));
        self.chain(&format!("{name}.chain"), &q.chain);
        if let Some(level) = &q.need_level {
            self.number(name, "score", level.score.0);
            self.number(name, "level", level.level as f64);
            self.number(name, "rank_low", level.rank_low as f64);
            self.number(name, "rank_high", level.rank_high as f64);
            self.maybe(name, "relevance", level.relevance.map(|l| l as f64));
            for (component, points) in NeedLevelComponent::ALL.iter().zip(level.points) {
                self.maybe(
                    name,
                    &format!("points.{}", component.as_str()),
                    points.map(|p| p.0),
                );
            }
        }
        let i = &q.indicators;
        let rates = [
            ("fill", i.fill),
            ("pressure", i.pressure),
            ("completion", i.completion),
            ("study", i.study),
            ("employment", i.employment),
            ("favourable", i.favourable),
            ("unknown_destination", i.unknown_destination),
        ];
        for (figure, rate) in rates {
            self.maybe(name, &format!("rate.{figure}"), rate.value.map(|r| r.0));
            self.number(name, &format!("rate.{figure}.n"), rate.n.0);
        }
    }

    fn cause(&mut self, name: &str, cause: Option<GapCause>) {
        let Some(cause) = cause else {
            return;
        };
        self.word(name, "cause", cause.id());
        match cause {
            GapCause::StartsIn(year) => self.number(name, "cause.year", f64::from(year.0)),
            GapCause::OnlyPlaces(places) => self.number(name, "cause.places", places.0),
            _ => {}
        }
        if let Some(next) = cause.next_loss() {
            self.word(name, "cause.next", next.as_str());
        }
    }

    fn chain(&mut self, name: &str, c: &Chain) {
        let rates = [
            ("places", c.places),
            ("unfilled", c.unfilled),
            ("entrants", c.entrants),
            ("dropout", c.dropout),
            ("graduates", c.graduates),
            ("leaving", c.leaving),
            ("available", c.available),
            ("left_over", c.left_over),
            ("serving_related", c.serving_related),
            ("lost_on_the_way", c.lost_on_the_way),
            ("covering_own", c.covering_own),
            ("by_same_occupations", c.by_same_occupations),
            ("by_related", c.by_related),
            ("covered", c.covered),
        ];
        for (figure, rate) in rates {
            self.number(name, figure, rate.0);
        }
    }

    fn offer(&mut self, offer: &OfferFigures) {
        let name = &format!("offer.{}", offer.offer);
        self.word(name, "qualification", &offer.qualification);
        self.word(name, "standing", offer.standing.as_str());
        self.number(name, "places", offer.places.0);
        self.number(name, "entrants", offer.entrants.0);
        self.number(name, "completion", offer.completion.0);
        self.number(name, "available", offer.available.0);
        let lights = &offer.lights;
        for (which, light) in [
            ("enough_entrants", lights.enough_entrants),
            ("enough_applicants", lights.enough_applicants),
            ("teachers", lights.teachers),
            ("equipment", lights.equipment),
            ("workplace_places", lights.workplace_places),
            ("no_empty_places_near", lights.no_empty_places_near),
        ] {
            self.word(name, which, light.as_str());
        }
    }

    fn needs(&mut self, needs: &NeedsOverview) {
        self.number("needs", "unmapped", needs.unmapped as f64);
        self.number("needs", "unmapped_persons", needs.unmapped_persons.0);
        for (id, standing) in needs.standing.iter() {
            let name = format!("need.{id}");
            self.word(&name, "standing", standing.id());
            match standing {
                NeedStanding::Counted(rate) => self.number(&name, "counted", rate.0),
                NeedStanding::Superseded { by, .. } => self.word(&name, "by", by),
                _ => {}
            }
        }
    }
}

/// Whether two figures are the same but for rounding.
pub fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}
