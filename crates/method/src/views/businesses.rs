//! A municipality's businesses told apart by sector and size, so that the parts add up to its count.
//!
//! A line without sector speaks for all sectors, and one without size for all sizes (method section 2):
//! what the lines of single sectors and sizes leave of such a total is of a sector or size that is not
//! known. Parts that come to more than their total say nothing beside it.

use enlace_model::{Businesses, Municipality, SizeClass};

/// Businesses of a sector and a size; `None` where it is not known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BusinessPart<'m> {
    pub sector: Option<&'m str>,
    pub size: Option<SizeClass>,
    pub count: Businesses,
}

/// The parts of a municipality's count, none of them empty; none where it has no count.
pub fn business_parts(municipality: &Municipality) -> Vec<BusinessPart<'_>> {
    let Some(Businesses(total)) = municipality.business_count() else {
        return Vec::new();
    };
    let sectors = municipality.business_sectors().into_iter();
    let mut parts: Vec<BusinessPart> = sectors
        .flat_map(|sector| of_sector(municipality, Some(sector)))
        .collect();
    let left = total - sum(&parts);
    if municipality.businesses_of(None).is_none() || left == 0.0 {
        return parts;
    }
    let of_all = of_sector(municipality, None);
    if left < 0.0 {
        return of_all;
    }
    // Of each size that is told for all sectors together, what no sector says of itself.
    let beyond = of_all.into_iter().filter(|part| part.size.is_some());
    let beyond: Vec<BusinessPart> = beyond
        .map(|part| {
            let told = parts.iter().filter(|own| own.size == part.size);
            let told: f64 = told.map(|own| own.count.0).sum();
            part_of(None, part.size, part.count.0 - told)
        })
        .filter(|part| part.count.0 > 0.0)
        .collect();
    let unknown = left - sum(&beyond);
    if unknown < 0.0 {
        parts.push(part_of(None, None, left));
    } else {
        parts.extend(beyond);
        parts.extend((unknown > 0.0).then(|| part_of(None, None, unknown)));
    }
    parts
}

/// The parts of one sector's count, or of the count for all sectors together.
fn of_sector<'m>(municipality: &'m Municipality, sector: Option<&'m str>) -> Vec<BusinessPart<'m>> {
    let total = municipality.businesses_of(sector);
    let total = total.map_or(0.0, |total| total.0);
    let sizes = SizeClass::ALL.iter().map(|size| {
        let count = municipality.businesses_of_size(sector, *size);
        part_of(sector, Some(*size), count.map_or(0.0, |count| count.0))
    });
    let mut parts: Vec<BusinessPart> = sizes.filter(|part| part.count.0 > 0.0).collect();
    let left = total - sum(&parts);
    if left < 0.0 {
        parts.clear();
    }
    let unknown = total - sum(&parts);
    parts.extend((unknown > 0.0).then(|| part_of(sector, None, unknown)));
    parts
}

fn part_of(sector: Option<&str>, size: Option<SizeClass>, count: f64) -> BusinessPart<'_> {
    BusinessPart {
        sector,
        size,
        count: Businesses(count),
    }
}

fn sum(parts: &[BusinessPart]) -> f64 {
    parts.iter().map(|part| part.count.0).sum()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Lines and parts as sector, size and count; an empty text is none.
    #[track_caller]
    fn check(lines: &[(&str, &str, f64)], expected: &[(&str, &str, f64)]) {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let given = lines.iter().map(|(sector, size, count)| {
            json!({ "sector": text(sector), "size": text(size), "count": count })
        });
        let given: Vec<Value> = given.collect();
        let record = json!({ "code": "M", "name": "M", "businesses": given });
        let municipality: Municipality = serde_json::from_value(record).unwrap();
        let parts = business_parts(&municipality);
        let found: Vec<(&str, &str, f64)> = parts
            .iter()
            .map(|part| {
                let size = part.size.map_or("", SizeClass::as_str);
                (part.sector.unwrap_or_default(), size, part.count.0)
            })
            .collect();
        assert_eq!(found, expected, "{lines:?}");
        let count = municipality.business_count().map_or(0.0, |count| count.0);
        assert_eq!(sum(&parts), count, "{lines:?}");
    }

    #[test]
    fn lines_without_total_are_the_parts() {
        check(&[], &[]);
        check(
            &[
                ("25", "micro", 7.0),
                ("25", "micro", 2.0),
                ("41", "small", 3.0),
            ],
            &[("25", "micro", 9.0), ("41", "small", 3.0)],
        );
    }

    #[test]
    fn what_the_parts_leave_of_a_total_is_of_unknown_sector_or_size() {
        check(
            &[("", "", 100.0), ("25", "", 40.0), ("25", "micro", 35.0)],
            &[("25", "micro", 35.0), ("25", "", 5.0), ("", "", 60.0)],
        );
        check(
            &[
                ("", "micro", 70.0),
                ("", "small", 5.0),
                ("25", "micro", 30.0),
            ],
            &[
                ("25", "micro", 30.0),
                ("", "micro", 40.0),
                ("", "small", 5.0),
            ],
        );
        check(
            &[
                ("", "", 100.0),
                ("", "micro", 70.0),
                ("25", "micro", 30.0),
                ("41", "", 65.0),
            ],
            &[("25", "micro", 30.0), ("41", "", 65.0), ("", "", 5.0)],
        );
    }

    #[test]
    fn parts_that_come_to_more_than_their_total_say_nothing_beside_it() {
        check(&[("", "", 30.0), ("25", "", 40.0)], &[("", "", 30.0)]);
        check(
            &[("25", "", 30.0), ("25", "micro", 40.0)],
            &[("25", "", 30.0)],
        );
        check(&[("", "", 0.0), ("25", "", 40.0)], &[]);
    }
}
