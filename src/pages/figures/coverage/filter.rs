//! The filter decides which qualifications the page lists, and in which order; the address keeps it.

use enlace_method::figures::QualificationFigures;
use enlace_model::order::put_in_order;
use enlace_model::{QualificationCode, Region};

use crate::browser::intl;
use crate::components::sorting::Direction;
use crate::i18n::Words;
use crate::pages::figures::coverage::RegionFigures;
use crate::pages::shared::address::Address;
use crate::pages::shared::{names, verdict};

/// The search, the filters and the order that the address asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct ListFilter {
    search: String,
    field: String,
    level: String,
    verdict: String,
    certainty: String,
    column: SortColumn,
    direction: Direction,
}

/// A column by which the list can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortColumn {
    Name,
    Demand,
    Supply,
    Coverage,
    Gap,
    Verdict,
}

const COLUMNS: [(SortColumn, &str); 6] = [
    (SortColumn::Name, "name"),
    (SortColumn::Demand, "needed"),
    (SortColumn::Supply, "supplied"),
    (SortColumn::Coverage, "coverage"),
    (SortColumn::Gap, "gap"),
    (SortColumn::Verdict, "verdict"),
];

impl SortColumn {
    fn key(self) -> &'static str {
        COLUMNS
            .iter()
            .find(|(column, _)| *column == self)
            .map_or("", |(_, key)| key)
    }

    fn of_key(key: &str) -> Option<Self> {
        COLUMNS
            .iter()
            .find(|(_, k)| *k == key)
            .map(|(column, _)| *column)
    }

    /// The direction in which a column is sorted first: names and coverage upwards, amounts downwards.
    fn first_direction(self) -> Direction {
        match self {
            Self::Name | Self::Coverage | Self::Verdict => Direction::Ascending,
            Self::Demand | Self::Supply | Self::Gap => Direction::Descending,
        }
    }
}

impl ListFilter {
    /// Reads the address; where it names no order, the widest gap comes first.
    pub fn of(address: Address) -> Self {
        let column = SortColumn::of_key(&address.get("sort")).unwrap_or(SortColumn::Gap);
        let direction = match address.get("order").as_str() {
            "up" => Direction::Ascending,
            "down" => Direction::Descending,
            _ => column.first_direction(),
        };
        Self {
            search: intl::folded(address.get("q").trim()),
            field: address.get("field"),
            level: address.get("level"),
            verdict: address.get("verdict"),
            certainty: address.get("certainty"),
            column,
            direction,
        }
    }

    /// The direction in which this column sorts the list, if it does.
    pub fn direction_of(&self, column: SortColumn) -> Option<Direction> {
        (self.column == column).then_some(self.direction)
    }

    /// What the address becomes when this column's header is chosen; the second time the direction is
    /// reversed.
    pub fn chosen(&self, column: SortColumn) -> (&'static str, &'static str) {
        let direction = match self.direction_of(column) {
            Some(Direction::Ascending) => Direction::Descending,
            Some(Direction::Descending) => Direction::Ascending,
            None => column.first_direction(),
        };
        let order = match direction {
            Direction::Ascending => "up",
            Direction::Descending => "down",
        };
        (column.key(), order)
    }

    /// The qualifications that pass the filter, in order.
    pub fn apply(&self, w: Words, picture: &RegionFigures) -> Vec<QualificationCode> {
        let mut found: Vec<(String, &QualificationFigures)> = picture
            .coverage
            .qualifications
            .iter()
            .filter(|q| self.admits(picture, q))
            .map(|q| (names::qualification(w, &picture.region, &q.code), q))
            .filter(|(_, q)| self.finds(&picture.region, q))
            .collect();
        put_in_order(&mut found, |a, b| {
            let order = match self.column {
                SortColumn::Name => std::cmp::Ordering::Equal,
                SortColumn::Demand => a.1.demand.0.total_cmp(&b.1.demand.0),
                SortColumn::Supply => a.1.supply.0.total_cmp(&b.1.supply.0),
                SortColumn::Coverage => share(a.1).total_cmp(&share(b.1)),
                SortColumn::Gap => a.1.gap.0.total_cmp(&b.1.gap.0),
                SortColumn::Verdict => a.1.verdict.cmp(&b.1.verdict),
            };
            let name = || intl::compare(w.0.intl_tag(), &a.0, &b.0);
            match (self.column, self.direction) {
                (SortColumn::Name, Direction::Ascending) => name(),
                (SortColumn::Name, Direction::Descending) => name().reverse(),
                (_, Direction::Ascending) => order.then_with(name),
                (_, Direction::Descending) => order.reverse().then_with(name),
            }
        });
        found.into_iter().map(|(_, q)| q.code.clone()).collect()
    }

    /// Whether the code, or the title in any language, contains the searched text.
    fn finds(&self, region: &Region, q: &QualificationFigures) -> bool {
        let titles = region
            .qualifications
            .get(&q.code)
            .into_iter()
            .flat_map(|q| q.title.values());
        self.search.is_empty()
            || intl::folded(q.code.as_str()).contains(&self.search)
            || titles
                .into_iter()
                .any(|title| intl::folded(title).contains(&self.search))
    }

    fn admits(&self, picture: &RegionFigures, q: &QualificationFigures) -> bool {
        let qualification = picture.region.qualifications.get(&q.code);
        let is = |wanted: &str, value: Option<String>| {
            wanted.is_empty() || value.as_deref() == Some(wanted)
        };
        is(&self.verdict, Some(q.verdict.as_str().to_owned()))
            && is(
                &self.certainty,
                verdict::of_ratio(q).map(|c| c.id().to_owned()),
            )
            && is(&self.field, qualification.and_then(|q| q.cnaef.clone()))
            && is(
                &self.level,
                qualification.and_then(|q| q.level).map(|l| l.0.to_string()),
            )
    }
}

/// Coverage as a sorting key: unknown comes after everything known.
fn share(q: &QualificationFigures) -> f64 {
    q.coverage.map_or(f64::INFINITY, |share| share.0)
}
