//! `enlace`: the engine on files, for analysts and for anyone with many regions.
//!
//! One module per command. No prose is written to the standard output, only what programs can read.

mod check;
mod convert;
mod coverage;
mod files;
mod merge;
mod profile;
mod round;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
enlace: qualification needs and training offers of a region, from the command line

  enlace check FILE...   what is wrong with each file, one line per problem:
                         FILE: error|warning|remark PROBLEM PLACE KEY=VALUE...
  enlace coverage FILE... [--format table|json|csv]
                         the figures of each file
  enlace merge BASE OURS THEIRS [--take ours|theirs]
                         what both sides changed since BASE, as one file; conflicts
                         stay as in OURS, or go to the side named, and are told as
                         conflict PLACE base=... ours=... theirs=...
                         what the partner for whom BASE was made was not asked
                         stays as in OURS and is told as outside PLACE ...
  enlace convert REGION TABLE... OUT.enlace
                         imports tables (CSV, XLSX, GeoJSON) as they are
                         recognised, and says what became of their rows
  enlace convert REGION OUT.xlsx
                         the whole region as a workbook
  enlace convert REGION LIST OUT.csv
                         one list: municipality, qualification, unit, school,
                         offer, enterprise, need, ...
  enlace profile FILE --as WHOM OUT.enlace
                         the part that a partner gets, without contacts; WHOM is
                         school:CODE, enterprise_group:NAME, public, coordinator or
                         support (all names and numbers scrambled)
  enlace round FILE... [--format json] [--date DATE]
                         the planning rounds of each file: what kind each proposal
                         is, what it lacks, what it does to the gap alone and last
                         of all, how votes count, what linked proposals do together
                         and each alone; DATE decides the phase (else the region's
                         reference date)
  enlace --help          this text
  enlace --version       the version

Exit status: 0 no errors (warnings and remarks do not count), 1 errors or
conflicts that nobody decided and changes that nobody asked for, 2 wrong use.
";

/// How a command ended.
enum End {
    Fine,
    /// A file could not be opened, or has errors.
    Errors,
    /// The command line makes no sense; what was missing or unknown.
    Misused(String),
}

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let arguments: Vec<OsString> = arguments.collect();
    let wants_help = arguments.iter().any(|a| a == "--help" || a == "-h");
    let mut out = io::BufWriter::new(io::stdout().lock());
    let end = match command.to_string_lossy().as_ref() {
        "--help" | "-h" | "help" => print(&mut out, HELP),
        "--version" | "-V" => print(
            &mut out,
            concat!("enlace ", env!("CARGO_PKG_VERSION"), "\n"),
        ),
        _ if wants_help => print(&mut out, HELP),
        "check" => check::run(&arguments, &mut out),
        "coverage" => coverage::run(&arguments, &mut out, &mut io::stderr().lock()),
        "merge" => merge::run(&arguments, &mut out, &mut io::stderr().lock()),
        "convert" => convert::run(&arguments, &mut out),
        "profile" => profile::run(&arguments, &mut out),
        "round" => round::run(&arguments, &mut out, &mut io::stderr().lock()),
        "" => Ok(End::Misused("a command is missing".to_owned())),
        other => Ok(End::Misused(format!("unknown command {other}"))),
    };
    match end.and_then(|end| out.flush().map(|()| end)) {
        Ok(End::Fine) => ExitCode::SUCCESS,
        Ok(End::Errors) => ExitCode::from(1),
        Ok(End::Misused(why)) => {
            complain(&format!("{why}\n\n{HELP}"));
            ExitCode::from(2)
        }
        // Whoever reads the output has stopped reading; that is theirs to decide.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the output: {error}\n"));
            ExitCode::from(2)
        }
    }
}

fn print(out: &mut impl Write, text: &str) -> io::Result<End> {
    out.write_all(text.as_bytes())?;
    Ok(End::Fine)
}

fn complain(text: &str) {
    // Where not even this can be written, the exit status says enough.
    let _lost = write!(io::stderr().lock(), "enlace: {text}");
}
