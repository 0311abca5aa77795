//! `enlace coverage` on files: one object per file, in the order given.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::process::{Command, Output};

use serde_json::Value;

/// Runs `enlace coverage` in the folder of the test files.
fn coverage(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_enlace"))
        .arg("coverage")
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data"))
        .output()
        .expect("enlace starts")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the output is UTF-8")
}

#[test]
fn json_gives_one_object_per_file_also_for_one_that_is_not_opened() {
    let files = [
        "worked-example-2.json",
        "broken/truncated.json",
        "worked-example-1.json",
    ];
    let output = coverage(&[&files[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(text(output.stderr).starts_with("broken/truncated.json: error cut_off"));
    let all: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all.len(), 3);
    for (object, file) in all.iter().zip(files) {
        assert_eq!(object["file"], file);
    }
    assert_eq!(all[1]["totals"], Value::Null);
    assert_eq!(all[2]["target_year"], 2029);
    let a = &all[2]["qualifications"][0];
    assert_eq!(
        (&a["code"], &a["verdict"], &a["firm"]),
        (&"A".into(), &"shortage".into(), &true.into())
    );
    assert!((a["gap"].as_f64().unwrap() - 3.7411).abs() < 1e-3);
    assert!((a["chain"]["by_related"].as_f64().unwrap() - 4.6656).abs() < 1e-3);
    assert!((a["points"]["difficulty"].as_f64().unwrap() - 13.72).abs() < 0.005);
    let cells = all[2]["cells"].as_array().unwrap();
    let in_v = cells
        .iter()
        .find(|c| c["target"] == "A" && c["municipality"] == "V")
        .unwrap();
    assert!((in_v["uncovered"].as_f64().unwrap() - 2.0).abs() < 1e-3);
    assert_eq!(all[0]["cells"][0]["target"], "isco-08:7223");
}

#[test]
fn csv_has_a_line_per_qualification_and_the_table_a_heading() {
    let csv = text(coverage(&["--format=csv", "worked-example-1.json"]).stdout);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 5, "headings, A, B, C, the end");
    let cells = lines.iter().take(4).map(|line| line.split(',').count());
    assert!(cells.collect::<Vec<_>>().windows(2).all(|w| w[0] == w[1]));
    let table = text(coverage(&["worked-example-1.json"]).stdout);
    assert!(
        table.contains("strong_shortage, few_enterprises (2)"),
        "{table}"
    );
}

#[test]
fn an_unknown_format_or_no_file_is_wrong_use() {
    assert_eq!(
        coverage(&["--format", "xml", "worked-example-1.json"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(coverage(&[]).status.code(), Some(2));
}

#[test]
fn many_files_are_written_one_after_the_other_as_each_would_be_alone() {
    let files = [
        "worked-example-2.json",
        "broken/truncated.json",
        "worked-example-1.json",
    ];
    let alone = |format: &str| files.map(|file| text(coverage(&["--format", format, file]).stdout));
    let together = |format: &str| {
        let options: [&str; 2] = ["--format", format];
        text(coverage(&[&options[..], &files].concat()).stdout)
    };

    assert_eq!(together("table"), alone("table").concat());

    let lines_of = |csv: &String| csv.split_once("\r\n").map(|(_, lines)| lines.to_owned());
    let lines: Option<String> = alone("csv").iter().map(lines_of).collect();
    assert_eq!(lines_of(&together("csv")), lines);

    let objects = alone("json").map(|array| {
        let object = array
            .strip_prefix("[\n")
            .and_then(|rest| rest.strip_suffix("\n]\n"));
        object.map(str::to_owned).expect("an array of one object")
    });
    assert_eq!(together("json"), format!("[\n{}\n]\n", objects.join(",\n")));
}

/// Where the system tells of each process how much memory it had at most.
#[cfg(target_os = "linux")]
#[test]
fn many_files_take_no_more_memory_than_a_few() {
    use std::io::Read;

    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/samples/ave.json");
    let mut child = Command::new(env!("CARGO_BIN_EXE_enlace"))
        .args(["coverage", "--format", "csv"])
        .args(vec![sample; 150])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut out = child.stdout.take().unwrap();
    let (mut peak_kb, mut length) = (0, 0);
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = out.read(&mut piece).unwrap();
        if read == 0 {
            break;
        }
        length += read;
        // Gone with the process, whose last words are still to be read then.
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        peak_kb = number.map_or(peak_kb, |number| number.parse::<usize>().unwrap());
    }
    assert!(child.wait().unwrap().success());
    assert!(length > 1_000_000, "{length} bytes of figures");
    assert!((1..=40_000).contains(&peak_kb), "{peak_kb} kB");
}
