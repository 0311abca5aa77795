//! Coordinates as tables and maps have them: put right, told, or left to the problems of the data.

use enlace_edit::mend::mending;
use enlace_edit::{Op, decide};
use enlace_model::check::{Problem, check};
use enlace_model::{Degrees, Region, School};
use enlace_tables::import::{Plan, RemarkKind};

use crate::import::rules::region;
use crate::import::{import, import_twice, plan_of, remark};

/// Three municipalities with their coordinates.
fn located() -> Region {
    let mut region = region();
    for (code, north, east) in [
        ("0304", 41.5144, -7.9901),
        ("0307", 41.4497, -8.1726),
        ("0308", 41.4456, -8.2933),
    ] {
        let own = region.municipalities.get_mut(&code.into());
        let own = own.expect("it is there");
        own.latitude = Some(Degrees(north));
        own.longitude = Some(Degrees(east));
    }
    region
}

fn school(region: &Region) -> &School {
    &region.schools[&"0309991".into()]
}

fn at(school: &School) -> (Option<f64>, Option<f64>) {
    (school.latitude.map(|d| d.0), school.longitude.map(|d| d.0))
}

fn one(cells: &str) -> String {
    format!("escola;codigo da escola;concelho;latitude;longitude\nE;0309991;Fafe;{cells}\n")
}

#[track_caller]
fn near(region: &Region, cells: &str) {
    let (north, east) = at(school(region));
    let is = |read: Option<f64>, wanted: f64| read.is_some_and(|one| (one - wanted).abs() < 0.02);
    assert!(
        is(north, 41.45) && is(east, -8.17),
        "{cells}: {north:?} {east:?}"
    );
}

#[test]
fn a_slip_in_a_tables_coordinates_is_put_right_and_told() {
    for (cells, told) in [
        ("41,45;-8,17", None),
        ("41.450.812;-8.168.213", None),
        ("41°27'N;8°10'W", None),
        ("41° 27' 2,9\" N;8° 10' 5,6'' O", None),
        ("41,45°;-8,17°", None),
        ("-8,17;41,45", Some(RemarkKind::CoordinatesSwapped)),
        ("8,17;41,45", Some(RemarkKind::CoordinatesSwapped)),
        (
            "-8.168.213;41.450.812",
            Some(RemarkKind::CoordinatesSwapped),
        ),
        ("4145081;-816821", Some(RemarkKind::CoordinatesMark)),
        ("41,45081;-816821", Some(RemarkKind::CoordinatesMark)),
    ] {
        let mut region = located();
        let plan = import_twice(one(cells).as_bytes(), &mut region);
        assert!(plan.cells.is_empty(), "{cells}: {:?}", plan.cells);
        near(&region, cells);
        for kind in [RemarkKind::CoordinatesSwapped, RemarkKind::CoordinatesMark] {
            let count = remark(&plan, kind).map(|told| told.0);
            assert_eq!(count, (told == Some(kind)).then_some(1), "{cells}");
        }
        assert_eq!(far(&region), Vec::<(String, String)>::new(), "{cells}");
    }
}

#[test]
fn metres_are_told_with_what_to_do_and_are_no_degrees() {
    for cells in ["-41234,5;215678,9", "4589000;570000", "5078000;-909000"] {
        let mut region = located();
        let plan = import_twice(one(cells).as_bytes(), &mut region);
        let told: Vec<_> = plan
            .cells
            .iter()
            .map(|one| (one.column, one.why.id()))
            .collect();
        let both = [(Some(3), "no_degrees"), (Some(4), "no_degrees")];
        assert_eq!(told, both, "{cells}");
        assert_eq!(at(school(&region)), (None, None), "{cells}");
    }
}

fn far(region: &Region) -> Vec<(String, String)> {
    let is_far =
        |one: &&Problem| one.id().contains("_far_") || one.id() == "outline_not_in_degrees";
    let all = check(region);
    let told = all.iter().filter(is_far).map(|one| {
        let values = one.values().into_iter().map(|(_, value)| value);
        (one.id().to_owned(), values.collect())
    });
    told.collect()
}

fn mended(region: &Region) -> Region {
    let problems = check(region);
    let right = problems
        .into_iter()
        .filter(|one| mending(one, region).is_some());
    let right: Vec<Problem> = right.filter(|one| one.id().contains("_far_")).collect();
    let mut region = region.clone();
    let changes = decide(&Op::Mend(right), &region).expect("it can be mended");
    changes.iter().for_each(|change| region.apply(change));
    region
}

