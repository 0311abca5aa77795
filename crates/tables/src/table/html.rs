//! The first table of an HTML text, as Excel, LibreOffice and Google Sheets put it on the clipboard.
//!
//! This is no reader of web pages: it knows tables, rows, cells, line breaks and entities, and
//! passes over everything else.

use crate::table::Block;
use crate::table::text::clean;

/// Spans beyond this are slips of a program; a block is not blown up by them.
const WIDEST_SPAN: usize = 1_000;
/// So many cells may come of spans in all: beyond, each cell is one, and the memory is not filled.
const MOST_SPANNED: usize = 1_000_000;

/// The first table; `None` where there is none with a cell in it.
pub fn read(html: &str) -> Option<Block> {
    let mut table = HtmlTable::default();
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        table.words(before);
        if let Some(comment) = from.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = split_tag(from);
        rest = after;
        let name = name_of(tag);
        if let Some(noise) = NOISE.iter().find(|noise| name.eq_ignore_ascii_case(noise)) {
            rest = after_closing(rest, noise);
            continue;
        }
        if table.take(&name.to_ascii_lowercase(), tag) == Reading::Done {
            break;
        }
    }
    table.finish()
}

/// Elements whose content is no text of the table.
const NOISE: &[&str] = &["style", "script", "head", "title", "xml"];

/// Elements that begin and end on lines of their own.
const BLOCKS: &[&str] = &["p", "div", "li", "h1", "h2", "h3"];

#[derive(PartialEq, Eq)]
enum Reading {
    On,
    Done,
}

#[derive(Default)]
struct HtmlTable {
    rows: Block,
    /// How many tables are open: the text of one within a cell belongs to the cell.
    depth: usize,
    cell: Option<HtmlCell>,
    /// Columns that cells above reach down into: how many rows more.
    reaching: Vec<usize>,
    /// How many cells came of spans.
    spanned: usize,
}

#[derive(Default)]
struct HtmlCell {
    text: String,
    columns: usize,
    rows: usize,
    /// Space in the source is owed: it is written when a letter follows.
    space: bool,
    /// A line is owed, as at the end of a paragraph.
    line: bool,
    /// The text began with the element of a line break.
    lone_line: bool,
}

impl HtmlTable {
    fn take(&mut self, name: &str, tag: &str) -> Reading {
        match name {
            "table" => self.depth += 1,
            "/table" if self.depth == 1 => {
                self.close_cell();
                if self.rows.iter().any(|row| !row.is_empty()) {
                    return Reading::Done;
                }
                *self = Self::default();
            }
            "/table" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth == 0 => {}
            "tr" if self.depth == 1 => {
                self.close_row();
                self.rows.push(Vec::new());
            }
            "td" | "th" if self.depth == 1 => {
                self.close_cell();
                if self.rows.is_empty() {
                    self.rows.push(Vec::new());
                }
                self.cell = Some(HtmlCell {
                    columns: span(tag, "colspan"),
                    rows: span(tag, "rowspan"),
                    ..HtmlCell::default()
                });
            }
            "/td" | "/th" | "/tr" if self.depth == 1 => self.close_cell(),
            "br" | "br/" => {
                if let Some(cell) = &mut self.cell {
                    cell.settle_line();
                    cell.text.push('\n');
                    cell.space = false;
                    cell.lone_line = cell.text.len() == 1;
                }
            }
            _ => {
                let block = BLOCKS.contains(&name.trim_start_matches('/'));
                if let Some(cell) = self.cell.as_mut().filter(|_| block) {
                    cell.line = !cell.text.is_empty();
                }
            }
        }
        Reading::On
    }

    fn words(&mut self, source: &str) {
        if let Some(cell) = &mut self.cell {
            cell.words(source);
        }
    }

    /// Puts the open cell into its row, behind the columns that cells above reach down into.
    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        self.spanned += fill_reached(row, &mut self.reaching);
        let start = row.len();
        let (columns, rows) = match self.spanned < MOST_SPANNED {
            true => (cell.columns, cell.rows),
            false => {
                self.reaching.clear();
                (1, 1)
            }
        };
        self.spanned += columns - 1;
        // LibreOffice writes a line break into every empty cell.
        let is_empty = cell.lone_line && cell.text.len() == 1;
        row.push(if is_empty {
            String::new()
        } else {
            clean(&cell.text).into_owned()
        });
        row.extend((1..columns).map(|_| String::new()));
        if self.reaching.len() < row.len() {
            self.reaching.resize(row.len(), 0);
        }
        // This row counts one down again when the next begins.
        self.reaching[start..row.len()].fill(rows - 1);
    }

    fn close_row(&mut self) {
        self.close_cell();
        if let Some(row) = self.rows.last_mut() {
            self.spanned += fill_reached(row, &mut self.reaching);
        }
    }

    fn finish(mut self) -> Option<Block> {
        self.close_row();
        self.rows.retain(|row| !row.is_empty());
        (!self.rows.is_empty()).then_some(self.rows)
    }
}

