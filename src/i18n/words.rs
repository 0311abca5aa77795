//! Every text of the program, one method per key: the methods are made from `locales/*.json` at
//! build time, the texts come with [`texts`](crate::i18n::texts).

use std::sync::OnceLock;

use enlace_model::PartialDate;

use crate::browser::intl::{self, Plural, Style, TimeFormat};
use crate::i18n::texts::{Expected, Texts};
use enlace_model::language::Language;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// What this build expects of a file of texts.
pub const EXPECTED: Expected = Expected {
    count: COUNT,
    keys: KEYS,
};

/// Where the texts of a language lie beside the program.
pub fn address(language: Language) -> String {
    format!("locales/{}.json?v={VERSION}", language.tag())
}

static LOADED: [OnceLock<Texts>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// The texts of a language; `None` before they were loaded.
pub fn texts_of(language: Language) -> Option<&'static Texts> {
    let place = &LOADED[language as usize];
    #[cfg(not(target_arch = "wasm32"))]
    return Some(place.get_or_init(|| at_hand(language)));
    #[cfg(target_arch = "wasm32")]
    place.get()
}

/// Keeps the texts of a language for as long as the page lives.
pub fn keep(language: Language, texts: Texts) {
    // Two loads of one language give the same texts.
    let _ = LOADED[language as usize].set(texts);
}

/// Outside a browser, as in tests, the files lie at hand.
#[cfg(not(target_arch = "wasm32"))]
fn at_hand(language: Language) -> Texts {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    let bytes = std::fs::read(format!("{folder}/{}.json", language.tag()));
    let bytes = bytes.expect("every language has a file");
    Texts::read(&bytes, EXPECTED).expect("the build checked the files")
}

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Language);

/// Fewer people than this are the noise of the computer's arithmetic.
const NOBODY: f64 = 1e-9;

/// What stands where a figure is not known.
pub const UNKNOWN: &str = "–";

impl Words {
    /// The text of an id that the engine gives, such as `verdict.shortage`; the id itself where
    /// there is none (a test sees to it that there always is one).
    pub fn of(self, head: &str, id: &str) -> String {
        self.with(head, id, &[])
    }

    /// The same, with its placeholders filled in; of a text for one and for many, the form that
    /// `count` asks for.
    pub fn with(self, head: &str, id: &str, values: &[(&str, &str)]) -> String {
        let key = format!("{head}.{id}");
        let Some(place) = self.find(&key) else {
            return key;
        };
        let count = values.iter().find(|(name, _)| *name == "count");
        match count.and_then(|(_, count)| count.parse().ok()) {
            Some(count) if self.is_counted(&key) => self.counted(place, count, values),
            _ => fill(self.at(place), values),
        }
    }

    /// So many records of a list: "1 need", "40 needs".
    pub fn counted_records(self, list: &str, count: usize) -> String {
        self.with("counted", list, &[("count", &count.to_string())])
    }

    /// A record's field, by its name in the file; the name itself where it has no words.
    pub fn field_name(self, field: &str) -> String {
        match self.find(&format!("role.{field}")) {
            Some(place) => self.at(place).to_owned(),
            None => field.to_owned(),
        }
    }

    /// What a field of the region as a whole is called, by its name in the file; the name itself where it
    /// has no words.
    pub fn region_field(self, field: &str) -> String {
        // Of one setting, which may be none of ours, only that it is one is said.
        let field = field.split('.').next().unwrap_or(field);
        match self.find(&format!("region_field.{field}")) {
            Some(place) => self.at(place).to_owned(),
            None => field.to_owned(),
        }
    }

    /// What a field of a kind of record is called, by its path: `column.offers.status`, else
    /// `column.status`. Within an entry of a list, `businesses[2].count` is `businesses.count`, else
    /// `count`; so is `businesses.count`. The path itself where it has no words.
    pub fn column(self, kind: &str, path: &str) -> String {
        if let Some(tag) = path.strip_prefix("title.") {
            let language = intl::language(self.0.intl_tag(), tag);
            return self.with("column", "title_in", &[("language", &language)]);
        }
        let found = self.about("column", kind, path);
        found.map_or_else(|| path.to_owned(), str::to_owned)
    }

