//! `enlace coverage FILE… [--format table|json|csv]`: the figures of each file.

mod csv;
mod json;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use enlace_method::{Coverage, compute};

use crate::End;
use crate::files::{FileFailure, in_order, open};

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    Table,
    Json,
    Csv,
}

impl OutputFormat {
    /// The format that a word on the command line names.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "table" => Some(Self::Table),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// The figures of a file, or why it has none.
pub struct Computed {
    file: String,
    found: Result<Coverage, FileFailure>,
}

/// Computes each file and writes its figures when it is its turn; one that is not opened is reported and
/// does not stop the others.
pub fn run(
    arguments: &[OsString],
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<End> {
    let (files, format) = match asked(arguments) {
        Ok(asked) => asked,
        Err(why) => return Ok(End::Misused(format!("coverage: {why}"))),
    };
    let mut end = End::Fine;
    let mut each = |write: &mut dyn FnMut(&Computed) -> io::Result<()>| {
        in_order(&files, computed, |file| {
            if let Err(failure) = &file.found {
                end = End::Errors;
                writeln!(complaints, "{}: {}", file.file, failure.line())?;
            }
            write(&file)
        })
    };
    match format {
        OutputFormat::Table => each(&mut |file| table::write(file, out))?,
        OutputFormat::Json => json::write(out, each)?,
        OutputFormat::Csv => {
            csv::write_headings(out)?;
            each(&mut |file| csv::write(file, out))?;
        }
    }
    Ok(end)
}

fn computed(path: &Path) -> Computed {
    Computed {
        file: path.display().to_string(),
        found: open(path).map(|opened| compute(&opened.region)),
    }
}

/// Files and format from the command line, in any order; a table where no format is named.
fn asked(arguments: &[OsString]) -> Result<(Vec<OsString>, OutputFormat), String> {
    let (mut files, mut format) = (Vec::new(), OutputFormat::Table);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        let named = match text.strip_prefix("--format") {
            Some("") => Some(
                arguments
                    .next()
                    .map(|a| a.to_string_lossy())
                    .unwrap_or_default(),
            ),
            Some(rest) => rest.strip_prefix('=').map(Into::into),
            None => None,
        };
        match named {
            Some(name) => {
                let unknown = || format!("unknown format {name:?}: table, json or csv");
                format = OutputFormat::from_text(&name).ok_or_else(unknown)?;
            }
            None if text.starts_with("--") => return Err(format!("unknown option {text}")),
            None => files.push(argument.clone()),
        }
    }
    if files.is_empty() {
        return Err("a file is missing".to_owned());
    }
    Ok((files, format))
}
