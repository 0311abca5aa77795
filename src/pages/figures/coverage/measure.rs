//! A measure is what a matrix or a map shows of each place: its gap, coverage, demand or supply.

use enlace_method::explain::FigureId;
use enlace_model::Rate;
use leptos::prelude::*;

use crate::components::chart::heat;
use crate::components::chart::key::KeyEntry;
use crate::components::select::select;
use crate::i18n::Words;
use crate::pages::shared::address::Address;

/// A measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageMeasure {
    Gap,
    Coverage,
    Demand,
    Supply,
}

const ALL: [(CoverageMeasure, &str); 4] = [
    (CoverageMeasure::Gap, "gap"),
    (CoverageMeasure::Coverage, "coverage"),
    (CoverageMeasure::Demand, "demand"),
    (CoverageMeasure::Supply, "supply"),
];

impl CoverageMeasure {
    /// The measure that the address names; the gap where it names none.
    pub fn of(address: Address) -> Self {
        let key = address.get("measure");
        let found = ALL.iter().find(|(_, own)| *own == key);
        found.map_or(Self::Gap, |(measure, _)| *measure)
    }

    /// Its id in the address and in the words.
    pub fn as_str(self) -> &'static str {
        let found = ALL.iter().find(|(measure, _)| *measure == self);
        found.map_or("", |(_, key)| key)
    }

    /// The figure that explains a cell; a share of a sum is explained by its gap.
    pub fn figure(self) -> FigureId {
        match self {
            Self::Gap | Self::Coverage => FigureId::Gap,
            Self::Demand => FigureId::Demand,
            Self::Supply => FigureId::Supply,
        }
    }

    /// The figure of a whole qualification.
    pub fn of_whole(self) -> FigureId {
        match self {
            Self::Coverage => FigureId::Coverage,
            other => other.figure(),
        }
    }

    /// Its value for this demand and this gap; not a number where a share has no demand.
    pub fn value(self, demand: Rate, gap: Rate) -> f64 {
        match self {
            Self::Gap => gap.0,
            Self::Coverage if demand.0 > 0.0 => (1.0 - gap.0 / demand.0).clamp(0.0, 1.0),
            Self::Coverage => f64::NAN,
            _ => demand.0,
        }
    }

    /// The unit in words.
    pub fn unit(self, w: Words) -> String {
        match self {
            Self::Coverage => w.tone_percent().to_owned(),
            _ => w.views_people_a_year().to_owned(),
        }
    }

    /// The value as it stands in a cell.
    pub fn text(self, w: Words, value: f64) -> String {
        match self {
            Self::Coverage => w.percent(Some(value)),
            _ if value >= 1000.0 => w.number(value, 0),
            _ => w.persons_in_column(value),
        }
    }

    /// The value as text for a cell of a picture, whose unit stands above it.
    pub fn short(self, w: Words, value: f64) -> String {
        match self {
            Self::Coverage if value.is_finite() => w.number(value * 100.0, 0),
            // Less than a tenth, written in little room.
            Self::Gap | Self::Demand | Self::Supply if (1e-9..0.05).contains(&value) => {
                format!("<{}", w.number(0.1, 1))
            }
            _ => self.text(w, value),
        }
    }

    /// The value in words.
    pub fn said(self, w: Words, value: f64) -> String {
        let name = w.of("measure_name", self.as_str());
        match self {
            Self::Coverage => format!("{name} {}", w.percent(Some(value))),
            _ => format!("{name} {} {}", w.persons(value), w.views_people_a_year()),
        }
    }

    /// The tone of a value.
    pub fn tone(self, value: f64, greatest: f64) -> &'static str {
        match self {
            Self::Coverage if value.is_finite() => heat::share(value),
            Self::Coverage => "heat-0",
            _ => heat::amount(value, greatest),
        }
    }

    /// What the tones mean.
    pub fn entries(self, w: Words) -> Vec<KeyEntry> {
        match self {
            Self::Coverage => {
                let ends = heat::STEPS.map(|end| w.percent(Some(end)));
                let words = [
                    w.tone_under(&ends[0]),
                    w.tone_under(&ends[1]),
                    w.tone_under(&ends[2]),
                    w.tone_under(&w.percent(Some(1.0))),
                    w.percent(Some(1.0)),
                ];
                let all = heat::SHARES.iter().zip(words);
                all.map(|(class, word)| KeyEntry::area(class, word))
                    .collect()
            }
            _ => vec![
                KeyEntry::area("heat-0", w.tone_none()),
                KeyEntry::area("heat-1", w.tone_little()),
                KeyEntry::area("heat-5", w.tone_much()),
            ],
        }
    }
}

/// The switch between measures.
pub fn switch(w: Words, address: Address, offered: &[CoverageMeasure]) -> AnyView {
    let choices = offered.iter().map(|measure| {
        let key = measure.as_str();
        (key.to_owned(), w.of("measure_name", key))
    });
    select(
        "measure",
        w.tone_label(),
        choices.collect(),
        move || CoverageMeasure::of(address).as_str().to_owned(),
        move |chosen| address.set(&[("measure", &chosen)]),
    )
}
