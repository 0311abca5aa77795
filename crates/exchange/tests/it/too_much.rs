//! Files that hold so much of nothing that they would fill the memory are refused with a clear reason.

use crate::bad_files::{opened, refused};
use enlace_exchange::json::read;

#[test]
fn a_file_of_which_next_to_nothing_can_be_read_is_refused_before_it_fills_the_memory() {
    let limit = [("limit", "100000")];
    let file = |inside: String| {
        format!(r#"{{"format":"enlace-region","version":1,"region":{{{inside}}}}}"#).into_bytes()
    };
    let many = |entry: &str| vec![entry; 100_002].join(",");
    let keys: Vec<String> = (0..100_001).map(|n| format!(r#""k{n}":0"#)).collect();
    refused(
        &file(format!(r#""needs":[{}]"#, many("0"))),
        "nothing_usable",
        &limit,
    );
    refused(
        &file(format!(r#""set_aside":[{}]"#, many("0"))),
        "nothing_usable",
        &limit,
    );
    refused(&file(many(r#""needs":[]"#)), "nothing_usable", &limit);
    refused(&file(keys.join(",")), "nothing_usable", &limit);
    let around = format!(
        r#"{{"format":"enlace-region",{},"region":{{}}}}"#,
        keys.join(",")
    );
    refused(around.as_bytes(), "nothing_usable", &limit);
}

#[test]
fn a_file_whose_unknown_values_would_fill_the_memory_is_refused_wherever_they_stand() {
    let limit = [("limit", "800")];
    let zeros = |count: usize| vec!["0"; count].join(",");
    let file = |region: &str| {
        format!(r#"{{"format":"enlace-region","version":1,"region":{{"name":"R",{region}}}}}"#)
    };
    let need = |id: &str, inside: &str| format!(r#"{{"id":"{id}","kind":"recruit",{inside}}}"#);
    let half = zeros(4_200_000);
    // Two halves: no record and no field has too many of its own.
    let two = |inside: &dyn Fn(&str) -> String| {
        file(&format!(
            r#""needs":[{},{}]"#,
            need("1", &inside("a")),
            need("2", &inside("b"))
        ))
    };
    refused(
        two(&|_| format!(r#""later":[{half}]"#)).as_bytes(),
        "too_much_memory",
        &limit,
    );
    let grouped =
        two(&|_| format!(r#""occupation":{{"system":"ISCO-08","code":"1","later":[{half}]}}"#));
    refused(grouped.as_bytes(), "too_much_memory", &limit);
    let objects = vec![r#"{"a":0}"#; 1_100_000].join(",");
    refused(
        file(&format!(r#""later":[{objects}]"#)).as_bytes(),
        "too_much_memory",
        &limit,
    );
    let around =
        file(&format!(r#""later":[{half}]"#)).replacen("{", &format!(r#"{{"later":[{half}],"#), 1);
    refused(around.as_bytes(), "too_much_memory", &limit);
    // Groups in groups, and records that say next to nothing, take more than values do.
    let needs = |count: usize, more: &str| {
        let all = (0..count).map(|n| format!(r#"{{"id":"{n}","kind":"recruit"{more}}}"#));
        file(&format!(
            r#""needs":[{}]"#,
            all.collect::<Vec<_>>().join(",")
        ))
    };
    let deep = needs(250_000, r#","x":{"a":{"a":{"a":{}}}}"#);
    refused(deep.as_bytes(), "too_much_memory", &limit);
    refused(needs(1_000_000, "").as_bytes(), "too_much_memory", &limit);
    // Below the limit it is opened and kept.
    let kept = opened(
        file(&format!(
            r#""id":"r","reference_date":"2026-01-01","target_year":2029,"later":[{}]"#,
            zeros(10_000)
        ))
        .as_bytes(),
        &[],
    );
    assert_eq!(kept.region.header.kept.iter().count(), 1);
    // A table that was taken for a region is still told as what it is.
    let table = "a,b,c,d,e,f,g,h\n".repeat(900_000);
    assert_eq!(read(table.as_bytes()).map_err(|it| it.id()), Err("table"));
}
