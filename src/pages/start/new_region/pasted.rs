//! Municipalities are typed or pasted one a line: `name; code; latitude; longitude; population`.

use enlace_edit::field::{Content, DecimalMark, Measure, read_typed};
use enlace_model::{Degrees, Municipality, Persons};

use crate::pages::shared::municipality_list::municipality;

/// A municipality as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedLine {
    pub name: String,
    pub code: String,
    /// Latitude and longitude, where both were given.
    pub position: Option<(f64, f64)>,
    pub population: Option<f64>,
}

/// A line that could not be read as a municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongLine {
    /// The line's number, from 1.
    pub line: usize,
    pub text: String,
}

/// Reads the lines that are not empty. Cells are separated by semicolons or, as spreadsheets paste
/// them, by tabs. Without a code the name becomes the code.
pub fn read_lines(text: &str, mark: DecimalMark) -> Vec<Result<PastedLine, WrongLine>> {
    let filled = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    filled
        .map(|(index, line)| read(line, mark).ok_or_else(|| wrong(index, line)))
        .collect()
}

impl PastedLine {
    /// The municipality of the line.
    pub fn municipality(self) -> Municipality {
        let mut new = municipality(self.code, self.name);
        new.latitude = self.position.map(|(latitude, _)| Degrees(latitude));
        new.longitude = self.position.map(|(_, longitude)| Degrees(longitude));
        new.population = self.population.map(Persons);
        new
    }
}

fn wrong(index: usize, line: &str) -> WrongLine {
    WrongLine {
        line: index + 1,
        text: line.trim().to_owned(),
    }
}

fn read(line: &str, mark: DecimalMark) -> Option<PastedLine> {
    let parting = if line.contains('\t') { '\t' } else { ';' };
    let mut cells = line.split(parting).map(str::trim);
    let name = cells.next().filter(|name| !name.is_empty())?.to_owned();
    let code = cells
        .next()
        .filter(|code| !code.is_empty())
        .map_or_else(|| name.clone(), str::to_owned);
    let mut number = |measure| match cells.next() {
        None => Some(None),
        Some(text) => {
            let read = read_typed(Content::Number(measure), text, mark);
            read.ok().map(|value| value.as_f64())
        }
    };
    let latitude = number(Measure::Latitude)?;
    let longitude = number(Measure::Longitude)?;
    let population = number(Measure::Inhabitants)?;
    let position = match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
        (None, None) => None,
        _ => return None,
    };
    if cells.next().is_some_and(|c| !c.is_empty()) {
        return None;
    }
    Some(PastedLine {
        name,
        code,
        position,
        population,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<PastedLine>) {
        assert_eq!(
            read_lines(text, DecimalMark::Comma).remove(0).ok(),
            expected,
            "{text}"
        );
    }

    fn vigo(
        code: &str,
        position: Option<(f64, f64)>,
        population: Option<f64>,
    ) -> Option<PastedLine> {
        let (name, code) = ("Vigo".to_owned(), code.to_owned());
        Some(PastedLine {
            name,
            code,
            position,
            population,
        })
    }

    #[test]
    fn a_line_gives_name_code_position_and_population() {
        let whole = vigo("36057", Some((42.2328, -8.7226)), Some(293_837.0));
        check("Vigo; 36057; 42.2328; -8.7226; 293837", whole.clone());
        check("Vigo\t36057\t42,2328\t-8,7226\t293 837", whole.clone());
        check("Vigo; 36057; 42,2328; -8,7226; 293.837", whole);
    }

    #[test]
    fn a_name_alone_is_a_municipality_without_a_place() {
        check("Vigo", vigo("Vigo", None, None));
        check("Vigo;36057;;;293837", vigo("36057", None, Some(293_837.0)));
    }

    #[test]
    fn half_a_position_or_one_off_the_earth_is_no_municipality() {
        check("Vigo;36057;42.2", None);
        check("Vigo;36057;142.2;-8.7", None);
        check("Vigo;36057;north;-8.7", None);
        check(";36057", None);
    }

    #[test]
    fn empty_lines_are_passed_over_and_a_wrong_one_is_named() {
        let read = read_lines("Vigo\n\n;1\n", DecimalMark::Comma);
        assert_eq!(read.len(), 2);
        assert_eq!(
            read[1],
            Err(WrongLine {
                line: 3,
                text: ";1".to_owned()
            })
        );
    }
}
