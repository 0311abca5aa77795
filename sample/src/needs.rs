//! About 300 needs: what sectors want, shared out among their enterprises, and single statements.

use std::collections::{BTreeMap, BTreeSet};

use enlace_model::need::{NeedReason, ProbabilityOverride};
use enlace_model::{
    Choice, Enterprise, EnterpriseId, Kind, Need, NeedId, NeedKind, Persons, QualificationCode,
    ScaleStep, SchoolYear, Share, Years,
};

use super::catalogue::isco;
use super::dice::{Dice, id};
use super::evidence::Hearing;
use super::tables::{self, CourseUnit, StoryNeed, StoryStatement};

/// First year and length of a need's span, with how often it is drawn.
const SPANS: [((i32, i64), i64); 7] = [
    ((2027, 3), 30),
    ((2028, 2), 18),
    ((2029, 1), 8),
    ((2027, 2), 16),
    ((2027, 1), 14),
    ((2026, 3), 8),
    ((2030, 1), 1),
];

const REASONS: [(NeedReason, i64); 4] = [
    (NeedReason::Replacement, 45),
    (NeedReason::Expansion, 35),
    (NeedReason::NewTechnology, 15),
    (NeedReason::Other, 5),
];

const WHY_DIFFICULT: [&str; 5] = [
    "faltam candidatos",
    "falta de experiência",
    "transportes",
    "horários",
    "salário esperado",
];

/// Tells all needs; the evidence is gathered on the way.
pub fn needs(enterprises: &[Enterprise], hearing: &mut Hearing) -> Vec<Need> {
    let units = technological_units();
    let mut asked: BTreeSet<(EnterpriseId, String)> = BTreeSet::new();
    let single = tables::statements();
    for statement in &single {
        let target = statement.qualification.clone().unwrap_or_default();
        asked.insert((speaker(statement, enterprises).id.clone(), target));
    }
    let mut all = Vec::new();
    for story in tables::needs() {
        all.extend(shared_out(&story, enterprises, &units, &mut asked, hearing));
    }
    for statement in &single {
        all.push(told(statement, enterprises, hearing));
    }
    for (place, need) in all.iter_mut().enumerate() {
        need.id = NeedId::from(id(Kind::Need, place + 1));
    }
    all
}

/// What several enterprises want together, each by the square root of its size.
fn shared_out(
    story: &StoryNeed,
    enterprises: &[Enterprise],
    units: &BTreeMap<String, Vec<String>>,
    asked: &mut BTreeSet<(EnterpriseId, String)>,
    hearing: &mut Hearing,
) -> Vec<Need> {
    let target = story.qualification.clone().or(story.isco_08.clone());
    let target = target.expect("the story names a qualification or an occupation");
    let piece = format!("{target} {} {}", story.sectors.join(" "), story.upskill);
    let mut dice = Dice::for_piece(&piece);
    let speakers = speakers(story, &target, enterprises, asked, &mut dice);
    let shares: Vec<f64> = speakers
        .iter()
        .map(|speaker| {
            let size = speaker.headcount.map_or(1.0, |people| people.0).sqrt();
            size * dice.between(7, 13) as f64
        })
        .collect();
    let whole: f64 = shares.iter().sum();
    let mut needs = Vec::new();
    for (speaker, share) in speakers.into_iter().zip(shares) {
        asked.insert((speaker.id.clone(), target.clone()));
        let spans = SPANS.map(|(_, often)| often);
        let ((first_year, years), _) = SPANS[dice.weighted(&spans)];
        let yearly = story.yearly as f64 * share / whole;
        let persons = (yearly * years as f64).round() as i64;
        let channel = hearing.usual_channel(speaker, &mut dice);
        let mut need = blank(speaker, SchoolYear(first_year), years);
        need.evidence = Some(hearing.evidence(speaker, &channel));
        need.qualification = story.qualification.as_deref().map(QualificationCode::from);
        need.occupation = story
            .isco_08
            .as_deref()
            .map(|code| isco(code, story.title.clone()));
        say_how_many(&mut need, persons, story.yearly == 0, &mut dice);
        if story.upskill {
            need.kind = NeedKind::Upskill.into();
            need.reason = Some(NeedReason::NewTechnology.into());
            let known = units.get(&target).map_or(&[][..], Vec::as_slice);
            let wanted = story.units.unwrap_or(0);
            need.units = known.iter().take(wanted).cloned().collect();
        } else if story.yearly > 0 {
            let reasons = REASONS.map(|(_, often)| often);
            need.reason = Some(REASONS[dice.weighted(&reasons)].0.into());
            say_how_difficult(&mut need, story.difficulty, &mut dice);
        }
        needs.push(need);
    }
    needs
}

