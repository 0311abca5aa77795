//! What a person typed or pasted, read as the value of a field.

use serde_json::Value;

use crate::field::degrees::degrees;
use crate::field::{Content, Fault, Measure};
use enlace_model::PartialDate;

/// How a person's language writes the decimals of a number; the other mark stands between thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    Comma,
    #[default]
    Point,
}

impl DecimalMark {
    /// The mark itself.
    pub fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// Reads a text as what the field holds; `null` where it is empty. A reference stays the text that
/// it is: only the region knows what it names.
pub fn read_typed(content: Content, text: &str, mark: DecimalMark) -> Result<Value, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if let Some(fault) = Fault::of_text(text) {
        return Err(fault);
    }
    match content {
        Content::Number(measure) => number(text, measure, mark),
        Content::Date => date(text).ok_or_else(|| Fault::NotADate { text: text.into() }),
        Content::YesNo => match text.to_lowercase().as_str() {
            "true" | "1" | "x" => Ok(Value::Bool(true)),
            "false" | "0" | "-" => Ok(Value::Null),
            _ => Err(Fault::NotYesNo { text: text.into() }),
        },
        Content::Choice(choices) => choices
            .iter()
            .find(|choice| choice.eq_ignore_ascii_case(text))
            .map(|choice| Value::from(*choice))
            .ok_or_else(|| Fault::NotAChoice { text: text.into() }),
        Content::Texts(_) => {
            let texts = text.split([';', '\n']).map(str::trim);
            Ok(texts
                .filter(|one| !one.is_empty())
                .map(Value::from)
                .collect())
        }
        Content::LongText | Content::Reference(_) => Ok(text.into()),
        // A line break in a cell that was pasted must not end up in a name.
        Content::Coded(list) => match list.code_in(text) {
            Some(code) => Ok(code.into()),
            None => Err(Fault::NotACode { text: text.into() }),
        },
        Content::Code | Content::Text => {
            Ok(text.split_whitespace().collect::<Vec<_>>().join(" ").into())
        }
        Content::List(_) => Err(Fault::NotAField),
    }
}

fn number(text: &str, measure: Measure, mark: DecimalMark) -> Result<Value, Fault> {
    let not_a_number = || Fault::NotANumber { text: text.into() };
    if measure.is_degrees() {
        return degrees(text, measure, mark).map(whole_or_not);
    }
    let (digits, per_cent) = match text.strip_suffix('%') {
        Some(digits) if measure.is_percent() => (digits, true),
        Some(_) => return Err(not_a_number()),
        None => (text, false),
    };
    if measure == Measure::Year
        && let Some(first) = first_of_two_years(digits)
    {
        let fault = Fault::of_number(first as f64, measure);
        return fault.map_or(Ok(first.into()), Err);
    }
    if digits.contains('/') {
        return Err(not_a_number());
    }
    let mut fault = not_a_number();
    let mut readings = readings(digits, mark);
    if let [Some(first), Some(second)] = readings
        && measure.counts_whole()
        && first.fract() != 0.0
        && second.fract() == 0.0
    {
        readings.swap(0, 1);
    }
    for read in readings.into_iter().flatten() {
        let value = match measure {
            _ if !measure.is_percent() => read,
            _ if per_cent => read / 100.0,
            _ if read == 1.0 => return Err(Fault::OneOrWhole),
            _ if !measure.is_part_of_one(read) => read / 100.0,
            _ => read,
        };
        match Fault::of_number(value, measure) {
            None => return Ok(whole_or_not(value)),
            // What is wrong with the first reading is told: it is the likelier one.
            Some(wrong) if matches!(fault, Fault::NotANumber { .. }) => fault = wrong,
            Some(_) => {}
        }
    }
    Err(fault)
}

