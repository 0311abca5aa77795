//! How much room a text takes, roughly: enough to shorten it, to break it and to keep labels apart.

/// The height of letters on charts, in pixels.
pub const SIZE: f64 = 13.0;
/// From line to line.
pub const LINE: f64 = 16.0;

/// How wide a text is in pixels, by the wider ones of the system fonts.
pub fn width(text: &str) -> f64 {
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|'
            | '!' | '(' | ')' | '/' | '-' | 'í' => 0.38,
            'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 0.95,
            c if c.is_uppercase() => 0.70,
            _ => 0.62,
        })
        .sum();
    em * SIZE
}

/// The text, shortened at its end to fit a width.
pub fn fit(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let room = room - width("…");
    let mut used = 0.0;
    let mut kept = String::new();
    for c in text.chars() {
        let own = width(c.encode_utf8(&mut [0; 4]));
        if used + own > room {
            break;
        }
        used += own;
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// The text in lines of a width, at most so many; the last is shortened.
pub fn wrap(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace();
    let mut line = String::new();
    while let Some(word) = words.next() {
        let longer = match line.is_empty() {
            true => word.to_owned(),
            false => format!("{line} {word}"),
        };
        if width(&longer) <= room || line.is_empty() {
            line = longer;
            continue;
        }
        if lines.len() + 1 == most {
            let rest: Vec<&str> = std::iter::once(word).chain(words).collect();
            lines.push(fit(&format!("{line} {}", rest.join(" ")), room));
            return lines;
        }
        lines.push(std::mem::replace(&mut line, word.to_owned()));
    }
    lines.push(line);
    lines.into_iter().map(|line| fit(&line, room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_shortened_to_fit() {
        let name = "Técnico/a de Maquinação e Programação CNC";
        assert_eq!(fit(name, 1000.0), name);
        let short = fit(name, 120.0);
        assert!(short.ends_with('…') && width(&short) <= 120.0, "{short}");
    }

    #[test]
    fn a_name_of_120_letters_takes_two_lines_and_no_more() {
        let name = "palavra comprida ".repeat(7);
        let lines = wrap(&name, 200.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line) <= 200.0), "{lines:?}");
        let unbroken = wrap(&"x".repeat(120), 200.0, 2);
        assert!(unbroken.iter().all(|line| width(line) <= 200.0));
    }
}
