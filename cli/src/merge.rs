//! `enlace merge BASE OURS THEIRS`: one file of what both sides changed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use enlace_edit::{Op, Spot, decide};
use enlace_exchange::json::{Opened, Stamp, write};
use enlace_exchange::merge::{Difference, Pick, Reply, Standing, compare, taken};
use enlace_exchange::profile::{Audience, Contacts, Profile};

use crate::End;
use crate::files::{line, open};

/// Which side a conflict goes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    /// To ours, and it is told that nobody decided.
    Undecided,
    Ours,
    Theirs,
}

/// Merges three files; the merged one goes to `out`, conflicts to `err`.
pub fn run(arguments: &[OsString], out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
    let (files, take) = match understood(arguments) {
        Ok(understood) => understood,
        Err(why) => return Ok(End::Misused(why)),
    };
    let mut opened = Vec::new();
    for file in files {
        match open(Path::new(file)) {
            Ok(one) => opened.push(one),
            Err(failure) => {
                writeln!(err, "{}: {}", Path::new(file).display(), failure.line())?;
                return Ok(End::Errors);
            }
        }
    }
    let Ok([base, ours, theirs]) = <[Opened; 3]>::try_from(opened) else {
        return Ok(End::Misused("merge: three files are needed".to_owned()));
    };
    let profile = profile_of(&theirs);
    let reply = Reply {
        base: Some(&base.region),
        theirs: &theirs.region,
        profile: &profile,
    };
    let differences = compare(&ours.region, &[reply]);
    let conflicts = differences
        .iter()
        .filter(|it| it.standing == Standing::Conflict);
    let mut end = End::Fine;
    for conflict in conflicts {
        writeln!(err, "{}", told(conflict))?;
        if take == Take::Undecided {
            end = End::Errors;
        }
    }
    let side = |_: usize, difference: &Difference| match (difference.standing, take) {
        (Standing::Conflict, Take::Theirs) => Pick::Voice(0),
        _ => difference.usual(),
    };
    let op = Op::Merge {
        partners: profile.partner.clone(),
        taken: taken(&differences, &side),
    };
    let mut merged = ours.region;
    match decide(&op, &merged) {
        Ok(changes) => changes.iter().for_each(|change| merged.apply(change)),
        Err(rejection) => {
            let told = line("error", rejection.id(), "file", &rejection.values());
            writeln!(err, "{told}")?;
            return Ok(End::Errors);
        }
    }
    // No clock of its own: the merged file is as old as ours.
    let stamp = Stamp {
        app: concat!("enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: ours.envelope.exported_at.unwrap_or_default(),
        ..Stamp::default()
    };
    out.write_all(write(&merged, &stamp).as_bytes())?;
    Ok(end)
}

fn understood(arguments: &[OsString]) -> Result<(Vec<&OsString>, Take), String> {
    let mut take = Take::Undecided;
    let mut files = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument != "--take" {
            files.push(argument);
            continue;
        }
        take = match arguments.next().and_then(|side| side.to_str()) {
            Some("ours") => Take::Ours,
            Some("theirs") => Take::Theirs,
            _ => return Err("merge: --take is ours or theirs".to_owned()),
        };
    }
    match files.len() {
        3 => Ok((files, take)),
        _ => Err("merge: three files are needed: BASE OURS THEIRS".to_owned()),
    }
}

/// For whom their file says it was made; one that says nothing holds everything.
fn profile_of(theirs: &Opened) -> Profile {
    let envelope = &theirs.envelope;
    let audience = envelope.profile.as_deref().and_then(Audience::from_text);
    Profile {
        audience: audience.unwrap_or(Audience::Coordinator),
        partner: envelope.partner.clone().unwrap_or_default(),
        contacts: Contacts::Included,
    }
}

fn told(conflict: &Difference) -> String {
    let place = match &conflict.spot {
        Spot::Header(field) => format!("region.{field}"),
        Spot::Setting(id) => format!("settings.{}", id.as_str()),
        Spot::SetAside(_) => "set_aside".to_owned(),
        Spot::Record(record) => record.to_string(),
        Spot::Field(record, field) => format!("{record}.{field}"),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let theirs = conflict.voices.first().map(|voice| text(&voice.text));
    let mut line = format!("conflict {}", crate::files::quoted(&place));
    for (key, value) in [
        ("base", text(&conflict.base)),
        ("ours", text(&conflict.ours)),
        ("theirs", theirs.unwrap_or_default()),
    ] {
        line.push_str(&format!(" {key}={value}"));
    }
    line
}
