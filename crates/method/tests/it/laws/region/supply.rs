//! Schools and their offers: lists of several years with decisions of every kind, and stray offers.

use serde_json::Value;

use crate::laws::dice::Dice;
use crate::laws::region::{File, put};

/// What a school is known to teach over the years.
struct Course {
    school: String,
    /// The codes under which it was recorded: one, or several of which one replaced the other.
    codes: Vec<String>,
    modality: Option<&'static str>,
    duration: Option<f64>,
    /// What became of its earlier entry years.
    cohorts: Vec<File>,
}

pub fn add(file: &mut File, dice: &mut Dice, places: &[&str], target_year: i32) {
    let schools = if places.is_empty() {
        0
    } else {
        dice.pick(&[2, 3, 1, 4, 3, 2, 5, 0])
    };
    let schools: Vec<String> = (0..schools).map(|i| format!("S{i}")).collect();
    let school = |code: &String| {
        let mut school = File::new();
        school.insert("code".into(), code.as_str().into());
        school.insert("name".into(), code.as_str().into());
        school.insert("municipality".into(), dice.pick(places).into());
        put(&mut school, "fill", dice.maybe(30, &[0.9, 0.5, 0.0]));
        Value::Object(school)
    };
    let all: Vec<Value> = schools.iter().map(school).collect();
    file.insert("schools".into(), all.into());
    let families = families(file);
    let mut offers: Vec<File> = Vec::new();
    if !families.is_empty() {
        for school in &schools {
            let courses = courses(dice, school, &families);
            let years = dice.pick(&[4, 3, 5, 2, 6, 1]);
            let last = target_year - dice.pick(&[2, 3, 1, 3, 2]);
            for year in last - years + 1..=last {
                // Mostly a year that runs, then what was decided of the years after it.
                let what = match year == last - years + 1 {
                    true => dice.pick(&[1, 1, 2, 1, 3]),
                    false => dice.pick(&[0, 2, 1, 2, 0, 3, 2]),
                };
                record(dice, &courses, year, what, &mut offers);
            }
            if dice.chance(30) {
                offers.push(stray(dice, &courses, target_year));
            }
        }
    }
    let most = dice.pick(&[14, 20, 10, 16, 6]);
    while offers.len() > most {
        offers.remove(dice.below(offers.len()));
    }
    // Ids that follow neither year nor school.
    let mut numbers: Vec<usize> = (0..offers.len()).collect();
    dice.shuffle(&mut numbers);
    for (offer, number) in offers.iter_mut().zip(numbers) {
        offer.insert("id".into(), format!("O{number:02}").into());
    }
    file.insert(
        "offers".into(),
        offers.into_iter().map(Value::Object).collect(),
    );
}

/// The codes that count as one: each qualification with those that it replaced.
fn families(file: &File) -> Vec<Vec<String>> {
    let Some(Value::Array(all)) = file.get("qualifications") else {
        return Vec::new();
    };
    let mut families: Vec<Vec<String>> = Vec::new();
    // A successor stands further on, so that going backwards finds its family made.
    for q in all.iter().rev() {
        let code = q["code"].as_str().unwrap().to_owned();
        let next = q["replaced_by"].as_str();
        let family = families
            .iter_mut()
            .find(|f| next.is_some_and(|next| f.iter().any(|c| c == next)));
        match family {
            Some(family) => family.push(code),
            None => families.push(vec![code]),
        }
    }
    families.reverse();
    families
}

fn courses(dice: &mut Dice, school: &str, families: &[Vec<String>]) -> Vec<Course> {
    // The family with the most codes more often than the others.
    let large = families.iter().max_by_key(|f| f.len());
    let course = |dice: &mut Dice| {
        let large = large.filter(|f| f.len() > 1 && dice.chance(55));
        let any = &families[dice.below(families.len())];
        let years = dice.pick(&[2, 0, 1, 3]);
        Course {
            school: school.to_owned(),
            codes: large.unwrap_or(any).clone(),
            modality: dice.maybe(80, &["professional", "apprenticeship", "evening"]),
            duration: dice.maybe(30, &[2.0, 1.0, 3.0, 1.5, 2.9999999999]),
            cohorts: (2018..2018 + years).map(|y| cohort(dice, y)).collect(),
        }
    };
    (0..dice.pick(&[2, 3, 1, 4]))
        .map(|_| course(dice))
        .collect()
}

