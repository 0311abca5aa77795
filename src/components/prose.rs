//! Longer text from a plain file: headings, paragraphs and lists; strong words and keys.

use leptos::prelude::*;

/// The text as a page shows it. A block `{name}` is what `insert` gives for that name.
///
/// Blocks stand apart by empty lines: `## ` begins a heading, `- ` and `1. ` the lines of a list;
/// `**` stands around strong words and a backtick around keys and names of files.
pub fn prose(text: &str, insert: impl Fn(&str) -> Option<AnyView>) -> AnyView {
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|it| !it.is_empty());
    let mut sections = 0;
    let views = blocks.map(|block| {
        let name = block.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        if let Some(heading) = block.strip_prefix("## ") {
            sections += 1;
            view! { <h2 id=section(sections)>{inline(heading)}</h2> }.into_any()
        } else if let Some(inserted) = name.and_then(&insert) {
            inserted
        } else {
            match list(block) {
                Some((true, items)) => view! { <ol>{items}</ol> }.into_any(),
                Some((false, items)) => view! { <ul>{items}</ul> }.into_any(),
                None => view! { <p>{inline(block)}</p> }.into_any(),
            }
        }
    });
    views.collect_view().into_any()
}

/// The headings of a text, each with the id by which a link finds it.
pub fn headings(text: &str) -> Vec<(String, String)> {
    let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
    headings
        .enumerate()
        .map(|(index, heading)| (section(index + 1), heading.to_owned()))
        .collect()
}

fn section(number: usize) -> String {
    format!("section-{number}")
}

/// The items of a list and whether it is numbered; `None` for what is no list.
fn list(block: &str) -> Option<(bool, Vec<AnyView>)> {
    let numbered = block.starts_with("1. ");
    if !numbered && !block.starts_with("- ") {
        return None;
    }
    let items = block.lines().map(|line| {
        let (_, text) = line.split_once(' ').unwrap_or(("", line));
        view! { <li>{inline(text)}</li> }.into_any()
    });
    Some((numbered, items.collect()))
}

/// Plain, strong and key pieces; a mark without its end counts to the end of the block.
fn inline(text: &str) -> Vec<AnyView> {
    pieces(text)
        .map(|(mark, piece)| match mark {
            ProseMark::Plain => piece.into_any(),
            ProseMark::Strong => view! { <strong>{piece}</strong> }.into_any(),
            ProseMark::Key => view! { <code>{piece}</code> }.into_any(),
        })
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProseMark {
    Plain,
    Strong,
    Key,
}

fn pieces(text: &str) -> impl Iterator<Item = (ProseMark, String)> {
    let by_strong = text.split("**").enumerate().flat_map(|(strong, part)| {
        part.split('`').enumerate().map(move |(key, piece)| {
            let mark = match (strong % 2, key % 2) {
                (_, 1) => ProseMark::Key,
                (1, _) => ProseMark::Strong,
                _ => ProseMark::Plain,
            };
            (mark, piece.to_owned())
        })
    });
    by_strong.filter(|(_, piece)| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_words_and_keys_are_told_from_the_rest() {
        let found: Vec<_> = pieces("**Press** the `?` key").collect();
        let expected = [
            (ProseMark::Strong, "Press"),
            (ProseMark::Plain, " the "),
            (ProseMark::Key, "?"),
            (ProseMark::Plain, " key"),
        ];
        assert_eq!(found, expected.map(|(mark, text)| (mark, text.to_owned())));
    }

    #[test]
    fn the_help_has_the_same_sections_and_lists_in_every_language() {
        let shape = |text: &str| -> Vec<String> {
            let lines = text.lines().map(|line| match line.split_once(' ') {
                Some((mark @ ("##" | "-"), _)) => mark.to_owned(),
                Some((mark, _)) if mark.ends_with('.') && mark.len() == 2 => mark.to_owned(),
                _ if line.starts_with('{') => line.to_owned(),
                _ => (if line.is_empty() { "" } else { "text" }).to_owned(),
            });
            lines.collect()
        };
        let english = shape(include_str!("../../public/help/en.txt"));
        assert!(english.contains(&"{shortcuts}".to_owned()));
        assert_eq!(english, shape(include_str!("../../public/help/pt.txt")));
        assert_eq!(english, shape(include_str!("../../public/help/es.txt")));
    }
}
