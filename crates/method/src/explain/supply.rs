//! Why supply is what it is: offers, their entrants, and how many complete and stay.

use crate::completion::{Pool, usable};
use crate::explain::expr::{Expr, constant, field, less, not_negative, over, rest, times};
use crate::explain::{
    Explainer, ExplanationParts, Figure, FigureId, Origin, Repeated, Subject, parts, parts_behind,
};
use crate::figures::OfferStanding;
use crate::inputs::{MunicipalityIdx, QualificationIdx};
use crate::supply::{EntrantsFrom, OfferSupply, PlacesFrom, regional_completion};
use enlace_model::order::put_in_order_of;
use enlace_model::{Kind, OfferId, RecordRef, SchoolYear, SettingId};

impl Explainer<'_> {
    pub(crate) fn supply(&self, figure: &Figure) -> Option<ExplanationParts> {
        match &figure.of {
            Subject::Region => self.supply_of_region(figure.id),
            Subject::Qualification(code) => self.supply_of_qualification(figure.id, self.q(code)?),
            Subject::SupplyCell(code, place) => {
                let (q, m) = (self.q(code)?, self.m(place)?);
                (figure.id == FigureId::Supply)
                    .then(|| self.supply_of_cell(q, m))
                    .flatten()
            }
            Subject::Offer(id) => self.of_offer(figure.id, self.offer(id)?),
            _ => None,
        }
    }

    /// A counted offer.
    pub(crate) fn offer(&self, id: &OfferId) -> Option<&OfferSupply> {
        let all = &self.w.supply.list.all;
        let counted = &self.w.supply.offers;
        let at = counted.binary_search_by(|o| all[o.offer as usize].id.cmp(id));
        at.ok().map(|at| &counted[at])
    }

    /// The assumed offers of which a figure is, or is made.
    pub(crate) fn repeated(&self, figure: &Figure, expr: &Expr) -> Vec<Repeated> {
        let operands = expr.operands();
        let others = operands.iter().filter_map(|operand| match &operand.origin {
            Origin::Figure(figure) => Some(&figure.of),
            _ => None,
        });
        let mut offers: Vec<&OfferSupply> = std::iter::once(&figure.of)
            .chain(others)
            .filter_map(|of| match of {
                Subject::Offer(id) => self.offer(id),
                _ => None,
            })
            .filter(|o| o.standing == OfferStanding::AssumedToRepeat)
            .collect();
        put_in_order_of(&mut offers, |o| o.offer);
        offers.dedup_by_key(|o| o.offer);
        let all = &self.w.supply.list.all;
        let listed = offers.into_iter().map(|o| &all[o.offer as usize]);
        let repeated = listed.map(|o| Repeated {
            offer: o.id.clone(),
            recorded: SchoolYear(o.start_year),
            assumed: SchoolYear(o.entry_year(self.w.inputs.target_year)),
        });
        repeated.collect()
    }

    fn supply_of_region(&self, id: FigureId) -> Option<ExplanationParts> {
        let totals = &self.coverage().totals;
        let all = self.w.supply.offers.iter();
        match id {
            FigureId::Supply => parts(
                totals.supply.0,
                Expr::Sum(all.map(|o| self.offer_operand(o)).collect()),
            ),
            FigureId::SupplyAssumed => {
                let assumed = all.filter(|o| o.standing == OfferStanding::AssumedToRepeat);
                let terms = assumed.map(|o| self.offer_operand(o)).collect();
                parts(totals.supply_assumed.0, Expr::Sum(terms))
            }
            _ => None,
        }
    }

    fn supply_of_qualification(
        &self,
        id: FigureId,
        q: QualificationIdx,
    ) -> Option<ExplanationParts> {
        let (own, operand) = self.own_figures(q)?;
        let supply = || operand(FigureId::Supply, own.supply.0);
        let width = || {
            times(
                self.interval_z(),
                operand(FigureId::SupplySd, own.supply_sd.0),
            )
        };
        let offers = || self.w.supply.of_qualification(q);
        match id {
            FigureId::Supply => {
                let terms = offers().map(|o| self.offer_operand(o)).collect();
                parts_behind(own.supply.0, Expr::Sum(terms), self.offers_not_counted(q))
            }
            FigureId::SupplyAssumed => {
                let assumed = offers().filter(|o| o.standing == OfferStanding::AssumedToRepeat);
                let terms = assumed.map(|o| self.offer_operand(o)).collect();
                parts(own.supply_assumed.0, Expr::Sum(terms))
            }
            FigureId::SupplySd => {
                let terms = offers().map(|o| {
                    let of = Subject::Offer(self.id_of(o).clone());
                    self.figure(FigureId::OfferVariance, of, o.variance)
                });
                parts(
                    own.supply_sd.0,
                    Expr::Sqrt(Box::new(Expr::Sum(terms.collect()))),
                )
            }
            FigureId::SupplyLow => parts(own.supply_low.0, not_negative(less(supply(), width()))),
            FigureId::SupplyHigh => parts(own.supply_high.0, Expr::Sum(vec![supply(), width()])),
            FigureId::Completion => {
                let pools: Vec<&Pool> = self.w.supply.completion.pools_of(q).collect();
                let value = regional_completion(q, &self.w.supply, &self.w.inputs);
                parts_behind(value, self.completion(&pools), self.pooled_offers(&pools))
            }
            _ => None,
        }
    }

    fn supply_of_cell(&self, q: QualificationIdx, m: MunicipalityIdx) -> Option<ExplanationParts> {
        let place = self.w.supply.places.iter();
        let value = place
            .clone()
            .find(|p| (p.qualification, p.municipality) == (q, m))?
            .available;
        let here = self
            .w
            .supply
            .of_qualification(q)
            .filter(|o| o.municipality == m);
        parts(
            value,
            Expr::Sum(here.map(|o| self.offer_operand(o)).collect()),
        )
    }

    fn of_offer(&self, id: FigureId, o: &OfferSupply) -> Option<ExplanationParts> {
        let operand = |id, value| self.figure(id, Subject::Offer(self.id_of(o).clone()), value);
        let entrants = || operand(FigureId::Entrants, o.entrants);
        let completion = || operand(FigureId::Completion, o.completion);
        let pool = &self.w.supply.completion.pools
            [self.w.supply.completion.pool_of[o.offer as usize] as usize];
        match id {
            FigureId::Supply => {
                let factors = [vec![entrants(), completion()], self.reach_work()].concat();
                parts(o.available, Expr::Product(factors))
            }
            FigureId::Completion => parts_behind(
                o.completion,
                self.completion(&[pool]),
                self.pooled_offers(&[pool]),
            ),
            FigureId::OfferVariance => {
                let doubt = || times(completion(), rest(completion()));
                let mut weight = self.known_entrants(&[pool]);
                weight.push(self.setting(SettingId::CompletionPriorWeight));
                weight.push(constant(1.0));
                let rate = over(
                    Expr::Product(vec![entrants(), entrants(), doubt()]),
                    Expr::Sum(weight),
                );
                let sum = Expr::Sum(vec![times(entrants(), doubt()), rate]);
                let factors = [vec![sum], self.reach_work(), self.reach_work()].concat();
                parts(o.variance, Expr::Product(factors))
            }
            _ => None,
        }
    }

    /// `(1 − s)` and `t`.
    pub(crate) fn reach_work(&self) -> Vec<Expr> {
        vec![
            rest(self.setting(SettingId::StudyShare)),
            self.setting(SettingId::StayShare),
        ]
    }

    /// `(x + k·c₀) / (n + k)` over pools of cohorts; the prior where nobody is known and k = 0.
    pub(crate) fn completion(&self, pools: &[&Pool]) -> Expr {
        let known: f64 = pools.iter().map(|p| p.counted.entrants).sum();
        let prior = || self.setting(SettingId::CompletionPrior);
        let weight = || self.setting(SettingId::CompletionPriorWeight);
        if known + self.w.inputs.get(SettingId::CompletionPriorWeight) <= 0.0 {
            return prior();
        }
        let mut completed = self.known(pools, "history.completed", |c| c.completed);
        completed.push(times(weight(), prior()));
        let mut entrants = self.known_entrants(pools);
        entrants.push(weight());
        over(Expr::Sum(completed), Expr::Sum(entrants))
    }

    fn known_entrants(&self, pools: &[&Pool]) -> Vec<Expr> {
        self.known(pools, "history.entrants", |c| c.entrants)
    }

    fn known(
        &self,
        pools: &[&Pool],
        name: &'static str,
        value: impl Fn(crate::completion::Counted) -> f64,
    ) -> Vec<Expr> {
        let all = &self.w.supply.list.all;
        let cohorts = pools.iter().flat_map(|p| p.cohorts(all));
        cohorts
            .filter_map(|(offer, cohort)| {
                let record = self.record_of(offer);
                usable(cohort).map(|counted| field(record, name, value(counted)))
            })
            .collect()
    }

    fn pooled_offers(&self, pools: &[&Pool]) -> Vec<RecordRef> {
        pools
            .iter()
            .flat_map(|p| &p.offers)
            .map(|i| self.record_of(*i))
            .collect()
    }

    /// Offers of a qualification that are recorded but not counted in the target year.
    fn offers_not_counted(&self, q: QualificationIdx) -> Vec<RecordRef> {
        let all = (0..)
            .zip(&self.w.supply.list.all)
            .filter(|(_, o)| o.qualification == q);
        let counted = |i: u32| self.w.supply.list.counted.iter().any(|(c, _)| *c == i);
        all.filter(|(i, _)| !counted(*i))
            .map(|(i, _)| self.record_of(i))
            .collect()
    }

    pub(crate) fn record_of(&self, offer: u32) -> RecordRef {
        RecordRef::new(Kind::Offer, &self.w.supply.list.all[offer as usize].id)
    }

    pub(crate) fn id_of(&self, o: &OfferSupply) -> &OfferId {
        &self.w.supply.list.all[o.offer as usize].id
    }

    fn offer_operand(&self, o: &OfferSupply) -> Expr {
        self.figure(
            FigureId::Supply,
            Subject::Offer(self.id_of(o).clone()),
            o.available,
        )
    }

    /// Places of an offer: recorded, else classes × class size, else its entrants, else none.
    pub(crate) fn places_of_offer(&self, o: &OfferSupply) -> Expr {
        let listed = &self.w.supply.list.all[o.offer as usize];
        match o.places_from {
            PlacesFrom::Recorded => field(self.record_of(o.offer), "places", o.places),
            PlacesFrom::Entrants => field(self.record_of(o.offer), "entrants", o.places),
            PlacesFrom::Nothing => constant(0.0),
            PlacesFrom::Classes => {
                let classes = listed.classes.unwrap_or(0.0);
                let classes = field(self.record_of(o.offer), "classes", classes);
                times(classes, self.setting(SettingId::ClassSize))
            }
        }
    }

    /// Entrants of an offer: recorded, else places × fill.
    pub(crate) fn entrants_of_offer(&self, o: &OfferSupply) -> Expr {
        let school = || {
            let listed = &self.w.supply.list.all[o.offer as usize];
            let school = &self.w.supply.list.schools[listed.school as usize];
            RecordRef::new(Kind::School, school)
        };
        let fill = match o.entrants_from {
            EntrantsFrom::Recorded => {
                return field(self.record_of(o.offer), "entrants", o.entrants);
            }
            EntrantsFrom::OfferFill => field(self.record_of(o.offer), "fill", o.fill),
            EntrantsFrom::SchoolFill => field(school(), "fill", o.fill),
            EntrantsFrom::RegionFill => self.setting(SettingId::Fill),
        };
        let of = Subject::Offer(self.id_of(o).clone());
        times(self.figure(FigureId::Places, of, o.places), fill)
    }
}
