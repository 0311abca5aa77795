//! Workbooks of Excel 2002 and 2003 that were saved as XML, written anew as the tables of a web page.

/// Whether a text is such a workbook.
pub(super) fn is_workbook(text: &str) -> bool {
    text.contains("urn:schemas-microsoft-com:office:spreadsheet")
}

/// Its first sheet as a table of a web page: cells and rows that are passed over are empty.
pub(super) fn as_html(text: &str) -> String {
    let mut html = String::from("<table>");
    let table = text.split_once("<Table").map_or("", |(_, table)| table);
    let table = table
        .split_once("</Table>")
        .map_or(table, |(table, _)| table);
    let (mut row, mut column) = (0usize, 0usize);
    let mut passed = 0;
    // What lies between here and the next place, as long as that does not fill the memory.
    let mut between = |from: usize, place: usize| {
        let empty = place.saturating_sub(from).min(MOST);
        passed += empty;
        if passed <= MOST_PASSED { empty } else { 0 }
    };
    for part in table.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next();
        match name {
            _ if tag.starts_with("/Cell") => html.push_str("</td>"),
            _ if tag.starts_with("/Row") => html.push_str("</tr>"),
            Some("Row") => {
                let place = number(tag, "ss:Index").unwrap_or(row + 1);
                html.push_str(&"<tr><td></td></tr>".repeat(between(row + 1, place)));
                html.push_str("<tr>");
                (row, column) = (place, 0);
            }
            Some("Cell") => {
                let place = number(tag, "ss:Index").unwrap_or(column + 1);
                html.push_str(&"<td></td>".repeat(between(column + 1, place)));
                let across = number(tag, "ss:MergeAcross").unwrap_or(0).min(MOST);
                let down = number(tag, "ss:MergeDown").unwrap_or(0).min(MOST);
                html.push_str(&format!(
                    "<td colspan=\"{}\" rowspan=\"{}\">",
                    across + 1,
                    down + 1
                ));
                column = place + across;
            }
            Some("Data" | "ss:Data") if !tag.ends_with('/') => html.push_str(words),
            // Words in bold within a cell.
            Some("B" | "I" | "U" | "Font") | Some("") => {
                html.push_str(words.trim_end_matches(['\r', '\n']))
            }
            _ => {}
        }
    }
    html.push_str("</table>");
    html
}

/// Rows and cells beyond this are slips of a program.
const MOST: usize = 1_000;
/// So many rows and cells may be passed over in all.
const MOST_PASSED: usize = 1_000_000;

fn number(tag: &str, attribute: &str) -> Option<usize> {
    let (_, rest) = tag.split_once(attribute)?;
    rest.trim_start_matches(['=', '"', '\''])
        .split(['"', '\''])
        .next()?
        .parse()
        .ok()
}