    /// What helps to fill in a field, where there is something to say.
    pub fn hint(self, kind: &str, path: &str) -> Option<&'static str> {
        self.about("hint", kind, path)
    }

    fn about(self, head: &str, kind: &str, path: &str) -> Option<&'static str> {
        let mut bare = String::with_capacity(path.len());
        let mut entry = path;
        for part in path.split('[') {
            entry = match part.split_once(']') {
                Some((_, rest)) => rest.trim_start_matches('.'),
                None => part,
            };
            if !bare.is_empty() && !entry.is_empty() {
                bare.push('.');
            }
            bare.push_str(entry);
        }
        let last = entry.rsplit('.').next().unwrap_or(entry);
        let keys = [
            format!("{head}.{kind}.{bare}"),
            format!("{head}.{bare}"),
            format!("{head}.{entry}"),
            format!("{head}.{last}"),
        ];
        let place = keys.iter().find_map(|key| self.find(key))?;
        Some(self.at(place))
    }

    /// The texts whose keys begin with this head, with what follows it: a list that stands in the
    /// words, such as the education fields.
    pub fn under(self, head: &str) -> Vec<(&'static str, &'static str)> {
        texts_of(self.0).map_or_else(Vec::new, |texts| texts.under(head))
    }

    /// An education field by its code: code and name, or the code alone where it has no words.
    pub fn field_of_education(self, code: &str) -> String {
        match self.find(&format!("field.{code}")) {
            Some(place) => format!("{code} {}", self.at(place)),
            None => code.to_owned(),
        }
    }

    /// Whether there is a text for this key.
    pub fn knows(self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// People: at most one decimal, and "under 0.1" rather than 0.0.
    pub fn persons(self, value: f64) -> String {
        self.people(value, 0)
    }

    /// People among other figures: always one decimal, so that the points stand under each other;
    /// only none at all is a plain 0.
    pub fn persons_in_column(self, value: f64) -> String {
        self.people(value, 1)
    }

    fn people(self, value: f64, least: u8) -> String {
        let nobody = value.abs() < NOBODY;
        match (nobody, value > 0.0 && value < 0.05) {
            (true, _) => self.decimal(0.0, 0, 0),
            (false, true) => self.number_under_tenth(),
            // Under 0.1 to the other side is a difference that nobody would see.
            (false, false) if value.abs() < 0.05 => self.decimal(0.0, 0, 0),
            (false, false) => self.decimal(value, 1, least),
        }
    }

    /// A share as whole per cents, a dash where it is not known.
    pub fn percent(self, share: Option<f64>) -> String {
        match share {
            Some(share) if share.is_finite() => {
                intl::number(self.tag(), share, Style::Percent { most: 0 })
            }
            _ => UNKNOWN.to_owned(),
        }
    }

    /// A share that was set, in per cent with up to two decimals, since 99.9% is not all.
    pub fn percent_of(self, share: f64) -> String {
        intl::number(self.tag(), share, Style::Percent { most: 2 })
    }

    /// A number with up to `most` decimals.
    pub fn number(self, value: f64, most: u8) -> String {
        self.decimal(value, most, 0)
    }

    /// A day of the browser's calendar.
    pub fn date(self, milliseconds: f64) -> String {
        intl::moment(self.tag(), milliseconds, TimeFormat::Date)
    }

    /// A date of a record: a day, a month or a year.
    pub fn date_of(self, date: &PartialDate) -> String {
        match date.as_str() {
            "" => UNKNOWN.to_owned(),
            _ => date.shown(),
        }
    }

    /// A date with its month's name, where it must be clear which figure is the month; text that is no
    /// whole day as [`Self::date_of`] has it.
    pub fn day_in_words(self, date: &PartialDate) -> String {
        let is_whole = date.as_str().len() == "2026-10-15".len();
        match date.day().filter(|_| is_whole) {
            // Before noon by world time, so that it is the same day nearly everywhere.
            Some(day) => intl::moment(
                self.tag(),
                (day.0 as f64 * 24.0 + 11.0) * 3_600_000.0,
                TimeFormat::DateInWords,
            ),
            None => self.date_of(date),
        }
    }

    /// The day and the time of a moment.
    pub fn when(self, milliseconds: f64) -> String {
        format!("{} {}", self.date(milliseconds), self.time(milliseconds))
    }

    /// A difference in people, with its sign.
    pub fn difference(self, people: f64) -> String {
        let sign = if people > 0.0 { "+" } else { "−" };
        match people.abs() < 0.05 {
            true => "0".to_owned(),
            false => format!("{sign}{}", self.persons_in_column(people.abs())),
        }
    }

    /// A time of the day.
    pub fn time(self, milliseconds: f64) -> String {
        intl::moment(self.tag(), milliseconds, TimeFormat::Time)
    }

    fn number_under_tenth(self) -> String {
        self.format_under(&self.decimal(0.1, 1, 1))
    }

    fn decimal(self, value: f64, most: u8, least: u8) -> String {
        if value.is_finite() {
            intl::number(self.tag(), value, Style::Decimal { most, least })
        } else {
            UNKNOWN.to_owned()
        }
    }

    fn tag(self) -> &'static str {
        self.0.intl_tag()
    }

    fn at(self, place: usize) -> &'static str {
        texts_of(self.0).map_or("", |texts| texts.at(place))
    }

    fn find(self, key: &str) -> Option<usize> {
        texts_of(self.0)?.find(key)
    }

    fn is_counted(self, key: &str) -> bool {
        texts_of(self.0).is_some_and(|texts| texts.is_counted(key))
    }

    fn counted(self, place: usize, count: f64, values: &[(&str, &str)]) -> String {
        let form = match intl::plural(self.tag(), count) {
            Plural::One => place,
            Plural::Other => place + 1,
        };
        let number = self.number(count, 1);
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        fill(self.at(form), &all)
    }
}

