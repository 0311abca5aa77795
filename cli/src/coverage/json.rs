//! Figures as JSON: an array with one object per file, in the order given.
//!
//! What does not exist is null, never 0 or absent; numbers are not rounded.

use std::io::{self, Write};

use enlace_method::Coverage;
use enlace_method::figures::{
    Chain, DemandCell, EvidenceEnough, Firmness, GapCause, NeedLevel, NeedLevelComponent,
    QualificationFigures, Totals, UnledOccupation,
};
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use crate::coverage::Computed;

/// Writes the array, object by object as `each` hands on the files.
pub fn write(
    out: &mut impl Write,
    each: impl FnOnce(&mut dyn FnMut(&Computed) -> io::Result<()>) -> io::Result<()>,
) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::pretty(&mut *out);
    let mut array = serializer.serialize_seq(None)?;
    each(&mut |file| Ok(array.serialize_element(&FileReport::of(file))?))?;
    array.end()?;
    writeln!(out)
}

#[derive(Serialize)]
struct FileReport<'a> {
    file: &'a str,
    /// The problem for which the file was not opened.
    error: Option<String>,
    target_year: Option<i32>,
    totals: Option<TotalsReport>,
    qualifications: Option<Vec<QualificationReport<'a>>>,
    cells: Option<Vec<CellReport<'a>>>,
    no_qualification_leads_there: Option<Vec<UnledReport>>,
}

impl<'a> FileReport<'a> {
    fn of(computed: &'a Computed) -> Self {
        let coverage: Option<&Coverage> = computed.found.as_ref().ok();
        Self {
            file: &computed.file,
            error: computed.found.as_ref().err().map(|failure| failure.line()),
            target_year: coverage.map(|c| c.target_year.0),
            totals: coverage.map(|c| TotalsReport::of(&c.totals)),
            qualifications: coverage.map(|c| {
                c.qualifications
                    .iter()
                    .map(QualificationReport::of)
                    .collect()
            }),
            cells: coverage.map(|c| c.cells.iter().map(CellReport::of).collect()),
            no_qualification_leads_there: coverage.map(|c| {
                c.no_qualification_leads_there
                    .iter()
                    .map(UnledReport::of)
                    .collect()
            }),
        }
    }
}

#[derive(Serialize)]
struct TotalsReport {
    demand: f64,
    supply: f64,
    covered: f64,
    lost_on_the_way: f64,
    gap: f64,
    surplus: f64,
    gap_same_only: f64,
    surplus_same_only: f64,
}

impl TotalsReport {
    fn of(t: &Totals) -> Self {
        Self {
            demand: t.demand.0,
            supply: t.supply.0,
            covered: t.covered.0,
            lost_on_the_way: t.lost_on_the_way.0,
            gap: t.gap.0,
            surplus: t.surplus.0,
            gap_same_only: t.gap_same_only.0,
            surplus_same_only: t.surplus_same_only.0,
        }
    }
}

#[derive(Serialize)]
struct QualificationReport<'a> {
    code: &'a str,
    demand: f64,
    demand_sd: f64,
    demand_carried_forward: f64,
    supply: f64,
    supply_sd: f64,
    supply_assumed: f64,
    ratio: Option<f64>,
    ratio_low: Option<f64>,
    ratio_high: Option<f64>,
    coverage: Option<f64>,
    coverage_same_only: Option<f64>,
    gap: f64,
    surplus: f64,
    verdict: &'static str,
    firm: Option<bool>,
    too_little_evidence: bool,
    /// The word of both, with how many enterprises were heard.
    certainty: Option<&'static str>,
    enterprises_heard: f64,
    notes: Vec<&'static str>,
    score: Option<f64>,
    points: PointsReport,
    level: Option<i64>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    classes_to_consider: f64,
    remainder: f64,
    /// Where the gap comes from; of two losses the larger one, and the other as `second_cause`.
    cause: Option<&'static str>,
    second_cause: Option<&'static str>,
    /// The entry year of the first offer, where all come too late for the target year.
    starts_in: Option<i32>,
    chain: ChainReport,
}

