//! Splits Rust source into tokens, so that a check sees neither comments nor blanks nor tests.

/// A word, a literal, `::` or one other character, with its line.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub text: &'a str,
    pub line: usize,
}

/// The tokens of a file without comments.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (token, after) = rest.split_at(length);
        if !first.is_whitespace() && !is_comment(token) {
            found.push(Token { text: token, line });
        }
        line += token.matches('\n').count();
        rest = after;
    }
    found
}

/// The tokens that are left when every item marked `#[cfg(test)]` is taken out.
pub fn without_tests<'a>(all: &[Token<'a>]) -> Vec<Token<'a>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let is_mark = all[at..].len() >= MARK.len()
            && all[at..]
                .iter()
                .zip(MARK)
                .all(|(token, own)| token.text == own);
        if is_mark {
            at = end_of_item(all, at + MARK.len());
        } else {
            kept.push(all[at]);
            at += 1;
        }
    }
    kept
}

/// The place after the bracket that closes the one at `at`.
pub fn after_bracket(all: &[Token], at: usize) -> usize {
    let mut depth = 0;
    for (index, token) in all.iter().enumerate().skip(at) {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    all.len()
}

/// The place after the item that begins at `at`: after its `;` or its block.
fn end_of_item(all: &[Token], mut at: usize) -> usize {
    while at < all.len() {
        match all[at].text {
            ";" => return at + 1,
            "{" => return after_bracket(all, at),
            "(" | "[" => at = after_bracket(all, at),
            _ => at += 1,
        }
    }
    at
}

fn is_comment(token: &str) -> bool {
    token.starts_with("//") || token.starts_with("/*")
}

fn token_length(rest: &str, first: char) -> usize {
    let raw = rest.trim_start_matches('b').strip_prefix('r');
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |at| at + 2)
    } else if let Some(marks) = raw.map(|raw| raw.len() - raw.trim_start_matches('#').len())
        && raw.is_some_and(|raw| raw[marks..].starts_with('"'))
    {
        let opening = rest.find('"').map_or(rest.len(), |at| at + 1);
        let closing = format!("\"{}", "#".repeat(marks));
        let content = rest[opening..].find(&closing);
        content.map_or(rest.len(), |at| opening + at + closing.len())
    } else if rest.starts_with("b\"") {
        1 + quoted_length(&rest[1..], '"')
    } else if first == '"' {
        quoted_length(rest, '"')
    } else if first == '\'' {
        let is_character = rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'');
        if is_character {
            quoted_length(rest, '\'')
        } else {
            1
        }
    } else if is_of_word(first) {
        rest.find(|c| !is_of_word(c)).unwrap_or(rest.len())
    } else if rest.starts_with("::") {
        2
    } else {
        first.len_utf8()
    }
}

fn quoted_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

pub fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn tokens_leave_out_comments_and_tests_and_keep_literals_whole() {
    let text = "use a::b; // use c\n/* d */ fn f<'a>() { g('\\'', \"h // {\", r#\"i \"j\"#, 'é') }\n\
                #[cfg(test)]\nmod tests { fn k() {} }\nconst L: u8 = 1;";
    let all = tokens(text);
    let kept: Vec<&str> = without_tests(&all).iter().map(|token| token.text).collect();
    let expected = "use a :: b ; fn f < ' a > ( ) { g ( '\\'' , \"h // {\" , r#\"i \"j\"# , 'é' ) } const L : u8 = 1 ;";
    assert_eq!(kept.join(" "), expected);
    assert_eq!(all.last().map(|token| token.line), Some(5));
}
