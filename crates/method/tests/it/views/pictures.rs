//! What panorama, matrix, map and quadrants show: of the worked examples, of the Ave, at extremes.

use enlace_method::views::map::{map, streams};
use enlace_method::views::matrix::{Columns, Matrix, MatrixColumn, MatrixRow, Rows, matrix};
use enlace_method::views::outlines::Outlines;
use enlace_method::views::panorama::{DividedBy, Panorama, panorama};
use enlace_method::views::quadrants::{Advice, outcomes, standings};
use enlace_method::views::scope::{Places, each_alone};
use enlace_method::{Coverage, compute};
use enlace_model::{Municipality, MunicipalityCode, Region};

use crate::views::{ave, near, worked};

#[test]
fn however_a_region_is_divided_its_groups_add_up_to_its_totals() {
    for (region, coverage) in [worked(1), worked(2), ave()] {
        for by in DividedBy::ALL {
            let groups = panorama(&region, &coverage, *by, &each_alone).groups;
            let all = &coverage.totals;
            let sum = |of: &dyn Fn(&enlace_method::views::panorama::PanoramaGroup) -> f64| -> f64 {
                groups.iter().map(of).sum()
            };
            near(sum(&|g| g.demand.0), all.demand.0, by.as_str());
            near(sum(&|g| g.tiers.uncovered.0), all.gap.0, by.as_str());
            near(
                sum(&|g| g.tiers.same_near.0),
                all.tiers.same_near.0,
                by.as_str(),
            );
            if !matches!(by, DividedBy::Sector | DividedBy::Size) {
                let left = sum(&|g| g.surplus.unwrap_or_default().0);
                near(left, all.surplus.0, by.as_str());
            }
        }
    }
}

#[test]
fn the_matrix_of_the_worked_example_has_its_cells_and_sums() {
    let (region, coverage) = worked(1);
    let found = matrix(&region, &coverage, &Rows::Qualifications, Columns::ALONE);
    let row = |code: &str| {
        let wanted = MatrixRow::Qualification(code.into());
        found
            .rows
            .iter()
            .position(|(row, _)| *row == wanted)
            .unwrap()
    };
    let column = |code: &str| {
        let wanted = MatrixColumn::Municipality(code.into());
        let mut columns = found.columns.iter();
        columns.position(|(column, _)| *column == wanted).unwrap()
    };
    let cell = |q: &str, m: &str| found.cells[row(q)][column(m)].unwrap();
    near(cell("A", "G").gap.0, 0.6479, "A in G");
    near(cell("A", "F").gap.0, 1.0933, "A in F");
    near(cell("A", "V").gap.0, 2.0, "A in V");
    near(cell("C", "F").gap.0, 11.6721, "C in F");
    near(cell("C", "G").gap.0, 4.3771, "C in G");
    near(cell("B", "G").coverage().unwrap().0, 1.0, "B in G");
    near(found.rows[row("A")].1.gap.0, 3.7411, "sum of A");
    near(
        found.columns[column("G")].1.demand.0,
        8.0 + 8.0 + 6.0,
        "sum of G",
    );
    near(found.total.gap.0, 19.7903, "all");
    assert_eq!(found.cells[row("B")][column("V")], None);
}

/// The Ave with its needs spread over 300 more municipalities.
fn many_places() -> (Region, Coverage) {
    let (mut region, _) = ave();
    let first: Municipality = region.municipalities.values().next().unwrap().clone();
    for n in 0..300 {
        let mut place = first.clone();
        place.code = format!("X{n:03}").as_str().into();
        region.municipalities.insert(place.code.clone(), place);
    }
    let mut needs: Vec<_> = region.needs.values().cloned().collect();
    for (n, need) in needs.iter_mut().enumerate() {
        need.municipality = Some(format!("X{:03}", n % 300).as_str().into());
        need.whole_region = false;
        region.needs.insert(need.id.clone(), need.clone());
    }
    let coverage = compute(&region);
    (region, coverage)
}

#[test]
fn a_matrix_has_at_most_forty_rows_and_columns_and_loses_nobody() {
    let (region, coverage) = many_places();
    let by_tens = |code: &MunicipalityCode| Some(code.as_str().get(..3)?.to_owned());
    let grouped = Columns {
        places: &by_tens,
        within: None,
    };
    for rows in [Rows::Fields, Rows::Qualifications] {
        for columns in [Columns::ALONE, grouped] {
            let found = matrix(&region, &coverage, &rows, columns);
            assert!(found.rows.len() <= Matrix::MOST && found.columns.len() <= Matrix::MOST);
            near(found.total.demand.0, coverage.totals.demand.0, "demand");
            near(found.total.gap.0, coverage.totals.gap.0, "gap");
            let sums: f64 = found.columns.iter().map(|(_, sum)| sum.gap.0).sum();
            near(sums, coverage.totals.gap.0, "columns");
            let cells = found.cells.iter().flatten().flatten();
            let cells: f64 = cells.map(|meeting| meeting.gap.0).sum();
            near(cells, coverage.totals.gap.0, "cells");
        }
    }
}

#[test]
fn too_many_municipalities_stand_in_their_groups_and_a_group_opens_into_its_own() {
    let (region, coverage) = many_places();
    let by_tens = |code: &MunicipalityCode| Some(code.as_str().get(..3)?.to_owned());
    let places: Places = &by_tens;
    let all = Columns {
        places,
        within: None,
    };
    let found = matrix(&region, &coverage, &Rows::Fields, all);
    let is_group = |column: &MatrixColumn| matches!(column, MatrixColumn::Group(_));
    assert!(found.columns.iter().all(|(column, _)| is_group(column)));
    let (MatrixColumn::Group(first), sum) = &found.columns[0] else {
        panic!("the first column is a group");
    };
    let within = Columns {
        places,
        within: Some(first),
    };
    let inside = matrix(&region, &coverage, &Rows::Fields, within);
    assert!(!inside.columns.is_empty() && !inside.columns.iter().any(|(c, _)| is_group(c)));
    near(inside.total.demand.0, sum.demand.0, "demand of the group");
    // Few municipalities stand each for itself, whatever they belong to.
    let (region, coverage) = ave();
    let few = matrix(&region, &coverage, &Rows::Fields, all);
    assert!(!few.columns.iter().any(|(column, _)| is_group(column)));
}

