//! What problems of the data do to the figures: whom they are about, and who of them counts.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Coverage;
use crate::figures::NeedStanding;
use enlace_model::check::{Problem, ProblemKind, ProblemPlace, Severity};
use enlace_model::order::put_in_order;
use enlace_model::{
    Kind, Need, NeedId, Offer, OfferId, OfferStatus, Persons, Rate, RecordRef, Region, SettingId,
    Target,
};

/// The problems of one kind, with what they do to the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemGroup {
    /// The id of the kind.
    pub id: &'static str,
    pub severity: Severity,
    /// Their places among all problems.
    pub problems: Vec<usize>,
    pub effect: ProblemEffect,
}

/// Whom problems are about, and who of them counts. All 0 where they touch no need and no offer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ProblemEffect {
    /// How many needs, the people a year that they state, and those that count after weighing.
    pub needs: usize,
    pub stated: Rate,
    pub counted: Rate,
    /// How many offers, the pupils for whom they are, and the people a year that they supply.
    pub offers: usize,
    pub places: Persons,
    pub supplied: Rate,
    /// People a year who would work in another municipality than they learn in.
    pub travelling: Rate,
}

impl ProblemEffect {
    /// Whether they move any figure.
    pub fn is_any(&self) -> bool {
        self.needs > 0 || self.offers > 0 || self.travelling.0 > 0.0
    }
}

/// The problems by kind: first those that move most people, remarks last.
pub fn by_effect(problems: &[Problem], region: &Region, coverage: &Coverage) -> Vec<ProblemGroup> {
    let touching = Touching::of(region);
    let counts = Counts::of(region, coverage);
    let mut groups: Vec<(ProblemGroup, f64)> = Vec::new();
    for (at, problem) in problems.iter().enumerate() {
        let id = problem.id();
        match groups.iter_mut().find(|(group, _)| group.id == id) {
            Some((group, _)) => group.problems.push(at),
            None => groups.push((
                ProblemGroup {
                    id,
                    severity: problem.severity(),
                    problems: vec![at],
                    effect: ProblemEffect::default(),
                },
                0.0,
            )),
        }
    }
    for (group, weight) in &mut groups {
        let (mut needs, mut offers) = (FxHashSet::default(), FxHashSet::default());
        for at in &group.problems {
            touching.add(&problems[*at], region, &mut needs, &mut offers);
        }
        (group.effect, *weight) = counts.effect(&needs, &offers);
        let travels =
            |at: &usize| matches!(problems[*at].kind, ProblemKind::TravelTimesEstimated { .. });
        if group.problems.iter().any(travels) {
            group.effect.travelling = counts.travelling();
            *weight += group.effect.travelling.0;
        }
    }
    put_in_order(&mut groups, |(a, x), (b, y)| {
        let is_remark = |group: &ProblemGroup| group.severity == Severity::Remark;
        let by_weight = is_remark(a).cmp(&is_remark(b)).then(y.total_cmp(x));
        by_weight.then((a.severity, a.id).cmp(&(b.severity, b.id)))
    });
    groups.into_iter().map(|(group, _)| group).collect()
}

type TouchedNeeds<'r> = FxHashSet<&'r NeedId>;
type TouchedOffers<'r> = FxHashSet<&'r OfferId>;

/// The needs and offers that hang on other records.
#[derive(Default)]
struct Touching<'r> {
    needs: FxHashMap<RecordRef, Vec<&'r NeedId>>,
    offers: FxHashMap<RecordRef, Vec<&'r OfferId>>,
}

impl<'r> Touching<'r> {
    fn of(region: &'r Region) -> Self {
        let mut own = Self::default();
        for (id, need) in &region.needs {
            for record in of_need(need, region) {
                own.needs.entry(record).or_default().push(id);
            }
        }
        for (id, offer) in &region.offers {
            for record in of_offer(offer, region) {
                own.offers.entry(record).or_default().push(id);
            }
        }
        own
    }

