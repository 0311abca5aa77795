//! Records that are likely the same: a name and a municipality, or a tax number, that two of them have.

use std::collections::BTreeMap;

use crate::check::ProblemKind;
use crate::check::findings::Findings;
use crate::enterprise::Enterprise;
use crate::fold::{bare, words};
use crate::qualification::Qualification;
use crate::region::{Kind, Region};

pub(super) fn check(region: &Region, findings: &mut Findings) {
    let apart = |kind, one: &str, other: &str| {
        let known = region.header.known_apart.iter();
        known.clone().any(|own| own.is_about(kind, one, other))
    };
    let mut schools = BTreeMap::new();
    for school in region.schools.values() {
        let key = (folded(&school.name), school.municipality.as_str());
        if let Some(other) = first(&mut schools, key, school.code.as_str(), |a, b| {
            apart(Kind::School, a, b)
        }) {
            let kind = ProblemKind::LikelyDouble { other };
            findings.of(region, school).at("name", kind);
        }
    }
    let mut titles = BTreeMap::new();
    for qualification in region.qualifications.values().filter(|own| stands(own)) {
        // One that lies at another level is another one.
        let level = qualification.level.map(|level| level.0);
        let key = (folded(qualification.title_in("pt")), level);
        if let Some(other) = first(&mut titles, key, qualification.code.as_str(), |a, b| {
            apart(Kind::Qualification, a, b)
        }) {
            let kind = ProblemKind::LikelyDouble { other };
            findings.of(region, qualification).at("title", kind);
        }
    }
    enterprises(region, findings);
}

fn enterprises(region: &Region, findings: &mut Findings) {
    let (mut numbers, mut names) = (BTreeMap::new(), BTreeMap::new());
    let apart = |one: &str, other: &str| {
        let mut known = region.header.known_apart.iter();
        known.any(|own| own.is_about(Kind::Enterprise, one, other))
    };
    let number_of = |enterprise: &Enterprise| {
        let stated = enterprise.tax_number.as_deref();
        stated.and_then(bare_tax_number)
    };
    for enterprise in region.enterprises.values() {
        let id = enterprise.id.as_str();
        let number = number_of(enterprise);
        let by_number = number
            .clone()
            .and_then(|number| first(&mut numbers, number, id, apart));
        let place = enterprise.municipality.as_ref().map(|code| code.as_str());
        let name = Some(firm_name(&enterprise.name)).filter(|_| !enterprise.pseudonym);
        let key = name.filter(|name| !name.is_empty()).zip(place);
        let by_name = key.and_then(|key| {
            // Of one name and place, two tax numbers are two firms.
            let differ = |own: &str, other: &str| {
                let firm = region.enterprises.get(&other.into());
                let numbers = number.clone().zip(firm.and_then(number_of));
                numbers.is_some_and(|(own, other)| own != other) || apart(own, other)
            };
            first(&mut names, key, id, differ)
        });
        let (field, other) = match (by_number, by_name) {
            (Some(other), _) => ("tax_number", other),
            (None, Some(other)) => ("name", other),
            (None, None) => continue,
        };
        let kind = ProblemKind::LikelyDouble { other };
        findings.of(region, enterprise).at(field, kind);
    }
}

/// The first that has a key and is not known to be another one.
fn first<K: Ord>(
    known: &mut BTreeMap<K, Vec<String>>,
    key: K,
    id: &str,
    is_other: impl Fn(&str, &str) -> bool,
) -> Option<String> {
    let all = known.entry(key).or_default();
    let found = all.iter().find(|earlier| !is_other(id, earlier)).cloned();
    all.push(id.to_owned());
    found
}

fn folded(name: &str) -> String {
    words(name).join(" ")
}

/// A firm's name without its legal form: `Moldes Alfa, Lda.` is called `Moldes Alfa`, too.
pub fn firm_name(name: &str) -> String {
    const FORMS: &[&str] = &[
        "lda",
        "ltda",
        "sa",
        "s",
        "a",
        "l",
        "unipessoal",
        "sl",
        "slu",
        "sau",
        "ltd",
        "plc",
        "limited",
        "limitada",
        "crl",
        "sgps",
    ];
    let mut words = words(name);
    while words.len() > 1
        && words
            .last()
            .is_some_and(|last| FORMS.contains(&last.as_str()))
    {
        words.pop();
    }
    words.join(" ")
}

/// A tax number as it is compared: its digits and letters, without the country or the name of the number
/// before them. `None` where there are none, and for numbers that stand for nobody, such as that of
/// every customer.
pub fn bare_tax_number(stated: &str) -> Option<String> {
    const BEFORE: &[&str] = &[
        "pt", "nif", "nipc", "nifnipc", "nipcnif", "cif", "vat", "vatpt",
    ];
    const NOBODYS: &[&str] = &["999999990", "123456789"];
    let stated = bare(stated);
    let is_number = |rest: &&str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
    let after = BEFORE
        .iter()
        .find_map(|before| stated.strip_prefix(before).filter(is_number));
    let number = after.unwrap_or(&stated);
    let number = match is_number(&number) {
        true => number.trim_start_matches('0'),
        false => number,
    };
    let first = number.chars().next()?;
    let is_somebodys = number.contains(|c: char| c.is_ascii_digit())
        && !NOBODYS.contains(&number)
        && number.chars().any(|c| c != first);
    is_somebodys.then(|| number.to_owned())
}

/// Whether a qualification is still one of its own.
fn stands(own: &Qualification) -> bool {
    own.replaced_by.is_none() && !own.is_closed() && !own.title_in("pt").trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{bare_tax_number, firm_name};

    #[test]
    fn a_firm_is_called_without_its_legal_form() {
        for name in [
            "Moldes Alfa",
            "Moldes Alfa, Lda.",
            "MOLDES ALFA LDA",
            "Moldes Alfa, S.A.",
            "Moldes Alfa - Unipessoal, Lda",
        ] {
            assert_eq!(firm_name(name), "moldes alfa", "{name}");
        }
        assert_eq!(firm_name("SA"), "sa");
    }

    #[test]
    fn a_tax_number_is_the_same_however_it_is_written() {
        for stated in [
            "509442013",
            "509 442 013",
            "509\u{a0}442\u{a0}013",
            "509.442.013",
            "PT509442013",
            "PT 509-442-013",
            "NIF 509442013",
            "NIPC: 509442013",
            "0509442013",
        ] {
            assert_eq!(
                bare_tax_number(stated).as_deref(),
                Some("509442013"),
                "{stated}"
            );
        }
        assert_eq!(bare_tax_number("B-12345678").as_deref(), Some("b12345678"));
        for nobodys in [
            "",
            "n.d.",
            "—",
            "999 999 990",
            "000000000",
            "123456789",
            "PT",
        ] {
            assert_eq!(bare_tax_number(nobodys), None, "{nobodys}");
        }
    }
}
