//! The table of threats names tests that are there: a promise whose test was renamed or taken out is told.

use crate::{assert_none, read, root};

const TABLE: &str = "docs/security.md";

#[test]
fn every_test_that_the_table_of_threats_names_is_there() {
    let table = root().join(TABLE);
    let mut found = Vec::new();
    let mut named = 0;
    for (name, path) in read(&table)
        .split("](")
        .zip(read(&table).split("](").skip(1))
    {
        let (Some((_, name)), Some((path, _))) = (name.rsplit_once('['), path.split_once(')'))
        else {
            continue;
        };
        let Some(path) = path
            .strip_prefix("../")
            .filter(|path| !path.ends_with(".md"))
        else {
            continue;
        };
        named += 1;
        let file = root().join(path);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let is_there = match path.ends_with(".rs") {
            true => text.contains(&format!("fn {}(", name.replace(' ', "_"))),
            false => text.contains(&format!("test(\"{name}\"")),
        };
        if !is_there {
            found.push(format!("{path}: {name}"));
        }
    }
    assert!(named > 10, "the table names its tests as links");
    assert_none(&found);
}
