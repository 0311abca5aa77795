//! What demand rests on: persons a year by kind of evidence and by its age. Together they are the
//! region's demand.

use crate::Coverage;
use crate::figures::NeedStanding;
use enlace_model::variants;
use enlace_model::{Choice, Day, EvidenceKind, Rate, Region};

variants! {
    /// How old evidence is at the region's reference date.
    pub enum Age {
        UnderOne = "under_one",
        OneToTwo = "one_to_two",
        TwoToFour = "two_to_four",
        Older = "older",
        Undated = "undated",
    }
}

/// What rests on one kind of evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resting {
    /// `None` for needs without evidence, or of a kind that is not known.
    pub kind: Option<EvidenceKind>,
    /// How many needs count, and for how many people a year after weighing, by [`Age::ALL`].
    pub needs: usize,
    pub by_age: [Rate; 5],
}

impl Resting {
    /// People a year of all ages.
    pub fn all(&self) -> Rate {
        self.by_age.iter().copied().sum()
    }
}

/// What demand rests on, by kind from commitment to none; kinds on which nothing rests are there, too.
pub fn evidence(region: &Region, coverage: &Coverage) -> Vec<Resting> {
    let kinds = EvidenceKind::ALL.iter().map(|kind| Some(*kind));
    let mut all: Vec<Resting> = kinds
        .chain([None])
        .map(|kind| Resting {
            kind,
            ..Resting::default()
        })
        .collect();
    let today = region.header.reference_date.day();
    for (id, standing) in coverage.needs.standing.iter() {
        let NeedStanding::Counted(rate) = standing else {
            continue;
        };
        let need = region.needs.get(id);
        let evidence = need.and_then(|need| region.evidence.get(need.evidence.as_ref()?));
        let kind = evidence
            .and_then(|e| e.kind.as_ref())
            .and_then(Choice::known);
        let day = evidence.and_then(|e| e.date.as_ref()).and_then(|d| d.day());
        let at = kind.map_or(EvidenceKind::ALL.len(), |kind| kind as usize);
        let resting = &mut all[at];
        resting.needs += 1;
        resting.by_age[age(day, today) as usize].0 += rate.0;
    }
    all
}

fn age(day: Option<Day>, today: Option<Day>) -> Age {
    const DAYS_A_YEAR: f64 = 365.25;
    let (Some(day), Some(today)) = (day, today) else {
        return Age::Undated;
    };
    let years = (today.0 - day.0) as f64 / DAYS_A_YEAR;
    match years {
        ..1.0 => Age::UnderOne,
        ..2.0 => Age::OneToTwo,
        ..4.0 => Age::TwoToFour,
        _ => Age::Older,
    }
}
