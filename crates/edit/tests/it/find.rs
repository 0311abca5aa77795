//! Real lists, searched as people type: codes, words in any order, misspellings in three languages.

use std::fs;
use std::path::Path;
use std::time::Instant;

use enlace_edit::find::codelist::Codelist;
use enlace_edit::find::{EntryOrigin, Finder, Match};
use enlace_exchange::json;

struct List {
    finder: Finder,
    codes: Vec<String>,
}

impl List {
    fn of<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut list = Self {
            finder: Finder::default(),
            codes: Vec::new(),
        };
        for (code, title) in entries {
            list.finder.add(code, title, EntryOrigin::Other);
            list.codes.push(code.to_owned());
        }
        list
    }

    fn first(&self, asked: &str) -> Option<(&str, Match)> {
        let found = self.finder.find(asked, 1);
        let first = found.first()?;
        Some((&self.codes[first.place], first.by))
    }
}

fn public(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../public")
        .join(path);
    fs::read(path).expect("ships with the program")
}

fn codelist(name: &str, language: &str) -> List {
    let list = Codelist::read(&public(&format!("codelists/{name}.json"))).expect("is a code list");
    List::of(list.in_language(language))
}

/// The 110 qualifications of the sample, in Portuguese.
fn catalogue() -> List {
    let opened = json::read(&public("samples/ave.json")).expect("is a file of Enlace");
    let all = opened.region.qualifications.values();
    List::of(all.map(|q| (q.code.as_str(), q.title_in("pt"))))
}

fn check(list: &List, asked: &str, expected: &str, by: Match) {
    assert_eq!(list.first(asked), Some((expected, by)), "{asked}");
}

/// The first found stands in this group of occupations.
fn check_near(list: &List, asked: &str, group: &str) {
    let (code, by) = list.first(asked).unwrap_or(("nothing", Match::Code));
    assert!(
        code.starts_with(group),
        "{asked}: {code}, expected in {group}"
    );
    assert_eq!(by, Match::Misspelt, "{asked}");
}

#[test]
fn a_code_is_found_whole_begun_and_without_its_zeros() {
    let list = codelist("isco-08", "en");
    check(&list, "7223", "7223", Match::Code);
    check(&list, "722", "722", Match::Code);
    check(&list, "110", "0110", Match::Code);
    assert_eq!(list.finder.find("72", 100)[0].by, Match::Code);
    assert!(list.finder.find("72", 100).len() > 10);
}

#[test]
fn words_are_found_in_any_order_without_accents_and_begun() {
    let list = codelist("isco-08", "pt");
    check(&list, "soldadores", "7212", Match::TitleStart);
    check(&list, "agricola maquina mecanic", "7233", Match::Words);
    let list = codelist("nace-rev2", "pt");
    check(&list, "texteis", "13", Match::Words);
    check(&list, "vestuario industria", "14", Match::Words);
    check(&list, "CONSTRUÇÃO", "F", Match::Title);
}

#[test]
fn real_misspellings_find_what_was_meant() {
    let pt = codelist("isco-08", "pt");
    check_near(&pt, "soldadoers", "721");
    check_near(&pt, "cozinhieros", "512");
    check_near(&pt, "enfermerios", "222");
    check_near(&pt, "elecricistas", "741");
    let es = codelist("isco-08", "es");
    check_near(&es, "cosineros", "512");
    check_near(&es, "soldadroes", "721");
    check_near(&es, "peluqeros", "514");
    let en = codelist("isco-08", "en");
    check_near(&en, "carpnters", "711");
    check_near(&en, "hairdreser", "514");
    check_near(&en, "electrcians", "741");
}

#[test]
fn a_qualification_is_found_under_a_name_that_someone_altered() {
    let list = catalogue();
    let code = |asked: &str| list.first(asked).map(|(code, _)| code.to_owned());
    let exact = code("Técnico/a de Mecatrónica");
    assert!(exact.is_some());
    assert_eq!(code("Tecnicas de Mecatronica"), exact);
    assert_eq!(code("tecnico mecatrónca"), exact);
    assert_eq!(code("mecatronica tecnico"), exact);
}

#[test]
fn what_is_like_nothing_finds_nothing() {
    let list = codelist("isco-08", "pt");
    for asked in ["xyzzy", "qwertyuiop", "99999", "???x"] {
        assert_eq!(list.first(asked), None, "{asked}");
    }
}

#[test]
fn nothing_asked_finds_all_and_the_regions_own_first() {
    let mut finder = Finder::default();
    finder.add("01", "Far", EntryOrigin::Other);
    finder.add("02", "Near", EntryOrigin::Own);
    finder.add("03", "Nearer still", EntryOrigin::Own);
    let places: Vec<usize> = finder.find(" ", 9).iter().map(|f| f.place).collect();
    assert_eq!(places, [1, 2, 0]);
    assert_eq!(finder.find("", 2).len(), 2);
    assert!(Finder::default().find("", 9).is_empty());
}

#[test]
fn among_equals_the_regions_own_comes_first() {
    let mut finder = Finder::default();
    finder.add("1", "Solda", EntryOrigin::Other);
    finder.add("2", "Soldadura a frio", EntryOrigin::Own);
    let found = finder.find("sol", 9);
    assert_eq!(found[0].place, 1);
}

#[test]
fn three_thousand_entries_are_searched_at_every_key() {
    let mut finder = Finder::default();
    let pt = Codelist::read(&public("codelists/isco-08.json")).expect("is a code list");
    for round in 0..5 {
        for (code, title) in pt.in_language("pt") {
            finder.add(&format!("{round}.{code}"), title, EntryOrigin::Other);
        }
    }
    let asked = [
        "s",
        "so",
        "sold",
        "soldadoer",
        "tecnico de mecatrnica industrial",
        "xqzw",
    ];
    for asked in asked {
        let start = Instant::now();
        let found = finder.find(asked, 50).len();
        let took = start.elapsed();
        // A tenth of a millisecond to one; the bound is for a busy computer.
        assert!(took.as_millis() < 50, "{asked}: {found} found in {took:?}");
    }
}
