//! Made-up schools with their lists of several years, and offers that break into them.

use super::RegionInTheMaking;
use super::json_text::{JsonObject, quoted};

const MODALITIES: &[&str] = &[
    "professional",
    "professional",
    "professional",
    "apprenticeship",
    "adult",
    "specialisation",
    "evening",
];

/// What a school opens again and again.
struct RepeatedCourse {
    qualification: String,
    modality: Option<&'static str>,
    duration: Option<i64>,
}

pub fn add(region: &mut JsonObject, draft: &mut RegionInTheMaking) {
    let count = draft.count((1, 5), (6, 14));
    let codes: Vec<String> = (0..count).map(|i| format!("S{i:02}")).collect();
    let mut schools = Vec::new();
    let mut offers = Vec::new();
    for code in &codes {
        let Some(place) = draft.municipality() else {
            continue;
        };
        let mut school = JsonObject::new();
        school
            .text("code", code)
            .text("name", format!("School {code}"))
            .text("municipality", place)
            .put_some("fill", draft.thousandths_maybe(30, &[900, 500, 0, 1_000]));
        schools.push(school.end());
        lists(draft, code, &mut offers);
    }
    for _ in 0..draft.count((0, 6), (3, 20)) {
        stray(draft, &codes, &mut offers);
    }
    region.list("schools", schools);
    region.list("offers", offers);
}

/// A school's lists from 2023 on: running ones, then what was agreed or proposed for the years after.
fn lists(draft: &mut RegionInTheMaking, school: &str, offers: &mut Vec<String>) {
    let count = draft.random.between(2, 6);
    let courses: Vec<RepeatedCourse> = (0..count).filter_map(|_| course(draft)).collect();
    let first = draft.random.pick(&[2023, 2024, 2025, 2026]);
    for year in first..=2028 {
        // Some years have no record at all.
        if draft.random.percent(30) {
            continue;
        }
        let statuses: &[&str] = match year {
            ..=2025 => &["running"],
            2026 => &["running", "running", "agreed"],
            _ => &[
                "agreed",
                "proposed",
                "agreed",
                "refused",
                "withdrawn",
                "running",
            ],
        };
        for (i, course) in courses.iter().enumerate() {
            if !draft.random.percent(75) {
                continue;
            }
            let status = draft.random.pick(statuses);
            let own = offers.len();
            if draft.random.percent(12) && courses.len() > 1 {
                // Two courses share a class, half of it each.
                let other = &courses[(i + 1) % courses.len()];
                offer(draft, (school, course, year, status), Some(own + 1), offers);
                offer(draft, (school, other, year, status), Some(own), offers);
            } else {
                offer(draft, (school, course, year, status), None, offers);
            }
        }
    }
}

fn course(draft: &mut RegionInTheMaking) -> Option<RepeatedCourse> {
    Some(RepeatedCourse {
        qualification: draft.qualification()?,
        modality: draft.random.maybe(85, MODALITIES),
        duration: draft.random.maybe(20, &[3, 2, 1]),
    })
}

/// An offer of any year and status.
fn stray(draft: &mut RegionInTheMaking, schools: &[String], offers: &mut Vec<String>) {
    let statuses = [
        "running",
        "agreed",
        "proposed",
        "refused",
        "withdrawn",
        "dreamt",
    ];
    let status = draft.random.pick(&statuses);
    let year = draft.target_year - draft.random.pick(&[3, 3, 2, 4, 1, 5, 0, 7, -1]);
    if let (Some(school), Some(course)) = (draft.code(schools), course(draft)) {
        offer(draft, (&school, &course, year, status), None, offers);
    }
}

/// Adds an offer of a school's course in a year with a status; `shared_with` is the number of the offer
/// that has the other half of its class.
fn offer(
    draft: &mut RegionInTheMaking,
    (school, course, year, status): (&str, &RepeatedCourse, i64, &str),
    shared_with: Option<usize>,
    offers: &mut Vec<String>,
) {
    let mut offer = JsonObject::new();
    offer
        .text("id", format!("O{:03}", offers.len()))
        .text("school", school)
        .text("qualification", &course.qualification)
        .text_some("modality", course.modality)
        .put("start_year", year)
        .put_some("duration", course.duration)
        .text("status", status)
        .text_some(
            "shared_with",
            shared_with.map(|other| format!("O{other:03}")),
        );
    let (classes, places, entrants): (&[i64], &[i64], &[i64]) = match shared_with {
        Some(_) => (&[500], &[12_000, 10_000], &[9_000, 12_000, 4_000]),
        None => (
            &[1_000, 1_000, 2_000, 500, 1_500],
            &[24_000, 26_000, 48_000, 30_000, 24_000, 0],
            &[22_000, 24_000, 18_000, 20_000, 26_000, 40_000, 6_000, 0],
        ),
    };
    offer
        .put_some("classes", draft.thousandths_maybe(70, classes))
        .put_some("places", draft.thousandths_maybe(75, places))
        .put_some("entrants", draft.thousandths_maybe(60, entrants))
        .put_some("fill", draft.thousandths_maybe(15, &[800, 0, 1_000]))
        .put_some(
            "first_choices",
            draft.thousandths_maybe(45, &[30_000, 10_000, 0]),
        );
    let (first, cohorts) = (
        draft.random.pick(&[2018, 2019, 2020]),
        draft.random.pick(&[1, 0, 2, 3]),
    );
    let history = (first..first + cohorts).map(|year| cohort(draft, year));
    let history = history.collect();
    offer.list("history", history);
    if draft.random.percent(30) {
        offer.put("constraints", constraints(draft));
    }
    offers.push(offer.end());
}

fn constraints(draft: &mut RegionInTheMaking) -> String {
    let mut constraints = JsonObject::new();
    for resource in ["teachers", "equipment", "rooms"] {
        let known = draft.random.maybe(65, &["available", "missing"]);
        constraints.put_some(resource, known.map(quoted));
    }
    constraints.put_some("workplace_places", draft.random.maybe(65, &[30, 5, 0]));
    constraints.end()
}

fn cohort(draft: &mut RegionInTheMaking, year: i64) -> String {
    let entrants = draft.random.pick(&[20, 10, 26, 24, 0]);
    let completed = draft.random.between(0, entrants);
    let in_study = draft.random.between(0, completed);
    let in_work = draft.random.between(0, completed - in_study);
    let unknown = draft.random.between(0, completed - in_study - in_work);
    let random = &mut draft.random;
    let mut cohort = JsonObject::new();
    cohort
        .put("entry_year", year)
        .put_some("entrants", random.maybe(92, &[entrants]))
        .put_some("completed", random.maybe(85, &[completed]))
        .put_some("in_study", random.maybe(60, &[in_study]))
        .put_some("in_work", random.maybe(60, &[in_work]))
        .put_some("unknown", random.maybe(60, &[unknown]));
    cohort.end()
}
