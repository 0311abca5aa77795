//! The tests of an enterprise's statements over the years, of groups, and of business counts.

use serde_json::{Value, json};

use super::{Case, small};
use crate::laws::region::File;

/// A firm's certain statement: persons a year in a span, said on a day.
fn need(id: &str, who: &str, yearly: f64, span: (i32, i32), said: &str) -> Value {
    let years = span.1 - span.0 + 1;
    json!({
        "id": id, "enterprise": who, "qualification": "X", "kind": "recruit",
        "persons": yearly * f64::from(years), "first_year": span.0, "years": years,
        "evidence": said, "probability": { "value": 1.0 },
    })
}

fn firms(target_year: i32, needs: Value) -> File {
    small(
        target_year,
        json!({
            "enterprises": [
                { "id": "E", "name": "E", "municipality": "M", "sector": { "system": "CAE", "code": "131" } },
                { "id": "G", "name": "G", "kind": "group", "sector": { "system": "CAE", "code": "13" } },
            ],
            "evidence": [
                { "id": "2010", "kind": "survey", "date": "2010-01-01" },
                { "id": "2025", "kind": "survey", "date": "2025-03-01" },
                { "id": "2026", "kind": "survey", "date": "2026-03-01" },
            ],
            "needs": needs,
        }),
    )
}

/// The tests of *superseded*, section 4.
pub fn schedules() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |what, needs: Value, wanted: &[(i32, f64)]| {
        for (year, demand) in wanted {
            cases.push(Case {
                what,
                file: firms(*year, needs.clone()),
                figures: vec![("q.X.demand", *demand)],
            });
        }
    };
    add(
        "a later answer that overlaps",
        json!([
            need("1", "E", 10.0, (2028, 2029), "2025"),
            need("2", "E", 8.0, (2029, 2030), "2026"),
        ]),
        &[(2028, 10.0), (2029, 8.0), (2030, 8.0), (2035, 8.0)],
    );
    add(
        "a schedule in one answer",
        json!([
            need("1", "E", 3.0, (2026, 2026), "2026"),
            need("2", "E", 4.0, (2027, 2027), "2026"),
            need("3", "E", 5.0, (2028, 2028), "2026"),
        ]),
        &[(2026, 3.0), (2027, 4.0), (2028, 5.0), (2033, 5.0)],
    );
    add(
        "then nobody",
        json!([
            need("1", "E", 10.0, (2028, 2028), "2026"),
            need("2", "E", 0.0, (2029, 2029), "2026"),
        ]),
        &[(2030, 0.0)],
    );
    add(
        "a later answer for one of two years",
        json!([
            need("1", "E", 10.0, (2027, 2028), "2025"),
            need("2", "E", 8.0, (2027, 2027), "2026"),
        ]),
        &[(2027, 8.0), (2028, 10.0), (2029, 10.0)],
    );
    let mut expired = firms(
        2028,
        json!([
            need("1", "E", 10.0, (2026, 2030), "2010"),
            need("2", "E", 8.0, (2027, 2027), "2026"),
        ]),
    );
    expired.insert("reference_date".into(), "2026-03-01".into());
    cases.push(Case {
        what: "beside an expired answer",
        file: expired,
        figures: vec![("q.X.demand", 8.0)],
    });
    cases
}

/// The tests of *groups*, section 4.
pub fn groups() -> Vec<Case> {
    let at = |mut need: Value, place: &str| {
        need["municipality"] = place.into();
        need
    };
    let year = (2029, 2029);
    let together = json!([
        at(need("1", "G", 6.0, year, "2026"), "M"),
        at(need("2", "G", 6.0, year, "2026"), "M"),
        need("3", "E", 5.0, year, "2026"),
    ]);
    let apart = json!([
        at(need("1", "G", 10.0, year, "2026"), "M"),
        at(need("2", "G", 10.0, year, "2026"), "N"),
        need("3", "E", 8.0, year, "2026"),
    ]);
    let case = |what, needs, figures: &[(&'static str, f64)]| Case {
        what,
        file: firms(2029, needs),
        figures: figures.to_vec(),
    };
    vec![
        case(
            "a group that says 6 and 6 beside a firm that says 5",
            together,
            &[
                ("q.X.demand", 12.0),
                ("need.1.counted", 3.5),
                ("need.2.counted", 3.5),
            ],
        ),
        case(
            "a group in two municipalities beside a firm in one",
            apart,
            &[
                ("q.X.demand", 20.0),
                ("need.1.counted", 2.0),
                ("need.2.counted", 10.0),
            ],
        ),
    ]
}

/// A whole-region statement of 80, split by counts: M has a total of 30 beside its parts, N for all sectors 10
/// micro and 40 small, P by sector a total of 20 beside 7 micro and equal lines of 30 and 30, Q lines of 0.
pub fn businesses() -> Case {
    let line = |count: u32, sector: &str, size: &str| {
        let text = |text: &str| {
            if text.is_empty() {
                Value::Null
            } else {
                text.into()
            }
        };
        json!({ "count": count, "sector": text(sector), "size": text(size) })
    };
    let place =
        |code: &str, lines: Value| json!({ "code": code, "name": code, "businesses": lines });
    let mut need = need("1", "G", 80.0, (2029, 2029), "2026");
    need["whole_region"] = true.into();
    let mut file = firms(2029, json!([need]));
    file.insert(
        "municipalities".into(),
        json!([
            place(
                "M",
                json!([line(30, "", ""), line(90, "13", ""), line(90, "", "micro")])
            ),
            place(
                "N",
                json!([
                    line(10, "", "micro"),
                    line(90, "13", ""),
                    line(40, "", "small")
                ])
            ),
            place(
                "P",
                json!([
                    line(20, "13", ""),
                    line(7, "13", "micro"),
                    line(30, "25", "micro"),
                    line(30, "25", "micro"),
                ])
            ),
            place("Q", json!([line(0, "", ""), line(50, "13", "")])),
        ]),
    );
    Case {
        what: "business counts with totals and parts",
        file,
        figures: vec![
            ("cell.X@M.demand", 15.0),
            ("cell.X@N.demand", 25.0),
            ("cell.X@P.demand", 40.0),
            ("cell.X@Q.demand", 0.0),
        ],
    }
}