    /// Adds the needs and offers whose figures a problem moves.
    fn add(
        &self,
        problem: &Problem,
        region: &'r Region,
        needs: &mut TouchedNeeds<'r>,
        offers: &mut TouchedOffers<'r>,
    ) {
        let supplies = |offer: &Offer| offer.status.known().is_some_and(|s| !s.ends_its_course());
        let all_offers = region.offers.iter().filter(|(_, offer)| supplies(offer));
        match (&problem.place, &problem.kind) {
            (ProblemPlace::Setting(SettingId::IncludeProposed), _) => {
                let proposed = all_offers.filter(|(_, o)| o.stands(&[OfferStatus::Proposed]));
                offers.extend(proposed.map(|(id, _)| id));
            }
            (ProblemPlace::Setting(SettingId::StayShare | SettingId::Fill), _) => {
                offers.extend(all_offers.map(|(id, _)| id));
            }
            (_, ProblemKind::TravelTimesEstimated { .. }) => {}
            (ProblemPlace::Setting(_) | ProblemPlace::Region { .. }, _) => {
                needs.extend(region.needs.keys());
                offers.extend(all_offers.map(|(id, _)| id));
            }
            // A double entry moves nothing by itself, nor does what is only told of a list.
            (
                ProblemPlace::Record { record, .. },
                ProblemKind::ListNotComplete { .. } | ProblemKind::ListBecameShorter { .. },
            ) if record.kind == Kind::School => {}
            (ProblemPlace::Record { record, .. }, _) => {
                let found = self.needs.get(record).into_iter().flatten();
                needs.extend(found.copied());
                let found = self.offers.get(record).into_iter().flatten();
                offers.extend(found.copied());
            }
            (ProblemPlace::File { .. } | ProblemPlace::List(_), _) => {}
        }
    }
}

/// The records on which a need's figures rest.
fn of_need(need: &Need, region: &Region) -> Vec<RecordRef> {
    let mut all = vec![RecordRef::new(Kind::Need, &need.id)];
    let firm = need.enterprise.as_ref();
    all.extend(firm.map(|id| RecordRef::new(Kind::Enterprise, id)));
    let evidence = need.evidence.as_ref();
    all.extend(evidence.map(|id| RecordRef::new(Kind::Evidence, id)));
    if let Target::Qualification(code) = need.target() {
        all.push(RecordRef::new(Kind::Qualification, code));
    }
    let of_firm = || region.enterprises.get(firm?)?.municipality.as_ref();
    let place = need.municipality.as_ref().or_else(of_firm);
    all.extend(place.map(|code| RecordRef::new(Kind::Municipality, code)));
    all
}

/// The records on which an offer's figures rest.
fn of_offer(offer: &Offer, region: &Region) -> Vec<RecordRef> {
    let mut all = vec![
        RecordRef::new(Kind::Offer, &offer.id),
        RecordRef::new(Kind::School, &offer.school),
        RecordRef::new(Kind::Qualification, &offer.qualification),
    ];
    let school = region.schools.get(&offer.school);
    all.extend(school.map(|own| RecordRef::new(Kind::Municipality, &own.municipality)));
    all
}

/// What needs and offers state, and what of it counts.
struct Counts<'r> {
    region: &'r Region,
    coverage: &'r Coverage,
    supplied: FxHashMap<&'r OfferId, Rate>,
    class_size: f64,
}

impl<'r> Counts<'r> {
    fn of(region: &'r Region, coverage: &'r Coverage) -> Self {
        let offers = coverage.offers.iter();
        Self {
            region,
            coverage,
            supplied: offers.map(|own| (&own.offer, own.available)).collect(),
            class_size: region.in_force().get(SettingId::ClassSize),
        }
    }

    fn travelling(&self) -> Rate {
        let flows = self.coverage.flows.iter().filter(|flow| {
            let from = &self.coverage.supply_cells[flow.supply].municipality;
            from != self.coverage.cells.at(flow.demand).municipality
        });
        flows.map(|flow| flow.people).sum()
    }

    /// What they do, and how much it may move: whom nobody states counts as one person, or as one class.
    fn effect(&self, needs: &TouchedNeeds, offers: &TouchedOffers) -> (ProblemEffect, f64) {
        let mut effect = ProblemEffect::default();
        let mut weight = 0.0;
        let in_order = |all: &TouchedNeeds<'_>| {
            let mut all: Vec<NeedId> = all.iter().map(|id| (*id).clone()).collect();
            put_in_order(&mut all, Ord::cmp);
            all
        };
        for id in in_order(needs) {
            let Some(need) = self.region.needs.get(&id).filter(|need| need.is_recruit()) else {
                continue;
            };
            let (low, high) = need.range();
            let stated = (low.0 + high.0) / 2.0 / need.length().0.max(1.0);
            effect.needs += 1;
            effect.stated.0 += stated;
            if let Some(NeedStanding::Counted(rate)) = self.coverage.needs.standing.get(&id) {
                effect.counted.0 += rate.0;
            }
            weight += if stated > 0.0 { stated } else { 1.0 };
        }
        let mut all: Vec<&OfferId> = offers.iter().copied().collect();
        put_in_order(&mut all, Ord::cmp);
        for id in all {
            let Some(offer) = self.region.offers.get(id) else {
                continue;
            };
            let places = offer.size(self.class_size);
            effect.offers += 1;
            effect.places.0 += places.0;
            effect.supplied.0 += self.supplied.get(id).map_or(0.0, |rate| rate.0);
            weight += if places.0 > 0.0 {
                places.0
            } else {
                self.class_size
            };
        }
        (effect, weight)
    }
}