/// What a school records of one entry year: nothing, a year that runs, decisions, or anything.
fn record(dice: &mut Dice, courses: &[Course], year: i32, what: usize, offers: &mut Vec<File>) {
    let statuses: &[&str] = match what {
        0 => return,
        1 => &[
            "running", "running", "", "running", "refused", "agreed", "proposed",
        ],
        2 => &["agreed", "proposed", "", "withdrawn", "", "refused", ""],
        _ => &["proposed", "running", "", "withdrawn", "dreamt", "agreed"],
    };
    for course in courses {
        let status = dice.pick(statuses);
        if status.is_empty() {
            continue;
        }
        offers.push(offer(dice, course, status, year));
        // A second record beside the first: another class, or the old code ends where the new one opens.
        if dice.chance(25) {
            let beside = dice.pick(&["agreed", "proposed", "withdrawn", "running", "refused"]);
            offers.push(offer(dice, course, beside, year));
        }
    }
}

/// An offer in any year and of any standing.
fn stray(dice: &mut Dice, courses: &[Course], target_year: i32) -> File {
    let course = &courses[dice.below(courses.len())];
    let status = dice.pick(&["running", "proposed", "agreed", "dreamt", "refused"]);
    let before = dice.pick(&[3, 0, 2, -1, 1, 7, 5]);
    let mut offer = offer(dice, course, status, target_year - before);
    put(
        &mut offer,
        "duration",
        dice.maybe(50, &[3.0, 2.0, 1.0, 1.5, 2.9999999999]),
    );
    offer
}

fn offer(dice: &mut Dice, course: &Course, status: &str, year: i32) -> File {
    let mut offer = File::new();
    offer.insert("school".into(), course.school.as_str().into());
    let code = &course.codes[dice.below(course.codes.len())];
    offer.insert("qualification".into(), code.as_str().into());
    offer.insert("status".into(), status.into());
    put(&mut offer, "modality", course.modality);
    offer.insert("start_year".into(), year.into());
    put(
        &mut offer,
        "duration",
        course.duration.filter(|_| dice.chance(85)),
    );
    // Some say nothing of their size.
    if !dice.chance(12) {
        put(&mut offer, "classes", dice.maybe(70, &[1.0, 0.5, 2.0, 0.0]));
        put(
            &mut offer,
            "places",
            dice.maybe(70, &[24.0, 12.0, 26.0, 6.0, 24.0, 0.0]),
        );
        put(
            &mut offer,
            "entrants",
            dice.maybe(60, &[20.0, 12.0, 28.0, 6.0, 2.0, 0.0]),
        );
    }
    put(&mut offer, "fill", dice.maybe(20, &[0.8, 0.0, 1.0]));
    put(
        &mut offer,
        "first_choices",
        dice.maybe(50, &[30.0, 10.0, 0.0]),
    );
    // Each offer tells some of its course's cohorts, mostly with the same numbers.
    let mut history: Vec<Value> = Vec::new();
    for known in &course.cohorts {
        if dice.chance(60) {
            let year = known["entry_year"].as_i64().unwrap() as i32;
            let told = match dice.chance(35) {
                true => cohort(dice, year),
                false => known.clone(),
            };
            history.push(told.into());
        }
    }
    offer.insert("history".into(), history.into());
    if dice.chance(30) {
        offer.insert("constraints".into(), constraints(dice).into());
    }
    offer
}

fn constraints(dice: &mut Dice) -> File {
    let mut constraints = File::new();
    let choices = ["available", "missing"];
    put(&mut constraints, "teachers", dice.maybe(70, &choices));
    put(&mut constraints, "equipment", dice.maybe(70, &choices));
    put(
        &mut constraints,
        "workplace_places",
        dice.maybe(70, &[30, 5, 0]),
    );
    constraints
}

fn cohort(dice: &mut Dice, year: i32) -> File {
    let mut cohort = File::new();
    cohort.insert("entry_year".into(), year.into());
    let entrants = dice.pick(&[20, 10, 0, 26]);
    put(&mut cohort, "entrants", dice.chance(90).then_some(entrants));
    let completed = dice.below(entrants + 1);
    if dice.chance(80) {
        cohort.insert("completed".into(), completed.into());
        let in_study = dice.below(completed + 1);
        put(&mut cohort, "in_study", dice.chance(60).then_some(in_study));
        let in_work = dice.below(completed - in_study + 1);
        put(&mut cohort, "in_work", dice.chance(60).then_some(in_work));
        let unknown = dice.below(completed - in_study - in_work + 1);
        put(&mut cohort, "unknown", dice.chance(60).then_some(unknown));
    }
    cohort
}