/// The first year of a school year that is written by both: `2027/2028`, `2027-28`, `27/28`.
fn first_of_two_years(text: &str) -> Option<i64> {
    let marks = ["/", "-", "–", "—", "_", " a "];
    let (first, second) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let (first, second) = (first.trim(), second.trim());
    let number = |text: &str| -> Option<i64> {
        let fits = matches!(text.len(), 2 | 4) && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let (year, next) = (number(first)?, number(second)?);
    let follows = next == year + 1 || (second.len() == 2 && next == (year + 1) % 100);
    let fits = follows && first.len() >= second.len();
    // Nobody plans offers of the last century by two digits.
    fits.then_some(if first.len() == 2 { 2000 + year } else { year })
}

/// A whole number without point, as a file has it.
pub(super) fn whole_or_not(value: f64) -> Value {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}

/// The numbers that digits with marks may mean, the likelier first: `1.234` is one thousand and
/// more where the comma marks decimals, but a latitude of `41.442` is none of many thousand degrees.
pub(super) fn readings(text: &str, mark: DecimalMark) -> [Option<f64>; 2] {
    let mut digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{202f}' | '\u{a0}'))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let sign = match digits.chars().next() {
        Some(sign @ ('-' | '+')) => {
            digits.remove(0);
            if sign == '-' { -1.0 } else { 1.0 }
        }
        _ => 1.0,
    };
    let signed = |number: Option<f64>| number.map(|number| sign * number);
    let last = digits.rfind(['.', ',']);
    let Some(last) = last else {
        return [signed(plain(&digits)), None];
    };
    let (before, after) = (&digits[..last], &digits[last + 1..]);
    let decimal = digits.as_bytes()[last] as char;
    let group = if decimal == '.' { ',' } else { '.' };
    let fraction = || -> Option<f64> {
        let before = ungrouped(before, group)?;
        (!after.contains(['.', ','])).then_some(())?;
        plain(&format!("{before}.{after}"))
    };
    let thousands = || plain(&ungrouped(&digits, decimal)?);
    let [first, second] = match decimal == mark.as_char() {
        true => [fraction(), thousands()],
        false => [thousands(), fraction()],
    };
    match first {
        Some(_) => [signed(first), signed(second)],
        None => [signed(second), None],
    }
}

/// The digits without the marks between thousands; `None` where the marks stand elsewhere.
fn ungrouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let fits = rest.iter().all(|group| group.len() == 3)
        && (rest.is_empty() || ((1..=3).contains(&first.len()) && first != "0"));
    let number = digits.replace(mark, "");
    (fits && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

fn plain(digits: &str) -> Option<f64> {
    let has_digit = digits.bytes().any(|b| b.is_ascii_digit());
    let fits = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (has_digit && fits).then(|| digits.parse().ok()).flatten()
}

/// A date as the file has it: from `2026-05-14`, `14/05/2026`, `14.5.2026`, `05/2026` or `2026`.
fn date(text: &str) -> Option<Value> {
    let is_date = |text: &str| PartialDate::from(text).day().is_some();
    if is_date(text) {
        return Some(text.into());
    }
    let mut parts: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    if parts.first().is_none_or(|first| first.len() != 4) {
        parts.reverse();
    }
    let fits = parts.iter().enumerate().all(|(i, part)| {
        if i == 0 {
            part.len() == 4
        } else {
            (1..=2).contains(&part.len())
        }
    });
    let date = parts
        .iter()
        .map(|part| format!("{part:0>2}"))
        .collect::<Vec<_>>()
        .join("-");
    (fits && is_date(&date)).then(|| date.into())
}

/// A value as a person reads and types it; empty where there is none. A reference stays its code.
pub fn written(content: Content, value: Option<&Value>, mark: DecimalMark) -> String {
    match (content, value) {
        (_, None | Some(Value::Null)) => String::new(),
        (Content::Number(measure), Some(Value::Number(number))) => {
            let number = number.as_f64().unwrap_or(f64::NAN);
            let text = match measure {
                _ if measure.is_percent() => format!("{} %", shortest(number * 100.0)),
                _ => shortest(number),
            };
            match mark {
                DecimalMark::Comma => text.replace('.', ","),
                DecimalMark::Point => text,
            }
        }
        (_, Some(Value::String(text))) => text.clone(),
        (_, Some(Value::Array(list))) => {
            let texts = list.iter().filter_map(Value::as_str);
            texts.collect::<Vec<_>>().join("; ")
        }
        (_, Some(other)) => other.to_string(),
    }
}

/// Ten digits after the point at most: more are the noise of a multiplication by 100.
fn shortest(number: f64) -> String {
    let text = format!("{number:.10}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests;
