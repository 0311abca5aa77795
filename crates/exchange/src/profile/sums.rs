//! What enterprises want in all, by qualification, without naming or betraying any of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use enlace_method::compute;
use enlace_method::figures::NeedStanding;
use enlace_model::check::{bare_tax_number, firm_name};
use enlace_model::renewal::Renewals;
use enlace_model::{Enterprise, Need, Persons, QualificationCode, Rate, Region, Share, Target};

/// A sum over fewer firms is not told.
pub const FEWEST_FIRMS: Persons = Persons(3.0);
/// Nor is one of which a single firm wants more than this share: it would be nearly that firm's number.
pub const LARGEST_SHARE: Share = Share(0.8);

/// The field of the file around the region in which the sums stand.
pub const SUMS: &str = "regional_sums";

/// What the region's enterprises want of a qualification.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub qualification: QualificationCode,
    /// People a year and the firms that want them; `None`: too few firms, or one that stands for nearly all.
    pub told: Option<(Rate, Persons)>,
}

/// What each firm adds to a sum, in people a year after weighing.
#[derive(Debug, Default)]
struct Contributions {
    by_firm: BTreeMap<String, f64>,
    /// The most that a statement of nobody in particular adds: it may be anybody's.
    largest_unnamed: f64,
    all: f64,
}

/// The sums of a region, by qualification: what counts in the target year, as in all other figures. No
/// total goes with them: with all but one of the sums it would tell the one that is withheld.
pub fn sums(region: &Region) -> Vec<Sum> {
    let standing = compute(region).needs.standing;
    let (renewals, firms) = (Renewals::of(region), Firms::of(region));
    let mut all: BTreeMap<&QualificationCode, Contributions> = BTreeMap::new();
    for (id, standing) in standing.iter() {
        let (NeedStanding::Counted(Rate(wanted)), Some(need)) = (standing, region.needs.get(id))
        else {
            continue;
        };
        let Target::Qualification(code) = need.target() else {
            continue;
        };
        if *wanted > 0.0 {
            let code = renewals.code_of(code);
            all.entry(code)
                .or_default()
                .add(firms.of_need(need), *wanted);
        }
    }
    let sums = all.into_iter();
    sums.map(|(code, contributions)| Sum {
        qualification: code.clone(),
        told: contributions.told(),
    })
    .collect()
}

impl Contributions {
    fn add(&mut self, firm: Option<String>, wanted: f64) {
        self.all += wanted;
        match firm {
            Some(firm) => *self.by_firm.entry(firm).or_default() += wanted,
            None => self.largest_unnamed = self.largest_unnamed.max(wanted),
        }
    }

    fn told(&self) -> Option<(Rate, Persons)> {
        let firms = self.by_firm.len() as f64;
        let largest = self.by_firm.values().copied();
        let largest = largest.fold(self.largest_unnamed, f64::max);
        let may = firms >= FEWEST_FIRMS.0 && largest <= LARGEST_SHARE.0 * self.all;
        may.then(|| (Rate((self.all * 10.0).round() / 10.0), Persons(firms)))
    }
}

/// Which records of enterprises are of one firm: those of one name, those of one tax number, and those that
/// are joined by a third.
struct Firms<'r> {
    /// By id, the place of a record in the list of parents.
    places: BTreeMap<&'r str, usize>,
    /// For each record the place of one of the same firm, which for one of each firm is its own.
    parents: Vec<usize>,
}

impl<'r> Firms<'r> {
    fn of(region: &'r Region) -> Self {
        let ids = region.enterprises.keys().map(|id| id.as_str());
        let mut firms = Self {
            places: ids.enumerate().map(|(at, id)| (id, at)).collect(),
            parents: (0..region.enterprises.len()).collect(),
        };
        let (mut names, mut numbers) = (BTreeMap::new(), BTreeMap::new());
        for (at, enterprise) in region.enterprises.values().enumerate() {
            let same = *names.entry(firm_name(&enterprise.name)).or_insert(at);
            firms.join(same, at);
            if let Some(number) = tax_number(enterprise) {
                let same = *numbers.entry(number).or_insert(at);
                firms.join(same, at);
            }
        }
        firms
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.parents[a.max(b)] = a.min(b);
    }

    /// The place of the first record of the same firm.
    fn first(&self, mut at: usize) -> usize {
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
    }

    /// Whose statement a need is; `None` where it is nobody's in particular.
    fn of_need(&self, need: &Need) -> Option<String> {
        let id = need.enterprise.as_ref()?;
        Some(match self.places.get(id.as_str()) {
            Some(at) => format!("{}", self.first(*at)),
            // No record says which firm it is.
            None => format!("? {}", id.as_str()),
        })
    }
}

/// A firm's tax number, as it is compared.
fn tax_number(enterprise: &Enterprise) -> Option<String> {
    bare_tax_number(enterprise.tax_number.as_deref()?)
}

/// The sums as they stand in a file.
pub(super) fn value(sums: &[Sum]) -> Value {
    let one = |sum: &Sum| {
        let qualification = sum.qualification.as_str();
        match sum.told {
            Some((Rate(wanted), Persons(firms))) => json!({
                "qualification": qualification,
                "persons_a_year": wanted,
                "firms": firms as u64,
            }),
            None => json!({ "qualification": qualification, "withheld": true }),
        }
    };
    sums.iter().map(one).collect()
}

/// The sums that came with a file; empty where none did.
pub fn sums_of(region: &Region) -> Vec<Sum> {
    let mut around = region.envelope.iter();
    let found = around.find(|(key, _)| *key == SUMS);
    let all = found.and_then(|(_, value)| value.as_array());
    let read = |entry: &Value| {
        let told = entry["persons_a_year"]
            .as_f64()
            .zip(entry["firms"].as_f64());
        Some(Sum {
            qualification: entry["qualification"].as_str()?.into(),
            told: told.map(|(wanted, firms)| (Rate(wanted), Persons(firms))),
        })
    };
    all.into_iter().flatten().filter_map(read).collect()
}
