//! The numbers that digits with marks before decimals and between thousands may mean.

use enlace_model::language::DecimalMark;

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