#[test]
fn a_panorama_of_many_municipalities_has_forty_groups_or_those_that_are_known() {
    let (region, coverage) = many_places();
    let by_tens = |code: &MunicipalityCode| Some(code.as_str().get(..3)?.to_owned());
    let alone = panorama(&region, &coverage, DividedBy::Municipality, &each_alone).groups;
    assert_eq!(alone.len(), Panorama::MOST);
    assert!(alone.last().unwrap().others > 100);
    let grouped = panorama(&region, &coverage, DividedBy::Municipality, &by_tens).groups;
    assert!(grouped.len() < Panorama::MOST && grouped.iter().all(|group| group.others == 0));
    for groups in [alone, grouped] {
        let demand: f64 = groups.iter().map(|group| group.demand.0).sum();
        let left: f64 = groups.iter().filter_map(|g| g.surplus).map(|s| s.0).sum();
        near(demand, coverage.totals.demand.0, "demand");
        near(left, coverage.totals.surplus.0, "left over");
    }
}

#[test]
fn a_field_opens_into_its_qualifications() {
    let (region, coverage) = ave();
    let fields = matrix(&region, &coverage, &Rows::Fields, Columns::ALONE);
    let (MatrixRow::Field(field), sum) = &fields.rows[0] else {
        panic!("the widest row is a field");
    };
    let inside = matrix(
        &region,
        &coverage,
        &Rows::OfField(field.clone()),
        Columns::ALONE,
    );
    near(inside.total.demand.0, sum.demand.0, "demand of the field");
    near(inside.total.gap.0, sum.gap.0, "gap of the field");
}

#[test]
fn the_map_of_the_ave_has_outlines_and_all_its_demand() {
    let (region, coverage) = ave();
    let found = map(&region, &coverage, None, None);
    assert_eq!(found.places.len(), 8);
    assert!(found.places.iter().all(|place| !place.rings.is_empty()));
    assert!(found.without_place.is_empty());
    let demand: f64 = found.places.iter().map(|place| place.demand.0).sum();
    near(demand, coverage.totals.demand.0, "demand");
    let ((left, top), (right, bottom)) = found.corners;
    let inside = |(x, y): (f64, f64)| (left..=right).contains(&x) && (top..=bottom).contains(&y);
    assert!(found.places.iter().all(|place| inside(place.middle)));
    assert!(left < right && top < bottom);
}

#[test]
fn a_region_of_portugal_takes_its_borders_and_neighbours_from_the_list() {
    let (mut region, coverage) = ave();
    let codes: Vec<_> = region.municipalities.keys().cloned().collect();
    for code in codes {
        let mut own = region.municipalities.get(&code).unwrap().clone();
        own.outline = None;
        region.municipalities.insert(code, own);
    }
    let list = include_bytes!("../../../../../public/outlines/pt.json");
    let list = Outlines::read(list).unwrap();
    let found = map(&region, &coverage, None, Some(&list));
    assert!(found.places.iter().all(|place| !place.rings.is_empty()));
    let names: Vec<&str> = found
        .neighbours
        .iter()
        .map(|own| own.name.as_str())
        .collect();
    assert!(names.contains(&"Braga") && names.contains(&"Felgueiras"));
    assert!(!names.contains(&"Guimarães") && !names.contains(&"Lisboa"));
}

#[test]
fn the_streams_of_the_worked_example_go_from_f_to_g_in_thirty_minutes() {
    let (region, coverage) = worked(1);
    let found = streams(&region, &coverage, &"C".into());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].from.as_str(), found[0].to.as_str()), ("F", "G"));
    near(found[0].people.0, 1.6229, "people");
    near(found[0].minutes.unwrap().0, 30.0, "minutes");
}

#[test]
fn quadrants_of_the_worked_example_put_c_above_the_line() {
    let (region, coverage) = worked(1);
    let all = standings(&coverage);
    let of = |code: &str| all.iter().find(|s| s.code.as_str() == code).unwrap();
    assert_eq!((of("A").level, of("B").level, of("C").level), (5, 2, 7));
    assert!(of("C").height > 5.5 && of("A").height < 5.5);
    // O1 has 22 of at least 22 entrants, and no school near with empty places: two lights, both green.
    assert_eq!((of("A").green, of("A").known), (2, 2));
    assert_eq!(of("A").advice, Some(Advice::Maintain));
    assert!(matches!(
        of("C").advice,
        Some(Advice::Open | Advice::Prepare)
    ));
    assert_eq!(outcomes(&region, &coverage).0, []);
}

#[test]
fn a_region_with_nothing_in_it_has_empty_pictures() {
    let (mut region, _) = worked(1);
    region.needs.clear();
    region.offers.clear();
    region.municipalities.clear();
    let coverage = compute(&region);
    assert!(
        panorama(&region, &coverage, DividedBy::Field, &each_alone)
            .groups
            .is_empty()
    );
    assert!(
        matrix(&region, &coverage, &Rows::Fields, Columns::ALONE)
            .rows
            .is_empty()
    );
    assert!(map(&region, &coverage, None, None).places.is_empty());
    assert!(standings(&coverage).is_empty());
}
