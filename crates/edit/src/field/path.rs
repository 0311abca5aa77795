//! A place within a record: `places`, `sector.code`, `history[2].entrants`.

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStep<'a> {
    Key(&'a str),
    /// An entry of a list, counted from 0.
    Entry(usize),
}

/// The steps of a path; `None` where the text is no path.
pub fn parts(path: &str) -> Option<Vec<PathStep<'_>>> {
    let mut parts = Vec::new();
    for segment in path.split('.') {
        let (key, rest) = match segment.split_once('[') {
            Some((key, rest)) => (key, Some(rest)),
            None => (segment, None),
        };
        if key.is_empty() {
            return None;
        }
        parts.push(PathStep::Key(key));
        if let Some(rest) = rest {
            let number = rest.strip_suffix(']')?;
            parts.push(PathStep::Entry(number.parse().ok()?));
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_keys_and_entries() {
        use PathStep::*;
        assert_eq!(parts("places"), Some(vec![Key("places")]));
        let history = vec![Key("history"), Entry(2), Key("entrants")];
        assert_eq!(parts("history[2].entrants"), Some(history));
        for none in ["", ".", "a.", "a[", "a[x]", "a[1", "[1]", "a[1]b"] {
            assert_eq!(parts(none), None, "{none}");
        }
    }
}