#[test]
fn a_place_far_from_the_rest_is_told_before_and_after_and_mended_where_it_is_plain() {
    for (cells, km, right) in [
        ("41,45;8,17", 1350..1380, true),
        ("0;0", 4_600..4_720, true),
        ("38,72;-9,14", 300..330, false),
    ] {
        let mut region = located();
        let plan = plan_of(&one(cells), &region);
        let (count, _, name, told) = remark(&plan, RemarkKind::FarPlaces).expect("it is told");
        assert_eq!((count, name), (1, "E"), "{cells}");
        assert!(
            km.contains(&told.parse::<i32>().expect("kilometres")),
            "{cells}: {told}"
        );
        import(&plan, &mut region);
        let problem = ("school_far_from_municipality".to_owned(), told.to_owned());
        assert_eq!(far(&region), [problem], "{cells}");
        let mended = mended(&region);
        assert_eq!(far(&mended).is_empty(), right, "{cells}");
        match cells {
            "0;0" => assert_eq!(at(school(&mended)), (None, None)),
            "41,45;8,17" => near(&mended, cells),
            _ => assert_eq!(mended, region),
        }
    }
}

#[test]
fn a_municipality_far_from_the_others_is_a_problem_of_the_data() {
    let mut region = located();
    let text = "codigo;nome;latitude;longitude\n0307;Fafe;41,4497;8,1726\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    let told = remark(&plan, RemarkKind::FarPlaces).map(|told| (told.0, told.2));
    assert_eq!(told, Some((1, "Fafe")));
    let problems = far(&region);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].0, "place_far_from_region");
    assert_eq!(far(&mended(&region)), []);
    // Swapped it is put right on the way in.
    let mut region = located();
    let text = "codigo;nome;latitude;longitude\n0307;Fafe;-8,1726;41,4497\n";
    let plan = import_twice(text.as_bytes(), &mut region);
    assert!(remark(&plan, RemarkKind::CoordinatesSwapped).is_some());
    assert_eq!(region.municipalities, located().municipalities);
}

fn map(geometry: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"nome":"Fafe","codigo":"0307"}},"geometry":{geometry}}}]}}"#
    )
}

fn outline(region: &Region) -> Option<serde_json::Value> {
    region.municipalities[&"0307".into()].outline.clone()
}

#[test]
fn a_map_with_swapped_coordinates_is_put_right_and_one_in_metres_is_told() {
    let right = r#"{"type":"Polygon","coordinates":[[[-8.17,41.45],[-8.17,41.46],[-8.15,41.46],[-8.17,41.45]]]}"#;
    let swapped = r#"{"type":"Polygon","coordinates":[[[41.45,-8.17],[41.46,-8.17],[41.46,-8.15],[41.45,-8.17]]]}"#;
    let mut expected = located();
    import_twice(map(right).as_bytes(), &mut expected);
    // In a region whose places are not known yet, the country tells.
    for region in [located(), region()] {
        let mut region = region;
        let plan = import_twice(map(swapped).as_bytes(), &mut region);
        let told = remark(&plan, RemarkKind::CoordinatesSwapped).map(|told| told.0);
        assert_eq!((outline(&region), told), (outline(&expected), Some(1)));
    }
    for metres in [
        r#"{"type":"Polygon","coordinates":[[[-3000.5,200000],[-3000,210000],[2000,210000],[-3000.5,200000]]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[[-909000,5078000],[-908000,5078000],[-908000,5079000],[-909000,5078000]]]]}"#,
    ] {
        let mut region = expected.clone();
        let plan = import_twice(map(metres).as_bytes(), &mut region);
        assert_eq!(
            remark(&plan, RemarkKind::NotWgs84).map(|told| told.0),
            Some(1)
        );
        assert_eq!(region, expected);
    }
    // What a file brings is told as a problem.
    let mut region = located();
    let own = region
        .municipalities
        .get_mut(&"0307".into())
        .expect("it is there");
    own.outline = Some(serde_json::from_str(swapped).expect("it is a shape"));
    assert_eq!(far(&region)[0].0, "outline_far_from_region");
    let own = region
        .municipalities
        .get_mut(&"0307".into())
        .expect("it is there");
    own.outline =
        serde_json::from_str(r#"{"type":"Polygon","coordinates":[[[-3000.5,200000]]]}"#).ok();
    assert_eq!(far(&region)[0].0, "outline_not_in_degrees");
}

#[test]
fn a_point_of_a_map_is_judged_like_the_cells_of_a_table() {
    for (point, kind) in [
        ("[41.45,-8.17]", Some(RemarkKind::CoordinatesSwapped)),
        ("[-8.17,41.45]", None),
    ] {
        let mut region = located();
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"escola":"E","codigo da escola":"0309991","concelho":"Fafe"}},"geometry":{{"type":"Point","coordinates":{point}}}}}]}}"#
        );
        let plan = import_twice(text.as_bytes(), &mut region);
        near(&region, point);
        assert_eq!(
            remark(&plan, RemarkKind::CoordinatesSwapped).is_some(),
            kind.is_some()
        );
    }
}

/// A plan leaves cells out that it tells, and nothing else.
#[test]
fn one_number_of_a_place_alone_is_taken_as_it_is() {
    let region = located();
    let plan: Plan = plan_of(
        "escola;codigo da escola;concelho;latitude\nE;0309991;Fafe;41,45\n",
        &region,
    );
    assert!(plan.cells.is_empty() && plan.refused.is_empty());
}
