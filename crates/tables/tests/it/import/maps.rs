//! Maps: outlines come from polygons, points are places, and rows of other municipalities stay out.

use enlace_model::{Degrees, Kind, Region};
use enlace_tables::import::{Elsewhere, Fate, ImportChoices, Job, RemarkKind, Vocabulary, plan};

use crate::import::rules::region;
use crate::import::{import_twice, plan_of, planned, read, recognised, remark};

const SQUARE: &str =
    r#"{"type":"Polygon","coordinates":[[[-8.2,41.4],[-8.1,41.4],[-8.1,41.5],[-8.2,41.4]]]}"#;

fn map(features: &[(&str, &str)]) -> String {
    let features = features.iter().map(|(properties, geometry)| {
        format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
    });
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.collect::<Vec<_>>().join(",")
    )
}

fn at(latitude: Option<Degrees>, longitude: Option<Degrees>) -> (f64, f64) {
    let degrees = |one: Option<Degrees>| one.map_or(f64::NAN, |one| one.0);
    (degrees(latitude), degrees(longitude))
}

fn outlined() -> Region {
    let mut region = region();
    let text = map(&[(r#"{"nome":"Fafe","codigo":"0307"}"#, SQUARE)]);
    import_twice(text.as_bytes(), &mut region);
    assert!(region.municipalities[&"0307".into()].outline.is_some());
    region
}

#[test]
fn points_of_schools_are_their_places_and_leave_outlines_alone() {
    let mut region = outlined();
    let before = region.municipalities.clone();
    let text = map(&[(
        r#"{"escola":"Escola Norte","codigo da escola":"0309991","concelho":"Fafe"}"#,
        r#"{"type":"Point","coordinates":[-8.17,41.45]}"#,
    )]);
    import_twice(text.as_bytes(), &mut region);
    assert_eq!(region.municipalities, before);
    let school = &region.schools[&"0309991".into()];
    assert_eq!(at(school.latitude, school.longitude), (41.45, -8.17));
}

#[test]
fn a_point_of_a_municipality_is_its_place_and_other_shapes_are_no_outline() {
    let mut region = outlined();
    let before = region.municipalities[&"0307".into()].outline.clone();
    for geometry in [
        r#"{"type":"Point","coordinates":[-8.17,41.45]}"#,
        r#"{"type":"MultiPoint","coordinates":[[-8.17,41.45]]}"#,
        r#"{"type":"LineString","coordinates":[[-8.17,41.45],[-8.2,41.5]]}"#,
    ] {
        let text = map(&[(r#"{"nome":"Fafe","codigo":"0307"}"#, geometry)]);
        import_twice(text.as_bytes(), &mut region);
        let fafe = &region.municipalities[&"0307".into()];
        assert_eq!(fafe.outline, before, "{geometry}");
        assert_eq!(at(fafe.latitude, fafe.longitude), (41.45, -8.17));
    }
    // Nor is one that stands in a cell of a table.
    let text = "codigo;nome;geometry\n0307;Fafe;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[-8.17,41.45]}\"\n";
    let plan = plan_of(text, &region);
    assert_eq!(plan.count(Kind::Municipality, Fate::Changed), 0);
}

#[test]
fn outlines_and_points_of_one_map_go_where_each_belongs() {
    let mut region = region();
    let text = map(&[
        (r#"{"nome":"Fafe","codigo":"0307"}"#, SQUARE),
        (
            r#"{"nome":"Cabeceiras de Basto","codigo":"0304"}"#,
            r#"{"type":"Point","coordinates":[-7.99,41.51]}"#,
        ),
        (
            r#"{"nome":"Guimarães","codigo":"0308"}"#,
            &format!(r#"{{"type":"GeometryCollection","geometries":[{SQUARE}]}}"#),
        ),
    ]);
    import_twice(text.as_bytes(), &mut region);
    let place = |code: &str| &region.municipalities[&code.into()];
    assert!(place("0307").outline.is_some() && place("0308").outline.is_some());
    assert_eq!(place("0304").outline, None);
    assert_eq!(
        at(place("0304").latitude, place("0304").longitude),
        (41.51, -7.99)
    );
}

#[test]
fn outlines_of_other_municipalities_are_left_out_unless_they_are_wanted() {
    let region = outlined();
    let text = map(&[
        (r#"{"nome":"Fafe","codigo":"0307"}"#, SQUARE),
        (r#"{"nome":"Lisboa","codigo":"1106"}"#, SQUARE),
        (r#"{"nome":"Porto","codigo":"1312"}"#, SQUARE),
    ]);
    let plan = plan_of(&text, &region);
    assert_eq!(plan.count(Kind::Municipality, Fate::Added), 0);
    assert_eq!(
        remark(&plan, RemarkKind::ElsewhereRows).map(|told| told.0),
        Some(2)
    );
    let table = read(text.as_bytes());
    let mut mapping = recognised(&table, &region);
    mapping.elsewhere = Elsewhere::Add;
    let plan = planned(&table, &mapping, &region, &[]);
    assert_eq!(plan.count(Kind::Municipality, Fate::Added), 2);
    // The same holds for lists of places and of how many businesses they have.
    for text in [
        "codigo;nome;populacao\n0307;Fafe;48506\n1106;Lisboa;509614\n",
        "codigo municipio;cae;dimensao;empresas\n0307;13;micro;20\n1106;13;micro;900\n",
    ] {
        let plan = plan_of(text, &region);
        assert_eq!(plan.count(Kind::Municipality, Fate::Added), 0, "{text}");
        assert!(remark(&plan, RemarkKind::ElsewhereRows).is_some(), "{text}");
    }
}

#[test]
fn another_map_replaces_no_outline_unasked_but_one_that_lay_elsewhere() {
    let mut region = outlined();
    let shifted = SQUARE.replace("41.5", "41.51");
    let text = map(&[(r#"{"nome":"Fafe","codigo":"0307"}"#, &shifted)]);
    let held = plan_of(&text, &region);
    assert_eq!(held.changes(), []);
    let told: Vec<&str> = held.lowered.iter().map(|one| &*one.target).collect();
    assert_eq!(told, ["municipality.outline"]);
    let table = read(text.as_bytes());
    let job = Job {
        table: &table,
        mapping: &recognised(&table, &region),
        region: &region,
        choices: &ImportChoices {
            overwrite: vec!["municipality.outline".to_owned()],
            ..ImportChoices::default()
        },
        vocabulary: &Vocabulary::default(),
        progress: None,
    };
    let wanted = plan(&job, &mut || unreachable!("nothing is new"));
    assert_eq!(wanted.count(Kind::Municipality, Fate::Changed), 1);
    // What lay in another country by a slip is put right.
    let fafe = region.municipalities.get_mut(&"0307".into()).unwrap();
    let far = shifted.replace("-8.", "38.");
    fafe.outline = serde_json::from_str(&far).ok();
    for (code, name) in [("0304", -7.99), ("0308", -8.29)] {
        let place = region.municipalities.get_mut(&code.into()).unwrap();
        (place.latitude, place.longitude) = (Some(Degrees(41.45)), Some(Degrees(name)));
    }
    assert_eq!(
        plan_of(&text, &region).count(Kind::Municipality, Fate::Changed),
        1
    );
}

#[test]
fn shapes_that_draw_no_area_are_no_outline() {
    let region = region();
    for shape in [
        r#"{"type":"Polygon","coordinates":[[]]}"#,
        r#"{"type":"Polygon","coordinates":[[[-8.1,41.4],[-8.1,41.4]]]}"#,
        r#"{"type":"Polygon","coordinates":[[["x","y"],["x","y"],["x","y"],["x","y"]]]}"#,
        r#"{"type":"MultiPolygon","coordinates":[[[]]]}"#,
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-8.1,41.4]}]}"#,
    ] {
        let text = map(&[(r#"{"nome":"Fafe","codigo":"0307"}"#, shape)]);
        let plan = plan_of(&text, &region);
        assert_eq!(plan.changes(), [], "{shape}");
        assert_eq!(
            remark(&plan, RemarkKind::NoOutline).map(|told| told.0),
            Some(1),
            "{shape}"
        );
    }
    // One feature may stand alone.
    let one = format!(
        r#"{{"type":"Feature","properties":{{"nome":"Fafe","codigo":"0307"}},"geometry":{SQUARE}}}"#
    );
    assert_eq!(
        plan_of(&one, &region).count(Kind::Municipality, Fate::Changed),
        1
    );
}
