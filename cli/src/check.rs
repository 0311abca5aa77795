//! `enlace check FILE…`: one line per problem.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use enlace_model::check::{Problem, Severity};

use crate::End;
use crate::files::{in_order, line, open};

/// Checks each file; a file that is not opened is one error and does not stop the others.
pub fn run(files: &[OsString], out: &mut impl Write) -> io::Result<End> {
    if files.is_empty() {
        return Ok(End::Misused("check: a file is missing".to_owned()));
    }
    let mut end = End::Fine;
    in_order(files, check, |found| {
        if found.worst == Some(Severity::Error) {
            end = End::Errors;
        }
        for line in found.lines {
            writeln!(out, "{}: {line}", found.file)?;
        }
        Ok(())
    })?;
    Ok(end)
}

struct FoundProblem {
    file: String,
    worst: Option<Severity>,
    lines: Vec<String>,
}

fn check(path: &Path) -> FoundProblem {
    let file = path.display().to_string();
    match open(path) {
        Err(failure) => FoundProblem {
            file,
            worst: Some(Severity::Error),
            lines: vec![failure.line()],
        },
        Ok(opened) => {
            let problems = opened.all_problems();
            FoundProblem {
                file,
                worst: problems.iter().map(Problem::severity).min(),
                lines: problems.iter().map(line_of).collect(),
            }
        }
    }
}

fn line_of(problem: &Problem) -> String {
    let place = problem.place.to_string();
    line(
        problem.severity().as_str(),
        problem.id(),
        &place,
        &problem.values(),
    )
}
