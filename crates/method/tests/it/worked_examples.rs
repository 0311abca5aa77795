//! The worked examples of the method stand in files that the program itself would write.

use std::path::PathBuf;

use enlace_exchange::json::{Opened, Stamp, read, write};

/// With this variable set, the files are written anew.
const REWRITE: &str = "ENLACE_REWRITE";

fn check(name: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data")
        .join(name);
    let text = std::fs::read_to_string(&path).expect("the worked example is in the repository");
    let opened = read(text.as_bytes()).expect("the worked example opens");
    // The method's examples speak in spring of classes that begin in autumn.
    let mut problems = opened.all_problems();
    problems.retain(|problem| problem.id() != "running_before_it_begins");
    assert_eq!(problems, [], "{name}");
    let written = write(&opened.region, &stamp(&opened));
    if std::env::var_os(REWRITE).is_some() {
        std::fs::write(&path, &written).expect("the worked example can be written");
    } else {
        assert_eq!(
            text, written,
            "{name} differs from what is written; {REWRITE}=1 writes it"
        );
    }
}

fn stamp(opened: &Opened) -> Stamp {
    let envelope = opened.envelope.clone();
    Stamp {
        app: envelope.app.unwrap_or_default(),
        exported_at: envelope.exported_at.unwrap_or_default(),
        profile: envelope.profile,
        partner: envelope.partner,
        sender: envelope.sender,
        base: envelope.base,
    }
}

#[test]
fn the_first_worked_example_is_written_as_it_stands() {
    check("worked-example-1.json");
}

#[test]
fn the_second_worked_example_is_written_as_it_stands() {
    check("worked-example-2.json");
}