impl<'a> QualificationReport<'a> {
    fn of(q: &'a QualificationFigures) -> Self {
        let level = q.need_level.as_ref();
        Self {
            code: q.code.as_str(),
            demand: q.demand.0,
            demand_sd: q.demand_sd.0,
            demand_carried_forward: q.demand_carried_forward.0,
            supply: q.supply.0,
            supply_sd: q.supply_sd.0,
            supply_assumed: q.supply_assumed.0,
            ratio: q.ratio.map(|r| r.0),
            ratio_low: q.ratio_low.map(|r| r.0),
            ratio_high: q.ratio_high.map(|r| r.0),
            coverage: q.coverage.map(|c| c.0),
            coverage_same_only: q.coverage_same_only.map(|c| c.0),
            gap: q.gap.0,
            surplus: q.surplus.0,
            verdict: q.verdict.as_str(),
            firm: q.firmness.map(|f| f == Firmness::Firm),
            too_little_evidence: q.evidence == EvidenceEnough::TooLittle,
            certainty: q.certainty.map(|certainty| certainty.id()),
            enterprises_heard: q.enterprises_heard.0,
            notes: q.notes.iter().map(|n| n.as_str()).collect(),
            score: level.map(|l| l.score.0),
            points: PointsReport::of(level),
            level: level.map(|l| l.level),
            rank_low: level.map(|l| l.rank_low),
            rank_high: level.map(|l| l.rank_high),
            classes_to_consider: q.classes.classes.0,
            remainder: q.classes.remainder.0,
            cause: q.cause.map(|cause| cause.id()),
            second_cause: q.cause.and_then(|cause| Some(cause.next_loss()?.as_str())),
            starts_in: match q.cause {
                Some(GapCause::StartsIn(year)) => Some(year.0),
                _ => None,
            },
            chain: ChainReport::of(&q.chain),
        }
    }
}

#[derive(Serialize)]
struct PointsReport {
    severity: Option<f64>,
    volume: Option<f64>,
    difficulty: Option<f64>,
    breadth: Option<f64>,
    relevance: Option<f64>,
}

impl PointsReport {
    fn of(level: Option<&NeedLevel>) -> Self {
        let of = |c: NeedLevelComponent| level.and_then(|l| l.points[c as usize]).map(|p| p.0);
        Self {
            severity: of(NeedLevelComponent::Severity),
            volume: of(NeedLevelComponent::Volume),
            difficulty: of(NeedLevelComponent::Difficulty),
            breadth: of(NeedLevelComponent::Breadth),
            relevance: of(NeedLevelComponent::Relevance),
        }
    }
}

#[derive(Serialize)]
struct ChainReport {
    places: f64,
    unfilled: f64,
    entrants: f64,
    dropout: f64,
    graduates: f64,
    leaving: f64,
    available: f64,
    left_over: f64,
    serving_related: f64,
    lost_on_the_way: f64,
    covering_own: f64,
    by_same_occupations: f64,
    by_related: f64,
    covered: f64,
}

impl ChainReport {
    fn of(c: &Chain) -> Self {
        Self {
            places: c.places.0,
            unfilled: c.unfilled.0,
            entrants: c.entrants.0,
            dropout: c.dropout.0,
            graduates: c.graduates.0,
            leaving: c.leaving.0,
            available: c.available.0,
            left_over: c.left_over.0,
            serving_related: c.serving_related.0,
            lost_on_the_way: c.lost_on_the_way.0,
            covering_own: c.covering_own.0,
            by_same_occupations: c.by_same_occupations.0,
            by_related: c.by_related.0,
            covered: c.covered.0,
        }
    }
}

#[derive(Serialize)]
struct CellReport<'a> {
    target: String,
    municipality: &'a str,
    demand: f64,
    same_near: f64,
    same_far: f64,
    related_near: f64,
    related_far: f64,
    uncovered: f64,
}

impl<'a> CellReport<'a> {
    fn of(cell: DemandCell<'a>) -> Self {
        Self {
            target: cell.target.to_string(),
            municipality: cell.municipality.as_str(),
            demand: cell.demand.0,
            same_near: cell.tiers.same_near.0,
            same_far: cell.tiers.same_far.0,
            related_near: cell.tiers.related_near.0,
            related_far: cell.tiers.related_far.0,
            uncovered: cell.tiers.uncovered.0,
        }
    }
}

#[derive(Serialize)]
struct UnledReport {
    occupation: String,
    demand: f64,
    gap: f64,
}

impl UnledReport {
    fn of(unled: &UnledOccupation) -> Self {
        Self {
            occupation: unled.occupation.to_string(),
            demand: unled.demand.0,
            gap: unled.gap.0,
        }
    }
}
