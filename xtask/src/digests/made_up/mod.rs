//! Regions that are made up to be computed: a thousand files that are the same for ever.
//!
//! FROZEN, with every file of this folder: see `random.rs`. The files are plain text and are written
//! without the project's types, so that no later change of these can change them.

mod catalogue;
mod demand;
mod json_text;
mod needs;
mod offers;
mod places;
mod random;
mod settings;

use json_text::{JsonObject, quoted};
use random::FrozenRandom;

/// How many files there are.
pub const FILES: u64 = 1000;

/// What is drawn for one region, with the codes that its records may name.
struct RegionInTheMaking {
    random: FrozenRandom,
    size: Size,
    /// Whether somebody was careless: now and then a record names what is not there, or a number is one
    /// that cannot be.
    is_careless: bool,
    target_year: i64,
    municipalities: Vec<String>,
    qualifications: Vec<String>,
    units: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// Hardly anything in it.
    Bare,
    Usual,
    Large,
}

impl RegionInTheMaking {
    /// How many of something a region of this size has.
    fn count(&mut self, usual: (i64, i64), large: (i64, i64)) -> usize {
        let (least, greatest) = match self.size {
            Size::Bare => (0, 1),
            Size::Usual => usual,
            Size::Large => large,
        };
        self.random.between(least, greatest) as usize
    }

    /// One of these codes, or now and then one that is not there; `None` where there are none.
    fn code(&mut self, codes: &[String]) -> Option<String> {
        if self.is_careless && self.random.percent(4) {
            return Some(self.random.pick(&["gone", "0", "Q 1"]).to_owned());
        }
        let at = self.random.between(0, codes.len().max(1) as i64 - 1);
        codes.get(at as usize).cloned()
    }

    fn municipality(&mut self) -> Option<String> {
        let codes = std::mem::take(&mut self.municipalities);
        let code = self.code(&codes);
        self.municipalities = codes;
        code
    }

    fn qualification(&mut self) -> Option<String> {
        let codes = std::mem::take(&mut self.qualifications);
        let code = self.code(&codes);
        self.qualifications = codes;
        code
    }

    /// A number in thousandths, or now and then one that cannot be.
    fn thousandths(&mut self, possible: &[i64]) -> json_text::Thousandths {
        let careless = [-1_000, 0, 20_000_000_000, 500];
        let is_careless = self.is_careless && self.random.percent(3);
        json_text::Thousandths(match is_careless {
            true => self.random.pick(&careless),
            false => self.random.pick(possible),
        })
    }

    /// Such a number this often in a hundred.
    fn thousandths_maybe(
        &mut self,
        chance: i64,
        possible: &[i64],
    ) -> Option<json_text::Thousandths> {
        let happens = self.random.percent(chance);
        let number = self.thousandths(possible);
        happens.then_some(number)
    }
}

/// The text of the file with this number.
pub fn file(number: u64) -> String {
    let mut random = FrozenRandom::of_file(number);
    let size = match number % 20 {
        7 => Size::Bare,
        3 | 13 => Size::Large,
        _ => Size::Usual,
    };
    let draft = &mut RegionInTheMaking {
        size,
        is_careless: random.percent(12),
        target_year: random.pick(&[2029, 2029, 2029, 2028, 2030, 2031, 2027, 2026]),
        random,
        municipalities: Vec::new(),
        qualifications: Vec::new(),
        units: Vec::new(),
    };
    let mut region = JsonObject::new();
    header(&mut region, draft, number);
    settings::add(&mut region, draft);
    places::add(&mut region, draft);
    catalogue::add(&mut region, draft);
    demand::add(&mut region, draft);
    offers::add(&mut region, draft);
    let mut envelope = JsonObject::new();
    envelope
        .text("format", "enlace-region")
        .put("version", 1)
        .put("min_reader", 1)
        .text("app", "cargo xtask digests")
        .text("exported_at", "2026-03-01T00:00:00Z")
        .put("region", region.end());
    envelope.end()
}

fn header(region: &mut JsonObject, draft: &mut RegionInTheMaking, number: u64) {
    let dates = [
        "2026-03-01",
        "2026-03-01",
        "2026-10-15",
        "2026-08-31",
        "2026-09",
        "2025",
        "2027-01-15",
    ];
    region
        .text("id", format!("made-up-{number:04}"))
        .text("name", format!("Made up {number:04}"))
        .text_some("country", draft.random.maybe(90, &["PT", "PT", "ES"]))
        .text_some("nuts", draft.random.maybe(80, &["PT119", "PT11", "ES11"]))
        .text("reference_date", draft.random.pick(&dates))
        .put("target_year", draft.target_year)
        .put_some("method", draft.random.maybe(30, &[1]))
        .list(
            "sources",
            vec![format!("{{\"title\":{}}}", quoted("Nobody"))],
        );
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn made_up_files_are_json_and_hold_what_makes_figures_differ() {
        let mut texts = String::new();
        for number in 0..40 {
            let text = file(number);
            let whole: Value = serde_json::from_str(&text).expect("a made-up file is JSON");
            assert_eq!(whole["region"]["id"], format!("made-up-{number:04}"));
            texts.push_str(&text);
        }
        let wanted = [
            "replaced_by",
            "\"closed\"",
            "whole_region",
            "\"upskill\"",
            "\"low\"",
            "\"text\"",
            "\"occupation\"",
            "probability",
            "shared_with",
            "\"withdrawn\"",
            "\"refused\"",
            "\"proposed\"",
            "\"agreed\"",
            "workplace_places",
            "\"rooms\"",
            "in_study",
            "\"group\"",
            "demand_trend",
            "\"businesses\"",
            "\"gone\"",
        ];
        for part in wanted {
            assert!(texts.contains(part), "none of the first files has {part}");
        }
    }
}