/// Enterprises of the sectors that have not spoken about the target; those of the story's
/// municipalities first.
fn speakers<'a>(
    story: &StoryNeed,
    target: &str,
    enterprises: &'a [Enterprise],
    asked: &BTreeSet<(EnterpriseId, String)>,
    dice: &mut Dice,
) -> Vec<&'a Enterprise> {
    let mut open: Vec<(bool, i64, &Enterprise)> = enterprises
        .iter()
        .filter(|e| !e.is_group())
        .filter(|e| {
            let sector = e.sector.as_ref().map_or("", |s| s.code.as_str());
            story.sectors.iter().any(|s| s == sector)
        })
        .filter(|e| !asked.contains(&(e.id.clone(), target.to_owned())))
        .map(|e| {
            let there = e.municipality.as_ref().map_or("", |m| m.as_str());
            let first = story.municipalities.iter().any(|m| m == there);
            (!first, dice.between(0, 1_000_000), e)
        })
        .collect();
    open.sort_by_key(|(later, draw, e)| (*later, *draw, e.id.clone()));
    open.into_iter()
        .take(story.statements)
        .map(|(_, _, e)| e)
        .collect()
}

/// A number, or for one in five a range around it.
fn say_how_many(need: &mut Need, persons: i64, none_wanted: bool, dice: &mut Dice) {
    let count = |n: i64| Some(Persons(n as f64));
    if none_wanted {
        need.persons = count(0);
    } else if persons >= 3 && dice.percent(20) {
        need.low = count(persons * 7 / 10);
        need.high = count((persons * 13 + 9) / 10);
    } else {
        need.persons = count(persons.max(1));
    }
}

fn say_how_difficult(need: &mut Need, range: Option<(i64, i64)>, dice: &mut Dice) {
    let Some((least, greatest)) = range.filter(|_| dice.percent(92)) else {
        return;
    };
    let difficulty = dice.between(least, greatest);
    need.difficulty = Some(ScaleStep(difficulty));
    if difficulty >= 3 {
        need.difficulty_reasons = vec![(*dice.pick(&WHY_DIFFICULT)).to_owned()];
    }
}

/// One statement as the story has it.
fn told(story: &StoryStatement, enterprises: &[Enterprise], hearing: &mut Hearing) -> Need {
    let speaker = speaker(story, enterprises);
    let count = |n: Option<i64>| n.map(|n| Persons(n as f64));
    let mut need = blank(speaker, SchoolYear(story.first_year), story.years);
    need.whole_region = speaker.is_group();
    need.qualification = story.qualification.as_deref().map(QualificationCode::from);
    need.text = story.text.clone();
    need.persons = count(story.persons);
    need.low = count(story.low);
    need.high = count(story.high);
    need.reason = story
        .reason
        .as_deref()
        .and_then(NeedReason::from_text)
        .map(Choice::Known);
    need.difficulty = story.difficulty.map(ScaleStep);
    need.probability = story.probability.map(|value| ProbabilityOverride {
        value: Share(value),
        reason: story.probability_reason.clone(),
        kept: Default::default(),
    });
    need.note = story.note.clone();
    need.evidence = Some(hearing.evidence(speaker, &story.channel));
    need
}

fn speaker<'a>(story: &StoryStatement, enterprises: &'a [Enterprise]) -> &'a Enterprise {
    enterprises
        .iter()
        .find(|e| e.name == story.enterprise)
        .unwrap_or_else(|| panic!("there is no enterprise {}", story.enterprise))
}

fn blank(speaker: &Enterprise, first_year: SchoolYear, years: i64) -> Need {
    Need {
        id: NeedId::from(""),
        enterprise: Some(speaker.id.clone()),
        municipality: None,
        whole_region: false,
        qualification: None,
        occupation: None,
        text: None,
        kind: NeedKind::Recruit.into(),
        persons: None,
        low: None,
        high: None,
        first_year: Some(first_year),
        years: Some(Years(years as f64)),
        reason: None,
        difficulty: None,
        difficulty_reasons: Vec::new(),
        evidence: None,
        probability: None,
        units: Vec::new(),
        hired: None,
        hired_year: None,
        note: None,
        source: None,
        illustrative: true,
        kept: Default::default(),
    }
}

/// The technological units of each qualification.
fn technological_units() -> BTreeMap<String, Vec<String>> {
    let technological: BTreeSet<String> = tables::course_units()
        .into_iter()
        .filter(|unit: &CourseUnit| unit.component == "technological")
        .map(|unit| unit.code)
        .collect();
    tables::courses()
        .into_iter()
        .map(|course| {
            let mut units = course.units;
            units.retain(|unit| technological.contains(unit));
            (course.code, units)
        })
        .collect()
}
