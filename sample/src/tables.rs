//! The tables that the sample is made of: facts, and the story that it tells.
//!
//! `sample/data/ave/SOURCES.md` says which is which.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Deserialize)]
pub struct PlaceRow {
    pub code: String,
    pub name: String,
    pub latitude: f64,
    pub longitude: f64,
    pub population: f64,
}

#[derive(Deserialize)]
pub struct Outline {
    pub code: String,
    pub coordinates: Value,
}

#[derive(Deserialize)]
pub struct Businesses {
    pub municipality: String,
    pub sector: String,
    pub micro: u32,
    pub small: u32,
    pub medium: u32,
    pub large: u32,
}

#[derive(Deserialize)]
pub struct Travel {
    pub from: String,
    pub to: String,
    pub minutes: f64,
}

#[derive(Deserialize)]
pub struct CourseRow {
    pub code: String,
    pub official_code: bool,
    pub pt: String,
    pub en: String,
    pub es: String,
    pub level: i64,
    pub cnaef: String,
    pub isced_f: String,
    pub years: f64,
    pub isco_08: Vec<String>,
    pub relevance_illustrative: i64,
    pub units_illustrative: bool,
    pub units: Vec<String>,
}

#[derive(Deserialize)]
pub struct CourseUnit {
    pub code: String,
    pub title: String,
    pub hours: f64,
    pub component: String,
    pub origin: String,
}

#[derive(Deserialize)]
pub struct SchoolFacts {
    pub code: String,
    pub name: String,
    pub municipality: String,
    pub latitude: f64,
    pub longitude: f64,
    pub kind: String,
    #[serde(default)]
    pub fictional: bool,
}

#[derive(Deserialize)]
pub struct SectorFacts {
    pub code: String,
    pub revision: String,
    pub pseudonym: String,
    pub enterprises_illustrative: usize,
}

/// One school's course in the story, for one or several entry years.
#[derive(Deserialize)]
pub struct StoryOffer {
    pub school: String,
    pub qualification: String,
    pub classes: f64,
    pub years: Vec<i32>,
    /// The qualification that has the other half of the class.
    pub with: Option<String>,
    pub modality: Option<String>,
    pub status: Option<String>,
    /// Told by fictional schools only.
    pub entrants: Option<i64>,
    pub first_choices: Option<i64>,
    pub completion: Option<f64>,
    /// Of a class that has not begun.
    pub fill: Option<f64>,
}

/// What several enterprises of some sectors want together.
#[derive(Deserialize)]
pub struct StoryNeed {
    pub qualification: Option<String>,
    pub isco_08: Option<String>,
    pub title: Option<String>,
    pub sectors: Vec<String>,
    /// How many enterprises speak.
    pub statements: usize,
    /// People a year, all together.
    pub yearly: i64,
    /// Least and greatest difficulty.
    pub difficulty: Option<(i64, i64)>,
    /// Municipalities whose enterprises are asked first.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// How many units are named; only where the people are to be taught.
    pub units: Option<usize>,
    #[serde(default)]
    pub upskill: bool,
}

/// One enterprise's statement, word by word.
#[derive(Deserialize)]
pub struct StoryStatement {
    pub enterprise: String,
    pub qualification: Option<String>,
    pub text: Option<String>,
    pub persons: Option<i64>,
    pub low: Option<i64>,
    pub high: Option<i64>,
    pub first_year: i32,
    pub years: i64,
    pub channel: String,
    pub difficulty: Option<i64>,
    pub reason: Option<String>,
    pub probability: Option<f64>,
    pub probability_reason: Option<String>,
    pub note: Option<String>,
}

/// A way in which enterprises speak: a session, or a source without one.
#[derive(Deserialize)]
pub struct Channel {
    pub key: String,
    pub kind: Option<String>,
    /// The session's title, where there is one.
    pub session: Option<String>,
    /// Month or year.
    pub month: Option<String>,
    pub place: Option<String>,
    pub municipality: Option<String>,
    /// The sectors that speak this way; none: all.
    #[serde(default)]
    pub sectors: Vec<String>,
    pub weight: i64,
    #[serde(default)]
    pub quotes: Vec<String>,
}

#[derive(Deserialize)]
pub struct StoryGroup {
    pub name: String,
    pub sector: String,
}

#[derive(Deserialize)]
pub struct StoryPanel {
    pub channel: String,
    pub date: String,
    pub sector: String,
    pub participants: Vec<(String, f64)>,
    pub rows: Vec<(String, Option<i64>, Option<i64>)>,
}

macro_rules! tables {
    ($($name:ident: $row:ident = $file:literal;)*) => {$(
        pub fn $name() -> Vec<$row> {
            read(include_str!(concat!("../data/ave/", $file)), $file)
        }
    )*};
}

tables! {
    places: PlaceRow = "municipalities.json";
    outlines: Outline = "outlines.json";
    businesses: Businesses = "business-counts.json";
    travels: Travel = "travel-times.json";
    courses: CourseRow = "qualifications.json";
    course_units: CourseUnit = "units.json";
    schools: SchoolFacts = "schools.json";
    fictional_schools: SchoolFacts = "fictional-schools.json";
    sectors: SectorFacts = "sectors.json";
    offers: StoryOffer = "story-offers.json";
    needs: StoryNeed = "story-needs.json";
    statements: StoryStatement = "story-statements.json";
    channels: Channel = "story-sessions.json";
    groups: StoryGroup = "story-groups.json";
    panels: StoryPanel = "story-panels.json";
}

fn read<T: DeserializeOwned>(text: &str, file: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"))
}