/// The text with every `{name}` replaced by its value; one without a value stays as it is.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Words = Words(Language::En);

    #[test]
    fn a_placeholder_takes_its_value_and_one_without_stays() {
        assert_eq!(
            fill("{a} of {b}, {c}", &[("a", "1"), ("b", "{a}")]),
            "1 of {a}, {c}"
        );
        assert_eq!(fill("no end {a", &[("a", "1")]), "no end {a");
    }

    #[test]
    fn a_trickle_of_people_is_never_shown_as_none() {
        assert_eq!(EN.persons(0.04), "under 0.1");
        assert_eq!(EN.persons(0.0), "0");
        assert_eq!(EN.persons(38.0), "38");
        assert_eq!(EN.persons(3.7411), "3.7");
        assert_eq!(EN.persons(37.999_999_999), "38");
        assert_eq!(EN.persons(1e-12), "0");
        assert_eq!(EN.persons_in_column(38.0), "38.0");
        assert_eq!(EN.persons_in_column(0.0), "0");
        assert_eq!(EN.persons(f64::NAN), UNKNOWN);
    }

    #[test]
    fn values_are_given_in_the_order_in_which_the_english_text_names_them() {
        let line = EN.print_head("Ave", "2029", "2026-10");
        assert_eq!(
            line,
            "Enlace: Ave, target year 2029, reference date 2026-10"
        );
    }

    #[test]
    fn a_share_that_was_set_keeps_its_decimals() {
        assert_eq!(EN.percent_of(0.8), "80%");
        assert_eq!(EN.percent_of(0.999), "99.9%");
    }

    #[test]
    fn a_share_that_is_not_known_is_a_dash() {
        assert_eq!(EN.percent(Some(0.628)), "63%");
        assert_eq!(EN.percent(None), UNKNOWN);
    }
}
