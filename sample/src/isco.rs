//! ISCO-08 in three languages, made from the groups that the European Commission publishes with ESCO.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["en", "es", "pt"];

/// The Portuguese titles are older than the present spelling.
const SPELLING: [(&str, &str); 23] = [
    ("actor", "ator"),
    ("actividade", "atividade"),
    ("actuári", "atuári"),
    ("arquitect", "arquitet"),
    ("cção", "ção"),
    ("colector", "coletor"),
    ("concepção", "conceção"),
    ("dactilógraf", "datilógraf"),
    ("detectiv", "detetiv"),
    ("director", "diretor"),
    ("electr", "eletr"),
    ("eléctric", "elétric"),
    ("espectáculo", "espetáculo"),
    ("extractiv", "extrativ"),
    ("factura", "fatura"),
    ("inspector", "inspetor"),
    ("óptic", "ótic"),
    ("rectific", "retific"),
    ("sector", "setor"),
    ("Arquitect", "Arquitet"),
    ("Director", "Diretor"),
    ("Inspector", "Inspetor"),
    ("Electr", "Eletr"),
];

const HEAD: &str = r#"{
"list":"isco-08",
"source":"ISCO-08 (International Labour Organization) in the titles that the European Commission publishes with ESCO 1.0.8.",
"licence":"© European Union, reuse with mention of the source (Decision 2011/833/EU). This service uses the ESCO classification of the European Commission.",
"our_translation":[],
"changes":"Portuguese titles in the present spelling.",
"titles":["en","es","pt"],
"entries":[
"#;

/// The list from a folder that holds `ISCOGroups_{en,es,pt}.csv`.
pub fn text(folder: &Path) -> io::Result<String> {
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for language in LANGUAGES {
        let csv = fs::read_to_string(folder.join(format!("ISCOGroups_{language}.csv")))?;
        for row in rows(&csv) {
            if let [kind, _, code, title, ..] = row.as_slice()
                && kind == "ISCOGroup"
            {
                let mut title = title.split_whitespace().collect::<Vec<_>>().join(" ");
                if language == "pt" {
                    for (then, now) in SPELLING {
                        title = title.replace(then, now);
                    }
                }
                titles.entry(code.clone()).or_default().push(title);
            }
        }
    }
    let entries: Vec<String> = titles
        .iter()
        .map(|(code, titles)| {
            let all = std::iter::once(code).chain(titles);
            let texts: Vec<_> = all
                .map(|text| serde_json::json!(text).to_string())
                .collect();
            format!("[{}]", texts.join(","))
        })
        .collect();
    Ok(format!("{HEAD}{}\n]\n}}\n", entries.join(",\n")))
}

/// The rows of a CSV file; a field in quotes may hold commas, line breaks and doubled quotes.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for c in csv.chars() {
        let row = rows.last_mut().expect("there is always a row");
        match c {
            '"' => {
                // The second quote of a pair stands for one quote.
                let field = row.last_mut().expect("there is always a field");
                quoted = !quoted;
                if quoted && !field.is_empty() {
                    field.push('"');
                }
            }
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("there is always a field").push(c),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn a_quoted_field_keeps_its_commas_line_breaks_and_quotes() {
        assert_eq!(
            rows("a,\"b, \"\"c\"\"\nd\",e\nf"),
            [vec!["a", "b, \"c\"\nd", "e"], vec!["f"]]
        );
    }
}
