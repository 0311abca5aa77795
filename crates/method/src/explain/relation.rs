//! Why a person counts for less than one: relatedness and distance.

use crate::distance::TimeFrom;
use crate::explain::expr::{Expr, constant, field, less, over, rest, times};
use crate::explain::{Explainer, ExplanationParts, Figure, FigureId, Subject, parts, parts_behind};
use crate::inputs::{MunicipalityIdx, QualificationIdx};
use crate::relatedness::{ComparedHours, Sigma, SigmaFrom, compared_hours};
use crate::target::TargetIdx;
use enlace_model::{Kind, RecordRef, SettingId};

impl Explainer<'_> {
    pub(crate) fn relation(&self, figure: &Figure) -> Option<ExplanationParts> {
        match (&figure.of, figure.id) {
            (Subject::Towards(code, target), FigureId::Relatedness) => {
                self.relatedness(self.q(code)?, self.t(target)?)
            }
            (Subject::Way(from, to), FigureId::DistanceFactor) => {
                self.distance_factor(self.m(from)?, self.m(to)?)
            }
            (Subject::Way(from, to), FigureId::TravelTime) => {
                self.travel_time(self.m(from)?, self.m(to)?)
            }
            _ => None,
        }
    }

    fn relatedness(&self, q: QualificationIdx, t: TargetIdx) -> Option<ExplanationParts> {
        let same = t == q || self.w.leads.occupations_of(q).contains(&t);
        if same {
            return parts(1.0, constant(1.0));
        }
        let targets = self.w.related.targets_of(q, &self.w.targets, &self.w.leads);
        let value = targets.iter().find(|(target, _)| *target == t)?.1;
        let towards: Vec<&Sigma> = match self.w.targets.occupation(t) {
            None => self.w.related.serves[q as usize]
                .iter()
                .filter(|s| s.wanted == t)
                .collect(),
            Some(o) => {
                let serves = self.w.related.serves[q as usize].iter();
                serves.filter(|s| o.led_by.contains(&s.wanted)).collect()
            }
        };
        let behind = [q].into_iter().chain(towards.iter().map(|s| s.wanted));
        let behind = behind
            .map(|q| RecordRef::new(Kind::Qualification, self.code(q)))
            .collect();
        let ways: Vec<Expr> = towards.iter().map(|s| self.sigma(q, s)).collect();
        parts_behind(value, Expr::Max(ways), behind)
    }

    fn sigma(&self, q: QualificationIdx, sigma: &Sigma) -> Expr {
        if let Some(relation) = self.w.related.set.get(&(q, sigma.wanted))
            && sigma.from == SigmaFrom::Set
        {
            let record = RecordRef::new(Kind::Relation, &relation.id);
            return field(record, "value", relation.value);
        }
        let hours = |q: QualificationIdx| compared_hours(q, &self.w.inputs);
        let (own, wanted) = (hours(q), hours(sigma.wanted));
        let stated = |unit: &ComparedHours| {
            let record = RecordRef::new(Kind::Qualification, self.code(unit.of));
            field(record, "units.hours", unit.hours)
        };
        let shared = wanted.iter().filter_map(|(code, unit)| {
            let own = own.get(code)?;
            Some(Expr::Min(vec![stated(own), stated(unit)]))
        });
        let all = wanted.values().map(stated);
        over(Expr::Sum(shared.collect()), Expr::Sum(all.collect()))
    }

    fn distance_factor(
        &self,
        from: MunicipalityIdx,
        to: MunicipalityIdx,
    ) -> Option<ExplanationParts> {
        let minutes = self.w.distances.minutes(from, to).0?;
        let value = self.w.distances.delta(minutes);
        if value <= 0.0 || self.w.distances.is_near(minutes) {
            return parts(value, constant(value));
        }
        let way = Subject::Way(self.place(from).clone(), self.place(to).clone());
        let near = || self.setting(SettingId::NearMinutes);
        let far = self.setting(SettingId::FarMinutes);
        let minutes = self.figure(FigureId::TravelTime, way, minutes);
        let part = over(less(minutes, near()), less(far, near()));
        let part = Expr::Min(vec![constant(1.0), part]);
        let lost = times(rest(self.setting(SettingId::FarFloor)), part);
        parts(value, rest(lost))
    }

    fn travel_time(&self, from: MunicipalityIdx, to: MunicipalityIdx) -> Option<ExplanationParts> {
        let (minutes, known) = self.w.distances.minutes(from, to);
        let expr = match known {
            TimeFrom::SameMunicipality => constant(0.0),
            TimeFrom::Unknown => return None,
            TimeFrom::Stated(id) => {
                field(RecordRef::new(Kind::TravelTime, id), "minutes", minutes?)
            }
            TimeFrom::Estimated(_) => {
                let of = |m: MunicipalityIdx, name: &'static str| {
                    let own = self.w.inputs.municipalities[m as usize];
                    let degrees = if name == "latitude" {
                        own.latitude
                    } else {
                        own.longitude
                    };
                    let record = RecordRef::new(Kind::Municipality, &own.code);
                    field(record, name, degrees.map_or(0.0, |d| d.0))
                };
                let km = Expr::GreatCircle(Box::new([
                    of(from, "latitude"),
                    of(from, "longitude"),
                    of(to, "latitude"),
                    of(to, "longitude"),
                ]));
                let hour = constant(60.0);
                let road = Expr::Product(vec![km, self.setting(SettingId::RoadFactor), hour]);
                over(road, self.setting(SettingId::RoadSpeed))
            }
        };
        parts(minutes?, expr)
    }
}