/// Writes empty texts where cells above reach down to the place that is next, and says how many.
fn fill_reached(row: &mut Vec<String>, reaching: &mut [usize]) -> usize {
    let before = row.len();
    while let Some(rows) = reaching.get_mut(row.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        row.push(String::new());
    }
    row.len() - before
}

impl HtmlCell {
    fn settle_line(&mut self) {
        if std::mem::take(&mut self.line) {
            self.text.push('\n');
            self.space = false;
        }
    }

    fn words(&mut self, source: &str) {
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            if matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
                self.space = true;
                rest = &rest[1..];
                continue;
            }
            let (c, after) = entity(rest).unwrap_or((c, &rest[c.len_utf8()..]));
            self.settle_line();
            if std::mem::take(&mut self.space)
                && !self.text.is_empty()
                && !self.text.ends_with('\n')
            {
                self.text.push(' ');
            }
            self.text.push(c);
            rest = after;
        }
    }
}

/// The tag up to its `>` and what follows; a `>` within quotation marks belongs to the tag.
fn split_tag(from: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, byte) in from.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return (&from[..at], &from[at + 1..]),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    (from, "")
}

fn name_of(tag: &str) -> &str {
    let end = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    &tag[..end]
}

fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after
            .get(..name.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(name))
        {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

/// A span of rows or columns that the tag states, 1 where it states none.
fn span(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let stated = lower.split_once(name).and_then(|(_, after)| {
        let value = after.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(value.len());
        value[..end].parse::<usize>().ok()
    });
    stated.unwrap_or(1).clamp(1, WIDEST_SPAN)
}

/// The letter that an entity stands for, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.find(';').filter(|end| (2..=8).contains(end))?;
    let (name, after) = (&inside[..end], &inside[end + 1..]);
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
        // Spreadsheets write it where somebody typed a space.
        None if name == "nbsp" => ' ',
        None => named(name)?,
    };
    Some((letter, after))
}

/// The letters of Latin-1 from 160 on by their names, and a few more.
fn named(name: &str) -> Option<char> {
    let place = LATIN_1.split(' ').position(|own| own == name);
    if let Some(place) = place {
        return char::from_u32(160 + place as u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "euro" => '€',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        _ => return None,
    })
}

const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

#[cfg(test)]
mod tests {
    use super::{MOST_SPANNED, named, read};

    fn check(html: &str, expected: &[&[&str]]) {
        assert_eq!(read(html).unwrap_or_default(), expected, "{html}");
    }

    #[test]
    fn a_text_without_a_table_is_none() {
        check("", &[]);
        check("<p>a &lt; b</p>", &[]);
        check("<table></table>", &[]);
    }

    #[test]
    fn rows_and_cells_are_read_with_their_lines_and_entities() {
        check(
            "<TABLE><tr><td>a<br>b</td><td> x\r\n  y&nbsp;&amp;&#233;&eacute; </td></tr></TABLE>",
            &[&["a\nb", "x y &éé"]],
        );
        check(
            "<table><tr><td><p>one</p><p>two</p></td><td></td></tr></table>",
            &[&["one\ntwo", ""]],
        );
    }

    #[test]
    fn cells_that_another_one_spans_are_empty() {
        check(
            "<table><tr><td colspan=2 rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr>\
             <tr><td>d</td><td>e</td><td>f</td></tr></table>",
            &[&["a", "", "b"], &["", "", "c"], &["d", "e", "f"]],
        );
        check(
            "<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e</table>",
            &[&["a", "b"], &["c", ""], &["d", "e"]],
        );
    }

    #[test]
    fn a_span_that_is_a_slip_does_not_fill_the_memory() {
        let block = read("<table><tr><td colspan=99999999999>a</td></tr></table>");
        assert!(block.is_some_and(|rows| rows[0].len() <= 1_000));
    }

    #[test]
    fn many_spans_do_not_fill_the_memory_either() {
        let row = "<tr><td rowspan=1000 colspan=1000>a</td></tr>";
        let page = format!("<table>{}</table>", row.repeat(5_000));
        let cells: usize = read(&page).iter().flatten().map(Vec::len).sum();
        assert!(cells <= 2 * MOST_SPANNED, "{cells}");
    }

    #[test]
    fn styles_scripts_and_comments_are_no_text() {
        check(
            "<head><title>x</title></head><style>td > a {}</style><!-- <td>no</td> --><table>\
             <!--StartFragment--><col width=3><tr><td title=\"a > b\">yes<script>no</script></td></tr>\
             <!--EndFragment--></table>",
            &[&["yes"]],
        );
    }

    #[test]
    fn a_table_within_a_cell_is_text_of_the_cell() {
        check(
            "<table><tr><td>a <table><tr><td>b</td></tr></table></td><td>c</td></tr></table>",
            &[&["a b", "c"]],
        );
    }

    #[test]
    fn every_named_letter_is_the_one_of_the_standard() {
        let expected = [
            ("nbsp", '\u{a0}'),
            ("ccedil", 'ç'),
            ("yuml", 'ÿ'),
            ("Ntilde", 'Ñ'),
            ("ordm", 'º'),
        ];
        for (name, letter) in expected {
            assert_eq!(named(name), Some(letter), "{name}");
        }
        assert_eq!(named("nothing"), None);
    }
}
